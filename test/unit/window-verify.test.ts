import { expect, test } from "@playwright/test";
import { finding, type Finding } from "../../electron/core/findings.ts";
import type { Stage, Step } from "../../electron/core/outcome.ts";
import type { CheckResult } from "../../electron/jobs/results.ts";
import { localeFor } from "../../electron/locales/index.ts";
import { healthRows, lagrangeState } from "../../renderer/steps/health-rows.ts";
import { besideAction, causeOf, notesOf } from "../../renderer/steps/verify-cause.ts";
import { healthDeed, nextLabel, verifyDeed } from "../../renderer/steps/verify-next.ts";
import { proofPhase } from "../../renderer/steps/verify-phase.ts";
import {
  asideActions,
  healthAction,
  healthActions,
  loadingPatience,
  startOfLagrange,
  startPatience,
  verifyActions,
  withEnded,
  type DeedAction,
  type NextAction,
} from "../../renderer/wizard/next-action.ts";
import { freshProof, type Choice, type Job, type Proof } from "../../renderer/wizard/state.ts";
import { checkResult, outcome } from "../support/wizard.ts";

const request = { lagrange: null, yunzai: null, link: null, token: null };
const proving = (waitSeconds: number | null): Job => ({ kind: "prove", request, waitSeconds });
const proof = (more: Partial<Proof>): Proof => ({ ...freshProof(), ...more });
const ok = (...stages: readonly Stage[]): readonly Step[] =>
  stages.map((stage) => ({ stage, status: "ok", ms: 1, facts: {} }));
const failed = (stage: Stage): Step => ({ stage, status: "failed", ms: 1, facts: {} });

test("a running check says what it is busy with, stage by stage", () => {
  const doing = (progress: readonly Step[]): unknown =>
    proofPhase(proof({ progress }), proving(null), "prove");
  expect(doing([])).toEqual({ kind: "running", doing: "reading" });
  expect(doing(ok("resolve"))).toEqual({ kind: "running", doing: "connect" });
  expect(doing(ok("resolve", "connect"))).toEqual({ kind: "running", doing: "upgrade" });
  expect(doing(ok("resolve", "connect", "upgrade", "control"))).toEqual({ kind: "running", doing: "stay" });
  expect(doing(ok("resolve", "connect", "upgrade", "stay", "ping"))).toMatchObject({ doing: "marker" });
  expect(doing([...ok("resolve"), failed("connect")])).toEqual({ kind: "running", doing: "judging" });
});

test("a wait is one for a start until somebody listens, and then one for the loading", () => {
  const waits = (progress: readonly Step[], waitSeconds: number): unknown =>
    proofPhase(proof({ progress, secondsLeft: 90 }), proving(waitSeconds), "prove");
  const stopped = [...ok("resolve"), failed("connect")];
  expect(waits(stopped, startPatience)).toEqual({ kind: "waiting", waitsFor: "start", secondsLeft: 90 });
  // Every dial begins anew; what is waited for does not change with it.
  expect(waits(ok("resolve"), startPatience)).toMatchObject({ waitsFor: "start" });
  expect(waits(ok("resolve", "connect"), startPatience)).toMatchObject({ waitsFor: "ready" });
  expect(waits(ok("resolve"), loadingPatience)).toMatchObject({ waitsFor: "ready" });
});

test("once Yunzai has answered, the wait is over and the check goes on", () => {
  const progress = ok("resolve", "connect", "upgrade");
  const phase = proofPhase(proof({ progress, secondsLeft: 40 }), proving(startPatience), "prove");
  expect(phase).toEqual({ kind: "running", doing: "stay" });
});

test("another page's job is not this page's, and what was stopped has no verdict", () => {
  const result = checkResult("handled");
  expect(proofPhase(proof({ result }), { kind: "health", request, waitSeconds: null }, "prove")).toEqual({
    kind: "settled",
    result,
  });
  expect(proofPhase(freshProof(), null, "prove")).toEqual({ kind: "stopped" });
  expect(proofPhase(proof({ result: checkResult("cancelled") }), null, "health")).toEqual({
    kind: "stopped",
  });
});

