import { useMemo, type ReactElement } from "react";
import type { CheckResult } from "../../electron/jobs/results.ts";
import { Busy } from "../ui/busy.tsx";
import { FindingCard } from "../ui/finding-card.tsx";
import { findingText } from "../ui/finding-text.ts";
import { useLocale } from "../ui/locale.tsx";
import { useWindow } from "../wizard/window-context.tsx";
import { useCheck } from "./use-check.ts";

/** The settings cannot be read: where, how to mend them by hand, and what rebuilding would do. */
export function ReviewUnreadable(): ReactElement {
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
  return (
    <FindingCard
      titled={false}
      finding={{
        id: "settings-unreadable",
        severity: "error",
        title: texts.titles["settings-unreadable"],
        cause: told?.cause ?? texts.instead["settings-unreadable"],
        cure: [...byHand, texts.rebuildMeaning],
        paths: told?.paths ?? [],
      }}
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
