import type { ReactElement } from "react";
import type { WriteRefusal } from "../../electron/core/reasons.ts";
import { FindingCard } from "../ui/finding-card.tsx";
import { useLocale } from "../ui/locale.tsx";
import { useWindow } from "../wizard/window-context.tsx";
import { DoneReport } from "./done-report.tsx";
import { ReviewEntries } from "./review-entries.tsx";
import { useNextButtons } from "./next-buttons.tsx";
import { fileName } from "./review-names.ts";
import { ReviewNote } from "./review-note.tsx";
import { ReviewUnreadable } from "./review-unreadable.tsx";
import type { Refusal } from "./review-view.ts";
import { verifyDeed } from "./verify-next.ts";

/** What its user may mend where the file lies. */
const mendedByHand: ReadonlySet<WriteRefusal> = new Set<WriteRefusal>([
  "settings-unreadable",
  "layer-unreadable",
  "would-not-rebuild",
  "read-only",
]);

export interface ReviewRefusalProps {
  readonly refusal: Refusal;
  /** The entry that the user chose, where there is more than one to choose from. */
  readonly entry: number | "new" | null;
  readonly onEntry: (entry: number | "new") => void;
}

/** What stood in the way; the button that helps is the page's own. */
export function ReviewRefusal({ refusal, entry, onEntry }: ReviewRefusalProps): ReactElement {
  const { window, reasons } = useLocale();
  const texts = window.review.refused;
  const { reason, result } = refusal;
  const { lagrange } = useWindow().state.choice;
  const next = useNextButtons(verifyDeed);
  const byHand = mendedByHand.has(reason) && lagrange !== null;
  const folder = next.of(byHand ? [{ kind: "show-folder", path: lagrange }] : []);
  if (reason === "settings-unreadable" || reason === "layer-unreadable") {
    return (
      <>
        <ReviewUnreadable reason={reason} others={folder} />
        {next.opened}
      </>
    );
  }
  if (reason === "ambiguous" && result.candidates.length > 0) {
    return <ReviewEntries candidates={result.candidates} entry={entry} onEntry={onEntry} />;
  }
  return (
    <>
      <FindingCard
        titled={false}
        finding={{
          id: reason,
          severity: reason === "cancelled" ? "info" : "error",
          title: texts.titles[reason],
          cause:
            reason === "not-verified" || reason === "ambiguous"
              ? texts.instead[reason]
              : reasons.refusedApply[reason],
          cure: reason === "read-only" ? [texts.clearReadOnly] : [],
        }}
        evidence={result.step === null ? [] : [texts.stoppedAt(reasons.writeStep[result.step])]}
        others={folder}
        aside={reason === "would-not-rebuild" && <DoneReport />}
      />
      {next.opened}
      {result.backup !== null && (
        <ReviewNote icon="shield" tone="quiet">
          {texts.backupMade} {fileName(result.backup)}
        </ReviewNote>
      )}
    </>
  );
}