const mismatch = finding("suffix-mismatch", { index: 0, suffix: "/a", expected: "/OneBotv11" });
const stopped = finding("yunzai-not-running", { path: "/y", host: "127.0.0.1", port: 2536 });
const redis = finding("redis-not-running", { host: "127.0.0.1", port: 6379, reason: "ECONNREFUSED" });
const followsRedis: Finding = { ...stopped, severity: "info", causedBy: "redis-not-running" };
const twice = finding("two-yunzais", { paths: ["/z"] });
const off = finding("lagrange-not-running", { path: "/l" });
const never = finding("lagrange-never-logged-in", { path: "/l" });
const old = finding("lagrange-needs-restart", { path: "/l" });
const healthy = finding("link-healthy", { url: "ws://127.0.0.1:2536/OneBotv11" });

for (const tag of ["zh-CN", "en"] as const) {
  const locale = localeFor(tag);

  test(`${tag}: the first error is the cause; where there is none, the outcome tells it`, () => {
    const told = causeOf(locale, checkResult("path-unknown", [mismatch, twice]));
    expect(told.finding).toBe(mismatch);
    expect(told.text.cause).toContain("/OneBotv11");
    const ended = causeOf(locale, checkResult("unstable", [twice]));
    expect(ended.finding).toBeNull();
    expect(ended.text).toMatchObject({ title: locale.outcomes.unstable.title, severity: "error" });
    expect(ended.text.cure).toEqual([locale.outcomes.unstable.next]);
  });

  test(`${tag}: the button of each action says what it does, each in its own words`, () => {
    const labels = actions.map((action) => nextLabel(locale.window, action));
    expect(new Set(labels).size).toBe(actions.length);
    expect(labels[0]).toContain("/OneBotv11");
  });
}

const deedActions: readonly DeedAction[] = [
  { kind: "use", fields: { suffix: "/OneBotv11" } },
  { kind: "wait", seconds: 120, until: "ready" },
  { kind: "wait", seconds: 300, until: "started" },
  { kind: "again" },
  { kind: "enter-token" },
  { kind: "edit-fields" },
  { kind: "choose", what: "lagrange" },
  { kind: "choose", what: "yunzai" },
  { kind: "repair" },
  { kind: "rebuild" },
];
const actions: readonly NextAction[] = [
  ...deedActions,
  { kind: "start", program: "yunzai", folder: "/y" },
  { kind: "start", program: "lagrange", folder: "/l" },
  { kind: "listen", listened: { yunzai: "/y", port: 2536, seconds: 60 } },
  { kind: "show-folder", path: "/l" },
];

test("a Yunzai that was started and is gone again is the cause, and its folder comes before another start", () => {
  const locale = localeFor("en");
  const { ended } = locale.window.start;
  const textOf = (program: string, args: readonly string[], folder: string, log: string | null = null) => {
    const end = { home: "D:\\Bots\\app", target: { is: "yunzai", program, args, folder }, log } as const;
    return causeOf(locale, checkResult("refused", [stopped]), end).text;
  };
  const node = "C:\\Program Files\\nodejs\\node.exe";
  expect(textOf(node, ["."], "D:\\Bots\\app")).toMatchObject({
    title: ended.title.yunzai,
    cause: ended.cause,
    cure: [...ended.see.windows(`"${node}" .`), ended.hint.yunzai],
  });
  // A starter lies above its folder; what lies in the folder needs no path.
  expect(textOf("D:\\Bots\\start.cmd", [], "D:\\Bots").cure[1]).toContain("D:\\Bots\\start.cmd");
  expect(textOf("D:\\Bots\\app\\run.exe", [], "D:\\Bots\\app").cure[1]).toMatch(/ run\.exe$/);
  expect(textOf(node, ["."], "D:\\Bots\\app", "D:\\Bots\\app\\logs\\error.log").cure.at(-1)).toContain(
    "error.log",
  );

  const end = {
    home: "/y",
    target: { is: "yunzai", program: "/n", args: [], folder: "/y" },
    log: null,
  } as const;
  const start = healthActions(stopped);
  expect(withEnded(start, stopped, end)).toEqual([{ kind: "show-folder", path: "/y" }, ...start]);
  expect(withEnded(start, stopped, null)).toBe(start);
  // Another cause is told as itself.
  expect(withEnded([], mismatch, end)).toEqual([]);
  expect(causeOf(locale, checkResult("path-unknown", [mismatch]), end).text.title).not.toBe(
    ended.title.yunzai,
  );
});

