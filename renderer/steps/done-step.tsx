import { useState, type ReactElement } from "react";
import { Card } from "../ui/card.tsx";
import { useLocale } from "../ui/locale.tsx";
import { StepFrame } from "../wizard/step-frame.tsx";
import { useWindow } from "../wizard/window-context.tsx";
import { DoneBackup } from "./done-backup.tsx";
import { lagrangeThen } from "./done-lagrange.ts";
import { DoneNext } from "./done-next.tsx";
import { DoneReport } from "./done-report.tsx";
import { DoneRestored } from "./done-restored.tsx";
import { DoneUndo } from "./done-undo.tsx";
import { ReviewNote } from "./review-note.tsx";

/** What was written, how to take it back, and what is left to do by hand. */
export function DoneStep(): ReactElement {
  const { act, close, state } = useWindow();
  const { review, restored, job } = state;
  const { window } = useLocale();
  const texts = window.done;
  const [asking, setAsking] = useState(false);
  const backup = review.written?.backup ?? null;
  const undoing = job?.kind === "restore";
  // A file that is already as it was has been taken back as well.
  const undone = restored?.kind === "written" || restored?.kind === "unchanged";
  const heading = undone ? texts.undone : texts;
  return (
    <StepFrame
      title={heading.title}
      subtitle={heading.subtitle}
      primary={{
        label: texts.examine,
        onClick: () => act({ type: "examine", waitSeconds: null }),
        shut: undoing ? texts.undoing : null,
      }}
      secondary={undoing ? [] : [{ label: window.frame.close, onClick: close }]}
    >
      <DoneRestored told={restored?.kind === "refused" && !undoing} />
      <Card title={texts.nextHeading}>
        <DoneNext steps={heading.next[lagrangeThen(state)]} />
      </Card>
      {undone ? (
        restored.backup !== null && <DoneBackup label={texts.undone.backup} path={restored.backup} />
      ) : backup === null ? (
        <ReviewNote icon="info" tone="quiet">
          {texts.noBackup}
        </ReviewNote>
      ) : (
        <DoneBackup
          label={texts.backup}
          path={backup}
          action={{
            label: undoing ? texts.undoing : texts.undo,
            icon: "undo",
            busy: undoing,
            onClick: () => setAsking(true),
          }}
        />
      )}
      <DoneReport />
      {backup !== null && asking && (
        <DoneUndo
          onKeep={() => setAsking(false)}
          onUndo={() => {
            setAsking(false);
            act({ type: "undo", backup });
          }}
        />
      )}
    </StepFrame>
  );
}
