import { makeStyles } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { assertNever } from "../../electron/core/assert-never.ts";
import { short } from "../ui/breakpoints.ts";
import { Busy } from "../ui/busy.tsx";
import { useLocale } from "../ui/locale.tsx";
import { StepFrame, type StepFrameProps } from "../wizard/step-frame.tsx";
import { useWindow } from "../wizard/window-context.tsx";
import { BotsReviewItem } from "./bots-review-item.tsx";
import { botsReview, type PlannedBot } from "./bots-review-view.ts";
import { shortNames } from "./bots-view.ts";
import { ReviewNote } from "./review-note.tsx";
import { PageBody } from "./verify-page-body.tsx";

const useStyles = makeStyles({
  list: {
    // What is only heard stands where its words are, and does not make the page longer.
    position: "relative",
    flex: "0 1 auto",
    minHeight: "132px",
    overflowY: "auto",
    margin: 0,
    padding: 0,
    listStyleType: "none",
    display: "flex",
    flexDirection: "column",
    gap: "8px",
    [short]: { flexShrink: 0, minHeight: 0, overflowY: "visible" },
  },
});

/** The edits that would repair several bots; nothing is written before the button says so. */
export function BotsReviewPage(): ReactElement {
  const { act, state } = useWindow();
  const { back } = useLocale().window.frame;
  // A write is waited for: nobody would know how it ended.
  const secondary =
    state.job?.kind === "write-bots" ? [] : [{ label: back, onClick: () => act({ type: "back" }) }];
  return <StepFrame {...useContent()} secondary={secondary} />;
}

function useContent(): Pick<StepFrameProps, "title" | "subtitle" | "primary" | "children"> {
  const { act, state } = useWindow();
  const { job, failed } = state;
  const { bots, health } = useLocale().window;
  const texts = bots.review;
  const { title, subtitle, progress } = texts;
  const review = botsReview(state.bots, job);
  // The frame tells what happened, and offers to do it again.
  if (failed !== null) return { title: title.planning, primary: null };
  switch (review.kind) {
    case "planning":
      return {
        title: title.planning,
        // No button yet: a second press of the one before must not meet the one that writes.
        primary: null,
        children: <Busy label={texts.planning} detail={progress(review.done, review.of)} />,
      };
    case "planned": {
      const { items, writable } = review;
      const left = items.length - writable;
      const children = <Items items={items} />;
      if (writable === 0) {
        const again = { label: health.again, onClick: () => act({ type: "examine-bots" }) };
        return { title: title.nothing, subtitle: subtitle.nothing, primary: again, children };
      }
      return {
        title: title.planned(writable),
        subtitle: left === 0 ? subtitle.planned : subtitle.some(left),
        primary: { label: texts.write(writable), onClick: () => act({ type: "write-bots" }) },
        children,
      };
    }
    case "writing": {
      const { items, done, of } = review;
      return {
        title: title.writing(of),
        subtitle: subtitle.planned,
        primary: { label: texts.writing(done, of), onClick: () => undefined, busy: true },
        children: <Items items={items} />,
      };
    }
    default:
      return assertNever(review);
  }
}

function Items({ items }: { readonly items: readonly PlannedBot[] }): ReactElement {
  const styles = useStyles();
  const { list, backup } = useLocale().window.bots.review;
  const first = items.find(({ kind }) => kind !== "unchanged");
  const folders = shortNames(items.map(({ bot }) => bot.lagrange));
  return (
    <PageBody shows="items">
      <ul className={styles.list} aria-label={list}>
        {items.map((item, index) => (
          <li key={item.bot.lagrange}>
            <BotsReviewItem item={item} folder={folders[index] ?? ""} startsOpen={item === first} />
          </li>
        ))}
      </ul>
      {items.some(({ kind }) => kind !== "unchanged" && kind !== "refused") && (
        <ReviewNote icon="shield" tone="quiet">
          {backup}
        </ReviewNote>
      )}
    </PageBody>
  );
}