test("what follows from the cause stands with it, not beside it once more", () => {
  const result = checkResult("refused", [redis, twice, followsRedis, healthy]);
  const locale = localeFor("zh-CN");
  const { consequences } = causeOf(locale, result);
  expect(consequences.map(({ id }) => id)).toEqual(["yunzai-not-running"]);
  expect(notesOf(result, redis)).toEqual([twice]);
});

test("without a cause in the card, everything but the good news is a note", () => {
  expect(notesOf(checkResult("handled", [twice, healthy]), null)).toEqual([twice]);
});

test("a cure that the button does by itself is not told beside it", () => {
  const locale = localeFor("zh-CN");
  const cureBeside = (item: Finding, action: NextAction | null): readonly string[] =>
    besideAction(causeOf(locale, checkResult("refused", [item])), action).cure;
  expect(cureBeside(mismatch, { kind: "use", fields: { suffix: "/OneBotv11" } })).toEqual([]);
  expect(cureBeside(mismatch, { kind: "repair" })).toEqual([]);
  // What to start is the user's part of it; checking again is the wizard's.
  expect(cureBeside(stopped, { kind: "wait", seconds: 300, until: "started" })).toHaveLength(1);
  expect(cureBeside(stopped, { kind: "start", program: "yunzai", folder: "/y" })).toHaveLength(1);
  expect(cureBeside(stopped, null)).toHaveLength(2);
  const noLink = finding("no-link", { path: "/l/appsettings.json", section: null });
  expect(cureBeside(noLink, { kind: "repair" })).toHaveLength(1);
});

const link0 = {
  suggestion: null,
  typed: { host: "127.0.0.1", port: "2536", suffix: "/OneBotv11" },
  token: "",
};
const folders: Pick<Choice, "lagrange" | "yunzai"> = { lagrange: "/l", yunzai: "/y" };

test("a Yunzai that does not run is started where its folder is known, and else only waited for", () => {
  const kinds = (item: Finding): readonly string[] =>
    verifyActions(checkResult("refused", [item]), link0).map(({ kind }) => kind);
  expect(kinds(stopped)).toEqual(["start", "wait", "again"]);
  const elsewhere = finding("yunzai-not-running", { path: null, host: "127.0.0.1", port: 2536 });
  expect(kinds(elsewhere)).toEqual(["wait", "again"]);
  expect(healthActions(stopped).map(({ kind }) => kind)).toEqual(["start", "wait"]);
  expect(healthAction(stopped)).toEqual({ kind: "start", program: "yunzai", folder: "/y" });
  expect(healthActions(elsewhere).map(({ kind }) => kind)).toEqual(["wait"]);
});

test("beside a Yunzai that does not run its own port can be listened to", () => {
  const listened = { yunzai: "/y", port: 2536, seconds: 60 };
  expect(asideActions(stopped, folders)).toEqual([{ kind: "listen", listened }]);
});

test("what is mended by hand leads to the folder of the program that it is about", () => {
  const shown = (item: Finding, of = folders): unknown => asideActions(item, of);
  const value = finding("value-invalid", { index: 0, option: "ReconnectInterval", value: "x" });
  expect(shown(value)).toEqual([{ kind: "show-folder", path: "/l" }]);
  expect(shown(redis)).toEqual([{ kind: "show-folder", path: "/y" }]);
  expect(shown(redis, { lagrange: "/l", yunzai: null })).toEqual([]);
  const reserved = finding("reserved-port", { port: 2536, from: 2500, to: 2600 });
  expect(shown(reserved)).toEqual([{ kind: "show-folder", path: "/y" }]);
  expect(shown(mismatch)).toEqual([]);
  expect(shown(twice)).toEqual([]);
});

test("Lagrange can be started where it was seen not to run, whether it ever logged in or not", () => {
  expect(startOfLagrange({ findings: [never, off] })).toEqual({
    kind: "start",
    program: "lagrange",
    folder: "/l",
  });
  expect(startOfLagrange({ findings: [never] })).toBeNull();
  expect(startOfLagrange({ findings: [old] })).toBeNull();
});

