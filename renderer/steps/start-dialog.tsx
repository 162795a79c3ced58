import {
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
} from "@fluentui/react-components";
import type { ReactElement } from "react";
import { assertNever } from "../../electron/core/assert-never.ts";
import type { Program } from "../../electron/core/program.ts";
import type { StartDialogTexts } from "../../electron/locales/window-start-types.ts";
import { ActionButton } from "../ui/action-button.tsx";
import { Busy } from "../ui/busy.tsx";
import { useLocale } from "../ui/locale.tsx";
import { useFocusReturn } from "../ui/use-focus-return.ts";
import { StartTargetRows } from "./start-target.tsx";
import { useStart, type StartNews } from "./use-start.ts";

export interface StartDialogProps {
  readonly program: Program;
  /** Absolute; the one that was chosen. */
  readonly folder: string;
  /** It has been started; what the page does then is its own affair. */
  readonly onStarted: () => void;
  readonly onClose: () => void;
}

const useStyles = makeStyles({
  content: { display: "flex", flexDirection: "column", gap: "12px" },
  text: { margin: 0 },
});

/**
 * Asks before a program is started, and shows whole what will run. Mounted while it asks. The way out has the focus, so
 * that Enter starts nothing that was not read.
 */
export function StartDialog({ program, folder, onStarted, onClose }: StartDialogProps): ReactElement {
  const styles = useStyles();
  const { window } = useLocale();
  const texts = window.start;
  const { news, start, planAgain } = useStart(program, folder, onStarted);
  useFocusReturn();
  const starting = news.kind === "starting";
  const stuck = news.kind === "refused" || news.kind === "failed" || news.kind === "broken";
  return (
    <Dialog open modalType="alert" onOpenChange={(_, { open }) => !open && !starting && onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{stuck ? texts.notStarted : texts.title[program]}</DialogTitle>
          <DialogContent className={styles.content}>
            {news.kind === "planning" && <Busy label={texts.planning} />}
            {/* There before its words are, so that they are read out. */}
            <p role="status" className={styles.text}>
              {sentenceOf(texts, news, program)}
            </p>
            {(news.kind === "ready" || starting) && <StartTargetRows target={news.target} />}
          </DialogContent>
          <DialogActions fluid>
            <ActionButton
              action={{
                label: stuck ? window.frame.close : window.frame.cancel,
                disabled: starting,
                onClick: onClose,
              }}
            />
            {stuck ? (
              <ActionButton action={{ label: texts.again, icon: "refresh", onClick: planAgain }} />
            ) : (
              <ActionButton
                look="primary"
                action={{
                  label: starting ? texts.starting : texts.start,
                  icon: "play",
                  busy: starting,
                  disabled: news.kind === "planning",
                  onClick: start,
                }}
              />
            )}
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

function sentenceOf(texts: StartDialogTexts, news: StartNews, program: Program): string {
  switch (news.kind) {
    case "planning":
      return "";
    case "ready":
    case "starting":
      return texts.window[program];
    case "refused":
      return texts.refused[news.reason](program);
    case "failed":
      return texts.failed[news.reason];
    case "broken":
      return texts.broken;
    default:
      return assertNever(news);
  }
}
