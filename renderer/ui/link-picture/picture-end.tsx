import { makeStyles, mergeClasses, shorthands, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { WindowUiTexts } from "../../../electron/locales/window-ui-types.ts";
import { Icon, type IconName } from "../icons.tsx";
import { useUiTexts } from "../locale.tsx";
import { PathText } from "../path-text.tsx";
import { paint } from "../theme-tokens.ts";
import { VisuallyHidden } from "../visually-hidden.tsx";
import { pictureWidth, tileSize } from "./picture-layout.ts";
import type { Picture, PictureEnd } from "./picture-types.ts";

const useStyles = makeStyles({
  end: { position: "relative", zIndex: 1, display: "flex", alignItems: "center", gap: "12px", minWidth: 0 },
  yunzai: {
    [pictureWidth.wide]: { gridRow: 1, gridColumn: 2, flexDirection: "row-reverse", textAlign: "end" },
  },
  tile: {
    position: "relative",
    flexShrink: 0,
    boxSizing: "border-box",
    width: `${tileSize}px`,
    height: `${tileSize}px`,
    display: "grid",
    placeItems: "center",
    borderRadius: tokens.borderRadiusXLarge,
    border: "1.5px solid",
    ...shorthands.borderColor(paint.activeFill),
    backgroundColor: paint.activeSoft,
    color: paint.activeText,
  },
  absent: {
    ...shorthands.borderColor(paint.quietFill),
    ...shorthands.borderStyle("dashed"),
    backgroundColor: "transparent",
    color: paint.quietText,
  },
  bad: { ...shorthands.borderColor(paint.badFill), backgroundColor: paint.badSoft, color: paint.badText },
  caution: {
    ...shorthands.borderColor(paint.cautionFill),
    backgroundColor: paint.cautionSoft,
    color: paint.cautionText,
  },
  mark: {
    position: "absolute",
    top: "-8px",
    insetInlineEnd: "-8px",
    boxSizing: "border-box",
    width: "18px",
    height: "18px",
    display: "grid",
    placeItems: "center",
    borderRadius: "50%",
    border: `2px solid ${tokens.colorNeutralBackground1}`,
    color: paint.onFill,
  },
  badMark: { backgroundColor: paint.badFill },
  cautionMark: { backgroundColor: paint.cautionFill },
  texts: { minWidth: 0, flex: "1 1 auto", display: "flex", flexDirection: "column" },
  name: { fontWeight: tokens.fontWeightSemibold, lineHeight: "20px" },
  sub: { color: tokens.colorNeutralForeground3, fontSize: "12px", lineHeight: "16px" },
});

/** The program that dials. */
export function LagrangeEnd({ end }: { readonly end: Picture["lagrange"] }): ReactElement {
  const texts = useUiTexts().picture;
  const account = end.uin === null ? texts.neverLoggedIn : texts.qq(end.uin);
  const sub = subLine(end.known, [account, runs(end, texts)], texts.notFound);
  return <End end={end} icon="chat" name={texts.lagrange} sub={sub} absent={end.known === false} />;
}

/** The program that listens. */
export function YunzaiEnd({ end }: { readonly end: Picture["yunzai"] }): ReactElement {
  const styles = useStyles();
  const texts = useUiTexts().picture;
  const port = end.port === null ? null : texts.port(end.port);
  const state = end.loading && !end.paused ? texts.words.loading : runs(end, texts);
  const sub = subLine(end.known, [state, port], end.loading ? texts.words.loading : texts.byAddress);
  return <End end={end} icon="cloud" name={texts.yunzai} sub={sub} className={styles.yunzai} />;
}

function subLine(
  known: boolean | null,
  parts: readonly (string | null)[],
  missing: string,
): readonly (string | null)[] {
  if (known === null) return [];
  return known ? parts : [missing];
}

function runs({ running, paused }: PictureEnd, texts: WindowUiTexts["picture"]): string | null {
  if (paused) return texts.paused;
  if (running === null) return null;
  return running ? texts.running : texts.notRunning;
}

interface EndProps {
  readonly end: PictureEnd;
  readonly icon: IconName;
  readonly name: string;
  readonly sub: readonly (string | null)[];
  readonly absent?: boolean;
  readonly className?: string | undefined;
}

function End({ end: { state }, icon, name, sub, absent = false, className }: EndProps): ReactElement {
  const styles = useStyles();
  const { states } = useUiTexts().picture;
  const marked = state === "plain" ? null : state;
  return (
    <div className={mergeClasses(styles.end, className)}>
      <span className={mergeClasses(styles.tile, absent && styles.absent, marked !== null && styles[marked])}>
        <Icon name={icon} size={24} />
        {marked && (
          <span className={mergeClasses(styles.mark, styles[`${marked}Mark`])}>
            <Icon name={marked === "bad" ? "cross" : "exclamation"} size={12} />
          </span>
        )}
      </span>
      <div className={styles.texts}>
        <span className={styles.name}>{name}</span>
        {marked && <VisuallyHidden>{states[marked]}</VisuallyHidden>}
        <PathText text={sub.filter((part) => part !== null).join(" · ")} className={styles.sub} />
      </div>
    </div>
  );
}
