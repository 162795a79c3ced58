import type { ReactElement } from "react";
import { ActionButton } from "../ui/action-button.tsx";
import { Busy } from "../ui/busy.tsx";
import { CountDown } from "../ui/count-down.tsx";
import { useLocale } from "../ui/locale.tsx";
import { useWindow } from "../wizard/window-context.tsx";
import type { ProofPhase } from "./verify-phase.ts";

export interface CheckRunningProps {
  readonly phase: Extract<ProofPhase, { readonly kind: "running" | "waiting" }>;
  /** On the button that stops it. */
  readonly stop: string;
}

/** What a check is doing, or how long it still waits for Yunzai, and the way out. */
export function CheckRunning({ phase, stop }: CheckRunningProps): ReactElement {
  const { act } = useWindow();
  const { doing, waiting, stopWaiting } = useLocale().window.verify;
  const button = (label: string): ReactElement => (
    <ActionButton action={{ label, icon: "stop", onClick: () => act({ type: "stop" }) }} />
  );
  return phase.kind === "running" ? (
    <Busy label={doing[phase.doing]}>{button(stop)}</Busy>
  ) : (
    <CountDown label={waiting[phase.waitsFor]} secondsLeft={phase.secondsLeft}>
      {button(stopWaiting)}
    </CountDown>
  );
}
