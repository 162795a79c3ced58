import {
  Checkbox,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
} from "@fluentui/react-components";
import { useState, type ReactElement } from "react";
import { ActionButton } from "../ui/action-button.tsx";
import { useLocale } from "../ui/locale.tsx";
import { useFocusReturn } from "../ui/use-focus-return.ts";
import { useWindow } from "../wizard/window-context.tsx";

const useStyles = makeStyles({
  text: { margin: "0 0 8px" },
});

/** The way past a link that is not proved; it asks twice. */
export function VerifyAnyway(): ReactElement {
  const { button } = useLocale().window.verify.anyway;
  const [asking, setAsking] = useState(false);
  return (
    <>
      <ActionButton action={{ label: button, onClick: () => setAsking(true) }} look="quiet" size="small" />
      {asking && <Question onCancel={() => setAsking(false)} />}
    </>
  );
}

/**
 * The button that leads on stays shut until the person says what they know. What they say has the focus;
 * Enter does nothing there.
 */
function Question({ onCancel }: { readonly onCancel: () => void }): ReactElement {
  const styles = useStyles();
  const { act } = useWindow();
  const texts = useLocale().window.verify.anyway;
  const [known, setKnown] = useState(false);
  useFocusReturn();
  return (
    <Dialog open modalType="alert" onOpenChange={(_, { open }) => !open && onCancel()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{texts.title}</DialogTitle>
          <DialogContent>
            <p className={styles.text}>{texts.text}</p>
            <Checkbox
              label={texts.known}
              checked={known}
              onChange={(_, { checked }) => setKnown(checked === true)}
            />
          </DialogContent>
          <DialogActions fluid>
            <ActionButton action={{ label: texts.cancel, onClick: onCancel }} look="primary" />
            <ActionButton
              action={{
                label: texts.confirm,
                disabled: !known,
                onClick: () => act({ type: "review", unverified: true }),
              }}
            />
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
