import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useId, type ReactElement, type ReactNode } from "react";
import { narrow } from "./breakpoints.ts";
import { PathText } from "./path-text.tsx";
import { paint } from "./theme-tokens.ts";

export interface RadioOption {
  readonly value: string;
  readonly title: string;
  /** StateBadges beside the title. */
  readonly badges?: ReactNode;
  /** A path or an address under the title. */
  readonly path?: string;
  /** Words under the title, where there is no path. */
  readonly detail?: ReactNode;
  /** Why it is here, at the end of the card. */
  readonly why?: string;
  /** Shown, but not to be chosen; `why` says the reason. */
  readonly disabled?: boolean;
}

export interface RadioCardsProps {
  /** What is chosen among, for screen readers, or over the cards where `labelled`. */
  readonly label: string;
  readonly labelled?: boolean;
  readonly options: readonly RadioOption[];
  /** Null as long as nothing is chosen. */
  readonly value: string | null;
  readonly onChange: (value: string) => void;
  /** Takes the room that is left, and scrolls in it. */
  readonly fills?: boolean;
}

const useStyles = makeStyles({
  group: {
    boxSizing: "border-box",
    flexShrink: 0,
    minWidth: 0,
    margin: 0,
    padding: 0,
    border: "none",
  },
  fills: { flexShrink: 1, minHeight: "132px", display: "flex", flexDirection: "column" },
  legend: {
    padding: "0 0 6px",
    fontWeight: tokens.fontWeightSemibold,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
  },
  hidden: {
    position: "absolute",
    width: "1px",
    height: "1px",
    overflow: "hidden",
    clipPath: "inset(50%)",
    padding: 0,
  },
  cards: {
    overflowX: "hidden",
    overflowY: "auto",
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${paint.cardStroke}`,
    borderRadius: tokens.borderRadiusXLarge,
  },
  card: {
    position: "relative",
    display: "flex",
    alignItems: "center",
    gap: "14px",
    padding: "12px 16px",
    [narrow]: { flexWrap: "wrap", rowGap: "2px" },
    cursor: "pointer",
    ":not(:first-child)": { borderTop: `1px solid ${paint.cardStroke}` },
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover },
    ":has(input:focus-visible)": {
      outline: `2px solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: "-3px",
      borderRadius: tokens.borderRadiusXLarge,
    },
  },
  disabled: { cursor: "default", ":hover": { backgroundColor: "transparent" } },
  input: {
    flexShrink: 0,
    appearance: "none",
    boxSizing: "border-box",
    width: "20px",
    height: "20px",
    margin: 0,
    borderRadius: "50%",
    border: `1.5px solid ${tokens.colorNeutralStrokeAccessible}`,
    backgroundColor: tokens.colorNeutralBackground1,
    cursor: "inherit",
    outlineStyle: "none",
    ":checked": { border: `6px solid ${paint.activeFill}` },
    ":disabled": { opacity: 0.4 },
  },
  texts: { flex: "1 1 0", minWidth: 0, display: "flex", flexDirection: "column", gap: "2px" },
  head: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: "4px 8px", minWidth: 0 },
  title: { fontWeight: tokens.fontWeightSemibold, lineHeight: "20px" },
  faded: { color: tokens.colorNeutralForeground3 },
  path: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: "18px" },
  why: {
    flex: "0 1 auto",
    maxWidth: "38%",
    textAlign: "end",
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: "16px",
    [narrow]: { flexBasis: "100%", maxWidth: "none", paddingInlineStart: "34px", textAlign: "start" },
  },
});

/** A choice among a few things that need more than a word each; the arrow keys move through them. */
export function RadioCards(props: RadioCardsProps): ReactElement {
  const { label, labelled = false, options, value, onChange, fills } = props;
  const styles = useStyles();
  const name = useId();
  return (
    <fieldset className={mergeClasses(styles.group, fills && styles.fills)}>
      <legend className={mergeClasses(styles.legend, !labelled && styles.hidden)}>{label}</legend>
      <div className={styles.cards}>
        {options.map((option) => (
          <RadioCard
            key={option.value}
            option={option}
            name={name}
            checked={option.value === value}
            onChoose={() => onChange(option.value)}
          />
        ))}
      </div>
    </fieldset>
  );
}

function RadioCard({
  option: { value, title, badges, path, detail, why, disabled = false },
  name,
  checked,
  onChoose,
}: {
  readonly option: RadioOption;
  readonly name: string;
  readonly checked: boolean;
  readonly onChoose: () => void;
}): ReactElement {
  const styles = useStyles();
  return (
    <label className={mergeClasses(styles.card, disabled && styles.disabled)}>
      <input
        type="radio"
        className={styles.input}
        name={name}
        value={value}
        checked={checked}
        disabled={disabled}
        onChange={({ currentTarget }) => {
          // What was chosen is seen whole, at the edge of its list too.
          currentTarget.labels?.[0]?.scrollIntoView({ block: "nearest" });
          onChoose();
        }}
      />
      <span className={styles.texts}>
        <span className={styles.head}>
          <span className={mergeClasses(styles.title, disabled && styles.faded)}>{title}</span>
          {badges}
        </span>
        {path !== undefined && <PathText text={path} className={styles.path} />}
        {detail !== undefined && <span className={styles.path}>{detail}</span>}
      </span>
      {why !== undefined && <span className={styles.why}>{why}</span>}
    </label>
  );
}
