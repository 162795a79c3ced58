import {
  Body1,
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  DialogTrigger,
  makeStyles,
  Subtitle2,
  tokens,
} from "@fluentui/react-components";
import type { ReactElement } from "react";
import { useLocale } from "../ui/locale.tsx";
import { useFocusReturn } from "../ui/use-focus-return.ts";

const useStyles = makeStyles({
  sections: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalL },
  section: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXS },
  title: { margin: 0 },
});

/** What the wizard does, changes, and never does; mounted while it is open. */
export function HelpDialog({ onClose }: { onClose: () => void }): ReactElement {
  const styles = useStyles();
  useFocusReturn();
  const { help, close, helpSections } = useLocale().window.frame;
  return (
    <Dialog open onOpenChange={(_, data) => !data.open && onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{help}</DialogTitle>
          <DialogContent className={styles.sections}>
            {helpSections.map(({ title, text }) => (
              <section key={title} className={styles.section}>
                <Subtitle2 as="h3" className={styles.title}>
                  {title}
                </Subtitle2>
                <Body1>{text}</Body1>
              </section>
            ))}
          </DialogContent>
          <DialogActions>
            <DialogTrigger disableButtonEnhancement>
              <Button appearance="primary">{close}</Button>
            </DialogTrigger>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
