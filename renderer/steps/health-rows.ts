import type { FindingCode, Subject } from "../../electron/core/findings.ts";
import type { CheckResult } from "../../electron/jobs/results.ts";
import type { HealthTexts } from "../../electron/locales/window-health-types.ts";

/** A part of the link: how it stands, in a word and in a sentence. */
export interface HealthRow {
  readonly id: "settings" | "yunzai" | "lagrange";
  readonly tone: "good" | "caution" | "quiet";
  readonly word: string;
  readonly label: string;
  readonly sentence: string;
}

/** How Lagrange stands beside settings that are right. */
export type LagrangeState = keyof HealthTexts["healthy"];

/** These are said by a row; told again as a note they would only repeat it. */
export const saidByRows: ReadonlySet<FindingCode> = new Set<FindingCode>([
  "lagrange-not-running",
  "lagrange-never-logged-in",
  "lagrange-needs-restart",
]);

/** A Lagrange that never logged in will not dial, whether it runs or not (FACTS L10). */
export function lagrangeState({ findings }: Pick<CheckResult, "findings">): LagrangeState {
  const codes = new Set(findings.map(({ code }) => code));
  if (codes.has("lagrange-never-logged-in")) return "never-logged-in";
  if (codes.has("lagrange-not-running")) return "not-running";
  return codes.has("lagrange-needs-restart") ? "old-settings" : "running";
}

/**
 * How each part of a healthy link stands: only what the check really saw. Redis is not among it: it is asked
 * only where Yunzai does not run. Pure.
 */
export function healthRows(texts: HealthTexts["rows"], result: CheckResult): readonly HealthRow[] {
  return [settingsRow(texts, result), yunzaiRow(texts, result), lagrangeRow(texts, result)];
}

function settingsRow(texts: HealthTexts["rows"], result: CheckResult): HealthRow {
  return {
    id: "settings",
    label: texts.settings,
    ...rightOr(texts, result, "settings"),
    sentence: entryOf(texts, result),
  };
}

function entryOf(texts: HealthTexts["rows"], { lagrange }: CheckResult): string {
  const links = lagrange?.links ?? [];
  const own = links.find(({ isYunzaiLink }) => isYunzaiLink);
  if (!own) return texts.entryUnknown;
  return links.length === 1 ? texts.onlyEntry(own.index) : texts.entryOfMany(own.index, links.length);
}

function yunzaiRow(texts: HealthTexts["rows"], result: CheckResult): HealthRow {
  const kind = result.outcome?.kind;
  const proved = kind === "handled" || kind === "registered" ? kind : "unproven";
  const { tone, word } = rightOr(texts, result, "yunzai");
  return {
    id: "yunzai",
    label: texts.yunzai,
    tone,
    word: tone === "good" ? texts.words.answers : word,
    sentence: texts.yunzaiProved[proved],
  };
}

const lagrangeTones = {
  running: "good",
  "old-settings": "caution",
  "not-running": "quiet",
  "never-logged-in": "quiet",
  paused: "caution",
} as const satisfies Readonly<Record<LagrangeState | "paused", HealthRow["tone"]>>;

function lagrangeRow(texts: HealthTexts["rows"], result: CheckResult): HealthRow {
  // It runs, and yet it does nothing before that is over.
  const paused = result.findings.some(({ code }) => code === "lagrange-paused");
  const state = paused ? "paused" : lagrangeState(result);
  return {
    id: "lagrange",
    label: texts.lagrange,
    tone: lagrangeTones[state],
    word: texts.words[state],
    sentence: texts.lagrangeStates[state],
  };
}

function rightOr(
  { words }: HealthTexts["rows"],
  { findings }: CheckResult,
  subject: Subject,
): Pick<HealthRow, "tone" | "word"> {
  const warned = findings.some((finding) => finding.severity === "warning" && finding.subject === subject);
  return warned ? { tone: "caution", word: words.attention } : { tone: "good", word: words.right };
}
