import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { BackupView } from "../../electron/jobs/results.ts";
import { Busy } from "../ui/busy.tsx";
import { DiffView } from "../ui/diff-view.tsx";
import { useLocale } from "../ui/locale.tsx";
import { RadioCards } from "../ui/radio-card.tsx";
import { StateBadge } from "../ui/state-badge.tsx";
import { settingsFile } from "./review-names.ts";
import { dayAndTime } from "./review-time.ts";
import type { BackupsNews } from "./use-backups.ts";

export interface DoneBackupsProps {
  readonly news: BackupsNews;
  readonly chosen: BackupView | null;
  readonly onChoose: (path: string) => void;
}

const useStyles = makeStyles({
  text: { margin: 0, color: tokens.colorNeutralForeground2 },
  /** Four of them and the beginning of a fifth, so that it can be seen to scroll. */
  list: { flexShrink: 0, maxHeight: "200px", overflowY: "auto" },
  diff: { flexShrink: 0, display: "flex", flexDirection: "column", gap: "6px", maxHeight: "240px" },
});

/** The list of backups, newest first, and what the chosen one would change. */
export function DoneBackups({ news, chosen, onChoose }: DoneBackupsProps): ReactElement {
  const styles = useStyles();
  const { window, reasons, tag } = useLocale();
  const texts = window.done.backups;
  if (news.kind === "reading") return <Busy label={texts.reading} />;
  if (news.kind === "failed") return <p className={styles.text}>{texts.unreadable}</p>;
  const { reason, backups } = news.result;
  if (reason !== null) {
    return (
      <p className={styles.text}>
        {texts.unreadable} {reasons.refusedApply[reason]}
      </p>
    );
  }
  if (chosen === null) return <p className={styles.text}>{texts.none}</p>;
  return (
    <>
      <p className={styles.text}>{texts.intro}</p>
      <div className={styles.list}>
        <RadioCards
          label={texts.legend}
          value={chosen.path}
          onChange={onChoose}
          options={backups.map(({ path, at, diff }) => ({
            value: path,
            title: dayAndTime(tag, at),
            badges: diff === "" && <StateBadge tone="quiet" text={texts.sameAsNow} />,
          }))}
        />
      </div>
      {chosen.diff !== "" && (
        <div className={styles.diff}>
          <p className={styles.text}>{texts.wouldChange}</p>
          <DiffView fills diff={chosen.diff} file={settingsFile} />
        </div>
      )}
    </>
  );
}
