import { makeStyles, mergeClasses, shorthands, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { assertNever } from "../../../electron/core/assert-never.ts";
import type { WindowUiTexts } from "../../../electron/locales/window-ui-types.ts";
import { useUiTexts } from "../locale.tsx";
import { PathText } from "../path-text.tsx";
import { paint } from "../theme-tokens.ts";
import { VisuallyHidden } from "../visually-hidden.tsx";
import { discCentre, pictureWidth, tileSize, uprightHeight } from "./picture-layout.ts";
import type { Station, StationValue } from "./picture-types.ts";
import { lookOf, useSegmentStyles } from "./segment-look.ts";
import { StationDisc } from "./station-disc.tsx";

const useStyles = makeStyles({
  station: {
    position: "relative",
    minWidth: 0,
    boxSizing: "border-box",
    display: "grid",
    gridTemplateColumns: `${tileSize}px 72px minmax(0, 1fr)`,
    alignItems: "center",
    gap: "0 8px",
    minHeight: `${uprightHeight}px`,
    [pictureWidth.wide]: {
      flex: "1 1 0",
      minHeight: "auto",
      gridTemplateColumns: "minmax(0, 1fr)",
      gridTemplateRows: "auto auto auto",
      justifyItems: "center",
      alignContent: "start",
      padding: "0 2px",
      gap: "4px",
    },
  },
  segment: {
    position: "absolute",
    boxSizing: "border-box",
    ...shorthands.borderWidth(0),
    borderLeftWidth: "3px",
    left: `${tileSize / 2 - 1}px`,
    top: "-50%",
    height: "100%",
    [pictureWidth.wide]: {
      borderLeftWidth: 0,
      borderTopWidth: "3px",
      top: `${discCentre - 1}px`,
      left: "-50%",
      width: "100%",
      height: "auto",
    },
  },
  /** Flat, a lead comes round the corner to the first station instead. */
  fromTile: { [pictureWidth.wide]: { display: "none" } },
  label: {
    gridColumn: 2,
    gridRow: 1,
    color: tokens.colorNeutralForeground3,
    fontSize: "12px",
    lineHeight: "20px",
    [pictureWidth.wide]: { gridColumn: 1 },
  },
  disc: {
    position: "relative",
    zIndex: 1,
    display: "grid",
    gridColumn: 1,
    gridRow: 1,
    justifySelf: "center",
    [pictureWidth.wide]: { gridRow: 2 },
  },
  values: {
    gridColumn: 3,
    gridRow: 1,
    minWidth: 0,
    maxWidth: "100%",
    fontSize: "12px",
    lineHeight: "18px",
    fontVariantNumeric: "tabular-nums",
    color: tokens.colorNeutralForeground1,
    [pictureWidth.wide]: { gridColumn: 1, gridRow: 3, minHeight: "18px", textAlign: "center", width: "100%" },
  },
  faint: { color: tokens.colorNeutralForeground3 },
  bad: { color: paint.badText, fontWeight: tokens.fontWeightSemibold },
  caution: { color: paint.cautionText },
  expected: { display: "block", color: paint.goodText },
});

export interface PictureStationProps {
  readonly station: Station;
  readonly first: boolean;
}

/** One station: its name, its disc, what stands there and what should. */
export function PictureStation({ station, first }: PictureStationProps): ReactElement {
  const styles = useStyles();
  const segment = useSegmentStyles();
  const texts = useUiTexts().picture;
  const { id, state, value, expected } = station;
  const tone = mergeClasses(
    state === "unknown" && styles.faint,
    state === "bad" && styles.bad,
    state === "caution" && styles.caution,
  );
  return (
    <li className={styles.station}>
      <div className={mergeClasses(styles.segment, first && styles.fromTile, segment[lookOf(state)])} />
      <span className={mergeClasses(styles.label, state === "bad" && styles.bad)}>{texts.stations[id]}</span>
      <span className={styles.disc}>
        <StationDisc state={state} />
      </span>
      <VisuallyHidden>{texts.states[state]}</VisuallyHidden>
      <span className={mergeClasses(styles.values, tone)}>
        {value && <PathText text={wordsOf(value, texts)} />}
        {expected !== null && (
          <span className={styles.expected}>
            <VisuallyHidden>{texts.expected}</VisuallyHidden>
            <PathText text={expected} lead="→ " />
          </span>
        )}
      </span>
    </li>
  );
}

function wordsOf(value: StationValue, texts: WindowUiTexts["picture"]): string {
  switch (value.kind) {
    case "text":
      return value.text;
    case "word":
      return texts.words[value.word];
    case "entries":
      return texts.entries(value.count);
    default:
      return assertNever(value);
  }
}
