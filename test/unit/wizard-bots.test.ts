import { expect, test } from "@playwright/test";
import fc from "fast-check";
import type { LinkRequest } from "../../electron/contract/api.ts";
import { CallFailed } from "../../electron/contract/client.ts";
import { finding } from "../../electron/core/findings.ts";
import type { ApplyResult, CheckResult } from "../../electron/jobs/results.ts";
import type { Action, BotNews, Deed, News } from "../../renderer/wizard/actions.ts";
import { yunzaiItLeadsTo } from "../../renderer/wizard/bot-yunzai.ts";
import { reduce } from "../../renderer/wizard/reduce.ts";
import { atOnce, runBotJob } from "../../renderer/wizard/run-bot-job.ts";
import { initialState, type Job, type WizardState } from "../../renderer/wizard/state.ts";
import { deferred } from "../support/deferred.ts";
import {
  applyResult,
  checkResult,
  found,
  hello,
  lagrange,
  play,
  yunzai,
  type Play,
} from "../support/wizard.ts";

type BotJob = Extract<Job, { kind: "bots" | "plan-bots" | "write-bots" }>;

const setup = (path: string, yunzaiPath: string | null = "/y"): LinkRequest => ({
  lagrange: path,
  yunzai: yunzaiPath,
  link: null,
  token: null,
});
const withBots = (...paths: readonly string[]): WizardState =>
  initialState({ ...hello, bots: paths.map((path) => setup(path)) });

const curable = checkResult("handled", [finding("not-universal", { index: 0 })]);
const healthy = checkResult("handled");

/** The host's answer about one bot. */
const news =
  (make: (job: Job) => News): Play =>
  (state) => {
    if (state.job === null) throw new Error("nothing runs");
    return make(state.job);
  };
const checked = (path: string, result: CheckResult): Play =>
  news((job) => ({ type: "bot-checked", job, lagrange: path, result, at: 1 }));
const planned = (path: string, id: string | null = `plan of ${path}`): Play =>
  news((job) => ({
    type: "bot-planned",
    job,
    lagrange: path,
    plan: {
      id,
      result: id === null ? applyResult({ kind: "refused", reason: "ambiguous" }) : applyResult(),
    },
  }));
const written = (path: string, result: ApplyResult): Play =>
  news((job) => ({ type: "bot-written", job, lagrange: path, result }));
const done: Play = news((job) => ({ type: "bots-done", job }));
const wrote = applyResult({ kind: "written", backup: "/backup" });
const refused = applyResult({ kind: "refused", reason: "changed-meanwhile" });

const asked = ({ job }: WizardState): readonly string[] => {
  if (job?.kind === "write-bots") return job.plans.map(({ lagrange: path }) => path);
  return job?.kind === "bots" || job?.kind === "plan-bots" ? job.requests.map((each) => each.lagrange) : [];
};

test("only bots that an edit cures are planned, and a plan that was refused is not written", () => {
  const state = play(
    [
      checked("/a", curable),
      checked("/b", healthy),
      checked("/c", curable),
      checked("/d", checkResult("handled", [finding("yunzai-loading", { url: "ws://h" })])),
      done,
      { type: "plan-bots" },
    ],
    withBots("/a", "/b", "/c", "/d"),
  );
  expect(asked(state)).toEqual(["/a", "/c"]);
  const writing = play([planned("/a"), planned("/c", null), done, { type: "write-bots" }], state);
  expect(asked(writing)).toEqual(["/a"]);
});

test("after the write exactly what it touched or refused is checked again, and tells what was written", () => {
  const state = play(
    [
      checked("/a", curable),
      checked("/b", curable),
      checked("/c", healthy),
      done,
      { type: "plan-bots" },
      planned("/a"),
      planned("/b"),
      done,
      { type: "write-bots" },
      written("/a", wrote),
      written("/b", refused),
      done,
    ],
    withBots("/a", "/b", "/c"),
  );
  expect(state).toMatchObject({ page: "bots", job: { kind: "bots" } });
  expect(asked(state)).toEqual(["/a", "/b"]);
  const after = play([checked("/a", healthy), checked("/b", curable), done], state);
  expect(after.job).toBeNull();
  expect(after.bots.map((bot) => [bot.result?.verdict, bot.written?.kind ?? null])).toEqual([
    ["healthy", "written"],
    ["broken", "refused"],
    ["healthy", null],
  ]);
});

