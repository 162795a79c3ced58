import { makeStyles, mergeClasses, shorthands, tokens } from "@fluentui/react-components";
import type { CSSProperties, ReactElement } from "react";
import { short } from "../breakpoints.ts";
import { useUiTexts } from "../locale.tsx";
import { paint } from "../theme-tokens.ts";
import { LagrangeEnd, YunzaiEnd } from "./picture-end.tsx";
import { discCentre, leadAt, pictureWidth, tileGap, tileSize, uprightHeight } from "./picture-layout.ts";
import { PictureStation } from "./picture-station.tsx";
import { lookOf, useSegmentStyles } from "./segment-look.ts";
import type { Picture } from "./picture-types.ts";

const useStyles = makeStyles({
  frame: {
    boxSizing: "border-box",
    flexShrink: 0,
    containerType: "inline-size",
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${paint.cardStroke}`,
    borderRadius: tokens.borderRadiusXLarge,
  },
  cable: {
    display: "flex",
    flexDirection: "column",
    padding: "14px 16px",
    [pictureWidth.wide]: {
      display: "grid",
      gridTemplateColumns: "minmax(0, 1fr) minmax(0, 1fr)",
      rowGap: `${tileGap}px`,
      padding: "16px 20px 14px",
      [short]: { padding: "10px 16px 8px" },
    },
  },
  middle: { position: "relative", [pictureWidth.wide]: { gridRow: 2, gridColumn: "1 / -1" } },
  stations: {
    listStyleType: "none",
    margin: 0,
    padding: 0,
    display: "flex",
    flexDirection: "column",
    [pictureWidth.wide]: { flexDirection: "row" },
  },
  /** From a program's tile round the corner to the station beside it; upright, there is no corner. */
  lead: {
    display: "none",
    boxSizing: "border-box",
    position: "absolute",
    top: `${-tileGap}px`,
    height: `${tileGap + discCentre + 2}px`,
    width: `calc(50% / var(--stations) - ${leadAt}px)`,
    ...shorthands.borderWidth(0),
    borderBottomWidth: "3px",
    [pictureWidth.wide]: { display: "block" },
  },
  leadIn: { left: `${leadAt}px`, borderLeftWidth: "3px", borderBottomLeftRadius: "12px" },
  leadOut: { right: `${leadAt}px`, borderRightWidth: "3px", borderBottomRightRadius: "12px" },
  /** Upright: from the last station down to Yunzai's tile. */
  tail: {
    position: "absolute",
    ...shorthands.borderWidth(0),
    borderLeftWidth: "3px",
    left: `${tileSize / 2 - 1}px`,
    bottom: `${-uprightHeight / 2}px`,
    height: `${uprightHeight}px`,
    [pictureWidth.wide]: { display: "none" },
  },
});

export interface LinkPictureProps {
  readonly picture: Picture;
}

/**
 * The link as one cable from Lagrange to Yunzai, with its stations and the place where it breaks. In a narrow
 * place it hangs upright. A list for screen readers: a station, how it stands, and its values in one sentence.
 */
export function LinkPicture({ picture }: LinkPictureProps): ReactElement {
  const styles = useStyles();
  const segment = useSegmentStyles();
  const { name } = useUiTexts().picture;
  const { stations, lagrange, yunzai } = picture;
  const count: CSSProperties & { "--stations": number } = { "--stations": stations.length };
  const [first] = stations;
  const last = stations.at(-1);
  const arrives = last?.state === "good" || last?.state === "caution" ? last.state : "unknown";

  return (
    <div role="group" className={styles.frame} aria-label={name}>
      <div className={styles.cable} style={count}>
        <LagrangeEnd end={lagrange} />
        <div className={styles.middle}>
          <div
            className={mergeClasses(styles.lead, styles.leadIn, segment[lookOf(first?.state ?? "unknown")])}
          />
          <div className={mergeClasses(styles.lead, styles.leadOut, segment[lookOf(arrives)])} />
          <div className={mergeClasses(styles.tail, segment[lookOf(arrives)])} />
          <ol className={styles.stations}>
            {stations.map((station, index) => (
              <PictureStation key={station.id} station={station} first={index === 0} />
            ))}
          </ol>
        </div>
        <YunzaiEnd end={yunzai} />
      </div>
    </div>
  );
}
