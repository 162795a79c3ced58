import { useState, type ReactElement } from "react";
import type { ApplyResult } from "../../electron/jobs/results.ts";
import type { DoneTexts } from "../../electron/locales/window-review-types.ts";
import { Card } from "../ui/card.tsx";
import { useLocale } from "../ui/locale.tsx";
import { StepFrame, type StepFrameProps } from "../wizard/step-frame.tsx";
import { useWindow } from "../wizard/window-context.tsx";
import type { WizardState } from "../wizard/state.ts";
import { DoneBackup } from "./done-backup.tsx";
import { lagrangeThen } from "./done-lagrange.ts";
import { DoneNext } from "./done-next.tsx";
import { DoneReport } from "./done-report.tsx";
import { DoneRestored } from "./done-restored.tsx";
import { DoneUndo } from "./done-undo.tsx";
import { DoneWatch } from "./done-watch.tsx";
import { RemainingFindings } from "./remaining-findings.tsx";
import { ReviewNote } from "./review-note.tsx";
import { PageBody } from "./verify-page-body.tsx";
import { watchStory, type WatchStory } from "./watch-story.ts";

/** What was written, how the real connection stands since then, and how to take the write back. */
export function DoneStep(): ReactElement {
  const contents = useWindow();
  const { act, state } = contents;
  const { review, restored, job } = state;
  const locale = useLocale();
  const texts = locale.window.done;
  const [asking, setAsking] = useState(false);
  const backup = review.written?.backup ?? null;
  const undoing = job?.kind === "restore";
  // A file that is already as it was has been taken back as well.
  const undone = restored?.kind === "written" || restored?.kind === "unchanged";
  // An undo takes its place for a moment: what is known of it stays until the page says that it is undone.
  const follows = job?.kind === "watch" || (undoing && state.watch.result === null);
  // A real connection that lasts has shown that nothing does.
  const remaining = state.watch.result?.kind === "stable" ? [] : (review.written?.remaining ?? []);
  const real = watchStory(locale, state.watch, follows);
  const story = remaining.length === 0 ? real : setBack(real);
  const examine = { label: texts.examine, onClick: () => act({ type: "examine", waitSeconds: null }) };
  const close = { label: locale.window.frame.close, onClick: contents.close };
  const allBots = { label: locale.window.bots.showAll, onClick: () => act({ type: "show-bots" }) };
  const elsewhere = state.bots.length > 1 ? [allBots] : [];
  return (
    <StepFrame
      {...(undone ? texts.undone : headingOf(texts, state.watch, remaining))}
      {...(undoing
        ? { primary: { ...examine, shut: texts.undoing } }
        : footerOf(undone ? "examine" : story.primary, examine, close, elsewhere))}
    >
      <PageBody loose shows={undone ? "undone" : story.word}>
        <DoneRestored told={restored?.kind === "refused" && !undoing} />
        {!undone && <RemainingFindings remaining={remaining} leads />}
        {undone ? (
          <Card title={texts.undone.nextHeading}>
            <DoneNext steps={texts.undone.next[lagrangeThen(state)]} />
          </Card>
        ) : (
          <DoneWatch story={story} />
        )}
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
      </PageBody>
    </StepFrame>
  );
}

/** The title becomes the verdict on the real connection once there is one. */
function headingOf(
  texts: DoneTexts,
  { result }: WizardState["watch"],
  remaining: ApplyResult["remaining"],
): Pick<StepFrameProps, "title" | "subtitle"> {
  const kind = result?.kind;
  if (kind === "stable") return { title: texts.verdict.stable, subtitle: texts.stable };
  if (kind === "flapping" || kind === "absent") return { title: texts.verdict[kind] };
  return remaining.length > 0 ? texts.remaining : { title: texts.title, subtitle: texts.subtitle };
}

/** A Lagrange that is started, or looked at, before that is mended only shows it once more: nothing of it is due. */
function setBack(story: WatchStory): WatchStory {
  const { primary, others } = story;
  return { ...story, due: null, primary: null, others: primary === null ? others : [primary, ...others] };
}

type FooterButton = Pick<NonNullable<StepFrameProps["primary"]>, "label" | "onClick">;

/** One primary action: the card's where it has one, else the one that the connection asks for, else none. */
function footerOf(
  asked: WatchStory["primary"],
  examine: FooterButton,
  close: FooterButton,
  elsewhere: readonly FooterButton[],
): Pick<StepFrameProps, "primary" | "secondary"> {
  if (asked === "examine") return { primary: examine, secondary: [...elsewhere, close] };
  if (asked === "close") return { primary: close, secondary: [...elsewhere, examine] };
  return { primary: null, secondary: [...elsewhere, close, examine] };
}
