import { expect, test } from "@playwright/test";
import { readConsoleTitle } from "../../electron/core/console-title.ts";
import { diagnose } from "../../electron/core/diagnose/index.ts";
import type { Evidence, LagrangeEvidence } from "../../electron/core/evidence.ts";
import { healthyEvidence, outcomeOf } from "../support/evidence.ts";

// What the titles of open console windows add to what else is known.

const healthy = healthyEvidence();
const title = "TRSS Yunzai v3.1.3 © TimeRainStarSky";
const off = { ...healthy.yunzai, running: false };

function told(titles: readonly string[], more: Partial<Evidence>, kind: "refused" | "loading" | "handled") {
  const target = { ...healthy.target, ...more.target, outcome: outcomeOf(kind) };
  const consoles = titles.map(readConsoleTitle).filter((read) => read !== null);
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

test("a Lagrange that runs, with text selected in its window, is told to stand still", () => {
  const consoles = ["选择C:\\bots\\Lagrange.OneBot.exe"];
  const codes = (process: LagrangeEvidence["process"]) =>
    told(consoles, { lagrange: { ...healthy.lagrange, process } }, "handled").map(({ code }) => code);
  expect(codes({ pid: 1, startedAt: null })).toContain("lagrange-paused");
  expect(codes(null)).not.toContain("lagrange-paused");
});
