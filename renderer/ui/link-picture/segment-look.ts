import { makeStyles, shorthands } from "@fluentui/react-components";
import type { StationState } from "../../../electron/locales/window-ui-types.ts";
import { paint } from "../theme-tokens.ts";

type SegmentLook = "holds" | "doubtful" | "broken" | "planned" | "unknown" | "trying";

const looks: Readonly<Record<StationState, SegmentLook>> = {
  good: "holds",
  caution: "doubtful",
  bad: "broken",
  unknown: "unknown",
  busy: "trying",
  pending: "planned",
};

/** How the cable looks on its way into a station of that state. */
export function lookOf(state: StationState): SegmentLook {
  return looks[state];
}

/**
 * Solid where the cable holds, dashed where it does not, dotted where nobody knows yet. Borders rather than
 * backgrounds: they stay when Windows takes over the colours. Which edge is drawn is the user's.
 */
export const useSegmentStyles = makeStyles({
  holds: { ...shorthands.borderStyle("solid"), ...shorthands.borderColor(paint.goodFill) },
  doubtful: { ...shorthands.borderStyle("solid"), ...shorthands.borderColor(paint.cautionFill) },
  broken: { ...shorthands.borderStyle("dashed"), ...shorthands.borderColor(paint.badFill) },
  planned: { ...shorthands.borderStyle("dashed"), ...shorthands.borderColor(paint.activeFill) },
  unknown: { ...shorthands.borderStyle("dotted"), ...shorthands.borderColor(paint.quietFill) },
  trying: { ...shorthands.borderStyle("dotted"), ...shorthands.borderColor(paint.activeFill) },
});
