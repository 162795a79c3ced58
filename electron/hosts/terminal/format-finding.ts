import type { Finding } from "../../core/findings.ts";
import { explain } from "../../locales/explain.ts";
import type { Look } from "./console.ts";
import { block, type Row } from "./layout.ts";

/**
 * A finding as title, cause and cure. One that merely follows from another of `all` points there
 * instead of offering a cure of its own.
 */
export function formatFinding(
  finding: Finding,
  all: readonly Finding[],
  { locale, paint, width }: Look,
): readonly string[] {
  const texts = locale.terminal.output;
  const { title, cause, cure } = explain(locale.findings, finding);
  const rows: Row[] = [[texts.cause, cause]];
  const source = all.find(({ code }) => code === finding.causedBy);
  if (source) rows.push([texts.cure, texts.follows(explain(locale.findings, source).title)]);
  else if (cure.length > 1) rows.push([texts.cure, cure.map((step, index) => `${index + 1}. ${step}`)]);
  else if (cure.length > 0) rows.push([texts.cure, cure]);
  const badge = { error: paint.bad, warning: paint.caution, info: paint.accent }[finding.severity];
  return [
    `${badge(locale.severities[finding.severity])}  ${paint.strong(title)}  ${paint.quiet(finding.code)}`,
    ...block(rows, { indent: 2, width, label: paint.quiet }),
  ];
}
