import type { ReactElement } from "react";
import type { Finding } from "../../electron/core/findings.ts";
import type { CheckResult } from "../../electron/jobs/results.ts";
import type { Action } from "../ui/action-button.tsx";
import { Card } from "../ui/card.tsx";
import { FindingCard } from "../ui/finding-card.tsx";
import { useLocale } from "../ui/locale.tsx";
import { StatusRows } from "../ui/status-rows.tsx";
import { healthAction, type NextAction } from "../wizard/next-action.ts";
import { useWindow } from "../wizard/window-context.tsx";
import { HealthExtras } from "./health-extras.tsx";
import { healthRows, saidByRows } from "./health-rows.ts";
import { nextButton } from "./next-buttons.tsx";
import { besideAction, causeOf, notesOf } from "./verify-cause.ts";
import { healthDeed } from "./verify-next.ts";
import { Notes } from "./verify-notes.tsx";
import { PageRest } from "./verify-page-body.tsx";

/** Everything holds: how each part stands, and what may bite later. */
export function HealthGood({ result }: { readonly result: CheckResult }): ReactElement {
  const { rows } = useLocale().window.health;
  const notes = notesOf(result, null).filter(({ code }) => !saidByRows.has(code));
  return (
    <>
      <Card flush>
        <StatusRows rows={healthRows(rows, result)} />
      </Card>
      {notes.length > 0 && <HealthNotes findings={notes} offered={null} />}
      <HealthExtras result={result} />
    </>
  );
}

/** Something does not hold, or is not proved: the cause, its one button, and the rest in a line each. */
export function HealthBroken({ result }: { readonly result: CheckResult }): ReactElement {
  const { act } = useWindow();
  const locale = useLocale();
  const { health, verify } = locale.window;
  const cause = causeOf(locale, result);
  const { finding } = cause;
  const action = finding ? healthAction(finding) : null;
  const again: Action = {
    label: health.again,
    icon: "refresh",
    onClick: () => act({ type: "examine", waitSeconds: null }),
  };
  // Without a folder nobody can tell the adapters, and then some links stay unproved for good.
  const choose: NextAction = { kind: "choose", what: "yunzai" };
  const unfounded = finding === null && result.yunzai === null;
  const notes = notesOf(result, finding);
  return (
    <>
      <FindingCard
        finding={besideAction(cause, action)}
        titled={finding === null && cause.text.title !== locale.verdicts.unproven}
        evidence={cause.evidence}
        consequences={cause.consequences}
        primary={action === null ? again : nextButton(verify.next, action, () => act(healthDeed(action)))}
        others={unfounded ? [nextButton(verify.next, choose, () => act(healthDeed(choose)))] : []}
        aside={<HealthExtras result={result} />}
      />
      {notes.length > 0 && <HealthNotes findings={notes} offered={action} />}
    </>
  );
}

interface HealthNotesProps {
  readonly findings: readonly Finding[];
  /** What the card's own button does: one edit repairs all that it can, so the rows do not offer it again. */
  readonly offered: NextAction | null;
}

/** What else the check found, with its own repair where it has one. */
function HealthNotes({ findings, offered }: HealthNotesProps): ReactElement {
  const { act } = useWindow();
  const { next } = useLocale().window.verify;
  const actionsFor = (finding: Finding): readonly Action[] => {
    const action = healthAction(finding);
    if (action === null || action.kind === offered?.kind) return [];
    return [nextButton(next, action, () => act(healthDeed(action)))];
  };
  return (
    <PageRest roomy={findings.length > 1}>
      <Notes findings={findings} actionsFor={actionsFor} />
    </PageRest>
  );
}