test("a write that a bug cut short is looked at anew, those after it as well, and no old plan is written", () => {
  const paths = ["/a", "/b", "/c"];
  const all = (make: (path: string) => Play): readonly Play[] => paths.map(make);
  const reviewing = play(
    [
      ...all((path) => checked(path, curable)),
      done,
      { type: "plan-bots" },
      ...all((path) => planned(path)),
      done,
    ],
    withBots(...paths),
  );
  const after = play([{ type: "write-bots" }, written("/a", wrote), done], reviewing);
  expect(after.page).toBe("bots");
  expect(asked(after)).toEqual(paths);
  expect(reduce(after, { type: "write-bots" })).toBe(after);
  const rechecked = [checked("/a", healthy), checked("/b", healthy), checked("/c", curable), done];
  const again = play(
    [...rechecked, { type: "plan-bots" }, planned("/c", "new"), done, { type: "write-bots" }],
    after,
  );
  expect(again.job).toEqual({ kind: "write-bots", plans: [{ lagrange: "/c", plan: "new" }] });
});

test("while a failure is told in their place, the edits that came before it cannot be written", () => {
  const failed = play(
    [
      checked("/a", curable),
      checked("/b", curable),
      done,
      { type: "plan-bots" },
      planned("/a"),
      news((job) => ({ type: "job-failed", job })),
    ],
    withBots("/a", "/b"),
  );
  expect(failed).toMatchObject({ page: "bots-review", failed: { kind: "plan-bots" } });
  expect(reduce(failed, { type: "write-bots" })).toBe(failed);
});

test("leaving the edits forgets them: they are planned anew before anything is written", () => {
  const shown = play(
    [checked("/a", curable), checked("/b", curable), done, { type: "plan-bots" }, planned("/a"), done],
    withBots("/a", "/b"),
  );
  const left = play([{ type: "back" }], shown);
  expect(left).toMatchObject({ page: "bots", job: null, bots: [{ plan: null }, { plan: null }] });
  expect(reduce(left, { type: "write-bots" })).toBe(left);
});

test("one folder is one bot, however it is spelled", () => {
  const start = initialState({ ...hello, bots: [setup("C:\\Bots\\Lagrange"), setup("D:\\Other")] });
  const two = found({ lagrange: [lagrange("c:/bots/lagrange"), lagrange("D:\\Third")] });
  const state = play(
    [
      { type: "leave-health", to: "find" },
      news((job) => ({ type: "find-result", job, result: two })),
      { type: "examine-bots" },
      checked("c:\\bots\\LAGRANGE\\", healthy),
    ],
    start,
  );
  expect(state.bots.map((bot) => bot.lagrange)).toEqual(["C:\\Bots\\Lagrange", "D:\\Other", "D:\\Third"]);
  expect(state.bots[0]).toMatchObject({ result: healthy });
});

test("a check that was left is taken up where it stood, and what is known stays", () => {
  const left = play([checked("/a", healthy), { type: "open-bot", lagrange: "/a" }], withBots("/a", "/b"));
  expect(left).toMatchObject({ page: "health", job: null, health: { result: healthy } });
  expect(asked(play([{ type: "show-bots" }], left))).toEqual(["/b"]);
});

test("a bot whose backup was put back on Health is checked again with the others", () => {
  const restored = {
    kind: "written",
    reason: null,
    step: null,
    restored: "/b.bak",
    backup: null,
    diff: "",
    backups: [],
  } as const;
  const state = play(
    [
      checked("/a", healthy),
      checked("/b", healthy),
      done,
      { type: "open-bot", lagrange: "/b" },
      { type: "undo", backup: "/b.bak" },
      news((job) => ({ type: "restored", job, result: restored })),
      { type: "show-bots" },
    ],
    withBots("/a", "/b"),
  );
  expect(asked(state)).toEqual(["/b"]);
});

