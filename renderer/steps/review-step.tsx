import { useState, type ReactElement } from "react";
import { assertNever } from "../../electron/core/assert-never.ts";
import { diffLines } from "../ui/diff-lines.ts";
import { useLocale } from "../ui/locale.tsx";
import { StepFrame, type StepFrameProps } from "../wizard/step-frame.tsx";
import { useWindow } from "../wizard/window-context.tsx";
import { changedLines, createsFile } from "./review-diff.ts";
import { ReviewPlan } from "./review-plan.tsx";
import { ReviewPlanning } from "./review-planning.tsx";
import { ReviewRefusal } from "./review-refusal.tsx";
import { ReviewUnchanged } from "./review-unchanged.tsx";
import { reviewView, stepAfter } from "./review-view.ts";

/** The edit as it will be written; nothing is written before the button says so. */
export function ReviewStep(): ReactElement {
  const { act, state } = useWindow();
  const { job } = state;
  const { back } = useLocale().window.frame;
  const content = useContent();
  // A write is waited for: nobody would know how it ended.
  const secondary =
    job?.kind === "write"
      ? []
      : [{ label: back, onClick: () => act({ type: "back" }) }, ...content.secondary];
  return <StepFrame {...content} secondary={secondary} />;
}

type Content = Pick<StepFrameProps, "title" | "subtitle" | "primary" | "children"> & {
  readonly secondary: NonNullable<StepFrameProps["secondary"]>;
};

function useContent(): Content {
  const { act, state } = useWindow();
  const { review, job } = state;
  const { review: texts } = useLocale().window;
  const [entry, setEntry] = useState<number | "new" | null>(null);
  const view = reviewView(review);
  const { planned, unchanged, refused } = texts;
  // The frame tells what happened, and offers to do it again.
  if (state.failed !== null) {
    const title = texts.unfinished[state.failed.kind === "write" ? "write" : "plan"];
    return { title, primary: null, secondary: [] };
  }
  switch (view.kind) {
    case "planning":
      return {
        title: texts.planning.title,
        // No button yet: a second press of the one before must not meet the one that writes.
        primary: null,
        secondary: [],
        children: <ReviewPlanning />,
      };
    case "planned":
      return {
        ...plannedHeading(view.result.diff),
        primary: {
          label: job?.kind === "write" ? planned.writing : planned.write,
          onClick: () => act({ type: "write" }),
          busy: job?.kind === "write",
        },
        secondary: [],
        children: <ReviewPlan key={review.plan?.id} result={view.result} />,
      };
    case "unchanged": {
      const [title, label] =
        view.result.remaining.length === 0
          ? [unchanged.title, unchanged.finish]
          : [unchanged.remaining, refused.next.examine];
      return {
        title,
        primary: { label, onClick: () => act({ type: "examine", waitSeconds: null }) },
        secondary: [],
        children: <ReviewUnchanged result={view.result} />,
      };
    }
    case "refused": {
      const { label, deed } = stepAfter(view, review);
      const chosen =
        view.result.candidates.some(({ index }) => index === entry) || entry === "new" ? entry : null;
      const choosing = deed === null;
      const next = deed ?? (chosen === null ? null : { type: "choose-entry" as const, entry: chosen });
      return {
        title: refused.titles[view.reason],
        subtitle: choosing ? refused.entries.subtitle : refused.nothingChanged,
        primary: {
          label: refused.next[label],
          onClick: () => next && act(next),
          shut: next === null ? refused.entries.chooseFirst : null,
        },
        secondary:
          view.reason === "settings-unreadable" && label !== "try-again"
            ? [{ label: refused.next["check-again"], onClick: () => act({ type: "plan-again" }) }]
            : [],
        children: <ReviewRefusal refusal={view} entry={chosen} onEntry={setEntry} />,
      };
    }
    default:
      return assertNever(view);
  }

  function plannedHeading(diff: string): Pick<Content, "title" | "subtitle"> {
    if (createsFile(diff)) return planned.created;
    if (review.request?.rebuild === true) return planned.rebuilt;
    return { title: planned.title(changedLines(diffLines(diff))), subtitle: planned.subtitle };
  }
}
