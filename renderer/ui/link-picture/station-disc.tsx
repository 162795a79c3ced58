import { makeStyles, mergeClasses, shorthands, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { StationState } from "../../../electron/locales/window-ui-types.ts";
import { Icon, type IconName } from "../icons.tsx";
import { paint } from "../theme-tokens.ts";

const icons: Readonly<Record<StationState, IconName | null>> = {
  good: "tick",
  caution: "exclamation",
  bad: "cross",
  unknown: null,
  busy: null,
  pending: "pencil",
};

const useStyles = makeStyles({
  disc: {
    position: "relative",
    flexShrink: 0,
    boxSizing: "border-box",
    width: "26px",
    height: "26px",
    display: "grid",
    placeItems: "center",
    borderRadius: "50%",
    border: "2px solid",
    color: paint.onFill,
    "@media (prefers-reduced-motion: no-preference)": {
      transitionProperty: "background-color, border-color",
      transitionDuration: "200ms",
    },
  },
  good: { backgroundColor: paint.goodFill, ...shorthands.borderColor(paint.goodFill) },
  caution: { backgroundColor: paint.cautionFill, ...shorthands.borderColor(paint.cautionFill) },
  bad: { backgroundColor: paint.badFill, ...shorthands.borderColor(paint.badFill) },
  pending: {
    backgroundColor: paint.activeSoft,
    ...shorthands.borderColor(paint.activeFill),
    color: paint.activeText,
  },
  unknown: { backgroundColor: tokens.colorNeutralBackground1, ...shorthands.borderColor(paint.quietFill) },
  busy: {
    backgroundColor: tokens.colorNeutralBackground1,
    // A quarter of the ring is missing: still, it says "not finished"; turning, "at work".
    ...shorthands.borderColor(paint.activeFill, "transparent", paint.activeFill, paint.activeFill),
    "@media (prefers-reduced-motion: no-preference)": {
      animationName: { to: { transform: "rotate(360deg)" } },
      animationDuration: "900ms",
      animationTimingFunction: "linear",
      animationIterationCount: "infinite",
    },
  },
});

/** How a station stands, as a disc: its colour, and a sign for those who do not see the colour. */
export function StationDisc({ state }: { readonly state: StationState }): ReactElement {
  const styles = useStyles();
  const icon = icons[state];
  return (
    <span className={mergeClasses(styles.disc, styles[state])} aria-hidden="true">
      {icon && <Icon name={icon} />}
    </span>
  );
}
