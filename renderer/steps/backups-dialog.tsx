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
import { useId, useState, type ReactElement } from "react";
import type { BackupView } from "../../electron/jobs/results.ts";
import { ActionButton } from "../ui/action-button.tsx";
import { useLocale } from "../ui/locale.tsx";
import { useWindow } from "../wizard/window-context.tsx";
import { DoneBackups } from "./done-backups.tsx";
import { DoneRestored } from "./done-restored.tsx";
import { useBackups } from "./use-backups.ts";
import { useFocusReturn } from "../ui/use-focus-return.ts";

export interface BackupsDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

const useStyles = makeStyles({
  surface: { maxWidth: "720px" },
  content: { display: "flex", flexDirection: "column", gap: "12px" },
  note: {
    alignSelf: "center",
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
  },
});

/** The backups, what each would change, and the way back to one; what the page says is checked anew after that. */
export function BackupsDialog({ open, onClose }: BackupsDialogProps): ReactElement | null {
  return open ? <OpenDialog onClose={onClose} /> : null;
}

function OpenDialog({ onClose }: Pick<BackupsDialogProps, "onClose">): ReactElement {
  const { act, state } = useWindow();
  const [asked, setAsked] = useState(false);
  useFocusReturn();
  const busy = state.job?.kind === "restore";
  const close = (): void => {
    // A restore is waited for: nobody would know how it ended.
    if (busy) return;
    onClose();
    if (asked && state.restored?.kind === "written") act({ type: "examine", waitSeconds: null });
  };
  return (
    <Dialog open onOpenChange={close}>
      <DialogSurface className={useStyles().surface}>
        <Backups asked={asked} onAsk={() => setAsked(true)} onClose={close} />
      </DialogSurface>
    </Dialog>
  );
}

interface BackupsProps {
  /** A restore was asked for since the dialog opened: its result is told here. */
  readonly asked: boolean;
  readonly onAsk: () => void;
  readonly onClose: () => void;
}

function Backups({ asked, onAsk, onClose }: BackupsProps): ReactElement {
  const styles = useStyles();
  const { act, state } = useWindow();
  const { window } = useLocale();
  const texts = window.done.backups;
  const [round, setRound] = useState(0);
  const [path, setPath] = useState<string | null>(null);
  const news = useBackups(round);
  const noteId = useId();
  const backups = news.kind === "read" ? news.result.backups : [];
  const chosen = chosenOf(backups, path);
  const busy = state.job?.kind === "restore";
  const same = chosen?.diff === "";
  const unread = news.kind === "failed" || (news.kind === "read" && news.result.kind === "refused");
  return (
    <DialogBody>
      <DialogTitle>{texts.title}</DialogTitle>
      <DialogContent className={styles.content}>
        <DoneRestored told={asked && !busy} />
        <DoneBackups news={news} chosen={chosen} onChoose={setPath} />
      </DialogContent>
      <DialogActions fluid>
        {same && (
          <span id={noteId} className={styles.note}>
            {texts.nothingToRestore}
          </span>
        )}
        <ActionButton action={{ label: window.frame.close, disabled: busy, onClick: onClose }} />
        {unread && <ActionButton action={{ label: texts.again, onClick: () => setRound(round + 1) }} />}
        {chosen && (
          <ActionButton
            look="primary"
            describedBy={same ? noteId : undefined}
            action={{
              label: busy ? texts.restoring : texts.restore,
              busy,
              disabled: same,
              onClick: () => {
                onAsk();
                act({ type: "undo", backup: chosen.path });
              },
            }}
          />
        )}
      </DialogActions>
    </DialogBody>
  );
}

/** Until the user chooses, the newest that would change anything. */
function chosenOf(backups: readonly BackupView[], path: string | null): BackupView | null {
  return (
    backups.find((backup) => backup.path === path) ??
    backups.find(({ diff }) => diff !== "") ??
    backups[0] ??
    null
  );
}
