import type { FindingCode, FindingFacts } from "../core/findings.ts";
import type { FindingTexts } from "./types.ts";

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
