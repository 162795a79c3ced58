import { expect, test } from "@playwright/test";
import { finding } from "../../electron/core/findings.ts";
import type { CheckResult } from "../../electron/jobs/results.ts";
import { localeFor } from "../../electron/locales/index.ts";
import { botsReview } from "../../renderer/steps/bots-review-view.ts";
import { botRows, botsPhase, sameIds, shortNames } from "../../renderer/steps/bots-view.ts";
import { freshBot, type Bot, type Job } from "../../renderer/wizard/state.ts";
import { applyResult, checkResult } from "../support/wizard.ts";

const locale = localeFor("zh-CN");
const { bots: texts } = locale.window;

/** As if the Lagrange in `path` were logged in with this id; null for one that never was. */
const seenAs = (path: string, uin: string | null, result: CheckResult = healthy): CheckResult => ({
  ...result,
  lagrange: { path, settingsPath: `${path}/appsettings.json`, uin, running: true, links: [] },
});
const healthy = checkResult("handled");
const mismatch = finding("suffix-mismatch", { index: 0, suffix: "/x", expected: "/OneBotv11" });
const curable = checkResult("path-unknown", [mismatch]);

const bot = (lagrange: string, more: Partial<Bot> = {}): Bot => ({ ...freshBot(lagrange, "/y"), ...more });
const settled = (lagrange: string, result: CheckResult, more: Partial<Bot> = {}): Bot =>
  bot(lagrange, { result, at: 1, ...more });
const jobFor = (bots: readonly Bot[]): Job => ({
  kind: "bots",
  requests: bots.map(({ lagrange, yunzai }) => ({ lagrange, yunzai, link: null, token: null })),
});

test("folders that are logged in as one QQ are told together, those that never logged in are not", () => {
  const bots = [
    settled("/a", seenAs("/a", "10001")),
    settled("/b", seenAs("/b", null)),
    settled("/c", seenAs("/c", "10001")),
    settled("/d", seenAs("/d", null)),
    settled("/e", seenAs("/e", "10002")),
    bot("/f"),
    settled("/g", seenAs("/g", "10001")),
  ];
  expect(sameIds(bots)).toEqual([{ uin: "10001", folders: ["/a", "/c", "/g"] }]);
  const shared = botRows(locale, bots, null).filter(({ sharesId }) => sharesId);
  expect(shared.map(({ lagrange }) => lagrange)).toEqual(["/a", "/c", "/g"]);
});

test("folders are called by their names, and by where they part where those are the same", () => {
  expect(shortNames(["/bots/Lagrange", "C:\\Other\\备用"])).toEqual(["Lagrange", "备用"]);
  expect(shortNames(["/bots/one/publish", "/bots/two/publish"])).toEqual(["one/publish", "two/publish"]);
  expect(shortNames(["C:\\1\\bin\\x\\publish", "C:\\2\\bin\\x\\publish"])).toEqual([
    "1/…/publish",
    "2/…/publish",
  ]);
  expect(shortNames(["/a", "/b/a"])).toEqual(["a", "b/a"]);
  expect(shortNames([])).toEqual([]);
});

test("a row names its bot by the masked QQ, and by the folder until that is known", () => {
  const bots = [
    settled("/bots/a", seenAs("/bots/a", "1234567890")),
    settled("/bots/b", seenAs("/bots/b", null)),
    bot("/bots/c"),
  ];
  const rows = botRows(locale, bots, jobFor([bot("/bots/c")]));
  expect(rows.map(({ name }) => name)).toEqual([texts.name.qq("12****890"), texts.name.neverLoggedIn, "c"]);
  expect(rows.map(({ fullName }) => fullName)).toEqual([
    texts.name.full(texts.name.qq("12****890"), "a"),
    texts.name.full(texts.name.neverLoggedIn, "b"),
    "c",
  ]);
  expect(JSON.stringify(rows)).not.toContain("1234567890");
});

test("a name that is known stays while the bot is checked again, its old verdict does not", () => {
  const again = settled("/a", seenAs("/a", "1234567890"), { at: null });
  const [row] = botRows(locale, [again], jobFor([again]));
  expect(row).toMatchObject({
    name: texts.name.qq("12****890"),
    state: "checking",
    line: null,
    repairable: false,
  });
});

test("a row says in one line what is wrong, what may bite, or what a healthy link means now", () => {
  const warned = checkResult("handled", [finding("several-links", { indexes: [0, 1] })]);
  const old = checkResult("handled", [finding("lagrange-needs-restart", { path: "/a" })]);
  const unproven = checkResult("unproven");
  const rows = botRows(
    locale,
    [curable, warned, old, healthy, unproven].map((result, index) => settled(`/${index}`, result)),
    null,
  );
  expect(rows.map(({ state }) => state)).toEqual(["broken", "attention", "healthy", "healthy", "unproven"]);
  expect(rows.map(({ line }) => line)).toEqual([
    locale.findings["suffix-mismatch"].title(mismatch.facts),
    locale.findings["several-links"].title({ indexes: [0, 1] }),
    texts.healthy["old-settings"],
    texts.healthy.running,
    locale.outcomes.unproven.title,
  ]);
  expect(rows.map(({ repairable }) => repairable)).toEqual([true, false, false, false, false]);
});

