import type { ReactElement } from "react";
import { assertNever } from "../../electron/core/assert-never.ts";
import type { CheckResult } from "../../electron/jobs/results.ts";
import type { Locale } from "../../electron/locales/types.ts";
import { useLocale } from "../ui/locale.tsx";
import { healthAction, leadingFinding } from "../wizard/next-action.ts";
import { StepFrame, type StepFrameProps } from "../wizard/step-frame.tsx";
import { useWindow, type WindowContents } from "../wizard/window-context.tsx";
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
  const phase = proofPhase(state.health, state.job, "health");
  return (
    <StepFrame {...headingOf(locale, phase, state.failed !== null)} {...buttonsOf(locale, phase, contents)}>
      <PageBody shows={phase.kind}>
        <HealthPicture />
        {(phase.kind === "running" || phase.kind === "waiting") && (
          <CheckRunning phase={phase} stop={locale.window.health.stop} />
        )}
        {phase.kind === "settled" && <Settled result={phase.result} />}
      </PageBody>
    </StepFrame>
  );
}

function Settled({ result }: { readonly result: CheckResult }): ReactElement {
  return result.verdict === "healthy" ? <HealthGood result={result} /> : <HealthBroken result={result} />;
}

function headingOf(
  locale: Locale,
  phase: ProofPhase,
  failed: boolean,
): Pick<StepFrameProps, "title" | "subtitle"> {
  const { health, verify } = locale.window;
  switch (phase.kind) {
    case "running":
      return { title: health.title.running, subtitle: health.running };
    case "waiting":
      return { title: verify.title.waiting[phase.waitsFor] };
    case "stopped":
      return failed
        ? { title: health.title.unfinished }
        : { title: health.title.stopped, subtitle: health.stopped };
    case "settled":
      return verdictOf(locale, phase.result);
    default:
      return assertNever(phase);
  }
}

function verdictOf(locale: Locale, result: CheckResult): Pick<StepFrameProps, "title" | "subtitle"> {
  const { health } = locale.window;
  switch (result.verdict) {
    case "healthy":
      return { title: locale.verdicts.healthy, subtitle: health.healthy[lagrangeState(result)] };
    case "broken": {
      const { finding, text } = causeOf(locale, result);
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
  { window: { frame, health } }: Locale,
  phase: ProofPhase,
  { act, close }: Pick<WindowContents, "act" | "close">,
): Pick<StepFrameProps, "primary" | "secondary"> {
  const setUpAgain = { label: health.setUpAgain, onClick: () => act({ type: "leave-health", to: "find" }) };
  const again = { label: health.again, onClick: () => act({ type: "examine", waitSeconds: null }) };
  switch (phase.kind) {
    case "running":
    case "waiting":
      return { primary: null, secondary: [setUpAgain] };
    case "stopped":
      return { primary: again, secondary: [setUpAgain] };
    case "settled": {
      const { result } = phase;
      if (result.verdict === "healthy") {
        return { primary: { label: frame.close, onClick: close }, secondary: [setUpAgain, again] };
      }
      const leading = leadingFinding(result);
      // Where the card has nothing better, its button is the check itself.
      const repairs = leading !== null && healthAction(leading) !== null;
      return { primary: null, secondary: repairs ? [setUpAgain, again] : [setUpAgain] };
    }
    default:
      return assertNever(phase);
  }
}
