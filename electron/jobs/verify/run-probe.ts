import { assertNever } from "../../core/assert-never.ts";
import type { Step } from "../../core/outcome.ts";
import { step } from "../../core/probe/probe-machine.ts";
import {
  startProbe,
  type LaneName,
  type ProbeCommand,
  type ProbeEvent,
  type ProbePlan,
  type ProbeState,
  type Scheme,
} from "../../core/probe/probe-state.ts";
import { stepsOf, type MarkerNotes } from "../../core/probe/probe-steps.ts";
import type { DialEvent, Readiness } from "../../core/probe/probe.ts";
import type { Clock, Dial } from "../ports.ts";

/** What a probe can do to the world. Every promise settles by its deadline or the signal, and none rejects. */
export interface ProbeHands {
  dial(lane: LaneName, onEvent: (event: DialEvent) => void): Dial;
  ask(scheme: Scheme, deadline: number, signal: AbortSignal): Promise<Readiness>;
  /** Sends the marker by this dial; true when Yunzai's log echoed it. */
  mark(dial: Dial, deadline: number, signal: AbortSignal): Promise<boolean>;
}

export interface ProbeResult {
  readonly state: ProbeState;
  readonly steps: readonly Step[];
}

/** Drives one probe to its end: feeds it what happens and does what it says. Nothing is left open when it resolves. */
export function runProbe(
  clock: Clock,
  plan: ProbePlan,
  notes: MarkerNotes,
  hands: ProbeHands,
  signal: AbortSignal,
  onStep: (step: Step) => void,
): Promise<ProbeResult> {
  return new Promise((resolve) => {
    const over = new AbortController();
    const dials = new Map<LaneName, Dial>();
    const told = new Set<string>();
    const queue: ProbeEvent[] = [];
    let alarm = new AbortController();
    let state = startProbe(plan, clock.elapsed());
    let busy = false;

    /** One event at a time, also where a command has events of its own at once. */
    function feed(event: ProbeEvent): void {
      queue.push(event);
      if (busy) return;
      busy = true;
      for (let next = queue.shift(); next; next = queue.shift()) {
        const result = step(state, next, clock.elapsed());
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
            .then((echoed) => feed({ type: "marker", echoed }));
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
      alarm.abort();
      const set = new AbortController();
      alarm = set;
      await clock.sleep(Math.max(0, Math.ceil(at - clock.elapsed())), set.signal);
      if (!set.signal.aborted) feed({ type: "tick" });
    }

    function report(): void {
      if (state.done) return;
      for (const settled of stepsOf(state, notes, clock.elapsed())) {
        if (told.has(settled.stage)) continue;
        told.add(settled.stage);
        onStep(settled);
      }
    }

    function finish(): void {
      alarm.abort();
      over.abort();
      signal.removeEventListener("abort", cancel);
      const steps = stepsOf(state, notes, clock.elapsed());
      for (const settled of steps) if (!told.has(settled.stage)) onStep(settled);
      resolve({ state, steps });
    }

    const cancel = (): void => feed({ type: "cancel" });
    signal.addEventListener("abort", cancel);
    feed(signal.aborted ? { type: "cancel" } : { type: "start" });
  });
}
