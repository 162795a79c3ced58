import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { ActionButton, type Action } from "./action-button.tsx";
import { Disclosure } from "./disclosure.tsx";
import type { FindingText } from "./finding-text.ts";
import { useLocale } from "./locale.tsx";
import { Prose } from "./prose.tsx";
import { SeverityDisc } from "./severity-look.tsx";
import { paint } from "./theme-tokens.ts";

export interface FindingRow {
  readonly finding: FindingText;
  readonly actions?: readonly Action[];
}

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: 0, padding: 0 },
  row: {
    padding: "4px 16px",
    ":not(:first-child)": { borderTop: `1px solid ${paint.cardStroke}` },
  },
  label: { display: "flex", alignItems: "center", gap: "10px", minWidth: 0, flexGrow: 1 },
  title: { flexGrow: 1 },
  word: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  text: { margin: 0, color: tokens.colorNeutralForeground2, lineHeight: "20px", overflowWrap: "anywhere" },
  cure: { margin: "4px 0 0", paddingInlineStart: "18px", lineHeight: "20px", overflowWrap: "anywhere" },
  actions: { display: "flex", flexWrap: "wrap", gap: "8px", marginTop: "8px" },
});

/** Warnings and notes, a line each; opened, a line tells its cause and what to do. For inside a flush Card. */
export function FindingRows({ rows }: { readonly rows: readonly FindingRow[] }): ReactElement {
  const styles = useStyles();
  const { severities } = useLocale();
  return (
    <ul className={styles.list}>
      {rows.map(({ finding, actions = [] }) => (
        <li key={`${finding.id} ${finding.cause}`} className={styles.row}>
          <Disclosure
            label={
              <span className={styles.label}>
                <SeverityDisc severity={finding.severity} />
                <span className={styles.title}>{finding.title}</span>
                <span className={styles.word}>{severities[finding.severity]}</span>
              </span>
            }
          >
            <p className={styles.text}>
              <Prose text={finding.cause} paths={finding.paths} />
            </p>
            {finding.cure.length > 0 && (
              <ul className={styles.cure}>
                {finding.cure.map((step) => (
                  <li key={step}>
                    <Prose text={step} paths={finding.paths} />
                  </li>
                ))}
              </ul>
            )}
            {actions.length > 0 && (
              <div className={styles.actions}>
                {actions.map((action) => (
                  <ActionButton key={action.label} action={action} size="small" />
                ))}
              </div>
            )}
          </Disclosure>
        </li>
      ))}
    </ul>
  );
}
