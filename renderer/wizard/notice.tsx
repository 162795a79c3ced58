import { Body1, Button, makeStyles, Spinner, tokens, typographyStyles } from "@fluentui/react-components";
import { useLayoutEffect, useRef, useState, type ReactElement } from "react";
import type { Closed } from "../../electron/contract/client.ts";
import { assertNever } from "../../electron/core/assert-never.ts";
import type { FrameTexts } from "../../electron/locales/window-frame-types.ts";
import { ActionButton } from "../ui/action-button.tsx";
import { useLocale } from "../ui/locale.tsx";

const useStyles = makeStyles({
  page: {
    height: "100%",
    boxSizing: "border-box",
    padding: tokens.spacingHorizontalXXL,
    display: "flex",
    flexDirection: "column",
    alignItems: "center",
    justifyContent: "center",
    gap: tokens.spacingVerticalM,
    textAlign: "center",
  },
  text: {
    maxWidth: "560px",
    textAlign: "center",
    textWrap: "balance",
    color: tokens.colorNeutralForeground2,
  },
  heading: { ...typographyStyles.title3, margin: 0, outlineStyle: "none" },
});

export interface NoticeProps {
  readonly kind: Closed | "connecting" | "may-close";
  readonly onBack?: () => void;
}

/** A page of its own for what stands outside the wizard: connecting, a host that is gone, a page that may close. */
export function Notice({ kind, onBack }: NoticeProps): ReactElement {
  const styles = useStyles();
  const { frame } = useLocale().window;
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => heading.current?.focus(), [kind]);
  if (kind === "connecting") {
    return (
      <main className={styles.page}>
        <Spinner label={frame.connecting} labelPosition="below" delay={300} />
      </main>
    );
  }
  const { title, text } = noticeOf(kind, frame);
  return (
    <main className={styles.page}>
      <h1 ref={heading} tabIndex={-1} className={styles.heading}>
        {title}
      </h1>
      <Body1 className={styles.text}>{text}</Body1>
      {kind === "gone" && <Reconnect />}
      {onBack && <ActionButton action={{ label: frame.mayClose.back, onClick: onBack }} />}
    </main>
  );
}

/** Reloads once a host answers: a browser would put an error page of its own in the place of this one. */
function Reconnect(): ReactElement {
  const styles = useStyles();
  const { again, still } = useLocale().window.frame.gone;
  const [failed, setFailed] = useState(false);
  const reconnect = async (): Promise<void> => {
    setFailed(false);
    const answer = await fetch(location.pathname, { cache: "no-store" }).catch(() => null);
    if (answer) location.reload();
    else setFailed(true);
  };
  return (
    <>
      <Button appearance="primary" onClick={() => void reconnect()}>
        {again}
      </Button>
      <Body1 role="status" className={styles.text}>
        {failed ? still : ""}
      </Body1>
    </>
  );
}

function noticeOf(
  kind: Exclude<NoticeProps["kind"], "connecting">,
  { gone, otherWindow, noKey, mayClose }: FrameTexts,
): { readonly title: string; readonly text: string } {
  switch (kind) {
    case "gone":
      return gone;
    case "other-window":
      return otherWindow;
    case "no-key":
      return noKey;
    case "may-close":
      return mayClose;
    default:
      return assertNever(kind);
  }
}
