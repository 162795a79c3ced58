import type { Finding, Severity } from "../../electron/core/findings.ts";
import { explain, type Explanation } from "../../electron/locales/explain.ts";
import type { Locale } from "../../electron/locales/types.ts";
import { pathsAmong } from "./paths-in-text.ts";

/** A finding in words, ready to be shown. */
export interface FindingText extends Explanation {
  /** Its code: stable, and the same finding's whatever the language. */
  readonly id: string;
  readonly severity: Severity;
  /** The paths that its sentences name. */
  readonly paths?: readonly string[];
}

/** A finding in the chosen language. */
export function findingText(locale: Locale, finding: Finding): FindingText {
  const { code, severity, facts } = finding;
  return {
    id: code,
    severity,
    ...explain(locale.findings, finding),
    paths: pathsAmong(Object.values(facts)),
  };
}

/** What merely follows from a finding, in the chosen language. */
export function consequencesOf(
  locale: Locale,
  findings: readonly Finding[],
  cause: Finding,
): readonly FindingText[] {
  return findings
    .filter(({ causedBy }) => causedBy === cause.code)
    .map((finding) => findingText(locale, finding));
}
