import { expect, test } from "@playwright/test";
import { finding } from "../../electron/core/findings.ts";
import type { Program } from "../../electron/core/program.ts";
import { stableMs, type WatchKind, type WatchView } from "../../electron/core/watch-judge.ts";
import type { WatchCause } from "../../electron/core/watch-state.ts";
import type { WatchResult } from "../../electron/jobs/results.ts";
import type { StartEnd } from "../../electron/jobs/started.ts";
import { localeFor } from "../../electron/locales/index.ts";
import { asSeenSince } from "../../renderer/steps/health-seen.ts";
import { stableSeconds, watchStory, type WatchStory } from "../../renderer/steps/watch-story.ts";
import { withEnd, withView } from "../../renderer/wizard/reduce-watch.ts";
import { freshWatch } from "../../renderer/wizard/state.ts";
import { checkResult } from "../support/wizard.ts";

const locale = localeFor("zh-CN");
const { watch, window } = locale;

const view = (more: Partial<WatchView>): WatchView => ({
  lagrange: "running",
  connected: false,
  since: null,
  connects: 0,
  arrived: null,
  otherId: null,
  cause: null,
  ...more,
});
const live = (more: Partial<WatchView>, said = locale): WatchStory =>
  watchStory(said, { view: view(more), result: null, ended: null }, true);
const ended = (kind: WatchKind, more: Partial<WatchView> = {}): WatchStory => {
  const result: WatchResult = { ...view(more), kind };
  return watchStory(locale, { view: result, result, ended: null }, false);
};
const unknownPath: WatchCause = { kind: "path-unknown", path: "/onebot/v11/ws" };

test("the window counts to the same ten seconds as the watch", () => {
  expect(stableSeconds * 1000).toBe(stableMs);
});

test("before the first news it looks, and one that was stopped can be taken up again", () => {
  expect(watchStory(locale, freshWatch(), true)).toMatchObject({
    word: "looking",
    primary: null,
  });
  const stopped = watchStory(locale, { ...freshWatch(), view: view({}) }, false);
  expect(stopped).toMatchObject({ word: "stopped", primary: "watch" });
});

test("while Lagrange does not run, starting it is the one thing to do", () => {
  const story = live({ lagrange: "not-running", connects: 7 });
  expect(story).toMatchObject({ word: "not-running", primary: "start-lagrange", others: [] });
  expect(story.says).toBe(watch.waiting["not-running"]);
  // Where Yunzai is off as well, both are said.
  const both = live({ lagrange: "not-running", cause: { kind: "not-listening" } });
  expect(both).toMatchObject({ primary: "start-lagrange", others: ["start-yunzai"] });
  expect(both.more).toEqual([watch.causes["not-listening"]({ kind: "not-listening" })]);
});

const end = (is: Program): StartEnd => ({
  home: `/${is}`,
  target: { is, program: `/${is}/bin`, args: [], folder: `/${is}` },
  line: "./bin",
  log: null,
});

test("what was started and is gone again is told with what to do, until it runs again", () => {
  const off = view({ lagrange: "not-running" });
  const told = (is: Program, ...then: readonly WatchView[]): WatchStory =>
    watchStory(locale, then.reduce(withView, withEnd(freshWatch(), end(is))), true);
  expect(told("lagrange", off)).toMatchObject({
    word: "ended",
    says: window.start.ended.title.lagrange,
    primary: "start-lagrange",
  });
  expect(told("lagrange", off).more).toContain(window.start.ended.cause);
  expect(told("lagrange", off).more.join("\n")).toContain("./bin");
  expect(told("lagrange", view({ lagrange: "signing-in" })).word).toBe("signing-in");
  const unheard = { ...off, cause: { kind: "not-listening" } } as const;
  expect(told("yunzai", unheard)).toMatchObject({ word: "ended", primary: "start-yunzai" });
  expect(told("yunzai", unheard, off).word).toBe("not-running");
});

test("a Yunzai that is gone stays told where another program listens on its port, until Lagrange gets through", () => {
  const dialling = [view({ connects: 1 }), view({ connects: 2, cause: unknownPath })];
  const told = dialling.reduce(withView, withEnd(withView(freshWatch(), view({})), end("yunzai")));
  expect(watchStory(locale, told, true)).toMatchObject({ word: "ended", primary: "start-yunzai" });
  const through = withView(told, view({ connected: true, since: 5 }));
  expect(through.ended).toBeNull();
});

test("a Lagrange that is closed because the page asks for it is not told as gone; a Yunzai meanwhile is", () => {
  const old = withView(freshWatch(), view({ lagrange: "old-settings" }));
  const closed = withView(withEnd(old, end("lagrange")), view({ lagrange: "not-running" }));
  expect(watchStory(locale, closed, true)).toMatchObject({ word: "not-running", tone: "quiet" });
  expect(withEnd(old, end("yunzai")).ended).toEqual(end("yunzai"));
});

test("a Lagrange with old settings is told to be closed, whatever it runs into meanwhile", () => {
  const story = live({ lagrange: "old-settings", connects: 40, cause: unknownPath });
  expect(story).toMatchObject({ word: "old-settings", tone: "caution", more: [], primary: null });
  expect(story.due).toBe(window.watch.due["old-settings"]);
});

