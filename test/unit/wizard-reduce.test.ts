import { expect, test } from "@playwright/test";
import fc from "fast-check";
import { assertNever } from "../../electron/core/assert-never.ts";
import { finding } from "../../electron/core/findings.ts";
import type { WatchedLagrange } from "../../electron/core/watch-state.ts";
import type { Action, Deed, News } from "../../renderer/wizard/actions.ts";
import { reduce } from "../../renderer/wizard/reduce.ts";
import { isProved, linkRequest, stepStates, whyShut } from "../../renderer/wizard/select.ts";
import { initialState, type Job, type WizardState } from "../../renderer/wizard/state.ts";
import {
  applyResult,
  checkResult,
  found,
  hello,
  lagrange,
  play,
  suggestion,
  watchResult,
  yunzai,
  type Play,
} from "../support/wizard.ts";

/** What the host tells about the job that runs. */
const news =
  (make: (job: Job) => News): Play =>
  (state) => {
    if (state.job === null) throw new Error("nothing runs");
    return make(state.job);
  };
const searched = (result = found()): Play => news((job) => ({ type: "find-result", job, result }));
const suggested = (more = {}): Play =>
  news((job) => ({ type: "suggestion", job, suggestion: suggestion(more) }));
const checked = (result = checkResult("handled")): Play =>
  news((job) => ({ type: "checked", job, result, at: 1 }));
const planned = (result = applyResult(), id: string | null = "plan"): Play =>
  news((job) => ({ type: "planned", job, plan: { id, result } }));
const written = (result = applyResult({ kind: "written", backup: "/b.bak" })): Play =>
  news((job) => ({ type: "written", job, result }));

const toLink: readonly Play[] = [searched(), { type: "next" }, suggested()];
const toVerify: readonly Play[] = [...toLink, { type: "next" }];
const toReview: readonly Play[] = [...toVerify, checked(), { type: "next" }];

test("a first run searches at once, a run again examines what the last one worked with", () => {
  expect(initialState(hello)).toMatchObject({ page: "find", job: { kind: "find", full: false } });
  const last = { lagrange: "/l", yunzai: null, link: null, token: null };
  const again = initialState({ ...hello, bots: [last] });
  expect(again).toMatchObject({ page: "health", job: { kind: "health", request: last } });
  expect(again.choice).toMatchObject({ lagrange: "/l", yunzai: null, elsewhere: true });
});

test("the best of each is chosen until the user chooses, and never changed after that", () => {
  const two = found({ lagrange: [lagrange("/best"), lagrange("/other")] });
  const state = play([searched(two)]);
  expect(state.choice).toMatchObject({ lagrange: "/best", yunzai: "/bots/Yunzai" });
  const byHand = play([
    news((job) => ({ type: "find-event", job, event: { type: "lagrange", candidate: lagrange("/first") } })),
    { type: "choose-lagrange", path: "/first" },
    searched(found({ lagrange: [lagrange("/best"), lagrange("/first")] })),
  ]);
  expect(byHand.choice.lagrange).toBe("/first");
});

test("what the wizard cannot use is shown and never chosen by itself", () => {
  const state = play([
    searched(
      found({
        lagrange: [lagrange("/milky", { program: "milky" })],
        yunzai: [yunzai("/miao", { flavour: "other" })],
      }),
    ),
  ]);
  expect(state.choice).toMatchObject({ lagrange: null, yunzai: null });
  expect(whyShut(state)).toBe("choose-lagrange");
});

test("a candidate that turns out to be running is told again and stands once", () => {
  const told = (running: boolean): Play =>
    news((job) => ({
      type: "find-event",
      job,
      event: { type: "lagrange", candidate: lagrange("/l", { running }) },
    }));
  expect(play([told(false), told(true)]).search.lagrange).toEqual([lagrange("/l", { running: true })]);
});

test("a stopped search keeps what it found and can be gone on from", () => {
  const told = news((job) => ({
    type: "find-event",
    job,
    event: { type: "lagrange", candidate: lagrange("/l") },
  }));
  const state = play([told, { type: "stop" }]);
  expect(state).toMatchObject({ job: null, search: { stopped: true } });
  expect(state.choice.lagrange).toBe("/l");
  expect(whyShut(state)).toBe("choose-yunzai");
  expect(whyShut(play([{ type: "choose-elsewhere" }], state))).toBeNull();
});

