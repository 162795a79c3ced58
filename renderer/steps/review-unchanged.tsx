import type { ReactElement } from "react";
import type { ApplyResult } from "../../electron/jobs/results.ts";
import { Card } from "../ui/card.tsx";
import { useLocale } from "../ui/locale.tsx";
import { PathText } from "../ui/path-text.tsx";
import { RemainingFindings } from "./remaining-findings.tsx";
import { settingsFile } from "./review-names.ts";

/** Nothing to do: what the settings hold already. */
export function ReviewUnchanged({ result }: { readonly result: ApplyResult }): ReactElement {
  const { proved, unproved } = useLocale().window.review.unchanged;
  const { outcome, remaining } = result;
  return (
    <>
      <Card title={settingsFile}>
        {outcome?.ok === true ? proved : unproved}
        {outcome && <PathText mono text={outcome.url} />}
      </Card>
      <RemainingFindings remaining={remaining} leads={false} />
    </>
  );
}
