import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useLayoutEffect, useRef, type ReactElement, type ReactNode } from "react";
import type { LocaleTag } from "../../electron/locales/types.ts";
import type { Action } from "./action-button.tsx";
import { ShellFooter } from "./shell-footer.tsx";
import { ShellRail, type ShellStep } from "./shell-rail.tsx";
import { medium, narrow, short } from "./breakpoints.ts";

export interface ShellProps<Id extends string> {
  /** Which page this is; every new one begins with the focus on its heading. */
  readonly page: string;
  /** The verdict rather than the step's name. */
  readonly title: string;
  readonly subtitle?: ReactNode;
  readonly steps: readonly ShellStep<Id>[];
  readonly onStep: (id: Id) => void;
  /** The one thing to do next; stands last. */
  readonly primary: Action | null;
  readonly secondary?: readonly Action[];
  /** Why the primary button is shut. */
  readonly note?: string | null;
  readonly practice: boolean;
  readonly onLanguage: (language: LocaleTag) => void;
  readonly onHelp?: () => void;
  readonly children: ReactNode;
}

const useStyles = makeStyles({
  frame: {
    height: "100%",
    display: "grid",
    gridTemplateColumns: "200px minmax(0, 1fr)",
    gridTemplateRows: "minmax(0, 1fr) auto",
    gridTemplateAreas: '"rail main" "footer footer"',
    [medium]: { gridTemplateColumns: "176px minmax(0, 1fr)" },
    [narrow]: {
      gridTemplateColumns: "minmax(0, 1fr)",
      gridTemplateRows: "auto minmax(0, 1fr) auto",
      gridTemplateAreas: '"rail" "main" "footer"',
    },
  },
  main: {
    gridArea: "main",
    minHeight: 0,
    overflowY: "auto",
    display: "flex",
    flexDirection: "column",
    gap: "16px",
    boxSizing: "border-box",
    padding: "28px 32px 20px",
    // Lines stay readable on a large window.
    "> *": { boxSizing: "border-box", width: "100%", maxWidth: "880px" },
    [medium]: { padding: "20px 24px 16px" },
    [short]: { padding: "12px 20px 12px", gap: "8px" },
    [narrow]: { padding: "12px 16px 12px", gap: "12px" },
  },
  header: { display: "flex", flexDirection: "column", gap: "2px", flexShrink: 0 },
  title: {
    margin: 0,
    fontSize: "24px",
    lineHeight: "32px",
    fontWeight: tokens.fontWeightSemibold,
    textWrap: "balance",
    outlineOffset: "4px",
    borderRadius: tokens.borderRadiusMedium,
    // The focus is put here by the wizard, not by the person: a ring would only startle.
    ":focus": { outlineStyle: "none" },
    [short]: { fontSize: "20px", lineHeight: "26px" },
    [narrow]: { fontSize: "18px", lineHeight: "24px" },
  },
  subtitle: {
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    overflowWrap: "anywhere",
  },
});

/** The frame around every page: the steps, the heading that tells the verdict, the content, and the actions. */
export function Shell<Id extends string>(props: ShellProps<Id>): ReactElement {
  const styles = useStyles();
  const { page, title, subtitle, children } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  // Before anything can be seen: a key pressed at once must not be overtaken by the focus.
  useLayoutEffect(() => heading.current?.focus({ preventScroll: true }), [page]);
  useLayoutEffect(() => {
    // What had the focus went with the old verdict: reading goes on at the new one.
    if (document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
  }, [title]);

  return (
    <div className={styles.frame}>
      <ShellRail steps={props.steps} onStep={props.onStep} practice={props.practice} />
      <main className={styles.main}>
        {/* A new page is read out by its focused heading; a new verdict on the same page by the live region. */}
        <header key={page} className={styles.header}>
          <h1 ref={heading} tabIndex={-1} aria-live="polite" className={styles.title}>
            {title}
          </h1>
          {subtitle !== undefined && <div className={mergeClasses(styles.subtitle)}>{subtitle}</div>}
        </header>
        {children}
      </main>
      <ShellFooter
        primary={props.primary}
        secondary={props.secondary ?? []}
        note={props.note ?? null}
        onLanguage={props.onLanguage}
        onHelp={props.onHelp}
      />
    </div>
  );
}
