import { makeStyles, mergeClasses, shorthands, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { forced, narrow, short } from "./breakpoints.ts";
import { Icon } from "./icons.tsx";
import { useUiTexts } from "./locale.tsx";
import { PracticeBadge } from "./practice-badge.tsx";
import { paint } from "./theme-tokens.ts";
import { VisuallyHidden } from "./visually-hidden.tsx";

export interface ShellStep<Id extends string> {
  readonly id: Id;
  readonly label: string;
  /** `open`: ahead, but free to go to; `shut`: not yet. A step that is done can be gone back to. */
  readonly state: "done" | "current" | "open" | "shut";
}

const useStyles = makeStyles({
  rail: {
    gridArea: "rail",
    display: "flex",
    flexDirection: "column",
    gap: "16px",
    minWidth: 0,
    overflowY: "auto",
    padding: "24px 12px 16px",
    borderRight: `1px solid ${paint.cardStroke}`,
    [short]: { paddingTop: "16px", gap: "8px" },
    [narrow]: {
      flexDirection: "row",
      alignItems: "center",
      justifyContent: "space-between",
      gap: "12px",
      padding: "8px 16px",
      borderRight: "none",
      borderBottom: `1px solid ${paint.cardStroke}`,
    },
  },
  product: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: "6px 8px",
    padding: "0 8px",
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightSemibold,
    // Chinese is broken at its spaces, too: a name stays one.
    wordBreak: "keep-all",
    [narrow]: { padding: 0, order: 2, flexWrap: "nowrap" },
  },
  /** Gives way to the step where there is not room for both. */
  name: { [narrow]: { "@media (max-width: 479px)": { display: "none" } } },
  list: {
    listStyleType: "none",
    margin: 0,
    padding: 0,
    display: "flex",
    flexDirection: "column",
    gap: "2px",
    [narrow]: { display: "none" },
  },
  step: {
    position: "relative",
    boxSizing: "border-box",
    width: "100%",
    display: "flex",
    alignItems: "center",
    gap: "10px",
    minHeight: "36px",
    padding: "4px 10px",
    border: "1px solid transparent",
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: "transparent",
    color: tokens.colorNeutralForeground3,
    font: "inherit",
    fontSize: tokens.fontSizeBase300,
    textAlign: "start",
    [short]: { minHeight: "32px" },
    // In high contrast every border shows; only what can be pressed has one there.
    [forced]: shorthands.borderColor("Canvas"),
  },
  open: {
    cursor: "pointer",
    color: tokens.colorNeutralForeground2,
    [forced]: shorthands.borderColor("ButtonBorder"),
    ":hover": { backgroundColor: tokens.colorSubtleBackgroundHover },
    ":active": { backgroundColor: tokens.colorSubtleBackgroundPressed },
    ":focus-visible": {
      outline: `2px solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: "-2px",
    },
  },
  current: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    backgroundColor: tokens.colorNeutralBackground1,
    ...shorthands.borderColor(paint.cardStroke),
    [forced]: shorthands.borderColor("Highlight"),
    "::before": {
      content: '""',
      position: "absolute",
      insetInlineStart: 0,
      top: "9px",
      bottom: "9px",
      borderLeft: `3px solid ${paint.activeFill}`,
      borderRadius: "2px",
    },
  },
  disc: {
    flexShrink: 0,
    boxSizing: "border-box",
    width: "22px",
    height: "22px",
    display: "grid",
    placeItems: "center",
    borderRadius: "50%",
    border: `1.5px solid ${paint.quietFill}`,
    fontSize: "12px",
    lineHeight: 1,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: "tabular-nums",
  },
  doneDisc: {
    backgroundColor: paint.goodFill,
    ...shorthands.borderColor(paint.goodFill),
    color: paint.onFill,
  },
  currentDisc: {
    ...shorthands.borderColor(paint.activeFill),
    color: paint.activeText,
  },
  compact: {
    display: "none",
    alignItems: "center",
    gap: "10px",
    margin: 0,
    fontWeight: tokens.fontWeightSemibold,
    [narrow]: { display: "flex" },
  },
  dots: { display: "flex", gap: "4px" },
  dot: { width: "16px", borderTop: `3px solid ${paint.quietFill}`, borderRadius: "2px", opacity: 0.5 },
  dotDone: { borderTopColor: paint.goodFill, opacity: 1 },
  dotCurrent: { borderTopColor: paint.activeFill, opacity: 1 },
});

/** The steps on the left; on a narrow window only where one is, in a row on top. */
export function ShellRail<Id extends string>({
  steps,
  onStep,
  practice,
}: {
  readonly steps: readonly ShellStep<Id>[];
  readonly onStep: (id: Id) => void;
  readonly practice: boolean;
}): ReactElement {
  const styles = useStyles();
  const texts = useUiTexts();
  const at = steps.findIndex(({ state }) => state === "current");
  const current = steps[at];

  return (
    <nav className={styles.rail} aria-label={texts.shell.steps}>
      <div className={styles.product}>
        <span className={mergeClasses(current && styles.name)}>{texts.product}</span>
        {practice && <PracticeBadge />}
      </div>
      <ol className={styles.list}>
        {steps.map((step, index) => (
          <li key={step.id}>
            <RailStep step={step} number={index + 1} onGo={() => onStep(step.id)} />
          </li>
        ))}
      </ol>
      {current && (
        <p className={styles.compact} aria-current="step">
          {texts.shell.stepOf(at + 1, steps.length, current.label)}
          <span className={styles.dots} aria-hidden="true">
            {steps.map(({ id, state }) => (
              <span
                key={id}
                className={mergeClasses(
                  styles.dot,
                  state === "done" && styles.dotDone,
                  state === "current" && styles.dotCurrent,
                )}
              />
            ))}
          </span>
        </p>
      )}
    </nav>
  );
}

function RailStep<Id extends string>({
  step: { label, state },
  number,
  onGo,
}: {
  readonly step: ShellStep<Id>;
  readonly number: number;
  readonly onGo: () => void;
}): ReactElement {
  const styles = useStyles();
  const { done, ahead } = useUiTexts().shell;
  const disc = mergeClasses(
    styles.disc,
    state === "done" && styles.doneDisc,
    state === "current" && styles.currentDisc,
  );
  const content = (
    <>
      <span className={disc} aria-hidden="true">
        {state === "done" ? <Icon name="tick" size={12} /> : number}
      </span>
      <span>{label}</span>
    </>
  );
  if (state === "done" || state === "open") {
    return (
      <button type="button" className={mergeClasses(styles.step, styles.open)} onClick={onGo}>
        {content}
        {state === "done" && <VisuallyHidden>{done}</VisuallyHidden>}
      </button>
    );
  }
  if (state === "current") {
    return (
      <div className={mergeClasses(styles.step, styles.current)} aria-current="step">
        {content}
      </div>
    );
  }
  return (
    <div className={styles.step}>
      {content}
      <VisuallyHidden>{ahead}</VisuallyHidden>
    </div>
  );
}
