import { makeStyles } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { CheckResult } from "../../electron/jobs/results.ts";
import { ActionButton } from "../ui/action-button.tsx";
import { Card } from "../ui/card.tsx";
import { useLocale } from "../ui/locale.tsx";
import { StatusRows, type StatusRow } from "../ui/status-rows.tsx";
import type { HealthLagrange } from "./health-lagrange.tsx";
import { healthRows } from "./health-rows.ts";
import { WatchProgress } from "./watch-progress.tsx";

export interface HealthPartsProps {
  readonly result: CheckResult;
  readonly lagrange: HealthLagrange;
}

const useStyles = makeStyles({
  // In the sentence's own cell: a column for it would make every other row narrower.
  cell: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: "4px 16px" },
  texts: { flex: "1 1 200px", minWidth: 0 },
});

/** How each part of a healthy link stands; a Lagrange that does not run can be started, and is followed in its row. */
export function HealthParts({ result, lagrange }: HealthPartsProps): ReactElement {
  const { window } = useLocale();
  const rows = healthRows(window.health.rows, result).map((row): StatusRow => {
    if (row.id !== "lagrange") return row;
    const { story } = lagrange;
    const followed = story && { tone: story.tone, word: window.watch.words[story.word] };
    return { ...row, ...followed, sentence: <Lagrange sentence={row.sentence} lagrange={lagrange} /> };
  });
  return (
    <>
      <Card flush>
        <StatusRows rows={rows} />
      </Card>
      {lagrange.dialog}
    </>
  );
}

function Lagrange({
  sentence,
  lagrange: { story, ask },
}: {
  readonly sentence: string;
  readonly lagrange: HealthLagrange;
}): ReactElement {
  const styles = useStyles();
  const { open } = useLocale().window.start;
  return (
    <div className={styles.cell}>
      <div className={styles.texts}>
        {/* There before it has anything new to say. */}
        <div role="status">{story?.says ?? sentence}</div>
        {story?.word !== "ended" && story?.more.map((line) => <div key={line}>{line}</div>)}
        {story && story.since !== null && <WatchProgress key={story.since} since={story.since} />}
      </div>
      {ask && <ActionButton action={{ label: open.lagrange, icon: "play", onClick: ask }} size="small" />}
    </div>
  );
}
