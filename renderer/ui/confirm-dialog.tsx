import {
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from "@fluentui/react-components";
import type { ReactElement, ReactNode } from "react";
import { ActionButton } from "./action-button.tsx";
import { useFocusReturn } from "./use-focus-return.ts";

export interface ConfirmDialogProps {
  readonly title: string;
  /** What will happen, and whether it can be undone. */
  readonly children: ReactNode;
  /** Says what it does: "write anyway", never "OK". */
  readonly confirm: string;
  /** The safe way out: "keep it as it is". */
  readonly cancel: string;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** Asks before something that cannot simply be taken back; mounted while it asks. The safe button has the focus: Enter loses nothing. */
export function ConfirmDialog(props: ConfirmDialogProps): ReactElement {
  const { title, children, confirm, cancel, onConfirm, onCancel } = props;
  useFocusReturn();
  return (
    <Dialog
      open
      modalType="alert"
      onOpenChange={(_, { open: opens }) => {
        if (!opens) onCancel();
      }}
    >
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent>{children}</DialogContent>
          {/* A dialog gives the focus to its first button. */}
          <DialogActions fluid>
            <ActionButton action={{ label: cancel, onClick: onCancel }} look="primary" />
            <ActionButton action={{ label: confirm, onClick: onConfirm }} />
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
