import { makeStyles, tokens } from "@fluentui/react-components";
import { useState, type ReactElement } from "react";
import type { LinkRequest } from "../../electron/contract/api.ts";
import { ActionButton } from "../ui/action-button.tsx";
import { useLocale } from "../ui/locale.tsx";
import { useWindow } from "../wizard/window-context.tsx";
import { ReportDialog } from "./report-dialog.tsx";
import { useCheck } from "./use-check.ts";

const useStyles = makeStyles({
  row: { flexShrink: 0, display: "flex", flexWrap: "wrap", alignItems: "center", gap: "4px 12px" },
  news: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

/** Checks how things stand now, then shows the report of it. */
export function DoneReport(): ReactElement {
  const styles = useStyles();
  const { lagrange, yunzai } = useWindow().state.choice;
  const texts = useLocale().window.done.report;
  const [request, setRequest] = useState<LinkRequest | null>(null);
  const check = useCheck(request);
  return (
    <div className={styles.row}>
      <ActionButton
        action={{
          label: texts.open,
          icon: "document",
          busy: check.kind === "checking",
          onClick: () => setRequest({ lagrange, yunzai, link: null, token: null }),
        }}
      />
      <span className={styles.news} role="status">
        {check.kind === "checking" && texts.making}
        {check.kind === "failed" && texts.failed}
      </span>
      {check.kind === "checked" && (
        <ReportDialog open onClose={() => setRequest(null)} result={check.result} />
      )}
    </div>
  );
}
