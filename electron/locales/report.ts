import type { Finding, Verdict } from "../core/findings.ts";
import type { Outcome } from "../core/outcome.ts";
import { explain, explainStep } from "./explain.ts";
import { createShortener, type Shortener } from "./report-masks.ts";
import type { Locale } from "./types.ts";

/** What a report is made of: the result of `check`. */
export interface ReportInput {
  readonly verdict: Verdict;
  readonly findings: readonly Finding[];
  readonly lagrange: {
    readonly path: string;
    readonly uin: string | null;
    readonly running: boolean;
    readonly links: readonly {
      readonly index: number;
      readonly type: string | null;
      readonly url: string;
      readonly state: keyof Locale["linkStates"];
    }[];
  } | null;
  readonly yunzai: {
    readonly path: string;
    readonly adapters: readonly string[];
    readonly port: number;
    readonly running: boolean;
  } | null;
  readonly outcome: Outcome | null;
  readonly recommended: { readonly url: string } | null;
}

/** What a report tells of this machine, beside the check. */
export interface AboutMachine {
  /** This program's version, Node's, and the system's name: `0.1.0`, `20.19.0`, `win32 x64 10.0.22631`. */
  readonly version: string;
  readonly node: string;
  readonly system: string;
  /** The home folder, which the report writes as `~`; null where there is none. */
  readonly home: string | null;
}

/**
 * A text to share where one asks for help: versions, verdict, findings and the handshake's steps. Paths
 * are shortened, QQ ids masked; tokens were never in the input. Markdown that reads well as plain text.
 */
export function makeReport(locale: Locale, input: ReportInput, about: AboutMachine): string {
  const texts = locale.report;
  const shortener = createShortener(about.home, input.lagrange?.uin ?? null);
  const { outcome, verdict, recommended } = input;
  const lines = [
    `# ${texts.title}`,
    texts.masked,
    "",
    `- ${texts.versions}: lagrange-yunzai-setup ${about.version}, Node ${about.node}, ${about.system}`,
    `- ${texts.verdict}: ${locale.verdicts[verdict]} (${verdict})`,
    ...programLines(locale, input, shortener),
    ...(recommended ? [`- ${texts.recommended}: ${recommended.url}`] : []),
    "",
    `## ${texts.findings}`,
    ...input.findings.flatMap((finding) => findingLines(locale, finding, shortener)),
    ...(outcome ? ["", `## ${texts.handshake}`, ...outcomeLines(locale, outcome)] : []),
  ];
  return shortener.text(lines.join("\n"));
}

function programLines(
  { report, linkStates }: Locale,
  { lagrange, yunzai }: ReportInput,
  { path }: Shortener,
): string[] {
  const running = (is: boolean): string => (is ? report.running : report.notRunning);
  const lines = [
    lagrange
      ? `- ${report.lagrange}: ${path(lagrange.path)}, QQ ${lagrange.uin ?? "?"}, ${running(lagrange.running)}`
      : `- ${report.lagrange}: ${report.unknown}`,
  ];
  for (const { index, type, url, state } of lagrange?.links ?? []) {
    lines.push(`  - #${index} ${type ?? "?"} ${url} (${linkStates[state]})`);
  }
  lines.push(
    yunzai
      ? `- ${report.yunzai}: ${path(yunzai.path)}, ${yunzai.port}, ${running(yunzai.running)}, ${yunzai.adapters.join(" ")}`
      : `- ${report.yunzai}: ${report.unknown}`,
  );
  return lines;
}

function findingLines(locale: Locale, finding: Finding, { sentence }: Shortener): string[] {
  const { title, cause, cure } = explain(locale.findings, finding);
  const follows = finding.causedBy === undefined ? "" : ` (${locale.report.follows} ${finding.causedBy})`;
  return [
    `- [${locale.severities[finding.severity]}] ${finding.code}: ${title}${follows}`,
    `  ${cause}`,
    ...cure.map((step) => `  > ${step}`),
  ].map((line) => sentence(line, finding));
}

function outcomeLines(locale: Locale, { kind, url, address, ms, steps }: Outcome): string[] {
  const { stages, statuses } = locale.steps;
  return [
    `${url} (${address ?? "?"}): ${kind}, ${ms} ms`,
    ...steps
      .filter(({ status }) => status !== "skipped")
      .map((step) =>
        `- ${stages[step.stage]}: ${statuses[step.status]}, ${step.ms} ms ${explainStep(locale.steps, step)}`.trimEnd(),
      ),
  ];
}
