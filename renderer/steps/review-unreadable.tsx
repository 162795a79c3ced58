import { useMemo, type ReactElement } from "react";
import type { CheckResult } from "../../electron/jobs/results.ts";
import type { Action } from "../ui/action-button.tsx";
import { Busy } from "../ui/busy.tsx";
import { FindingCard } from "../ui/finding-card.tsx";
import { findingText } from "../ui/finding-text.ts";
import { useLocale } from "../ui/locale.tsx";
import { useWindow } from "../wizard/window-context.tsx";
import { useCheck } from "./use-check.ts";

/** The settings, or a file over them, cannot be read: where, how to mend it by hand, and what rebuilding would do. */
export function ReviewUnreadable({
  reason,
  others,
}: {
  readonly reason: "settings-unreadable" | "layer-unreadable";
  /** On the way to mend it by hand. */
  readonly others: readonly Action[];
}): ReactElement {
  const locale = useLocale();
  const { health, review, choice } = useWindow().state;
  const texts = locale.window.review.refused;
  const known = review.from === "health" ? health.result : null;
  const { lagrange, yunzai } = choice;
  // A plan does not say where the file breaks; a check does.
  const request = useMemo(
    () => (known === null ? { lagrange, yunzai, link: null, token: null } : null),
    [known, lagrange, yunzai],
  );
  const check = useCheck(request);
  const finding = unreadableIn(known ?? (check.kind === "checked" ? check.result : null));
  const told = finding && findingText(locale, finding);
  const byHand = told?.cure.slice(0, 1) ?? [];
  // Rebuilding is for the settings alone; that a layer is in the way at all has to be said first.
  const isLayer = reason === "layer-unreadable";
  return (
    <FindingCard
      titled={false}
      finding={{
        id: reason,
        severity: "error",
        title: texts.titles[reason],
        cause: (isLayer ? null : told?.cause) ?? texts.instead[reason],
        cure: isLayer ? byHand : [...byHand, texts.rebuildMeaning],
        paths: told?.paths ?? [],
      }}
      evidence={isLayer && told ? [told.cause] : []}
      others={others}
    >
      {check.kind === "checking" && <Busy label={texts.lookingWhere} />}
    </FindingCard>
  );
}

function unreadableIn(result: CheckResult | null): CheckResult["findings"][number] | null {
  const found = result?.findings.find(
    ({ code }) => code === "settings-unreadable" || code === "duplicate-key",
  );
  return found ?? null;
}
