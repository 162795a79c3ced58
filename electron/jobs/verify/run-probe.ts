import { assertNever } from "../../core/assert-never.ts";
import type { Step } from "../../core/outcome.ts";
import { step } from "../../core/probe/probe-machine.ts";
import {
  startProbe,
  type LaneName,
  type MarkerAnswer,
  type ProbeCommand,
  type ProbeEvent,
  type ProbePlan,
  type ProbeState,
  type Scheme,
} from "../../core/probe/probe-state.ts";
import { stepsOf } from "../../core/probe/probe-steps.ts";
import type { DialEvent, Readiness } from "../../core/probe/probe.ts";
import type { Clock, Dial } from "../ports.ts";

/** What a probe can do to the world. Every promise settles by its deadline or the signal, and none rejects. */
export interface ProbeHands {
  dial(lane: LaneName, onEvent: (event: DialEvent) => void): Dial;
  ask(scheme: Scheme, deadline: number, signal: AbortSignal): Promise<Readiness>;
  /** Sends the marker by this dial, where its echo could be seen in Yunzai's log, and waits for that. */
  mark(dial: Dial, deadline: number, signal: AbortSignal): Promise<MarkerAnswer>;
}

export interface ProbeResult {
  readonly state: ProbeState;
  readonly steps: readonly Step[];
}

/** Why a wait is called off. Without a reason each abort would make an error, stack and all, that nobody reads. */
const notNeeded = "not needed any more";

/** Drives one probe to its end: feeds it what happens and does what it says. Nothing is left open when it resolves. */
export function runProbe(
  clock: Clock,
  plan: ProbePlan,
  hands: ProbeHands,
  signal: AbortSignal,
  onStep: (step: Step) => void,
): Promise<ProbeResult> {
  // In whole milliseconds, as timers count them: an alarm that rings a fraction early need not be set again.
  const now = (): number => Math.round(clock.elapsed());
  return new Promise((resolve) => {
    const over = new AbortController();
    const dials = new Map<LaneName, Dial>();
    const told = new Set<string>();
    const queue: ProbeEvent[] = [];
    let alarm: { readonly at: number; readonly off: AbortController } | null = null;
    let state = startProbe(plan, now());
    let busy = false;

    /** One event at a time, also where a command has events of its own at once. */
    function feed(event: ProbeEvent): void {
      queue.push(event);
      if (busy) return;
      busy = true;
      for (let next = queue.shift(); next; next = queue.shift()) {
        const result = step(state, next, now());
        state = result.state;
        for (const command of result.commands) obey(command);
      }
      busy = false;
      report();
    }

    function obey(command: ProbeCommand): void {
      switch (command.type) {
        case "dial": {
          const { lane } = command;
          dials.set(
            lane,
            hands.dial(lane, (event) => feed({ type: "dial", lane, event })),
          );
          return;
        }
        case "ping":
        case "close":
        case "drop":
          dials.get(command.lane)?.[command.type]();
          return;
        case "ask": {
          const { scheme, deadline } = command;
          void hands
            .ask(scheme, deadline, over.signal)
            .then((readiness) => feed({ type: "answer", scheme, readiness }));
          return;
        }
        case "mark": {
          const dial = dials.get("chosen");
          if (!dial) return;
          void hands
            .mark(dial, command.deadline, over.signal)
            .then((answer) => feed({ type: "marker", answer }));
          return;
        }
        case "wake":
          void wakeAt(command.at);
          return;
        case "done":
          finish();
          return;
        default:
          assertNever(command);
      }
    }

    async function wakeAt(at: number): Promise<void> {
      if (alarm?.at === at) return;
      alarm?.off.abort(notNeeded);
      const set = { at, off: new AbortController() };
      alarm = set;
      await clock.sleep(Math.max(0, Math.ceil(at - now())), set.off.signal);
      if (alarm !== set) return;
      alarm = null;
      feed({ type: "tick" });
    }

    function report(): void {
      if (state.done) return;
      for (const settled of stepsOf(state, now())) {
        if (told.has(settled.stage)) continue;
        told.add(settled.stage);
        onStep(settled);
      }
    }

    function finish(): void {
      alarm?.off.abort(notNeeded);
      alarm = null;
      over.abort(notNeeded);
      signal.removeEventListener("abort", cancel);
      const steps = stepsOf(state, now());
      for (const settled of steps) if (!told.has(settled.stage)) onStep(settled);
      resolve({ state, steps });
    }

    const cancel = (): void => feed({ type: "cancel" });
    signal.addEventListener("abort", cancel);
    feed(signal.aborted ? { type: "cancel" } : { type: "start" });
  });
}
