import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
} from "@fluentui/react-components";
import type { ReactElement } from "react";
import { useLocale } from "../ui/locale.tsx";
import { useWindow } from "./window-context.tsx";

const useStyles = makeStyles({ title: { display: "block" } });

/** A job ended by a bug: says so, and offers to do it again. */
export function FailedCard(): ReactElement {
  const styles = useStyles();
  const { act } = useWindow();
  const { title, text, again } = useLocale().window.frame.failed;
  return (
    <MessageBar intent="error" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle className={styles.title}>{title}</MessageBarTitle>
        {text}
      </MessageBarBody>
      <MessageBarActions>
        <Button appearance="primary" onClick={() => act({ type: "try-again" })}>
          {again}
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}
