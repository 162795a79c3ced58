import { expect, test } from "@playwright/test";
import { finding } from "../../electron/core/findings.ts";
import { reduce } from "../../renderer/wizard/reduce.ts";
import { whyShut } from "../../renderer/wizard/select.ts";
import { withBots } from "../support/wizard-bots.ts";
import { deeds } from "../support/wizard-deeds.ts";
import {
  broken,
  checked,
  news,
  planned,
  toDone,
  toReview,
  toVerify,
  written,
} from "../support/wizard-news.ts";
import { applyResult, checkResult, play, type Play } from "../support/wizard.ts";

test("verifying dials the far side alone: what the settings say is about to change", () => {
  const { job } = play(toVerify);
  expect(job).toMatchObject({ kind: "prove", request: { lagrange: null, yunzai: "/bots/Yunzai" } });
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

test("a write that succeeded leads to the end, one that was refused says so where it was asked for", () => {
  expect(play(toDone)).toMatchObject({
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

test("a write under way cannot be left, and one that a bug ended is planned anew, not sent twice", () => {
  const writing = play([...toReview, planned(), { type: "write" }]);
  for (const deed of deeds) expect(reduce(writing, deed)).toBe(writing);
  const failed = play([broken], writing);
  expect(play([{ type: "try-again" }], failed)).toMatchObject({
    job: { kind: "plan" },
    failed: null,
    review: { plan: null },
  });
});

test("repairing from Health plans with what the settings of both say, and goes back to Health", () => {
  const health = play([checked(checkResult("refused"))], withBots("/l"));
  const repairing = play([{ type: "repair", rebuild: false }], health);
  expect(repairing).toMatchObject({
    page: "review",
    job: { kind: "plan", request: { lagrange: "/l", yunzai: "/y", link: null, entry: null } },
  });
  expect(play([{ type: "back" }], repairing)).toMatchObject({ page: "health", job: null });
});