test("a connection that stands is counted, with half of the id", () => {
  const story = live({ connected: true, since: 5, arrived: "1234567890" });
  expect(story).toMatchObject({ word: "counting", since: 5, primary: null });
  expect(story.says).toBe(watch.connected("12****890"));
  // Other bots come and go at the same Yunzai.
  expect(live({ connected: true, since: 5, arrived: "1234567890", otherId: "2222222222" }).word).toBe(
    "counting",
  );
});

test("one that stands but is not the bot says why", () => {
  for (const kind of ["not-greeted", "replaced"] as const) {
    const story = live({ connected: true, since: 5, cause: { kind } });
    expect(story).toMatchObject({ word: "unsettled", since: null, due: window.watch.due[kind] });
  }
  const foreign = live({ connected: true, since: 5, otherId: "2222222222" });
  expect(foreign.says).toBe(watch.otherId("22****222"));
});

test("three connections that did not last are told as flapping, by their cause where it is known", () => {
  const known = live({ connects: 3, cause: unknownPath });
  expect(known).toMatchObject({ word: "flapping", tone: "bad", primary: "examine" });
  expect(known.says).toBe(watch.causes["path-unknown"](unknownPath));
  expect(known.more).toEqual([watch.flapping(3)]);
  expect(live({ connects: 3 }).says).toBe(window.watch.flapping);
  expect(live({ connects: 2, cause: unknownPath })).toMatchObject({ word: "connecting", primary: null });
});

test("what is read out does not change with the count", () => {
  expect(live({ connects: 4, cause: unknownPath }).says).toBe(live({ connects: 9, cause: unknownPath }).says);
  expect(live({ connects: 4 }).says).toBe(live({ connects: 9 }).says);
});

test("where nobody listens, Yunzai is what has to be started", () => {
  const story = live({ connects: 5, cause: { kind: "not-listening" } });
  expect(story).toMatchObject({ word: "connecting", primary: "start-yunzai" });
});

test("every end names the one thing to do next", () => {
  expect(ended("stable", { connected: true, arrived: "1234567890" })).toMatchObject({
    tone: "good",
    says: watch.stable("12****890"),
    primary: "close",
  });
  expect(ended("flapping", { connects: 9, cause: unknownPath })).toMatchObject({
    primary: "examine",
    others: ["watch"],
    more: [watch.causes["path-unknown"](unknownPath)],
  });
  expect(ended("absent")).toMatchObject({ tone: "bad", primary: "examine" });
  expect(ended("absent", { lagrange: "old-settings" })).toMatchObject({
    word: "old-settings",
    primary: "watch",
  });
  expect(ended("absent", { cause: { kind: "not-listening" } })).toMatchObject({ primary: "start-yunzai" });
  expect(ended("not-running", { lagrange: "not-running" })).toMatchObject({
    primary: "start-lagrange",
    others: ["watch"],
  });
  expect(ended("unknown", { connected: true })).toMatchObject({ says: watch.tooShort, primary: "watch" });
  expect(ended("unknown", { lagrange: "unknown" })).toMatchObject({ says: watch.untold, primary: "watch" });
});

for (const tag of ["zh-CN", "en"] as const) {
  test(`${tag}: no QQ id is shown whole at any moment`, () => {
    const said = localeFor(tag);
    const ids = { arrived: "1234567890", otherId: "2222222222" };
    for (const more of [
      { connected: true, since: 1, ...ids },
      { connected: true, since: 1, otherId: ids.otherId },
      { connects: 3, ...ids },
    ]) {
      const { says, more: lines } = live(more, said);
      expect([says, ...lines].join("\n")).not.toMatch(/1234567890|2222222222/);
    }
  });
}

test.describe("what Health tells once Lagrange was started from there", () => {
  const path = "/l";
  const off = finding("lagrange-not-running", { path });
  const never = finding("lagrange-never-logged-in", { path });
  const signer = finding("sign-server-gone", { server: "" });
  const twice = finding("two-yunzais", { paths: ["/z"] });
  const before = {
    ...checkResult("handled", [twice, signer, off, never]),
    lagrange: { path, settingsPath: "/l/appsettings.json", uin: null, running: false, links: [] },
  };
  const codesOf = (more: Partial<WatchView>): readonly string[] =>
    asSeenSince(before, view(more)).findings.map(({ code }) => code);

  test("stays as it was while nothing runs, or nobody can tell", () => {
    expect(asSeenSince(before, null)).toBe(before);
    expect(asSeenSince(before, view({ lagrange: "not-running" }))).toBe(before);
    expect(asSeenSince(before, view({ lagrange: "unknown" }))).toBe(before);
  });

  test("is that it runs, and once it has logged in, that it has", () => {
    expect(codesOf({ lagrange: "signing-in" })).toEqual([
      "two-yunzais",
      "sign-server-gone",
      "lagrange-never-logged-in",
    ]);
    expect(codesOf({ lagrange: "running" })).toEqual(["two-yunzais"]);
    expect(codesOf({ lagrange: "old-settings" })).toEqual(["lagrange-needs-restart", "two-yunzais"]);
    expect(asSeenSince(before, view({ connected: true, arrived: "1234567890" })).lagrange).toMatchObject({
      running: true,
      uin: "1234567890",
    });
  });
});
