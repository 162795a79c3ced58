/** The candidate that was most likely meant: at most two slips away, and closer than half its length; null for none. */
export function nearest<Candidate extends string>(
  typed: string,
  candidates: readonly Candidate[],
): Candidate | null {
  const ranked = candidates
    .map((candidate) => ({ candidate, slips: slipsBetween(typed.toLowerCase(), candidate) }))
    .filter(({ candidate, slips }) => slips <= 2 && slips < candidate.length / 2)
    .sort((a, b) => a.slips - b.slips);
  return ranked[0]?.candidate ?? null;
}

/** Letters added, dropped or changed between two words (Levenshtein). */
function slipsBetween(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (const [row, letter] of a.split("").entries()) {
    const current = [row + 1];
    for (const [column, other] of b.split("").entries()) {
      const kept = (previous[column] ?? 0) + (letter === other ? 0 : 1);
      current.push(Math.min(kept, (previous[column + 1] ?? 0) + 1, (current[column] ?? 0) + 1));
    }
    previous = current;
  }
  return previous.at(-1) ?? 0;
}
