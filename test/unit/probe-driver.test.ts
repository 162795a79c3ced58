import { expect, test } from "@playwright/test";
import { createClock } from "../../electron/adapters/clock.ts";
import type { LaneName } from "../../electron/core/probe/probe-state.ts";
import type { DialEvent } from "../../electron/core/probe/probe.ts";
import type { Clock, Dial } from "../../electron/jobs/ports.ts";
import { runProbe, type ProbeHands, type ProbeResult } from "../../electron/jobs/verify/run-probe.ts";
import { usualPlan } from "../support/scripted-probe.ts";

const stayMs = 60;
const never = new AbortController().signal;

/** A healthy link: the chosen dial opens, pongs and closes, the control is refused. */
const hands: ProbeHands = {
  dial(lane, onEvent) {
    const tell = (...events: readonly DialEvent[]): void => queueMicrotask(() => events.forEach(onEvent));
    const answer: Readonly<Record<LaneName, DialEvent[]>> = {
      chosen: [{ type: "opened" }],
      control: [{ type: "answered", status: 404, bare: true }, { type: "ended" }],
    };
    tell(
      { type: "resolved", addresses: ["127.0.0.1"] },
      { type: "trying", address: "127.0.0.1" },
      { type: "connected", address: "127.0.0.1" },
      { type: "heard" },
      ...answer[lane],
    );
    const dial: Dial = {
      ping: () => tell({ type: "pong" }),
      sendMarker: () => undefined,
      close: () => tell({ type: "closed", code: 1000 }, { type: "ended" }),
      drop: () => tell({ type: "ended" }),
    };
    return dial;
  },
  ask: () => Promise.resolve({ status: 302, code: null, secured: false }),
  mark: () => Promise.resolve({ kind: "echoed" }),
};

/** A clock whose sleeps are counted, and end `early` ms before their time. */
function countedClock(early = 0) {
  const real = createClock();
  const sleeps = { begun: 0, awake: 0 };
  const clock: Clock = {
    ...real,
    async sleep(ms, signal) {
      sleeps.begun += 1;
      await real.sleep(Math.max(0, ms - early), signal);
      sleeps.awake += 1;
    },
  };
  return { clock, sleeps };
}

function probe(clock: Clock): Promise<ProbeResult> {
  return runProbe(
    clock,
    { ...usualPlan, log: "/yunzai/logs/command.log", stayMs },
    hands,
    never,
    () => undefined,
  );
}

test("an alarm that rings too early is set again: the stay is waited for whole", async () => {
  const { clock } = countedClock(7);
  const { state } = await probe(clock);
  const { openedAt, leavingAt } = state.lanes.chosen;
  expect(state.verdict).toBe("handled");
  expect((leavingAt ?? 0) - (openedAt ?? 0)).toBeGreaterThanOrEqual(stayMs);
});

test("events that move no moment set no alarm, and none is left at the end", async () => {
  const { clock, sleeps } = countedClock();
  const { steps } = await probe(clock);
  expect(steps.map(({ stage, status }) => `${stage} ${status}`)).toEqual([
    "resolve ok",
    "connect ok",
    "upgrade ok",
    "stay ok",
    "ping ok",
    "close ok",
    "control ok",
    "ready skipped",
    "marker ok",
  ]);
  // A first answer is due, it should be complete, the stay ends, the grace ends; one more where a timer rang early.
  expect(sleeps.begun).toBeLessThanOrEqual(8);
  // At once, not when the last one's time has come.
  await new Promise((resolve) => setImmediate(resolve));
  expect(sleeps.awake).toBe(sleeps.begun);
});
