import { makeStyles } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { CheckResult } from "../../electron/jobs/results.ts";
import { ActionButton } from "../ui/action-button.tsx";
import { FindingCard } from "../ui/finding-card.tsx";
import { asideActions, verifyActions, withEnded } from "../wizard/next-action.ts";
import { useWindow } from "../wizard/window-context.tsx";
import { EndedSteps } from "./ended-steps.tsx";
import { useNextButtons } from "./next-buttons.tsx";
import { VerifyAnyway } from "./verify-anyway.tsx";
import { besideAction, notesOf, type Cause } from "./verify-cause.ts";
import { verifyDeed } from "./verify-next.ts";
import { Notes } from "./verify-notes.tsx";
import { PageRest } from "./verify-page-body.tsx";
import { VerifyStages } from "./verify-stages.tsx";
import { VerifyTokenForm } from "./verify-token-form.tsx";

export interface VerifyFailedProps {
  readonly result: CheckResult;
  readonly cause: Cause;
}

const useStyles = makeStyles({
  line: { display: "grid", gridTemplateColumns: "minmax(0, 1fr) auto", alignItems: "start", gap: "8px" },
  ways: { display: "flex", flexWrap: "wrap", justifyContent: "flex-end", gap: "0 8px", marginTop: "4px" },
});

/** A link that does not hold: the cause, what shows it, and one button that does the next thing. */
export function VerifyFailed({ result, cause }: VerifyFailedProps): ReactElement {
  const styles = useStyles();
  const { state } = useWindow();
  const actions = withEnded(verifyActions(result, state.link), cause.finding, state.proof.ended);
  const [best = null] = actions;
  const aside = cause.finding ? asideActions(cause.finding, state.choice) : [];
  const next = useNextButtons(verifyDeed);
  const buttons = next.of(actions);
  const asksToken = best?.kind === "enter-token";
  const [primary = null, ...others] = asksToken ? [] : buttons;
  const notes = notesOf(result, cause.finding);
  return (
    <>
      <FindingCard
        finding={besideAction(cause, best)}
        titled={false}
        evidence={cause.evidence}
        consequences={cause.consequences}
        primary={primary}
        others={others}
      >
        {asksToken && <VerifyTokenForm others={buttons} />}
      </FindingCard>
      {next.opened}
      <PageRest roomy={notes.length > 0 || cause.steps.length > 0}>
        {cause.steps.length > 0 && <EndedSteps steps={cause.steps} paths={cause.text.paths} startsOpen />}
        <div className={styles.line}>
          <VerifyStages steps={result.outcome?.steps ?? []} />
          <div className={styles.ways}>
            {next.of(aside).map((action) => (
              <ActionButton key={action.label} action={action} look="quiet" size="small" />
            ))}
            <VerifyAnyway />
          </div>
        </div>
        <Notes findings={notes} />
      </PageRest>
    </>
  );
}
