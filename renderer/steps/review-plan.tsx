import { useState, type ReactElement } from "react";
import type { ApplyResult } from "../../electron/jobs/results.ts";
import { DiffView } from "../ui/diff-view.tsx";
import { useLocale } from "../ui/locale.tsx";
import { StateBadge } from "../ui/state-badge.tsx";
import { useWindow } from "../wizard/window-context.tsx";
import { createsFile } from "./review-diff.ts";
import { ReviewNote } from "./review-note.tsx";
import { settingsFile } from "./review-names.ts";
import { timeOfDay } from "./review-time.ts";

/** A plan, line by line, and what keeps it from doing harm. Mounted anew for every plan. */
export function ReviewPlan({ result }: { readonly result: ApplyResult }): ReactElement {
  const { request } = useWindow().state.review;
  const { window, tag } = useLocale();
  const texts = window.review.planned;
  const [madeAt] = useState(() => Date.now());
  const proved = result.outcome?.ok === true && request?.unverified !== true;
  return (
    <>
      <DiffView
        fills
        diff={result.diff}
        file={settingsFile}
        {...(request ? { folder: request.lagrange } : {})}
        aside={
          proved ? (
            <StateBadge tone="good" text={texts.verified(timeOfDay(tag, madeAt))} />
          ) : (
            <StateBadge tone="caution" text={texts.unverified} />
          )
        }
      />
      {!proved && (
        <ReviewNote icon="exclamation" tone="caution">
          {texts.unverifiedMeaning}
        </ReviewNote>
      )}
      <ReviewNote icon="shield" tone="quiet">
        {createsFile(result.diff) ? texts.noBackup : texts.backup}
      </ReviewNote>
    </>
  );
}
