import { makeStyles, MessageBar, MessageBarBody, MessageBarTitle } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { assertNever } from "../../electron/core/assert-never.ts";
import { useLocale } from "../ui/locale.tsx";
import { useWindow } from "../wizard/window-context.tsx";
import { fileName } from "./review-names.ts";
import { dayAndTime } from "./review-time.ts";

const useStyles = makeStyles({
  /** Takes no room and no gap while it is empty; it must be there before its words are. */
  region: { display: "contents" },
  // Among what scrolls below it, it keeps the room of its words.
  bar: { flexShrink: 0 },
  file: { display: "inline-block", maxWidth: "100%", overflowWrap: "anywhere" },
});

/** How the last restore ended, once it may be told. */
export function DoneRestored({ told }: { readonly told: boolean }): ReactElement {
  return (
    <div role="status" className={useStyles().region}>
      {told && <Ending />}
    </div>
  );
}

function Ending(): ReactElement | null {
  const { restored, failed } = useWindow().state;
  const { window, reasons, tag } = useLocale();
  const { backups: texts, notRestored } = window.done;
  if (failed?.kind === "restore") {
    return <Told intent="error" title={notRestored} text={window.frame.failed.text} />;
  }
  if (restored === null) return null;
  switch (restored.kind) {
    case "written": {
      const back = restored.backups.find(({ path }) => path === restored.restored);
      return (
        <Told
          intent="success"
          title={back ? texts.restored(dayAndTime(tag, back.at)) : window.done.undone.title}
          text={restored.backup === null ? "" : texts.replacedBackup}
          file={restored.backup && fileName(restored.backup)}
        />
      );
    }
    case "unchanged":
      return <Told intent="info" title={texts.nothingToRestore} text="" />;
    case "refused": {
      const why = restored.reason ? reasons.refusedApply[restored.reason] : "";
      const where = restored.step ? window.review.refused.stoppedAt(reasons.writeStep[restored.step]) : "";
      return <Told intent="error" title={notRestored} text={`${why} ${where}`.trim()} />;
    }
    case "listed":
      return null;
    default:
      return assertNever(restored.kind);
  }
}

function Told({
  intent,
  title,
  text,
  file = null,
}: {
  readonly intent: "error" | "success" | "info";
  readonly title: string;
  readonly text: string;
  /** A name that ends the text. */
  readonly file?: string | null;
}): ReactElement {
  const styles = useStyles();
  return (
    <MessageBar intent={intent} layout="multiline" className={styles.bar}>
      <MessageBarBody>
        <MessageBarTitle>{title}</MessageBarTitle>
        {text}
        {file !== null && (
          <>
            {" "}
            <span className={styles.file}>{file}</span>
          </>
        )}
      </MessageBarBody>
    </MessageBar>
  );
}
