import type { ReactElement } from "react";
import type { Finding } from "../../electron/core/findings.ts";
import type { CheckResult } from "../../electron/jobs/results.ts";
import { ActionButton, type Action } from "../ui/action-button.tsx";
import { FindingCard } from "../ui/finding-card.tsx";
import { useLocale } from "../ui/locale.tsx";
import {
  asideActions,
  healthAction,
  healthActions,
  withEnded,
  type NextAction,
} from "../wizard/next-action.ts";
import { useWindow } from "../wizard/window-context.tsx";
import { EndedSteps } from "./ended-steps.tsx";
import { HealthExtras } from "./health-extras.tsx";
import { HealthParts, type HealthPartsProps } from "./health-parts.tsx";
import { saidByRows } from "./health-rows.ts";
import { useNextButtons, type NextButtons } from "./next-buttons.tsx";
import { besideAction, causeOf, notesOf } from "./verify-cause.ts";
import { healthDeed } from "./verify-next.ts";
import { Notes } from "./verify-notes.tsx";
import { PageRest } from "./verify-page-body.tsx";

/** Everything holds: how each part stands, and what may bite later. */
export function HealthGood({ result, lagrange }: HealthPartsProps): ReactElement {
  const next = useNextButtons(healthDeed);
  const notes = notesOf(result, null).filter(({ code }) => !saidByRows.has(code));
  return (
    <>
      <HealthParts result={result} lagrange={lagrange} />
      {next.opened}
      <HealthRest findings={notes} offered={null} next={next}>
        {lagrange.story?.word === "ended" && <EndedSteps steps={lagrange.story.more} startsOpen={false} />}
      </HealthRest>
      <HealthExtras result={result} />
    </>
  );
}

/** Something does not hold, or is not proved: the cause, its one button, and the rest in a line each. */
export function HealthBroken({ result }: { readonly result: CheckResult }): ReactElement {
  const { act, state } = useWindow();
  const locale = useLocale();
  const { health } = locale.window;
  const next = useNextButtons(healthDeed);
  const { ended } = state.health;
  const cause = causeOf(locale, result, ended);
  const { finding } = cause;
  const actions = withEnded(finding ? healthActions(finding) : [], finding, ended);
  const [action = null] = actions;
  const again: Action = {
    label: health.again,
    icon: "refresh",
    onClick: () => act({ type: "examine", waitSeconds: null }),
  };
  // Without a folder nobody can tell the adapters, and then some links stay unproved for good.
  const choose: NextAction = { kind: "choose", what: "yunzai" };
  const unfounded = finding === null && result.yunzai === null;
  const [primary = again, ...others] = next.of(actions);
  const aside = finding ? asideActions(finding, state.choice) : [];
  const folders = aside.filter(({ kind }) => kind === "show-folder");
  const looks = aside.filter(({ kind }) => kind === "listen");
  const notes = notesOf(result, finding);
  return (
    <>
      <FindingCard
        finding={besideAction(cause, action)}
        titled={finding === null && cause.text.title !== locale.verdicts.unproven}
        evidence={cause.evidence}
        consequences={cause.consequences}
        primary={primary}
        others={[...others, ...next.of(unfounded ? [choose] : folders)]}
        aside={
          <HealthExtras result={result}>
            {next.of(looks).map((button) => (
              <ActionButton key={button.label} action={button} look="quiet" size="small" />
            ))}
          </HealthExtras>
        }
      />
      {next.opened}
      <HealthRest findings={notes} offered={action} next={next}>
        {cause.steps.length > 0 && <EndedSteps steps={cause.steps} paths={cause.text.paths} startsOpen />}
      </HealthRest>
    </>
  );
}

interface HealthRestProps {
  readonly findings: readonly Finding[];
  /** What the card's own button does: one edit repairs all that it can, so the rows do not offer it again. */
  readonly offered: NextAction | null;
  readonly next: NextButtons;
  /** What comes before it; false where nothing does. */
  readonly children: ReactElement | false;
}

/** What else the check found, with its own repair where it has one; nothing where there is nothing to tell. */
function HealthRest({ findings, offered, next, children }: HealthRestProps): ReactElement | null {
  const { choice } = useWindow().state;
  const actionsFor = (finding: Finding): readonly Action[] => {
    const action = healthAction(finding);
    const own = action === null || action.kind === offered?.kind ? [] : [action];
    return next.of([...own, ...asideActions(finding, choice)]);
  };
  if (findings.length === 0 && children === false) return null;
  return (
    <PageRest roomy={findings.length > 1 || children !== false}>
      {children}
      <Notes findings={findings} actionsFor={actionsFor} />
    </PageRest>
  );
}
