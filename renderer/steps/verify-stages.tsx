import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { Step } from "../../electron/core/outcome.ts";
import { explainStep } from "../../electron/locales/explain.ts";
import { Disclosure } from "../ui/disclosure.tsx";
import { useLocale } from "../ui/locale.tsx";
import { paint } from "../ui/theme-tokens.ts";

const useStyles = makeStyles({
  table: {
    width: "100%",
    borderCollapse: "collapse",
    fontSize: tokens.fontSizeBase200,
    lineHeight: "18px",
    textAlign: "start",
  },
  head: { color: tokens.colorNeutralForeground3, fontWeight: tokens.fontWeightRegular, textAlign: "start" },
  cell: { padding: "2px 12px 2px 0", textAlign: "start", verticalAlign: "top", whiteSpace: "nowrap" },
  detail: {
    width: "100%",
    whiteSpace: "normal",
    overflowWrap: "anywhere",
    color: tokens.colorNeutralForeground3,
  },
  time: { paddingRight: 0, textAlign: "end", fontVariantNumeric: "tabular-nums" },
  ok: { color: paint.goodText },
  failed: { color: paint.badText },
  skipped: { color: tokens.colorNeutralForeground3 },
});

/** Every stage of a handshake with its result and time, told when asked for. */
export function VerifyStages({ steps }: { readonly steps: readonly Step[] }): ReactElement {
  const styles = useStyles();
  const locale = useLocale();
  const texts = locale.window.verify.stages;
  const head = mergeClasses(styles.cell, styles.head);
  return (
    <Disclosure label={texts.label}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col" className={head}>
              {texts.stage}
            </th>
            <th scope="col" className={head}>
              {texts.result}
            </th>
            <th scope="col" className={head}>
              {texts.detail}
            </th>
            <th scope="col" className={mergeClasses(head, styles.time)}>
              {texts.time}
            </th>
          </tr>
        </thead>
        <tbody>
          {steps.map((step) => (
            <tr key={step.stage}>
              <td className={styles.cell}>{locale.steps.stages[step.stage]}</td>
              <td className={mergeClasses(styles.cell, styles[step.status])}>
                {locale.steps.statuses[step.status]}
              </td>
              <td className={mergeClasses(styles.cell, styles.detail)}>{explainStep(locale.steps, step)}</td>
              <td className={mergeClasses(styles.cell, styles.time)}>
                {step.status === "skipped" ? "" : texts.ms(step.ms)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Disclosure>
  );
}
