import { makeStyles, mergeClasses } from "@fluentui/react-components";
import { useState, type ReactElement, type ReactNode } from "react";
import type { CheckResult } from "../../electron/jobs/results.ts";
import { ActionButton } from "../ui/action-button.tsx";
import { useLocale } from "../ui/locale.tsx";
import { BackupsDialog } from "./backups-dialog.tsx";
import { ReportDialog } from "./report-dialog.tsx";

const useStyles = makeStyles({
  row: { display: "flex", flexWrap: "wrap", gap: "8px", flexShrink: 0 },
  /** In a card's line of buttons, which begins with others. */
  behind: { justifyContent: "flex-end" },
});

/** What one may want of a finished check: a report to post, and the backups, behind what else there is. */
export function HealthExtras({
  result,
  children,
}: {
  readonly result: CheckResult;
  readonly children?: ReactNode;
}): ReactElement {
  const styles = useStyles();
  const { report, backups } = useLocale().window.health;
  const [open, setOpen] = useState<"report" | "backups" | null>(null);
  const close = (): void => setOpen(null);
  return (
    <div className={mergeClasses(styles.row, children !== undefined && styles.behind)}>
      {children}
      <ActionButton
        size="small"
        look="quiet"
        action={{ label: report, icon: "document", onClick: () => setOpen("report") }}
      />
      <ActionButton
        size="small"
        look="quiet"
        action={{ label: backups, icon: "undo", onClick: () => setOpen("backups") }}
      />
      <ReportDialog open={open === "report"} result={result} onClose={close} />
      <BackupsDialog open={open === "backups"} onClose={close} />
    </div>
  );
}