test("beside several bots every step leads to the choice among them", () => {
  const state = play([checked("/a", healthy), checked("/b", healthy), done], withBots("/a", "/b"));
  for (const step of ["find", "link", "done"] as const) {
    expect(reduce(state, { type: "go-to", step })).toMatchObject({ page: "find" });
  }
});

/** A check of settings with one link to this address. */
const leadingTo = (url: string, result = curable): CheckResult => ({
  ...result,
  lagrange: {
    path: "/a",
    settingsPath: "/a/appsettings.json",
    uin: null,
    running: false,
    links: [{ index: 0, type: "ReverseWebSocket", url, state: "used", isYunzaiLink: false }],
  },
});

test("a Lagrange whose settings lead to another Yunzai that was found belongs to that one", () => {
  const yunzais = [yunzai("/y", { port: 2536 }), yunzai("/z", { port: 2540 })];
  const led = (url: string, result = curable, ours: string | null = "/y"): string | null =>
    yunzaiItLeadsTo({ yunzai: ours, result: leadingTo(url, result) }, yunzais);
  expect(led("ws://127.0.0.1:2540/OneBotv11")).toBe("/z");
  expect(led("ws://[::1]:2540/OneBotv11")).toBe("/z");
  expect(led("ws://127.0.0.1:2536/wrong")).toBeNull();
  expect(led("ws://127.0.0.1:8080/onebot")).toBeNull();
  // On another computer, that port says nothing about the Yunzai here.
  expect(led("ws://192.168.1.2:2540/OneBotv11")).toBeNull();
  expect(led("ws://127.0.0.1:2540/OneBotv11", healthy)).toBeNull();
  expect(led("ws://127.0.0.1:2540/OneBotv11", curable, null)).toBeNull();
  const twins = [...yunzais, yunzai("/copy", { port: 2540 })];
  expect(
    yunzaiItLeadsTo({ yunzai: "/y", result: leadingTo("ws://127.0.0.1:2540/x") }, twins),
    "two that could be meant",
  ).toBeNull();
});

test("such a Lagrange is checked once more, with its own Yunzai", () => {
  const both = found({
    lagrange: [lagrange("/a"), lagrange("/b")],
    yunzai: [yunzai("/y", { port: 2536 }), yunzai("/z", { port: 2540 })],
  });
  const state = play([
    news((job) => ({ type: "find-result", job, result: both })),
    { type: "examine-bots" },
    checked("/a", healthy),
    checked("/b", leadingTo("ws://127.0.0.1:2540/OneBotv11")),
    done,
  ]);
  expect(state.job).toEqual({ kind: "bots", requests: [setup("/b", "/z")] });
  const after = play([checked("/b", leadingTo("ws://127.0.0.1:2540/OneBotv11")), done], state);
  expect(after.job, "it is asked once").toBeNull();
  expect(after.bots.map((bot) => bot.yunzai)).toEqual(["/y", "/z"]);
});

const deeds: readonly Deed[] = [
  { type: "back" },
  { type: "next" },
  { type: "stop" },
  { type: "examine-bots" },
  { type: "show-bots" },
  { type: "plan-bots" },
  { type: "write-bots" },
  { type: "open-bot", lagrange: "/a" },
  { type: "open-bot", lagrange: "/b" },
  { type: "repair", rebuild: false },
  { type: "write" },
  { type: "undo", backup: "/b.bak" },
  { type: "examine", waitSeconds: null },
  { type: "try-again" },
  { type: "leave-health", to: "find" },
  { type: "go-to", step: "link" },
];

