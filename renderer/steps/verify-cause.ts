import type { Finding } from "../../electron/core/findings.ts";
import type { Outcome } from "../../electron/core/outcome.ts";
import type { CheckResult } from "../../electron/jobs/results.ts";
import type { StartEnd } from "../../electron/jobs/started.ts";
import { explainOutcome } from "../../electron/locales/explain.ts";
import type { Locale } from "../../electron/locales/types.ts";
import { consequencesOf, findingText, type FindingText } from "../ui/finding-text.ts";
import { isMissing, leadingFinding, type NextAction } from "../wizard/next-action.ts";
import { endedText } from "./ended-text.ts";
import { evidenceOf, sayEvidence } from "./evidence.ts";

/** What a card says about a link that does not hold. */
export interface Cause {
  /** Null where only the outcome tells. */
  readonly finding: Finding | null;
  readonly text: FindingText;
  /** A line or none. */
  readonly evidence: readonly string[];
  readonly consequences: readonly FindingText[];
  /** How to see what a program complained of that is gone again: too long to stand before the card's buttons. */
  readonly steps: readonly string[];
}

/**
 * The leading finding in words, or, where no finding names a cause, how the handshake ended. `ended` is the Yunzai that
 * was waited for, where it is gone again: then that is why none runs.
 */
export function causeOf(locale: Locale, result: CheckResult, ended: StartEnd | null = null): Cause {
  const finding = leadingFinding(result);
  const { evidence: texts, evidenceLine } = locale.window.verify;
  const consequences = finding ? consequencesOf(locale, result.findings, finding) : [];
  const text = finding ? findingText(locale, finding) : outcomeText(locale, result.outcome);
  if (ended && isMissing(finding)) {
    const told = endedText(locale, ended);
    return { finding, text: { ...text, ...told }, evidence: [], consequences, steps: told.cure };
  }
  const seen = evidenceOf(result, finding).map((item) => sayEvidence(texts, item));
  return { finding, text, evidence: seen.length === 0 ? [] : [evidenceLine(seen)], consequences, steps: [] };
}

/**
 * The text without the cure that its button does, the picture shows or the page tells below; where one waits for a
 * start, what to start.
 */
export function besideAction({ finding, text, steps }: Cause, action: NextAction | null): FindingText {
  if (steps.length > 0) return { ...text, cure: [] };
  switch (action?.kind) {
    case "repair":
      return finding !== null && "expected" in finding.facts ? { ...text, cure: [] } : text;
    case "use":
    case "enter-token":
      return { ...text, cure: [] };
    case "start":
      return { ...text, cure: text.cure.slice(0, 1) };
    case "wait":
      return { ...text, cure: action.until === "ready" ? [] : text.cure.slice(0, 1) };
    case "again":
      return finding?.code === "yunzai-paused" ? { ...text, cure: text.cure.slice(0, 1) } : text;
    default:
      return text;
  }
}

function outcomeText(locale: Locale, outcome: Outcome | null): FindingText {
  const id = outcome?.kind ?? "cancelled";
  const { title, meaning, next } = outcome ? explainOutcome(locale, outcome) : locale.outcomes.cancelled;
  const severity = id === "unproven" || id === "loading" ? "warning" : "error";
  return { id, severity, title, cause: meaning, cure: next === null ? [] : [next] };
}

/** What is told beside the cause: everything but what its card holds already. Worst first. */
export function notesOf({ findings }: CheckResult, told: Finding | null): readonly Finding[] {
  return findings.filter(
    (finding) =>
      finding !== told &&
      finding.code !== "link-healthy" &&
      (told === null || finding.causedBy !== told.code),
  );
}
