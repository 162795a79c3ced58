import type { Locale } from "./types.ts";

/** As `maskedDiff` marks a secret that the old text does not have, in whatever language it is then read. */
const marked = "*** (new)";

/** A line of a masked difference as a person reads it; `added` for one that the new text has and the old has not. */
export function sayDiffLine({ newSecret }: Locale, line: string, added: boolean): string {
  return added ? line.replaceAll(marked, newSecret) : line;
}
