import type { ReactElement } from "react";
import { assertNever } from "../../electron/core/assert-never.ts";
import type { CheckResult } from "../../electron/jobs/results.ts";
import type { StartEnd } from "../../electron/jobs/started.ts";
import type { Locale } from "../../electron/locales/types.ts";
import { useLocale } from "../ui/locale.tsx";
import { healthAction, leadingFinding } from "../wizard/next-action.ts";
import type { WizardState } from "../wizard/state.ts";
import { StepFrame, type StepFrameProps } from "../wizard/step-frame.tsx";
import { useWindow, type WindowContents } from "../wizard/window-context.tsx";
import { useHealthLagrange } from "./health-lagrange.tsx";
import type { HealthPartsProps } from "./health-parts.tsx";
import { lagrangeState } from "./health-rows.ts";
import { HealthBroken, HealthGood } from "./health-settled.tsx";
import { causeOf } from "./verify-cause.ts";
import { PageBody } from "./verify-page-body.tsx";
import { proofPhase, type ProofPhase } from "./verify-phase.ts";
import { HealthPicture } from "./verify-picture.tsx";
import { CheckRunning } from "./verify-running.tsx";

/** What a run again opens on: how the link stands, and one click to repair what does not (DESIGN 5). */
export function HealthPage(): ReactElement {
  const contents = useWindow();
  const { state } = contents;
  const locale = useLocale();
  const checked = proofPhase(state.health, state.job, "health");
  const lagrange = useHealthLagrange(checked.kind === "settled" ? checked.result : null);
  const phase = lagrange.result ? ({ kind: "settled", result: lagrange.result } as const) : checked;
  return (
    <StepFrame {...headingOf(locale, phase, state)} {...buttonsOf(locale, phase, contents)}>
      <PageBody shows={lagrange.story?.word ?? phase.kind}>
        <HealthPicture check={lagrange.result} />
        {(phase.kind === "running" || phase.kind === "waiting") && (
          <CheckRunning phase={phase} stop={locale.window.health.stop} />
        )}
        {phase.kind === "settled" && <Settled result={phase.result} lagrange={lagrange} />}
      </PageBody>
    </StepFrame>
  );
}

function Settled(props: HealthPartsProps): ReactElement {
  const { result } = props;
  return result.verdict === "healthy" ? <HealthGood {...props} /> : <HealthBroken result={result} />;
}

function headingOf(
  locale: Locale,
  phase: ProofPhase,
  { failed, health: { ended } }: Pick<WizardState, "failed" | "health">,
): Pick<StepFrameProps, "title" | "subtitle"> {
  const { health, verify } = locale.window;
  switch (phase.kind) {
    case "running":
      return { title: health.title.running, subtitle: health.running };
    case "waiting":
      return { title: verify.title.waiting[phase.waitsFor], subtitle: health.running };
    case "stopped":
      return failed
        ? { title: health.title.unfinished }
        : { title: health.title.stopped, subtitle: health.stopped };
    case "settled":
      return verdictOf(locale, phase.result, ended);
    default:
      return assertNever(phase);
  }
}

function verdictOf(
  locale: Locale,
  result: CheckResult,
  ended: StartEnd | null,
): Pick<StepFrameProps, "title" | "subtitle"> {
  const { health } = locale.window;
  switch (result.verdict) {
    case "healthy":
      return { title: locale.verdicts.healthy, subtitle: health.healthy[lagrangeState(result)] };
    case "broken": {
      const { finding, text } = causeOf(locale, result, ended);
      const action = finding && healthAction(finding);
      const changes = action?.kind === "repair" || action?.kind === "rebuild";
      return { title: text.title, ...(changes ? { subtitle: health.broken } : {}) };
    }
    case "unproven":
      return { title: locale.verdicts.unproven, subtitle: health.unproven };
    default:
      return assertNever(result.verdict);
  }
}

/** One primary action: the card's while something is wrong, else the footer's. */
function buttonsOf(
  { window: { bots, frame, health } }: Locale,
  phase: ProofPhase,
  { state, act, close }: Pick<WindowContents, "state" | "act" | "close">,
): Pick<StepFrameProps, "primary" | "secondary"> {
  const setUpAgain = { label: health.setUpAgain, onClick: () => act({ type: "leave-health", to: "find" }) };
  const allBots = { label: bots.showAll, onClick: () => act({ type: "show-bots" }) };
  const elsewhere = state.bots.length > 1 ? [allBots, setUpAgain] : [setUpAgain];
  const again = { label: health.again, onClick: () => act({ type: "examine", waitSeconds: null }) };
  switch (phase.kind) {
    case "running":
    case "waiting":
      return { primary: null, secondary: elsewhere };
    case "stopped":
      return { primary: again, secondary: elsewhere };
    case "settled": {
      const { result } = phase;
      if (result.verdict === "healthy") {
        return { primary: { label: frame.close, onClick: close }, secondary: [...elsewhere, again] };
      }
      const leading = leadingFinding(result);
      // Where the card has nothing better, its button is the check itself.
      const repairs = leading !== null && healthAction(leading) !== null;
      return { primary: null, secondary: repairs ? [...elsewhere, again] : elsewhere };
    }
    default:
      return assertNever(phase);
  }
}
