import { makeStyles, ProgressBar, tokens } from "@fluentui/react-components";
import { useEffect, useState, type ReactElement } from "react";
import { useLocale } from "../ui/locale.tsx";
import { stableSeconds } from "./watch-story.ts";

const useStyles = makeStyles({
  line: { display: "flex", alignItems: "center", gap: "12px" },
  bar: { flex: "1 1 0" },
  words: { flexShrink: 0, color: tokens.colorNeutralForeground3, fontVariantNumeric: "tabular-nums" },
});

/** How much of the ten seconds a connection has stood already. Never read out by itself: the sentence above it is. */
export function WatchProgress({ since }: { readonly since: number }): ReactElement {
  const styles = useStyles();
  const { title, seconds: words } = useLocale().window.watch;
  const seconds = useSecondsSince(since);
  return (
    <div className={styles.line}>
      <ProgressBar
        className={styles.bar}
        value={seconds / stableSeconds}
        aria-label={title}
        aria-valuetext={words(seconds, stableSeconds)}
      />
      <span className={styles.words} aria-hidden="true">
        {words(seconds, stableSeconds)}
      </span>
    </div>
  );
}

/** Whole seconds, none below zero and none above `stableSeconds`: the host's clock and this one may differ a little. */
function useSecondsSince(since: number): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(timer);
  }, []);
  return Math.min(stableSeconds, Math.max(0, Math.floor((now - since) / 1000)));
}