test("a picked folder is chosen, first on its list, and survives a search", () => {
  const state = play([
    {
      type: "add-folders",
      found: { lagrange: [lagrange("/mine", { reason: "given" })], yunzai: [], refused: [] },
    },
    searched(),
  ]);
  expect(state.choice.lagrange).toBe("/mine");
  expect(state.search.lagrange.map(({ path }) => path)).toEqual(["/mine", "/bots/Lagrange"]);
});

test("another folder asks for another suggestion, and what was verified counts no more", () => {
  const proved = play([...toVerify, checked()]);
  expect(isProved(proved.proof.result)).toBe(true);
  const other = play([{ type: "choose-lagrange", path: "/other" }], proved);
  expect(other).toMatchObject({ proof: { result: null }, link: { suggestion: null } });
});

test("fields left alone leave the choice to the settings; touched ones are sent", () => {
  const state = play(toLink);
  expect(linkRequest(state)).toMatchObject({ link: null, token: null });
  const edited = play(
    [
      { type: "type", fields: { port: "8080" } },
      { type: "type-token", token: "abc" },
    ],
    state,
  );
  expect(linkRequest(edited)).toMatchObject({
    link: { host: "127.0.0.1", port: 8080, suffix: "/OneBotv11" },
    token: "abc",
  });
  const guessed = play([
    searched(),
    { type: "choose-elsewhere" },
    { type: "next" },
    suggested({ source: "guess" }),
  ]);
  expect(linkRequest(guessed).link).toEqual({ host: "127.0.0.1", port: 2536, suffix: "/OneBotv11" });
});

test("fields that Lagrange could not dial keep the next step shut", () => {
  const state = play([...toLink, { type: "type", fields: { port: "0" } }]);
  expect(whyShut(state)).toBe("fields");
  expect(whyShut(play([{ type: "type", fields: { port: "2536" } }], state))).toBeNull();
});

test("verifying dials the far side alone: what the settings say is about to change", () => {
  const { job } = play(toVerify);
  expect(job).toMatchObject({ kind: "prove", request: { lagrange: null, yunzai: "/bots/Yunzai" } });
});

test("the review stays shut until the link is proved", () => {
  const failed = checkResult("path-unknown", [
    finding("suffix-mismatch", { index: null, suffix: "/x", expected: "/OneBotv11" }),
  ]);
  const state = play([...toVerify, checked(failed)]);
  expect(whyShut(state)).toBe("verify-first");
  const mended = play([{ type: "use-and-verify", fields: { suffix: "/OneBotv11" } }], state);
  expect(mended.job).toMatchObject({ kind: "prove" });
  expect(whyShut(play([checked()], mended))).toBeNull();
});

test("a link that was not proved is planned only when that is asked for in so many words", () => {
  const state = play([...toVerify, checked(checkResult("refused")), { type: "review", unverified: true }]);
  expect(state.job).toMatchObject({ kind: "plan", request: { unverified: true } });
  expect(play(toReview).job).toMatchObject({ kind: "plan", request: { unverified: false } });
});

test("stages are shown as they settle, those of other entries are not, and waiting begins them anew", () => {
  const step = (url: string, stage: "resolve" | "connect"): Play =>
    news((job) => ({
      type: "progress",
      job,
      progress: { url, type: "step", step: { stage, status: "ok", ms: 1, facts: {} } },
    }));
  const state = play([
    ...toVerify,
    step("ws://a", "resolve"),
    step("ws://b", "connect"),
    step("ws://a", "connect"),
  ]);
  expect(state.proof.progress.map(({ stage }) => stage)).toEqual(["resolve", "connect"]);
  expect(play([step("ws://a", "resolve")], state).proof.progress.map(({ stage }) => stage)).toEqual([
    "resolve",
  ]);
});

test("a write that succeeded leads to the end, one that was refused says so where it was asked for", () => {
  expect(play([...toReview, planned(), { type: "write" }, written()])).toMatchObject({
    page: "done",
    review: { written: { kind: "written" } },
  });
  const refused = applyResult({ kind: "refused", reason: "changed-meanwhile" });
  const state = play([...toReview, planned(), { type: "write" }, written(refused)]);
  expect(state).toMatchObject({ page: "review", review: { written: { reason: "changed-meanwhile" } } });
  expect(play([{ type: "plan-again" }], state)).toMatchObject({
    job: { kind: "plan" },
    review: { plan: null, written: null },
  });
});

