import { expect, test } from "@playwright/test";
import { readConsole } from "../../electron/core/console-title.ts";
import { diagnose } from "../../electron/core/diagnose/index.ts";
import type { Evidence, LagrangeEvidence } from "../../electron/core/evidence.ts";
import { healthyEvidence, outcomeOf } from "../support/evidence.ts";

// What the titles of open console windows add to what else is known.

const healthy = healthyEvidence();
const title = "TRSS Yunzai v3.1.3 © TimeRainStarSky";
const off = { ...healthy.yunzai, running: false };

function told(titles: readonly string[], more: Partial<Evidence>, kind: "refused" | "loading" | "handled") {
  const target = { ...healthy.target, ...more.target, outcome: outcomeOf(kind) };
  const consoles = titles
    .map((each) => readConsole({ title: each, classic: true }))
    .filter((read) => read !== null);
  return diagnose({ ...healthy, lagrange: null, yunzai: off, ...more, target, consoles }).findings;
}

test("Y2: where nobody listens, an open window that is titled as Yunzai's is named", () => {
  const [first] = told(["Windows PowerShell", title], {}, "refused");
  expect(first).toMatchObject({ code: "yunzai-not-running", facts: { window: title } });
});

test("without one there is nothing to name", () => {
  for (const titles of [[], ["C:\\bots\\Lagrange.OneBot.exe"]]) {
    const [first] = told(titles, {}, "refused");
    expect(first).toMatchObject({ code: "yunzai-not-running", facts: { window: null } });
  }
});

test("nor where the window may be another Yunzai's, which is known to run", () => {
  const [first] = told([title], { otherYunzais: ["/bots/Other"] }, "refused");
  expect(first).toMatchObject({ code: "yunzai-not-running", facts: { window: null } });
});

test("a Yunzai that says nothing, with text selected in its window, is paused and does not load", () => {
  const findings = told([`选择${title}`], { yunzai: healthy.yunzai }, "loading");
  expect(findings).toMatchObject([{ code: "yunzai-paused", facts: { window: `选择${title}` } }]);
});

test("one with no text selected loads", () => {
  expect(told([title], {}, "loading")).toMatchObject([{ code: "yunzai-loading" }]);
});

test("one on another machine has its window there", () => {
  const endpoint = { ...healthy.target.endpoint, host: "10.0.0.9" };
  const target = { ...healthy.target, endpoint, here: false };
  expect(told([`选择${title}`], { target, yunzai: null }, "loading")).toMatchObject([
    { code: "yunzai-loading" },
  ]);
});

test("one that answers is not held up, whatever its window says", () => {
  expect(told([`选择${title}`], {}, "handled")).toMatchObject([{ code: "link-healthy" }]);
});

test("one that was paused before it listened, or that nobody sees running, is told so, too", () => {
  for (const yunzai of [{ ...healthy.yunzai, listens: [] }, off]) {
    expect(told([`选择${title}`], { yunzai }, "refused")).toMatchObject([{ code: "yunzai-paused" }]);
  }
});

test("a paused window may be another Yunzai's, which is known to run", () => {
  const beside = { otherYunzais: ["/bots/Other"], yunzai: healthy.yunzai };
  const codes = (titles: readonly string[]) => told(titles, beside, "loading").map(({ code }) => code);
  expect(codes([`选择${title}`, title])).toContain("yunzai-loading");
  expect(codes([`选择${title}`, title])).not.toContain("yunzai-paused");
  // Where all are, this one is.
  expect(codes([`选择${title}`, `Select ${title}`])).toContain("yunzai-paused");
});

for (const [what, titles, folder, paused] of [
  ["its own window", ["选择C:\\bots\\a\\Lagrange.OneBot.exe"], "c:\\Bots\\a", true],
  ["another bot's window", ["选择C:\\bots\\b\\Lagrange.OneBot.exe"], "C:\\bots\\a", false],
  ["the only window", ["选择C:\\cmd.exe - Lagrange.OneBot.exe"], "C:\\bots\\a", true],
  [
    "one of two windows",
    ["选择C:\\cmd.exe - Lagrange.OneBot.exe", "C:\\bots\\b\\Lagrange.OneBot.exe"],
    "C:\\bots\\a",
    false,
  ],
] as const) {
  test(`Y16: text selected in ${what}: a Lagrange that runs ${paused ? "stands still" : "is not said to stand still"}`, () => {
    const codes = (process: LagrangeEvidence["process"]) =>
      told(titles, { lagrange: { ...healthy.lagrange, path: folder, process } }, "handled").map(
        ({ code }) => code,
      );
    expect(codes({ pid: 1, startedAt: null }).includes("lagrange-paused")).toBe(paused);
    expect(codes(null)).not.toContain("lagrange-paused");
  });
}
