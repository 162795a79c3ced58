import { expect, test } from "@playwright/test";
import fc from "fast-check";
import { step } from "../../electron/core/probe/probe-machine.ts";
import {
  startProbe,
  type MarkerAnswer,
  type ProbeCommand,
  type ProbeEvent,
} from "../../electron/core/probe/probe-state.ts";
import { stepsOf } from "../../electron/core/probe/probe-steps.ts";
import type { Readiness } from "../../electron/core/probe/probe.ts";
import { usualPlan } from "../support/scripted-probe.ts";

const anyDialEvent = fc.oneof(
  fc.constant({ type: "resolved", addresses: ["127.0.0.1"] } as const),
  fc.constant({ type: "trying", address: "127.0.0.1" } as const),
  fc.constant({ type: "connected", address: "127.0.0.1" } as const),
  fc.constant({ type: "heard" } as const),
  fc.constant({ type: "opened" } as const),
  fc.constant({ type: "pong" } as const),
  fc.constant({ type: "message", bytes: 3 } as const),
  fc
    .constantFrom(101, 200, 302, 400, 401, 404, 500)
    .map((status) => ({ type: "answered", status, bare: true }) as const),
  fc.constantFrom(1000, 1005, 1006).map((code) => ({ type: "closed", code }) as const),
  fc
    .constantFrom("reset", "not-tls", "flood", "refused" as const)
    .map((cause) => ({ type: "failed", cause, code: "X" }) as const),
  fc.constant({ type: "ended" } as const),
);
const anyAnswer: fc.Arbitrary<MarkerAnswer> = fc.constantFrom(
  { kind: "echoed" },
  { kind: "silent" },
  { kind: "withheld", reason: "busy" },
);
const anyReadiness: fc.Arbitrary<Readiness> = fc.constantFrom(
  ...[200, 302, 404].map((status) => ({ status, code: null, secured: false })),
  { status: null, code: "ETIMEDOUT", secured: false },
);
const anyEvent: fc.Arbitrary<ProbeEvent> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      type: fc.constant("dial" as const),
      lane: fc.constantFrom("chosen" as const, "control" as const),
      event: anyDialEvent,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant("answer" as const),
      scheme: fc.constantFrom("same" as const, "other" as const),
      readiness: anyReadiness,
    }),
  },
  { weight: 1, arbitrary: anyAnswer.map((answer) => ({ type: "marker", answer }) as const) },
);

test("whatever happens in whatever order, a probe ends by its deadline, asks and marks at most once, and then is still", () => {
  const happenings = fc.array(fc.tuple(fc.integer({ min: 0, max: 12_000 }), anyEvent), { maxLength: 25 });
  fc.assert(
    fc.property(happenings, fc.boolean(), fc.boolean(), (events, marker, secure) => {
      const plan = { ...usualPlan, log: marker ? "/yunzai/logs/command.log" : null, secure };
      const agenda = [...events].sort(([a], [b]) => a - b);
      const given: ProbeCommand[] = [];
      let state = startProbe(plan, 0);
      let alarm = 0;
      let now = 0;
      const take = (event: ProbeEvent): void => {
        const result = step(state, event, now);
        state = result.state;
        given.push(...result.commands);
        for (const command of result.commands) if (command.type === "wake") alarm = command.at;
      };
      take({ type: "start" });
      while (!state.done) {
        const next = agenda[0] && agenda[0][0] <= alarm ? agenda.shift() : undefined;
        now = next ? next[0] : alarm;
        if (now > plan.deadlineMs) throw new Error(`still going on at ${now}`);
        take(next ? next[1] : { type: "tick" });
      }
      const count = (type: ProbeCommand["type"]): number =>
        given.filter((command) => command.type === type).length;
      expect(state.verdict).not.toBeNull();
      expect(count("mark")).toBeLessThanOrEqual(marker ? 1 : 0);
      expect(count("dial")).toBe(2);
      expect(
        given.filter((command) => command.type === "ask" && command.scheme === "same").length,
      ).toBeLessThanOrEqual(1);
      expect(given.at(-1)).toEqual({ type: "done" });
      expect(step(state, { type: "tick" }, now + 1).commands).toEqual([]);
      expect(stepsOf(state, now)).toHaveLength(9);
    }),
    { numRuns: 300 },
  );
});