test("choosing an entry or rebuilding plans again with that, and keeps the rest", () => {
  const ambiguous = applyResult({ kind: "refused", reason: "ambiguous" });
  const state = play([...toReview, planned(ambiguous, null)]);
  expect(whyShut(state)).toBe("busy");
  expect(play([{ type: "choose-entry", entry: 1 }], state).job).toMatchObject({
    kind: "plan",
    request: { entry: 1, rebuild: false },
  });
  expect(
    play([{ type: "choose-entry", entry: 1 }, planned(ambiguous, null), { type: "rebuild" }], state).job,
  ).toMatchObject({
    request: { entry: 1, rebuild: true },
  });
});

test("repairing from Health plans with what the settings of both say, and goes back to Health", () => {
  const last = { lagrange: "/l", yunzai: "/y", link: null, token: null };
  const health = play([checked(checkResult("refused"))], initialState({ ...hello, bots: [last] }));
  const repairing = play([{ type: "repair", rebuild: false }], health);
  expect(repairing).toMatchObject({
    page: "review",
    job: { kind: "plan", request: { lagrange: "/l", yunzai: "/y", link: null, entry: null } },
  });
  expect(play([{ type: "back" }], repairing)).toMatchObject({ page: "health", job: null });
});

const twoBots = initialState({
  ...hello,
  bots: ["/a", "/b"].map((path) => ({ lagrange: path, yunzai: "/y", link: null, token: null })),
});
/** All that the host answers to a job about several bots, its end included. */
const allAnswered: readonly Play[] = [1, 2, 3].map((at) =>
  news((job) => answers(job)[at] ?? { type: "job-failed", job }),
);

test("a run again with several bots opens on all of them, and shows one as it was checked", () => {
  expect(twoBots).toMatchObject({ page: "bots", job: { kind: "bots", requests: twoBots.hello.bots } });
  const settled = play(allAnswered, twoBots);
  expect(settled).toMatchObject({
    page: "bots",
    job: null,
    bots: [{ result: curable }, { result: curable }],
  });
  const opened = play([{ type: "open-bot", lagrange: "/b" }], settled);
  expect(opened).toMatchObject({ page: "health", job: null, health: { result: curable, at: 1 } });
  expect(opened.choice).toMatchObject({ lagrange: "/b", yunzai: "/y" });
  expect(play([{ type: "show-bots" }], opened)).toMatchObject({ page: "bots", job: null });
});

test("bots are repaired together: planned one by one, shown, written once, then checked again", () => {
  const reviewing = play([...allAnswered, { type: "plan-bots" }], twoBots);
  expect(reviewing).toMatchObject({ page: "bots-review", job: { kind: "plan-bots" } });
  // While plans still come, nothing may be written.
  expect(play([{ type: "write-bots" }], reviewing)).toBe(reviewing);
  const shown = play(allAnswered, reviewing);
  expect(whyShut(shown)).toBeNull();
  const writing = play([{ type: "write-bots" }], shown);
  expect(writing.job).toEqual({
    kind: "write-bots",
    plans: [
      { lagrange: "/a", plan: "plan of /a" },
      { lagrange: "/b", plan: "plan of /b" },
    ],
  });
  for (const deed of deeds) expect(reduce(writing, deed)).toBe(writing);
  const after = play(allAnswered, writing);
  expect(after).toMatchObject({ page: "bots", job: { kind: "bots" } });
  expect(after.bots.map((bot) => bot.written?.kind)).toEqual(["written", "written"]);
});

test("every Lagrange that was found can be checked together, none of them twice", () => {
  const two = found({ lagrange: [lagrange("/a"), lagrange("/b"), lagrange("/m", { program: "milky" })] });
  const known = play(
    [searched(two), { type: "examine-bots" }, { type: "examine-bots" }],
    play(
      [{ type: "leave-health", to: "find" }],
      initialState({ ...hello, bots: twoBots.hello.bots.slice(0, 1) }),
    ),
  );
  expect(known.bots.map((bot) => bot.lagrange)).toEqual(["/a", "/b"]);
});

test("after a write the real Lagrange is followed, and can be followed again", () => {
  const done = play([...toReview, planned(), { type: "write" }, written()]);
  const watching = {
    kind: "watch",
    watched: { lagrange: "/bots/Lagrange", yunzai: "/bots/Yunzai", link: null },
  };
  expect(done).toMatchObject({ page: "done", job: watching, watch: { view: null, result: null } });
  const told = play([news((job) => ({ type: "watch-event", job, view: watchResult("absent") }))], done);
  expect(told.watch).toMatchObject({ view: { connects: 0 }, result: null });
  const ended = play([news((job) => ({ type: "watched", job, result: watchResult("absent") }))], told);
  expect(ended).toMatchObject({ job: null, watch: { result: { kind: "absent" } } });
  expect(play([{ type: "watch" }], ended)).toMatchObject({ job: watching, watch: { result: null } });
});

