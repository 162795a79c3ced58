import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { paint } from "../ui/theme-tokens.ts";

const useStyles = makeStyles({
  list: {
    display: "flex",
    flexDirection: "column",
    gap: "10px",
    margin: 0,
    padding: 0,
    listStyleType: "none",
    counterReset: "step",
  },
  step: {
    display: "flex",
    gap: "10px",
    lineHeight: "22px",
    counterIncrement: "step",
    "::before": {
      content: "counter(step)",
      flexShrink: 0,
      boxSizing: "border-box",
      width: "22px",
      height: "22px",
      borderRadius: "50%",
      border: "1px solid transparent",
      backgroundColor: paint.activeSoft,
      color: paint.activeText,
      fontSize: tokens.fontSizeBase200,
      fontWeight: tokens.fontWeightSemibold,
      lineHeight: "20px",
      textAlign: "center",
    },
  },
  only: { margin: 0, lineHeight: "22px" },
});

/** What is left to do by hand, in its order. */
export function DoneNext({ steps }: { readonly steps: readonly string[] }): ReactElement {
  const styles = useStyles();
  const [first, ...more] = steps;
  if (more.length === 0) return <p className={styles.only}>{first}</p>;
  return (
    <ol className={styles.list}>
      {steps.map((step) => (
        <li key={step} className={styles.step}>
          {step}
        </li>
      ))}
    </ol>
  );
}
