import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useRef, type ReactElement } from "react";
import { CutText } from "./cut-text.tsx";
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
    // Where the measure errs by a hair no letter is cut in half.
    textOverflow: "ellipsis",
    whiteSpace: "pre",
  },
  mono: { fontFamily: tokens.fontFamilyMonospace },
});

/** A value on a line of its own that gives up its middle where room is short. */
export function PathText({ text, mono = false, lead = "", className }: PathTextProps): ReactElement {
  const styles = useStyles();
  const box = useRef<HTMLSpanElement>(null);
  const cut = useShortened(box, text, lead);
  return (
    <CutText
      text={text}
      cut={cut}
      lead={lead}
      box={box}
      className={mergeClasses(styles.box, mono && styles.mono, className)}
    />
  );
}
