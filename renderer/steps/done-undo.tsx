import type { ReactElement } from "react";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { useLocale } from "../ui/locale.tsx";

/** Asks before the write is taken back. Mounted while it asks. */
export function DoneUndo({
  onUndo,
  onKeep,
}: {
  readonly onUndo: () => void;
  readonly onKeep: () => void;
}): ReactElement {
  const { title, text, keep, undo } = useLocale().window.done.confirm;
  return (
    <ConfirmDialog title={title} confirm={undo} cancel={keep} onConfirm={onUndo} onCancel={onKeep}>
      {text}
    </ConfirmDialog>
  );
}