test("three are looked at, the others wait for their turn, and a stopped check leaves them unchecked", () => {
  const bots = ["/a", "/b", "/c", "/d", "/e"].map((path) => bot(path));
  const [, ...rest] = bots;
  const some = [settled("/a", healthy), ...rest];
  const states = (all: readonly Bot[], job: Job | null): readonly string[] =>
    botRows(locale, all, job).map(({ state }) => state);
  expect(states(bots, jobFor(bots))).toEqual(["checking", "checking", "checking", "waiting", "waiting"]);
  expect(states(some, jobFor(bots))).toEqual(["healthy", "checking", "checking", "checking", "waiting"]);
  expect(botsPhase(some, jobFor(bots))).toEqual({ kind: "checking", done: 1, of: 5 });
  expect(states(some, null)).toEqual(["healthy", ...rest.map(() => "unchecked")]);
  expect(botsPhase(some, null)).toEqual({ kind: "stopped", unchecked: 4 });
});

test("the progress counts only those that are checked this time", () => {
  const bots = [settled("/a", healthy), bot("/b"), bot("/c")];
  expect(botsPhase(bots, jobFor(bots.slice(1)))).toEqual({ kind: "checking", done: 0, of: 2 });
});

test("the verdict counts the broken, the unproved, and what can be repaired", () => {
  const byHand = checkResult("refused", [
    finding("yunzai-loading", { url: "ws://127.0.0.1:2536/OneBotv11" }),
  ]);
  const bots = [
    settled("/a", curable),
    settled("/b", byHand),
    settled("/c", checkResult("unproven")),
    settled("/d", healthy, { written: applyResult({ kind: "written" }) }),
  ];
  expect(botsPhase(bots, null)).toEqual({
    kind: "settled",
    broken: 2,
    unproven: 1,
    repairable: [bots[0]],
    written: 1,
  });
});

test("which Yunzai a bot leads to is told where they are not all the same", () => {
  const same = [
    settled("C:\\a", healthy, { yunzai: "C:\\Yunzai" }),
    settled("C:\\b", healthy, { yunzai: "c:/yunzai/" }),
  ];
  expect(botRows(locale, same, null).map(({ yunzai }) => yunzai)).toEqual([null, null]);
  const other = [...same, settled("C:\\c", healthy, { yunzai: null })];
  expect(botRows(locale, other, null).map(({ yunzai }) => yunzai)).toEqual([
    texts.yunzai("C:\\Yunzai"),
    texts.yunzai("c:/yunzai/"),
    texts.yunzai(null),
  ]);
});

test("a row tells what the last write did, and does not claim to know what a bug left", () => {
  const plan = { id: "p", result: applyResult() };
  const rows = botRows(
    locale,
    [
      settled("/a", healthy, { written: applyResult({ kind: "written", backup: "/a/b.bak" }) }),
      settled("/b", curable, { written: applyResult({ kind: "refused", reason: "locked" }) }),
      settled("/c", curable, { plan }),
      settled("/d", curable, { plan: { id: null, result: applyResult({ kind: "unchanged" }) } }),
      settled("/e", healthy),
    ],
    null,
  );
  expect(rows.map(({ outcome }) => outcome)).toEqual([
    { kind: "written", backup: "/a/b.bak" },
    { kind: "refused", reason: "locked" },
    { kind: "interrupted" },
    null,
    null,
  ]);
});

const planOf = (id: string | null, more = {}): Bot["plan"] => ({ id, result: applyResult(more) });
const refusal = { kind: "refused", reason: "ambiguous" } as const;

test("what can be written stands first, what cannot behind it with its reason, and the rest is left out", () => {
  const bots = [
    settled("/a", curable, { plan: planOf(null, refusal) }),
    settled("/b", curable, { plan: planOf("p") }),
    settled("/c", healthy),
    settled("/d", curable, { plan: planOf(null, { kind: "unchanged" }) }),
    settled("/e", curable, { plan: planOf("q") }),
  ];
  const review = botsReview(bots, null);
  expect(review).toMatchObject({ kind: "planned", writable: 2 });
  expect(review.kind === "planned" && review.items.map((item) => [item.bot.lagrange, item.kind])).toEqual([
    ["/b", "planned"],
    ["/e", "planned"],
    ["/a", "refused"],
    ["/d", "unchanged"],
  ]);
});

test("while it writes, each keeps its place and says how far it is", () => {
  const job: Job = {
    kind: "write-bots",
    plans: ["/a", "/b", "/c"].map((path) => ({ lagrange: path, plan: `plan of ${path}` })),
  };
  const bots = [
    settled("/a", curable, { written: applyResult({ kind: "refused", reason: "locked" }) }),
    settled("/b", curable, { plan: planOf("plan of /b") }),
    settled("/c", curable, { plan: planOf("plan of /c") }),
    settled("/d", curable, { plan: planOf(null, refusal) }),
  ];
  const review = botsReview(bots, job);
  expect(review).toMatchObject({ kind: "writing", done: 1, of: 3 });
  expect(review.kind === "writing" && review.items.map((item) => [item.bot.lagrange, item.kind])).toEqual([
    ["/a", "refused"],
    ["/b", "writing"],
    ["/c", "planned"],
    ["/d", "refused"],
  ]);
});

test("while plans are made, it counts those that came", () => {
  const bots = [
    settled("/a", curable, { plan: planOf("p") }),
    settled("/b", curable),
    settled("/c", healthy),
  ];
  const requests = bots.slice(0, 2).map(({ lagrange, yunzai }) => ({
    lagrange,
    yunzai,
    link: null,
    token: null,
    entry: null,
    unverified: false,
    rebuild: false,
  }));
  expect(botsReview(bots, { kind: "plan-bots", requests })).toEqual({ kind: "planning", done: 1, of: 2 });
});
