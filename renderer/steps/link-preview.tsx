import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { useLocale } from "../ui/locale.tsx";
import { PathText } from "../ui/path-text.tsx";
import { StateBadge } from "../ui/state-badge.tsx";
import { paint } from "../ui/theme-tokens.ts";
import { fieldsReading, isMaskBroken } from "../wizard/select.ts";
import { useWindow } from "../wizard/window-context.tsx";
import { shownUrl } from "./link-view.ts";

const useStyles = makeStyles({
  preview: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: "4px 10px",
    padding: "8px 12px",
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: paint.quietSoft,
  },
  label: { flexShrink: 0, color: paint.quietText, fontSize: tokens.fontSizeBase200 },
  url: { flex: "1 1 160px" },
});

/** The whole address as Lagrange will dial it; nothing secret stands in it. */
export function LinkPreview(): ReactElement {
  const styles = useStyles();
  const { state } = useWindow();
  const { preview } = useLocale().window.link;
  const { fields } = fieldsReading(state);
  const { suggestion, token } = state.link;
  const sendsToken = token !== "" || suggestion?.token === "known";
  const complete = fields !== null && !isMaskBroken(state.link);
  return (
    <div className={styles.preview}>
      <span className={styles.label}>{preview.label}</span>
      {complete ? (
        <PathText mono text={shownUrl(fields)} className={styles.url} />
      ) : (
        <span className={styles.label}>{preview.incomplete}</span>
      )}
      {complete && sendsToken && !fields.suffix.includes("?") && (
        <StateBadge tone="quiet" icon="shield" text={preview.withToken} />
      )}
    </div>
  );
}
