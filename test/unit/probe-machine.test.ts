import { expect, test } from "@playwright/test";
import fc from "fast-check";
import { step } from "../../electron/core/probe/probe-machine.ts";
import {
  startProbe,
  type MarkerAnswer,
  type ProbeCommand,
  type ProbeEvent,
  type ProbeState,
} from "../../electron/core/probe/probe-state.ts";
import { stepsOf } from "../../electron/core/probe/probe-steps.ts";
import type { DialEvent } from "../../electron/core/probe/probe.ts";
import type { Stage } from "../../electron/core/outcome.ts";
import {
  answered,
  dials,
  failing,
  late,
  playProbe,
  usualPlan,
  type Played,
  type Script,
} from "../support/scripted-probe.ts";

const log = "/yunzai/logs/command.log";
const marked = { plan: { log } };

function typesOf({ commands }: Played): string[] {
  return commands.flatMap(({ command }) =>
    command.type === "wake" ? [] : ["lane" in command ? `${command.type} ${command.lane}` : command.type],
  );
}

/** A probe whose chosen dial has told this, at these milliseconds, and whose control nothing. */
function stateAfter(told: readonly (readonly [at: number, event: DialEvent])[]): ProbeState {
  const started = step(startProbe(usualPlan, 0), { type: "start" }, 0).state;
  return told.reduce(
    (state, [at, event]) => step(state, { type: "dial", lane: "chosen", event }, at).state,
    started,
  );
}

function stepOf(played: Played, stage: Stage) {
  return stepsOf(played.state, played.ms).find((settled) => settled.stage === stage);
}

test("both lanes are dialled at once, pinged when open, and closed with the closing handshake", () => {
  const played = playProbe({ chosen: dials.open, control: dials.open });
  expect(typesOf(played)).toEqual([
    "dial chosen",
    "dial control",
    "ping chosen",
    "ping control",
    "close chosen",
    "close control",
    "done",
  ]);
  expect(played.ms).toBe(4 + 1500 + 1);
});

test("the stay is waited for whole, even when the control answered long before", () => {
  const played = playProbe({ plan: { stayMs: 600 }, chosen: dials.open, control: answered(404) });
  expect(played.commands.find(({ command }) => command.type === "close")?.at).toBe(604);
  expect(stepOf(played, "stay")).toEqual({ stage: "stay", status: "ok", ms: 600, facts: { opened: 600 } });
});

test("Y9: the marker is sent once, on the chosen dial, only when that is registered", () => {
  const sent = playProbe({ ...marked, chosen: dials.open, control: answered(404), marker: "echoed" });
  expect(sent.state.verdict).toBe("handled");
  expect(typesOf(sent).filter((type) => type === "mark")).toHaveLength(1);
  expect(stepOf(sent, "marker")).toMatchObject({ status: "ok", facts: { echoed: true, log } });
  const others: Script[] = [
    { ...marked, chosen: dials.open, control: dials.open },
    { ...marked, chosen: dials.dropped, control: answered(404) },
    { ...marked, chosen: dials.mute, control: answered(404) },
    { plan: { log, segment: "ComWeChat" }, chosen: dials.open, control: answered(404) },
    { plan: { log: null }, chosen: dials.open, control: answered(404) },
  ];
  for (const script of others) expect(typesOf(playProbe(script))).not.toContain("mark");
});

test("the marker is on its way as soon as the control is refused: its echo costs no time beside the stay", () => {
  const played = playProbe({ ...marked, chosen: dials.open, control: answered(404), marker: "echoed" });
  const sentAt = played.commands.find(({ command }) => command.type === "mark")?.at;
  expect(sentAt).toBeLessThan(100);
  expect(played.ms).toBe(4 + 1500 + 1);
});

test("a link that dies after the marker was sent is unstable, and no echo is waited for", () => {
  const played = playProbe({ ...marked, chosen: dials.broken, control: answered(404), marker: "silent" });
  expect(typesOf(played)).toContain("mark");
  expect(played.state.verdict).toBe("unstable");
  expect(played.ms).toBe(500);
});