/** What the host may tell of a job, in any order; plans are named one by one. */
function answersTo(job: Job, nextPlan: () => string): readonly News[] {
  const failed: News = { type: "job-failed", job };
  const bots: News = { type: "bots-done", job };
  switch (job.kind) {
    case "bots":
      return [
        ...job.requests.flatMap((request): readonly News[] =>
          [healthy, curable].map((result) => ({
            type: "bot-checked",
            job,
            lagrange: request.lagrange,
            result,
            at: 1,
          })),
        ),
        bots,
        failed,
      ];
    case "plan-bots":
      return [
        ...job.requests.map((request): News => ({
          type: "bot-planned",
          job,
          lagrange: request.lagrange,
          plan: { id: nextPlan(), result: applyResult() },
        })),
        bots,
        failed,
      ];
    case "write-bots":
      return [
        ...job.plans.flatMap(({ lagrange: path }): readonly News[] => [
          { type: "bot-written", job, lagrange: path, result: refused },
          { type: "bot-written", job, lagrange: path, result: wrote },
        ]),
        bots,
      ];
    case "health":
    case "prove":
      return [{ type: "checked", job, result: curable, at: 1 }, failed];
    case "plan":
      return [{ type: "planned", job, plan: { id: nextPlan(), result: applyResult() } }, failed];
    case "write":
      return [{ type: "written", job, result: wrote }, { type: "written", job, result: refused }, failed];
    case "find":
      return [{ type: "find-result", job, result: found({ lagrange: [lagrange("/b"), lagrange("/d")] }) }];
    default:
      return [failed];
  }
}

test("whatever is done in whatever order: several bots are written only as they were planned and shown, and once", () => {
  const pressed = fc.constantFrom<Deed>({ type: "plan-bots" }, { type: "write-bots" });
  const choice = fc.oneof(
    { weight: 2, arbitrary: fc.record({ deed: fc.constantFrom(...deeds) }) },
    { weight: 3, arbitrary: fc.record({ deed: pressed }) },
    { weight: 2, arbitrary: fc.record({ answer: fc.nat(20) }) },
    // The host answers all that it was asked, and all is well.
    { weight: 4, arbitrary: fc.record({ answer: fc.constant("all" as const) }) },
  );
  const paths = ["/a", "/b", "/c"];
  const broken = play([...paths.map((path) => checked(path, curable)), done], withBots(...paths));
  let plans = 0;
  const writtenPlans = new Set<string>();
  fc.assert(
    fc.property(fc.array(choice, { minLength: 3, maxLength: 40 }), (walk) => {
      let state = broken;
      const step = (action: Action): void => {
        const before = state;
        state = reduce(before, action);
        const { job } = state;
        if (new Set(state.bots.map((bot) => bot.lagrange)).size < state.bots.length) {
          throw new Error("a bot is there twice");
        }
        if (job?.kind !== "write-bots" || job === before.job) return;
        // Everything that is written stood on the page, for this very bot, when nothing ran any more.
        expect(before).toMatchObject({ page: "bots-review", job: null, failed: null });
        expect(action).toMatchObject({ type: expect.stringMatching(/^(?:write-bots|next)$/) });
        const shown = new Map(before.bots.map((bot) => [bot.lagrange, bot.plan?.id]));
        for (const { lagrange: path, plan } of job.plans) {
          expect(shown.get(path)).toBe(plan);
          expect(writtenPlans, "a plan is written once").not.toContain(plan);
          writtenPlans.add(plan);
        }
      };
      for (const one of walk) {
        if ("deed" in one) {
          step(one.deed);
        } else if (state.job !== null) {
          const possible = answersTo(state.job, () => `plan ${(plans += 1)}`);
          const answers =
            one.answer === "all"
              ? possible.filter(({ type }) => type !== "job-failed")
              : possible.slice(one.answer % possible.length).slice(0, 1);
          for (const answer of answers) step(answer);
        }
      }
    }),
    { numRuns: 1500 },
  );
  expect(writtenPlans.size, "the walks do come to writing").toBeGreaterThan(100);
});

/** Runs a job against a host that is given as functions; hands back what it told. */
async function ran(
  job: BotJob,
  host: Partial<Parameters<typeof runBotJob>[0]>,
  signal: AbortSignal = new AbortController().signal,
): Promise<readonly BotNews[]> {
  const told: BotNews[] = [];
  const unasked = async (): Promise<never> => Promise.reject(new Error("not asked for"));
  const client = { check: unasked, plan: unasked, write: unasked, ...host };
  await runBotJob(client, job, signal, (one) => told.push(one));
  return told;
}

