import type { FindingCode, FindingFacts } from "../core/findings.ts";
import type { Outcome, Stage, StepFacts } from "../core/outcome.ts";
import type { FindingTexts, Locale, OutcomeText, StepTexts } from "./types.ts";

export interface Explanation {
  readonly title: string;
  readonly cause: string;
  readonly cure: readonly string[];
}

/** A finding in words: its code picks the text, its facts fill it in. */
export function explain<C extends FindingCode>(
  texts: FindingTexts,
  finding: { readonly code: C; readonly facts: FindingFacts[C] },
): Explanation {
  const text: FindingTexts[C] = texts[finding.code];
  return {
    title: text.title(finding.facts),
    cause: text.cause(finding.facts),
    cure: text.cure(finding.facts),
  };
}

/** How a handshake ended, in words: a certificate that nobody vouches for is not a mix-up of ws and wss (FACTS Y14). */
export function explainOutcome({ outcomes }: Locale, outcome: Outcome): OutcomeText {
  const untrusted =
    outcome.kind === "tls" &&
    outcome.steps.some(({ stage, facts }) => stage === "connect" && facts.certificate !== undefined);
  return outcomes[untrusted ? "certificate" : outcome.kind];
}

/** What a stage of a handshake showed, in a few words; empty where there is nothing to add. */
export function explainStep<S extends Stage>(
  { details }: StepTexts,
  { stage, facts }: { readonly stage: S; readonly facts: StepFacts[S] },
): string {
  const detail: StepTexts["details"][S] = details[stage];
  return detail(facts);
}
