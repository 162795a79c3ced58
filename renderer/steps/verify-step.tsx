import type { ReactElement } from "react";
import { assertNever } from "../../electron/core/assert-never.ts";
import type { CheckResult } from "../../electron/jobs/results.ts";
import type { StartEnd } from "../../electron/jobs/started.ts";
import type { Locale } from "../../electron/locales/types.ts";
import { ActionButton } from "../ui/action-button.tsx";
import { useLocale } from "../ui/locale.tsx";
import { isProved, whyShut } from "../wizard/select.ts";
import type { WizardState } from "../wizard/state.ts";
import { StepFrame } from "../wizard/step-frame.tsx";
import { useWindow } from "../wizard/window-context.tsx";
import { dialledUrl } from "./link-view.ts";
import { causeOf } from "./verify-cause.ts";
import { VerifyFailed } from "./verify-failed.tsx";
import { VerifyGood } from "./verify-good.tsx";
import { PageBody } from "./verify-page-body.tsx";
import { proofPhase, type ProofPhase } from "./verify-phase.ts";
import { VerifyPicture } from "./verify-picture.tsx";
import { CheckRunning } from "./verify-running.tsx";

/** Proves the link before anything is written, and says where it breaks (DESIGN 5, step 3). */
export function VerifyStep(): ReactElement {
  const { state, act } = useWindow();
  const locale = useLocale();
  const { frame } = locale.window;
  const phase = proofPhase(state.proof, state.job, "prove");
  const { title, subtitle } = headingOf(locale, phase, state);
  const why = whyShut(state);
  return (
    <StepFrame
      title={title}
      subtitle={subtitle}
      primary={{
        label: frame.next,
        onClick: () => act({ type: "next" }),
        shut: why === null ? null : frame.shut[phase.kind === "waiting" ? "verify-first" : why],
      }}
      secondary={[{ label: frame.back, onClick: () => act({ type: "back" }) }]}
    >
      <PageBody shows={phase.kind}>
        <VerifyPicture />
        <Content phase={phase} />
      </PageBody>
    </StepFrame>
  );
}

function Content({ phase }: { readonly phase: ProofPhase }): ReactElement {
  const { act, state } = useWindow();
  const locale = useLocale();
  const { again, stop } = locale.window.verify;
  switch (phase.kind) {
    case "running":
    case "waiting":
      return <CheckRunning phase={phase} stop={stop} />;
    case "stopped": {
      const onClick = (): void => act({ type: "verify", waitSeconds: null });
      return (
        <div>
          <ActionButton action={{ label: again, icon: "refresh", onClick }} look="primary" />
        </div>
      );
    }
    case "settled": {
      const { result } = phase;
      return isProved(result) ? (
        <VerifyGood result={result} />
      ) : (
        <VerifyFailed result={result} cause={causeOf(locale, result, state.proof.ended)} />
      );
    }
    default:
      return assertNever(phase);
  }
}

interface Heading {
  readonly title: string;
  readonly subtitle?: string;
}

function headingOf(locale: Locale, phase: ProofPhase, state: WizardState): Heading {
  const { proof, failed } = state;
  const { title, dialling, stopped } = locale.window.verify;
  const url = dialledUrl(state);
  const subtitle = url === null ? {} : { subtitle: dialling(url) };
  switch (phase.kind) {
    case "running":
      return { title: title.running, ...subtitle };
    case "waiting":
      return { title: title.waiting[phase.waitsFor], ...subtitle };
    case "stopped":
      return failed ? { title: title.unfinished } : { title: title.stopped, subtitle: stopped };
    case "settled":
      return settledHeading(locale, phase.result, proof.ended);
    default:
      return assertNever(phase);
  }
}

function settledHeading(locale: Locale, result: CheckResult, ended: StartEnd | null): Heading {
  const { title, dialling, provedByFolder } = locale.window.verify;
  const { outcome } = result;
  if (outcome !== null && isProved(result)) {
    const proved = outcome.kind === "unproven" ? provedByFolder : locale.outcomes[outcome.kind].meaning;
    return { title: title.good, subtitle: proved };
  }
  const heading = { title: causeOf(locale, result, ended).text.title };
  return outcome === null ? heading : { ...heading, subtitle: dialling(outcome.url) };
}