test("Y12: without an echo within a second the path is registered, and the marker's step says so", () => {
  const played = playProbe({ ...marked, chosen: dials.open, control: answered(404), marker: "silent" });
  expect(played.state.verdict).toBe("registered");
  expect(stepOf(played, "marker")).toMatchObject({ status: "failed", ms: 1000, facts: { echoed: false } });
});

test("Y9: a log that cannot be read withholds the marker: the path is registered after its stay, and the reason is told", () => {
  const played = playProbe({ ...marked, chosen: dials.open, control: answered(404), marker: "withheld" });
  expect(played.state.verdict).toBe("registered");
  expect(played.ms).toBe(4 + 1500 + 1);
  expect(stepOf(played, "marker")).toEqual({
    stage: "marker",
    status: "skipped",
    ms: 2,
    facts: { reason: "not-found" },
  });
});

test("a log of which nothing is heard at all is waited for two seconds, beside the stay", () => {
  const plan = { log, stayMs: 600 };
  const played = playProbe({ plan, chosen: dials.open, control: answered(404), marker: null });
  const sentAt = played.commands.find(({ command }) => command.type === "mark")?.at ?? Number.NaN;
  expect(played.state.verdict).toBe("registered");
  expect(played.ms).toBe(sentAt + 2000 + 1);
  expect(stepOf(played, "marker")).toMatchObject({ status: "failed", facts: { echoed: false } });
});

test("Y7: GET / is asked at most once, and not where two dials suffice", () => {
  const plain = playProbe({ chosen: dials.open, control: answered(404) });
  expect(typesOf(plain)).not.toContain("ask");
  const silent = playProbe({ plan: { patienceMs: 60_000 }, chosen: dials.silent, control: dials.silent });
  expect(typesOf(silent).filter((type) => type === "ask")).toHaveLength(1);
});

test("Y7: silence is waited out on the one pair of dials that is already held", () => {
  const script: Script = {
    plan: { patienceMs: 60_000 },
    chosen: late(45_000, dials.open),
    control: late(45_000, answered(404)),
  };
  const played = playProbe(script);
  expect(played.state.verdict).toBe("registered");
  expect(typesOf(played).filter((type) => type.startsWith("dial"))).toEqual(["dial chosen", "dial control"]);
});

test("loading is told when there is still time for everything else, not at the last moment", () => {
  const { ms, state } = playProbe({ chosen: dials.silent, control: dials.silent });
  expect(state.verdict).toBe("loading");
  expect(ms).toBeLessThan(10_000);
});

test("a dial that opens at the last moment is judged by what it could show, within the deadline", () => {
  const played = playProbe({
    chosen: late(6000, dials.open),
    control: answered(404),
    plan: { deadlineMs: 7000 },
  });
  expect(played.state.verdict).toBe("registered");
  expect(played.ms).toBeLessThanOrEqual(7000);
});

test("a peer that never answers the close is dropped after the grace", () => {
  const stubborn = { ...dials.open, closes: null };
  const played = playProbe({ chosen: stubborn, control: answered(404) });
  expect(typesOf(played).slice(-3)).toEqual(["close chosen", "drop chosen", "done"]);
  expect(played.ms).toBe(4 + 1500 + 400);
  expect(stepOf(played, "close")).toMatchObject({ status: "failed", facts: { code: null } });
});

test("cancelling drops both dials at once", () => {
  const played = playProbe({ chosen: dials.open, control: dials.silent, cancelAt: 700 });
  expect(played.state.verdict).toBe("cancelled");
  expect(played.ms).toBe(700);
  expect(typesOf(played).slice(-3)).toEqual(["drop chosen", "drop control", "done"]);
});

test("every stage is told once, in order, and those never reached are skipped", () => {
  const stages = ["resolve", "connect", "upgrade", "stay", "ping", "close", "control", "ready", "marker"];
  const scripts: Script[] = [
    { chosen: dials.open, control: answered(404) },
    { chosen: failing("refused", "ECONNREFUSED"), control: failing("refused", "ECONNREFUSED") },
    { chosen: dials.unresolved, control: dials.unresolved },
  ];
  for (const script of scripts) {
    const played = playProbe(script);
    expect(stepsOf(played.state, played.ms).map(({ stage }) => stage)).toEqual(stages);
  }
  const refused = playProbe({ chosen: answered(404), control: answered(404), same: 302 });
  expect(stepsOf(refused.state, refused.ms).map(({ status }) => status)).toEqual([
    "ok",
    "ok",
    "failed",
    "skipped",
    "skipped",
    "skipped",
    "ok",
    "ok",
    "skipped",
  ]);
});