const toldOf = (told: readonly BotNews[]): readonly string[] =>
  told.map((one) => (one.type === "bots-done" ? "" : one.lagrange));
const checkJob = (...paths: readonly string[]): BotJob => ({
  kind: "bots",
  requests: paths.map((path) => ({ ...setup(path), lagrange: path })),
});
const writeJob = (...paths: readonly string[]): BotJob => ({
  kind: "write-bots",
  plans: paths.map((path) => ({ lagrange: path, plan: `plan of ${path}` })),
});

test("at most three bots are checked at once, each as soon as there is room, and every result is told", async () => {
  const paths = ["/a", "/b", "/c", "/d", "/e"];
  const answers = new Map(paths.map((path) => [path, deferred<CheckResult>()]));
  const started: string[] = [];
  const running = ran(checkJob(...paths), {
    check: ({ lagrange: path }) => {
      started.push(path ?? "");
      return answers.get(path ?? "")?.promise ?? Promise.reject(new Error("unknown"));
    },
  });
  const settle = (path: string): void => answers.get(path)?.resolve(healthy);
  expect(started).toEqual(paths.slice(0, atOnce));
  settle("/b");
  await expect.poll(() => started).toEqual(["/a", "/b", "/c", "/d"]);
  settle("/d");
  await expect.poll(() => started).toEqual(paths);
  for (const path of ["/e", "/c", "/a"]) settle(path);
  const told = await running;
  expect([...toldOf(told)].sort()).toEqual(paths);
  expect(told.every((one) => one.type === "bot-checked" && one.result === healthy)).toBe(true);
});

test("once the signal aborts no further bot is begun", async () => {
  const controller = new AbortController();
  const first = deferred<CheckResult>();
  const started: (string | null)[] = [];
  const running = ran(
    checkJob("/a", "/b", "/c", "/d"),
    {
      check: ({ lagrange: path }, options) => {
        started.push(path);
        expect(options?.signal).toBe(controller.signal);
        return first.promise;
      },
    },
    controller.signal,
  );
  controller.abort();
  first.resolve(healthy);
  await running;
  expect(started).toEqual(["/a", "/b", "/c"]);
});

test("bots are written one after the other, in their order, and a refusal does not stop the others", async () => {
  const events: string[] = [];
  const told = await ran(writeJob("/a", "/b", "/c"), {
    write: async ({ plan }) => {
      events.push(`begins ${plan}`);
      await new Promise((resolve) => setImmediate(resolve));
      events.push(`ends ${plan}`);
      return plan === "plan of /b" ? refused : wrote;
    },
  });
  expect(events).toEqual(
    ["/a", "/b", "/c"].flatMap((path) => [`begins plan of ${path}`, `ends plan of ${path}`]),
  );
  expect(told.map((one) => one.type === "bot-written" && one.result.kind)).toEqual([
    "written",
    "refused",
    "written",
  ]);
});

test("a bug of the host while writing ends the writing, and what was written before it is told", async () => {
  const attempted: string[] = [];
  const told = await ran(writeJob("/a", "/b", "/c"), {
    write: async ({ plan }) => {
      attempted.push(plan);
      if (plan === "plan of /b") throw new CallFailed("failed");
      return wrote;
    },
  });
  expect(attempted).toEqual(["plan of /a", "plan of /b"]);
  expect(toldOf(told)).toEqual(["/a"]);
});

test("a host that is gone, and a bug while checking, are not passed over", async () => {
  const gone = ran(writeJob("/a"), { write: () => Promise.reject(new CallFailed("gone")) });
  await expect(gone).rejects.toMatchObject({ why: "gone" });
  const bug = ran(checkJob("/a"), { check: () => Promise.reject(new CallFailed("failed")) });
  await expect(bug).rejects.toMatchObject({ why: "failed" });
});
