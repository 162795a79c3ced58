import { expect, test } from "@playwright/test";
import { step } from "../../electron/core/probe/probe-machine.ts";
import {
  answered,
  commandsOf,
  dials,
  late,
  playProbe,
  stateAfter,
  stepOf,
  type Script,
} from "../support/scripted-probe.ts";

const log = "/yunzai/logs/command.log";
const marked = { plan: { log } };

test("both lanes are dialled at once, pinged when open, and closed with the closing handshake", () => {
  const played = playProbe({ chosen: dials.open, control: dials.open });
  expect(commandsOf(played)).toEqual([
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
  expect(commandsOf(sent).filter((type) => type === "mark")).toHaveLength(1);
  expect(stepOf(sent, "marker")).toMatchObject({ status: "ok", facts: { echoed: true, log } });
  const others: Script[] = [
    { ...marked, chosen: dials.open, control: dials.open },
    { ...marked, chosen: dials.dropped, control: answered(404) },
    { ...marked, chosen: dials.mute, control: answered(404) },
    { plan: { log, segment: "ComWeChat" }, chosen: dials.open, control: answered(404) },
    { plan: { log: null }, chosen: dials.open, control: answered(404) },
  ];
  for (const script of others) expect(commandsOf(playProbe(script))).not.toContain("mark");
});

test("the marker is on its way as soon as the control is refused: its echo costs no time beside the stay", () => {
  const played = playProbe({ ...marked, chosen: dials.open, control: answered(404), marker: "echoed" });
  const sentAt = played.commands.find(({ command }) => command.type === "mark")?.at;
  expect(sentAt).toBeLessThan(100);
  expect(played.ms).toBe(4 + 1500 + 1);
});

test("a link that dies after the marker was sent is unstable, and no echo is waited for", () => {
  const played = playProbe({ ...marked, chosen: dials.broken, control: answered(404), marker: "silent" });
  expect(commandsOf(played)).toContain("mark");
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
  expect(commandsOf(plain)).not.toContain("ask");
  const silent = playProbe({ plan: { patienceMs: 60_000 }, chosen: dials.silent, control: dials.silent });
  expect(commandsOf(silent).filter((type) => type === "ask")).toHaveLength(1);
});

test("Y7: silence is waited out on the one pair of dials that is already held", () => {
  const script: Script = {
    plan: { patienceMs: 60_000 },
    chosen: late(45_000, dials.open),
    control: late(45_000, answered(404)),
  };
  const played = playProbe(script);
  expect(played.state.verdict).toBe("registered");
  expect(commandsOf(played).filter((type) => type.startsWith("dial"))).toEqual([
    "dial chosen",
    "dial control",
  ]);
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
  expect(commandsOf(played).slice(-3)).toEqual(["close chosen", "drop chosen", "done"]);
  expect(played.ms).toBe(4 + 1500 + 400);
  expect(stepOf(played, "close")).toMatchObject({ status: "failed", facts: { code: null } });
});

test("cancelling drops both dials at once", () => {
  const played = playProbe({ chosen: dials.open, control: dials.silent, cancelAt: 700 });
  expect(played.state.verdict).toBe("cancelled");
  expect(played.ms).toBe(700);
  expect(commandsOf(played).slice(-3)).toEqual(["drop chosen", "drop control", "done"]);
});

test("a question without an answer is given up in the end", () => {
  const asking = stateAfter([[5, { type: "failed", cause: "reset", code: "ECONNRESET" }]]);
  expect(asking.inquiries.other.question).toBe("asked");
  expect(step(asking, { type: "tick" }, 9599).state.verdict).toBeNull();
  expect(step(asking, { type: "tick" }, 9600).state.verdict).toBe("not-yunzai");
});