test("a stage is told once it is settled, not while it is under way", () => {
  const told = (state: ProbeState, now: number): string[] => stepsOf(state, now).map(({ stage }) => stage);
  const opened = stateAfter([
    [1, { type: "resolved", addresses: ["127.0.0.1"] }],
    [2, { type: "connected", address: "127.0.0.1" }],
    [4, { type: "opened" }],
  ]);
  expect(told(opened, 1503)).toEqual(["resolve", "connect", "upgrade"]);
  expect(told(opened, 3504)).toEqual(["resolve", "connect", "upgrade", "stay", "ping"]);
});

test("a question without an answer is given up in the end", () => {
  const asking = stateAfter([[5, { type: "failed", cause: "reset", code: "ECONNRESET" }]]);
  expect(asking.inquiries.other.question).toBe("asked");
  expect(step(asking, { type: "tick" }, 9599).state.verdict).toBeNull();
  expect(step(asking, { type: "tick" }, 9600).state.verdict).toBe("not-yunzai");
});

test("Y7: the control is told as silent where it got as far as that, else as skipped", () => {
  const silent = playProbe({ chosen: dials.open, control: dials.silent, same: 302 });
  expect(stepOf(silent, "control")).toMatchObject({ status: "ok", facts: { answer: "waiting" } });
  const held = playProbe({ chosen: dials.silent, control: dials.silent });
  expect(stepOf(held, "control")).toMatchObject({ status: "failed", facts: { answer: "waiting" } });
  const unconnected = playProbe({ chosen: dials.open, control: dials.unconnected });
  expect(stepOf(unconnected, "control")).toMatchObject({ status: "skipped", facts: {} });
});

test("Y6: an unstable path tells the close code and how long it was open", () => {
  const played = playProbe({ chosen: dials.broken, control: answered(404) });
  expect(stepOf(played, "stay")).toEqual({
    stage: "stay",
    status: "failed",
    ms: 496,
    facts: { opened: 496, code: 1001 },
  });
});

test("Y14: the facts of tls say which side to change", () => {
  const plain = playProbe({ chosen: failing("reset", "ECONNRESET"), control: failing("reset"), other: 302 });
  expect(stepOf(plain, "upgrade")?.facts).toMatchObject({ listens: "wss", code: "ECONNRESET", silent: true });
  const secure = { secure: true };
  const mismatch = playProbe({
    plan: secure,
    chosen: failing("not-tls", "ERR_SSL_WRONG_VERSION_NUMBER"),
    control: failing("not-tls"),
    other: 302,
  });
  expect(stepOf(mismatch, "connect")?.facts).toMatchObject({
    listens: "ws",
    code: "ERR_SSL_WRONG_VERSION_NUMBER",
  });
  const untrusted = failing("certificate", "DEPTH_ZERO_SELF_SIGNED_CERT");
  const certificate = playProbe({ plan: secure, chosen: untrusted, control: untrusted });
  expect(stepOf(certificate, "connect")?.facts).toMatchObject({
    certificate: "DEPTH_ZERO_SELF_SIGNED_CERT",
    selfSigned: true,
  });
});

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
const anyStatus = fc.constantFrom(null, 200, 302, 404);
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
      readiness: anyStatus.map((status) => ({ status, code: null, secured: false })),
    }),
  },
  { weight: 1, arbitrary: anyAnswer.map((answer) => ({ type: "marker", answer }) as const) },
);

test("whatever happens in whatever order, a probe ends by its deadline, asks and marks at most once, and then is still", () => {
  const happenings = fc.array(fc.tuple(fc.integer({ min: 0, max: 12_000 }), anyEvent), { maxLength: 25 });
  fc.assert(
    fc.property(happenings, fc.boolean(), fc.boolean(), (events, marker, secure) => {
      const plan = { ...usualPlan, log: marker ? log : null, secure };
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