test("a Lagrange that is closed because its settings are old is not told as gone, any other is", () => {
  const done = play([...toReview, planned(), { type: "write" }, written()]);
  const end = {
    home: "/bots/Lagrange",
    target: { is: "lagrange", program: "/usr/bin/dotnet", args: [], folder: "/bots/Lagrange" },
    log: null,
  } as const;
  const endedWhile = (state: WatchedLagrange): WizardState => {
    const view = { ...watchResult("absent"), lagrange: state };
    return play(
      [
        news((job) => ({ type: "watch-event", job, view })),
        news((job) => ({ type: "start-ended", job, end })),
      ],
      done,
    );
  };
  expect(endedWhile("old-settings").watch.ended).toBeNull();
  expect(endedWhile("signing-in").watch.ended).toEqual(end);
});

test("a Yunzai that was started and is gone ends the countdown, and the next wait knows nothing of it", () => {
  const end = {
    home: "/bots/Yunzai",
    target: { is: "yunzai", program: "/usr/bin/node", args: ["."], folder: "/bots/Yunzai" },
    log: null,
  } as const;
  const url = "ws://127.0.0.1:2536/OneBotv11";
  const waiting = play([
    ...toVerify,
    checked(checkResult("refused")),
    { type: "verify", waitSeconds: 300 },
    news((job) => ({ type: "progress", job, progress: { type: "wait", url, secondsLeft: 299 } })),
  ]);
  expect(waiting.proof).toMatchObject({ secondsLeft: 299, ended: null });
  const told = play([news((job) => ({ type: "start-ended", job, end }))], waiting);
  expect(told).toMatchObject({ job: { kind: "prove" }, proof: { secondsLeft: null, ended: end } });
  const settled = play([checked(checkResult("refused"))], told);
  expect(settled).toMatchObject({ job: null, proof: { ended: end } });
  expect(play([{ type: "verify", waitSeconds: 300 }], settled).proof.ended).toBeNull();
});

test("a job that a bug ended can be tried again as it was", () => {
  const failed = play([...toVerify, news((job) => ({ type: "job-failed", job }))]);
  expect(failed).toMatchObject({ job: null, failed: { kind: "prove" } });
  expect(play([{ type: "try-again" }], failed)).toMatchObject({ job: failed.failed, failed: null });
});

test("a write under way cannot be left, and one that a bug ended is planned anew, not sent twice", () => {
  const writing = play([...toReview, planned(), { type: "write" }]);
  for (const deed of deeds) expect(reduce(writing, deed)).toBe(writing);
  const failed = play([news((job) => ({ type: "job-failed", job }))], writing);
  expect(play([{ type: "try-again" }], failed)).toMatchObject({
    job: { kind: "plan" },
    failed: null,
    review: { plan: null },
  });
});

test("news of a job that was replaced changes nothing", () => {
  const first = play(toVerify);
  const old = first.job;
  if (old === null) throw new Error("nothing runs");
  const state = play([{ type: "verify", waitSeconds: null }], first);
  expect(reduce(state, { type: "checked", job: old, result: checkResult("handled"), at: 1 })).toBe(state);
});

test("the rail shows where one is, and only what lies behind can be gone back to", () => {
  const shown = (state: WizardState): readonly string[] => stepStates(state).map((step) => step.state);
  expect(shown(play(toVerify))).toEqual(["done", "done", "current", "shut", "shut"]);
});

test("beside Health the steps are ticked where the link works, and lead to setting up again", () => {
  const last = { lagrange: "/l", yunzai: "/y", link: null, token: null };
  const start = initialState({ ...hello, bots: [last] });
  const ticked = (state: WizardState): boolean => stepStates(state).every((step) => step.state === "done");
  expect(ticked(start)).toBe(false);
  expect(ticked(play([checked(checkResult("refused"))], start))).toBe(false);
  const healthy = play([checked()], start);
  expect(ticked(healthy)).toBe(true);
  expect(play([{ type: "go-to", step: "done" }], healthy)).toMatchObject({
    page: "link",
    job: { kind: "suggest" },
  });
});

