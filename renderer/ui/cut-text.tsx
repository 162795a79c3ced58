import { makeStyles, mergeClasses, tokens, Tooltip } from "@fluentui/react-components";
import { useState, type ReactElement, type RefObject } from "react";
import { ellipsis, type Shortened } from "./shorten.ts";

export interface CutTextProps {
  readonly text: string;
  /** What of it is shown; null for all. */
  readonly cut: Shortened | null;
  /** A sign before it, for eyes alone. */
  readonly lead?: string;
  readonly box?: RefObject<HTMLSpanElement | null>;
  readonly className?: string | undefined;
}

const useStyles = makeStyles({
  text: {
    borderRadius: tokens.borderRadiusSmall,
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "1px" },
  },
  /** Takes no room but stays text: it is read out, found and copied with the rest. */
  left: { fontSize: 0, lineHeight: 0, letterSpacing: 0 },
  tail: { "::before": { content: `"${ellipsis}" / ""` } },
  tip: { maxWidth: "min(480px, 90vw)", overflowWrap: "anywhere", fontFamily: tokens.fontFamilyMonospace },
});

/** A value without its middle, where that was cut; hover and keyboard focus show it whole. */
export function CutText({ text, cut, lead = "", box, className }: CutTextProps): ReactElement {
  const styles = useStyles();
  const [asked, setAsked] = useState(false);
  // The text is whole for a screen reader already; the tip is for eyes alone.
  return (
    <Tooltip
      content={{ children: text, className: styles.tip }}
      relationship="inaccessible"
      withArrow
      visible={asked && cut !== null}
      onVisibleChange={(_, { visible }) => setAsked(visible)}
    >
      <span ref={box} className={mergeClasses(styles.text, className)} tabIndex={cut ? 0 : undefined}>
        {lead !== "" && <span aria-hidden="true">{lead}</span>}
        {cut ? (
          <>
            {cut.head}
            <span className={styles.left}>{cut.left}</span>
            <span className={styles.tail}>{cut.tail}</span>
          </>
        ) : (
          text
        )}
      </span>
    </Tooltip>
  );
}
