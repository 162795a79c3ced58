import type { WatchCause } from "../core/watch-state.ts";
import type { WatchTexts } from "./watch-types.ts";

/** Why Lagrange is not, or not for good, at Yunzai; a sentence. */
export function sayWatchCause<K extends WatchCause["kind"]>(
  { causes }: WatchTexts,
  cause: Extract<WatchCause, { kind: K }>,
): string {
  return causes[cause.kind](cause);
}
