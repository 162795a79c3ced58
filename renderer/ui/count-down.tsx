import { makeStyles, ProgressBar, tokens } from "@fluentui/react-components";
import { useState, type ReactElement, type ReactNode } from "react";
import { useUiTexts } from "./locale.tsx";

export interface CountDownProps {
  /** What is waited for: "Yunzai is loading its plugins". */
  readonly label: string;
  /** From the wait's news; the first value seen counts as the whole. */
  readonly secondsLeft: number;
  /** A button to stop waiting. */
  readonly children?: ReactNode;
}

const useStyles = makeStyles({
  box: { display: "flex", alignItems: "center", gap: "16px", flexShrink: 0 },
  texts: { flex: "1 1 0", minWidth: 0, display: "flex", flexDirection: "column", gap: "6px" },
  stop: { flexShrink: 0 },
  line: { display: "flex", justifyContent: "space-between", gap: "12px" },
  left: { flexShrink: 0, color: tokens.colorNeutralForeground3, fontVariantNumeric: "tabular-nums" },
});

/** A wait that ends by itself, with the time it has left. */
export function CountDown({ label, secondsLeft, children }: CountDownProps): ReactElement {
  const styles = useStyles();
  const { secondsLeft: words } = useUiTexts();
  const [whole, setWhole] = useState(secondsLeft);
  if (secondsLeft > whole) setWhole(secondsLeft);
  return (
    <div className={styles.box}>
      <div className={styles.texts}>
        <div className={styles.line}>
          {/* Read out once; the seconds are for eyes, and in the bar's value. */}
          <span role="status">{label}</span>
          <span className={styles.left} aria-hidden="true">
            {words(secondsLeft)}
          </span>
        </div>
        <ProgressBar
          value={whole === 0 ? 0 : secondsLeft / whole}
          aria-label={label}
          aria-valuetext={words(secondsLeft)}
        />
      </div>
      {children && <div className={styles.stop}>{children}</div>}
    </div>
  );
}
