import { makeStyles, Spinner, tokens } from "@fluentui/react-components";
import { useEffect, useState, type ReactElement, type ReactNode } from "react";
import { useUiTexts } from "./locale.tsx";

/** What is over sooner than this needs no word. */
const patienceMs = 300;

/** Turns true once something has gone on for 0.3 s; false again at once when it ends. */
export function useDelayed(active: boolean): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!active) return undefined;
    const timer = setTimeout(() => setLate(true), patienceMs);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [active]);
  return active && late;
}

export interface BusyProps {
  /** What is being done, read out once; "one moment" where nothing better is known. */
  readonly label?: string;
  /** What changes while it goes on: counts, a folder; seen, not read out. */
  readonly detail?: ReactNode;
  /** A button to stop it. */
  readonly children?: ReactNode;
}

const useStyles = makeStyles({
  busy: { display: "flex", alignItems: "center", gap: "12px", minHeight: "32px", minWidth: 0, flexShrink: 0 },
  texts: { flex: "1 1 0", minWidth: 0, display: "flex", flexDirection: "column" },
  stop: { flexShrink: 0 },
  detail: {
    minWidth: 0,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    fontVariantNumeric: "tabular-nums",
  },
});

/** Says that something is going on; appears after 0.3 s, so that quick things do not flicker. */
export function Busy({ label, detail, children }: BusyProps): ReactElement {
  const styles = useStyles();
  const { busy } = useUiTexts();
  const late = useDelayed(true);
  // The live region must be there before its words are.
  return (
    <div className={styles.busy}>
      {late && <Spinner size="tiny" aria-hidden="true" />}
      <div className={styles.texts}>
        <div role="status">{late && (label ?? busy)}</div>
        {late && detail !== undefined && <div className={styles.detail}>{detail}</div>}
      </div>
      {late && children && <div className={styles.stop}>{children}</div>}
    </div>
  );
}
