import { expect, test } from "@playwright/test";
import { finding } from "../../electron/core/findings.ts";
import type { CheckResult } from "../../electron/jobs/results.ts";
import { localeFor } from "../../electron/locales/index.ts";
import { healthRows, lagrangeState } from "../../renderer/steps/health-rows.ts";
import { never, off, old, twice } from "../support/window-findings.ts";
import { checkResult, outcome } from "../support/wizard.ts";

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

test("Y16: a Lagrange whose window stands still is told so, and what makes it go on", () => {
  const paused = finding("lagrange-paused", { path: "/l" });
  expect(healthRows(texts, examined({ findings: [paused] }))[2]).toMatchObject({
    tone: "caution",
    word: texts.words.paused,
    sentence: texts.lagrangeStates.paused,
  });
});
