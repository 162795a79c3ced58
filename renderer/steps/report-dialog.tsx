import {
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  tokens,
} from "@fluentui/react-components";
import { useRef, useState, type ReactElement } from "react";
import type { CheckResult } from "../../electron/jobs/results.ts";
import { makeReport } from "../../electron/locales/report.ts";
import { ActionButton } from "../ui/action-button.tsx";
import { useLocale } from "../ui/locale.tsx";
import { paint } from "../ui/theme-tokens.ts";
import { useWindow } from "../wizard/window-context.tsx";
import { copyFrom, type Copied } from "./done-copy.ts";
import { useFocusReturn } from "../ui/use-focus-return.ts";

export interface ReportDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly result: CheckResult;
}

const useStyles = makeStyles({
  surface: { maxWidth: "720px" },
  content: { display: "flex", flexDirection: "column", gap: "12px" },
  masked: { margin: 0, color: tokens.colorNeutralForeground2 },
  text: {
    boxSizing: "border-box",
    width: "100%",
    height: "min(320px, 50vh)",
    minHeight: "96px",
    padding: "12px",
    resize: "none",
    border: `1px solid ${paint.cardStroke}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: paint.windowBackground,
    color: tokens.colorNeutralForeground1,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: "12px",
    lineHeight: "18px",
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-1px" },
  },
  news: { minHeight: "20px", color: tokens.colorNeutralForeground3 },
});

/** What will be shared, before it is: the report's text, what was masked in it, and the button that copies it. */
export function ReportDialog({ open, ...props }: ReportDialogProps): ReactElement | null {
  return open ? <OpenDialog {...props} /> : null;
}

function OpenDialog({ result, onClose }: Omit<ReportDialogProps, "open">): ReactElement {
  const styles = useStyles();
  useFocusReturn();
  const locale = useLocale();
  const { about } = useWindow().state.hello;
  const { done, frame } = locale.window;
  const field = useRef<HTMLTextAreaElement>(null);
  const [copied, setCopied] = useState<Copied | null>(null);
  const copy = async (): Promise<void> => {
    if (!field.current) return;
    // Emptied first, so that a second copy is read out again.
    setCopied(null);
    setCopied(await copyFrom(field.current));
  };
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle>{done.report.title}</DialogTitle>
          <DialogContent className={styles.content}>
            <p className={styles.masked}>{locale.report.masked}</p>
            <textarea
              ref={field}
              className={styles.text}
              aria-label={done.report.text}
              readOnly
              spellCheck={false}
              value={makeReport(locale, result, about)}
            />
            <div className={styles.news} role="status">
              {copied === "copied" && done.report.copied}
              {copied === "selected" && done.report.selected}
            </div>
          </DialogContent>
          <DialogActions fluid>
            <ActionButton action={{ label: frame.close, onClick: onClose }} />
            <ActionButton
              look="primary"
              action={{ label: done.report.copy, icon: "copy", onClick: () => void copy() }}
            />
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
