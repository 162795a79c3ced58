import { makeStyles, mergeClasses } from "@fluentui/react-components";
import { useLayoutEffect, useRef, type ReactElement, type ReactNode } from "react";
import { short } from "../ui/breakpoints.ts";

const useStyles = makeStyles({
  body: {
    flex: "1 1 auto",
    minHeight: 0,
    display: "flex",
    flexDirection: "column",
    gap: "10px",
    outlineStyle: "none",
    [short]: { gap: "8px" },
  },
  /** A page whose content is short: as loose as the frame lays out other pages. */
  loose: { flexShrink: 0, gap: "16px", [short]: { gap: "12px" } },
  rest: {
    flex: "0 1 auto",
    minHeight: "44px",
    overflowY: "auto",
    // What opens reaches a little over its line on both sides.
    marginInline: "-8px",
    paddingInline: "8px",
    display: "flex",
    flexDirection: "column",
    gap: "8px",
    // Where there is hardly any room, one thing that scrolls is enough.
    [short]: { flexShrink: 0, overflowY: "visible" },
  },
  roomy: { minHeight: "64px" },
});

export interface PageBodyProps {
  /** What the page shows; when it changes and takes the focused button away, the focus comes here. */
  readonly shows: string;
  readonly loose?: boolean;
  readonly children: ReactNode;
}

/** A page whose content changes under the user's hands: Tab goes on from here, not from the top of the window. */
export function PageBody({ shows, loose = false, children }: PageBodyProps): ReactElement {
  const styles = useStyles();
  const body = useRef<HTMLDivElement>(null);
  const shown = useRef(shows);
  useLayoutEffect(() => {
    if (shown.current === shows) return;
    shown.current = shows;
    if (document.activeElement === null || document.activeElement === document.body) body.current?.focus();
  }, [shows]);
  return (
    <div ref={body} tabIndex={-1} className={mergeClasses(styles.body, loose && styles.loose)}>
      {children}
    </div>
  );
}

export interface PageRestProps {
  /** Holds more than a line, so that a second one should peep out even where there is little room. */
  readonly roomy: boolean;
  readonly children: ReactNode;
}

/** What may be long, below what matters; it scrolls by itself. */
export function PageRest({ roomy, children }: PageRestProps): ReactElement {
  const styles = useStyles();
  const rest = useRef<HTMLDivElement>(null);

  /** What was opened at the lower edge comes up to where it can be read. */
  function bringUp(target: EventTarget): void {
    const opened = target instanceof Element ? target.closest("[aria-expanded]")?.parentElement : null;
    requestAnimationFrame(() => {
      if (!opened || !rest.current) return;
      const room = rest.current.getBoundingClientRect();
      const { top, bottom } = opened.getBoundingClientRect();
      if (bottom > room.bottom) rest.current.scrollTop += Math.min(top - room.top, bottom - room.bottom);
    });
  }

  return (
    <div
      ref={rest}
      className={mergeClasses(styles.rest, roomy && styles.roomy)}
      onClick={({ target }) => bringUp(target)}
    >
      {children}
    </div>
  );
}
