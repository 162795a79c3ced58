import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { ReactElement, ReactNode } from "react";
import { ActionButton, type Action } from "./action-button.tsx";
import { narrow } from "./breakpoints.ts";
import { StateBadge, type Tone } from "./state-badge.tsx";
import { paint } from "./theme-tokens.ts";

export interface StatusRow {
  readonly id: string;
  readonly tone: Tone;
  /** The state in a word: "running", "not running". */
  readonly word: string;
  /** What it is about: "Redis". */
  readonly label: string;
  readonly sentence: ReactNode;
  readonly action?: Action;
}

const useStyles = makeStyles({
  // As wide as the longest word, whatever the language; the rows take their columns from here.
  rows: {
    margin: 0,
    display: "grid",
    gridTemplateColumns: "minmax(100px, max-content) max-content minmax(0, 1fr) auto",
    columnGap: "16px",
    [narrow]: { gridTemplateColumns: "minmax(0, 1fr) auto" },
  },
  row: {
    display: "grid",
    gridColumn: "1 / -1",
    gridTemplateColumns: "subgrid",
    alignItems: "center",
    rowGap: "4px",
    minHeight: "40px",
    boxSizing: "border-box",
    padding: "4px 16px",
    ":not(:first-child)": { borderTop: `1px solid ${paint.cardStroke}` },
    [narrow]: { padding: "8px 16px" },
  },
  label: { fontWeight: tokens.fontWeightSemibold },
  cell: { margin: 0, minWidth: 0 },
  sentence: {
    color: tokens.colorNeutralForeground3,
    lineHeight: "18px",
    overflowWrap: "anywhere",
    [narrow]: { gridColumn: "1 / -1" },
  },
});

/** How each part of the link stands, a row each. For inside a flush Card. */
export function StatusRows({ rows }: { readonly rows: readonly StatusRow[] }): ReactElement {
  const styles = useStyles();
  return (
    <dl className={styles.rows}>
      {rows.map(({ id, tone, word, label, sentence, action }) => (
        <div key={id} className={styles.row}>
          <dt className={styles.label}>{label}</dt>
          <dd className={styles.cell}>
            <StateBadge tone={tone} text={word} />
          </dd>
          <dd className={mergeClasses(styles.cell, styles.sentence)}>{sentence}</dd>
          {action && (
            <dd className={styles.cell}>
              <ActionButton action={action} size="small" />
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}
