import type { Finding, Severity } from "../../electron/core/findings.ts";
import { explain, type Explanation } from "../../electron/locales/explain.ts";
import type { Locale } from "../../electron/locales/types.ts";

/** A finding in words, ready to be shown. */
export interface FindingText extends Explanation {
  /** Its code: stable, and the same finding's whatever the language. */
  readonly id: string;
  readonly severity: Severity;
}

/** A finding in the chosen language. */
export function findingText(locale: Locale, finding: Finding): FindingText {
  return { id: finding.code, severity: finding.severity, ...explain(locale.findings, finding) };
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
