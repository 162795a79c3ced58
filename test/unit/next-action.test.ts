import { expect, test } from "@playwright/test";
import type { Suggestion } from "../../electron/contract/api.ts";
import { finding, type Finding } from "../../electron/core/findings.ts";
import type { CheckResult } from "../../electron/jobs/results.ts";
import { localeFor } from "../../electron/locales/index.ts";
import { healthDeed, nextLabel, verifyDeed } from "../../renderer/steps/verify-next.ts";
import {
  asideActions,
  healthAction,
  healthActions,
  startOfLagrange,
  verifyActions,
  withEnded,
  type DeedAction,
  type NextAction,
} from "../../renderer/wizard/next-action.ts";
import type { Choice } from "../../renderer/wizard/state.ts";
import { mismatch, never, off, old, redis, stopped, twice } from "../support/window-findings.ts";
import { checkResult } from "../support/wizard.ts";

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
  const elsewhere = finding("yunzai-not-running", {
    path: null,
    host: "127.0.0.1",
    port: 2536,
    window: null,
  });
  expect(kinds(elsewhere)).toEqual(["wait", "again"]);
  expect(healthActions(stopped).map(({ kind }) => kind)).toEqual(["start", "wait"]);
  expect(healthAction(stopped)).toEqual({ kind: "start", program: "yunzai", folder: "/y" });
  expect(healthActions(elsewhere).map(({ kind }) => kind)).toEqual(["wait"]);
});

test("where its window may be open already, it is waited for before it is started", () => {
  const open = finding("yunzai-not-running", {
    path: "/y",
    host: "127.0.0.1",
    port: 2536,
    window: "TRSS Yunzai v3.1.3",
  });
  expect(verifyActions(checkResult("refused", [open]), link0).map(({ kind }) => kind)).toEqual([
    "wait",
    "start",
    "again",
  ]);
});

test("Y3: a Yunzai whose port was changed is waited for until it was restarted, unless the link works as yet", () => {
  const facts = { path: "/y", file: "server.yaml", port: 2537, listens: [2536] };
  const needed = finding("yunzai-needs-restart", { ...facts, works: false });
  const restart = { kind: "wait", seconds: 300, until: "restarted" };
  expect(verifyActions(checkResult("refused", [needed]), link0)).toEqual([restart, { kind: "again" }]);
  expect(healthActions(needed)).toEqual([restart]);
  expect(healthActions(finding("yunzai-needs-restart", { ...facts, works: true }, "warning"))).toEqual([]);
});

test("Y16: a Yunzai whose window stands still is checked again, not waited for: it runs already", () => {
  const paused = finding("yunzai-paused", { window: "选择TRSS Yunzai v3.1.3" });
  for (const kind of ["refused", "loading"] as const) {
    expect(verifyActions(checkResult(kind, [paused]), link0)).toEqual([{ kind: "again" }]);
  }
});

test("a link that stays unproved without Yunzai's folder is settled by choosing one", () => {
  const kinds = (yunzai: CheckResult["yunzai"]): readonly string[] =>
    verifyActions({ ...checkResult("unproven"), yunzai }, link0).map(({ kind }) => kind);
  expect(kinds(null)).toEqual(["choose", "again"]);
  expect(kinds({ path: "/y", flavour: "trss", adapters: [], running: true, port: 2536 })).toEqual(["again"]);
});

test("a port on which nobody is gives way to the one that this Yunzai has", () => {
  const other = finding("other-port", { path: "/y", port: 8080, listens: 2536 });
  expect(verifyActions(checkResult("refused", [other]), link0)).toEqual([
    { kind: "use", fields: { port: "2536" } },
    { kind: "again" },
  ]);
});

test("a program on Yunzai's own port has to go, and then the same is tried again; any other port is the user's to change", () => {
  const taken = finding("port-taken", { port: 2536, pid: 7, program: "nginx" });
  const own: Suggestion = {
    fields: { host: "127.0.0.1", port: 2536, suffix: "/OneBotv11" },
    source: "yunzai-settings",
    token: "none",
    suffixes: [],
  };
  const actions = (suggestion: Suggestion | null): readonly NextAction[] =>
    verifyActions(checkResult("not-yunzai", [taken]), { ...link0, suggestion });
  expect(actions(own)).toEqual([{ kind: "again" }]);
  const other = [{ kind: "edit-fields" }, { kind: "again" }];
  expect(actions({ ...own, fields: { ...own.fields, port: 2537 } })).toEqual(other);
  expect(actions({ ...own, source: "guess" })).toEqual(other);
  expect(actions(null)).toEqual(other);
});

test("the folder of a Yunzai that was started and is gone again comes before another start", () => {
  const end = {
    home: "/y",
    target: { is: "yunzai", program: "/n", args: [], folder: "/y" },
    line: "/n",
    log: null,
  } as const;
  const start = healthActions(stopped);
  expect(withEnded(start, stopped, end)).toEqual([{ kind: "show-folder", path: "/y" }, ...start]);
  expect(withEnded(start, stopped, null)).toBe(start);
  // Beside another cause it has no place.
  expect(withEnded([], mismatch, end)).toEqual([]);
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

for (const tag of ["zh-CN", "en"] as const) {
  const locale = localeFor(tag);

  test(`${tag}: the button of each action says what it does, each in its own words`, () => {
    const labels = actions.map((action) => nextLabel(locale.window, action));
    expect(new Set(labels).size).toBe(actions.length);
    expect(labels[0]).toContain("/OneBotv11");
  });
}

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