test("while the link is proved, a deed never leads past the proof", () => {
  const deeds = deedActions.map((action) => verifyDeed(action));
  expect(deeds).toEqual([
    { type: "use-and-verify", fields: { suffix: "/OneBotv11" } },
    { type: "verify", waitSeconds: 120 },
    { type: "verify", waitSeconds: 300 },
    { type: "verify", waitSeconds: null },
    null,
    { type: "go-to", step: "link" },
    { type: "go-to", step: "find" },
    { type: "go-to", step: "find" },
    { type: "review", unverified: false },
    { type: "review", unverified: false },
  ]);
});

test("on Health nothing writes: a repair leads to the page that shows it first", () => {
  const deeds = deedActions.map((action) => healthDeed(action));
  expect(deeds).toEqual([
    { type: "leave-health", to: "link" },
    { type: "examine", waitSeconds: 120 },
    { type: "examine", waitSeconds: 300 },
    { type: "examine", waitSeconds: null },
    { type: "leave-health", to: "link" },
    { type: "leave-health", to: "link" },
    { type: "leave-health", to: "find" },
    { type: "leave-health", to: "find" },
    { type: "repair", rebuild: false },
    { type: "repair", rebuild: true },
  ]);
});

test("how Lagrange stands is read from what was found, the weightier first", () => {
  expect(lagrangeState({ findings: [] })).toBe("running");
  expect(lagrangeState({ findings: [old] })).toBe("old-settings");
  expect(lagrangeState({ findings: [off] })).toBe("not-running");
  expect(lagrangeState({ findings: [off, never] })).toBe("never-logged-in");
});

const texts = localeFor("zh-CN").window.health.rows;
const link = (
  index: number,
  isYunzaiLink: boolean,
): NonNullable<CheckResult["lagrange"]>["links"][number] => ({
  index,
  type: "ReverseWebSocket",
  url: "ws://127.0.0.1:2536/OneBotv11",
  state: "used",
  isYunzaiLink,
});
const examined = (more: Partial<CheckResult>): CheckResult => ({
  ...checkResult("handled"),
  lagrange: { path: "/l", settingsPath: "/l/a.json", uin: null, running: true, links: [link(0, true)] },
  ...more,
});

test("a healthy link's rows tell what was seen, and nothing of Redis, which nobody asked", () => {
  const rows = healthRows(texts, examined({}));
  expect(rows.map(({ id, tone }) => [id, tone])).toEqual([
    ["settings", "good"],
    ["yunzai", "good"],
    ["lagrange", "good"],
  ]);
  expect(rows[0]?.sentence).toBe(texts.onlyEntry(0));
  expect(rows[1]?.sentence).toBe(texts.yunzaiProved.handled);
});

test("the row of Yunzai tells no more than the handshake proved", () => {
  const sentenceOf = (result: CheckResult): unknown => healthRows(texts, result)[1]?.sentence;
  expect(sentenceOf(examined({ outcome: outcome("registered") }))).toBe(texts.yunzaiProved.registered);
  expect(sentenceOf(examined({ outcome: outcome("unproven", { ok: true }) }))).toBe(
    texts.yunzaiProved.unproven,
  );
});

test("among several entries the row names the one that leads to Yunzai", () => {
  const links = [link(0, false), link(1, true), link(2, false)];
  const lagrange = { path: "/l", settingsPath: "/l/a.json", uin: null, running: true, links };
  expect(healthRows(texts, examined({ lagrange }))[0]?.sentence).toBe(texts.entryOfMany(1, 3));
});

test("a warning shows at the part it is about, and at no other", () => {
  const rows = healthRows(texts, examined({ findings: [twice, old] }));
  expect(rows.map(({ tone }) => tone)).toEqual(["good", "caution", "caution"]);
  const encoding = finding("settings-encoding", { path: "/l/appsettings.json", line: 2 });
  expect(healthRows(texts, examined({ findings: [encoding] })).map(({ tone }) => tone)).toEqual([
    "caution",
    "good",
    "good",
  ]);
});