const deeds: readonly Deed[] = [
  { type: "next" },
  { type: "back" },
  { type: "stop" },
  { type: "search", full: true },
  { type: "choose-lagrange", path: "/a" },
  { type: "choose-yunzai", path: "/b" },
  { type: "choose-elsewhere" },
  { type: "type", fields: { port: "x" } },
  { type: "type", fields: { port: "2536" } },
  { type: "verify", waitSeconds: 5 },
  { type: "review", unverified: true },
  { type: "choose-entry", entry: "new" },
  { type: "rebuild" },
  { type: "plan-again" },
  { type: "write" },
  { type: "undo", backup: "/b.bak" },
  { type: "examine", waitSeconds: null },
  { type: "repair", rebuild: true },
  { type: "try-again" },
  { type: "watch" },
  { type: "examine-bots" },
  { type: "open-bot", lagrange: "/a" },
  { type: "show-bots" },
  { type: "plan-bots" },
  { type: "write-bots" },
  { type: "go-to", step: "find" },
  { type: "go-to", step: "link" },
];

interface OfBot {
  readonly lagrange: string;
}
const curable = checkResult("handled", [finding("not-universal", { index: 0 })]);
const checkedBot =
  (job: Job) =>
  ({ lagrange: path }: OfBot): News => ({
    type: "bot-checked",
    job,
    lagrange: path,
    result: curable,
    at: 1,
  });
const plannedBot =
  (job: Job) =>
  ({ lagrange: path }: OfBot): News => ({
    type: "bot-planned",
    job,
    lagrange: path,
    plan: { id: `plan of ${path}`, result: applyResult() },
  });
const writtenBot =
  (job: Job) =>
  ({ lagrange: path }: OfBot): News => ({
    type: "bot-written",
    job,
    lagrange: path,
    result: applyResult({ kind: "written" }),
  });

/** What the host might answer to a job, good or bad. */
function answers(job: Job): readonly News[] {
  const failed: News = { type: "job-failed", job };
  switch (job.kind) {
    case "find":
      return [failed, { type: "find-result", job, result: found() }];
    case "suggest":
      return [failed, { type: "suggestion", job, suggestion: suggestion() }];
    case "prove":
    case "health":
      return [
        failed,
        { type: "checked", job, result: checkResult("handled"), at: 1 },
        { type: "checked", job, result: checkResult("refused"), at: 1 },
      ];
    case "plan":
      return [
        failed,
        { type: "planned", job, plan: { id: "p", result: applyResult() } },
        {
          type: "planned",
          job,
          plan: { id: null, result: applyResult({ kind: "refused", reason: "ambiguous" }) },
        },
      ];
    case "write":
      return [failed, { type: "written", job, result: applyResult({ kind: "written" }) }];
    case "restore":
      return [failed];
    case "watch":
      return [failed, { type: "watched", job, result: watchResult("stable") }];
    case "bots":
      return [failed, ...job.requests.map(checkedBot(job)), { type: "bots-done", job }];
    case "plan-bots":
      return [failed, ...job.requests.map(plannedBot(job)), { type: "bots-done", job }];
    case "write-bots":
      return [failed, ...job.plans.map(writtenBot(job)), { type: "bots-done", job }];
    default:
      return assertNever(job);
  }
}

test("whatever is done in whatever order: nothing is written that was not planned and shown", () => {
  const step = fc.oneof(
    { weight: 1, arbitrary: fc.constantFrom(...deeds).map((deed) => (): Action | null => deed) },
    { weight: 1, arbitrary: fc.constant((): Action | null => ({ type: "next" })) },
    {
      weight: 2,
      arbitrary: fc.nat(5).map((at) => (state: WizardState): Action | null => {
        const possible = state.job === null ? [] : answers(state.job);
        return possible[at % Math.max(1, possible.length)] ?? null;
      }),
    },
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), fc.boolean(), (walk, further) => {
      let state = further ? play([...toReview, planned()]) : initialState(hello);
      for (const choose of walk) {
        const action = choose(state);
        if (action === null) continue;
        const before = state;
        state = reduce(state, action);
        if (state.job?.kind === "write" && before.job?.kind !== "write") {
          expect(before.page).toBe("review");
          expect(state.job.plan).toBe(before.review.plan?.id);
        }
        if (state.job?.kind === "write-bots" && before.job?.kind !== "write-bots") {
          expect(before.page).toBe("bots-review");
          const shown = before.bots.map(({ plan }) => plan?.id ?? null);
          for (const { plan } of state.job.plans) expect(shown).toContain(plan);
        }
        if (state.job?.kind === "plan" && !state.job.request.unverified && state.review.from === "verify") {
          expect(state.choice.lagrange).not.toBeNull();
        }
        if (state.page === "review") expect(state.review.request).not.toBeNull();
      }
    }),
    { numRuns: 2000 },
  );
});
