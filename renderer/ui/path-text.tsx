import { makeStyles, mergeClasses, tokens, Tooltip } from "@fluentui/react-components";
import { useRef, useState, type ReactElement } from "react";
import { ellipsis } from "./shorten.ts";
import { useShortened } from "./use-shortened.ts";

export interface PathTextProps {
  /** A path, a URL, or any value that may be too long for its place. */
  readonly text: string;
  /** Letters of one width, as in a file or a terminal. */
  readonly mono?: boolean;
  /** A sign before it, for eyes alone. */
  readonly lead?: string;
  readonly className?: string | undefined;
}

const useStyles = makeStyles({
  box: {
    display: "block",
    width: "100%",
    minWidth: 0,
    overflow: "hidden",
    whiteSpace: "pre",
    borderRadius: tokens.borderRadiusSmall,
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "1px" },
  },
  mono: { fontFamily: tokens.fontFamilyMonospace },
  /** Takes no room but stays text: it is read out, found and copied with the rest. */
  left: { fontSize: 0, letterSpacing: 0 },
  tail: { "::before": { content: `"${ellipsis}" / ""` } },
  tip: { maxWidth: "min(480px, 90vw)", overflowWrap: "anywhere", fontFamily: tokens.fontFamilyMonospace },
});

/** A value that gives up its middle where room is short; hover and keyboard focus show it whole. */
export function PathText({ text, mono = false, lead = "", className }: PathTextProps): ReactElement {
  const styles = useStyles();
  const box = useRef<HTMLSpanElement>(null);
  const cut = useShortened(box, text, lead);
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
      <span
        ref={box}
        className={mergeClasses(styles.box, mono && styles.mono, className)}
        tabIndex={cut ? 0 : undefined}
      >
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
