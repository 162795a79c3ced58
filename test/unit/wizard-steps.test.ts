import { expect, test } from "@playwright/test";
import { reduce } from "../../renderer/wizard/reduce.ts";
import { stepStates } from "../../renderer/wizard/select.ts";
import { initialState, type WizardState } from "../../renderer/wizard/state.ts";
import { setup, withBots } from "../support/wizard-bots.ts";
import { restored } from "../support/wizard-deeds.ts";
import { broken, checked, news, planned, toVerify, written } from "../support/wizard-news.ts";
import { checkResult, hello, play } from "../support/wizard.ts";

test("a first run searches at once, a run again examines what the last one worked with", () => {
  expect(initialState(hello)).toMatchObject({ page: "find", job: { kind: "find", full: false } });
  const last = setup("/l", null);
  const again = initialState({ ...hello, bots: [last] });
  expect(again).toMatchObject({ page: "health", job: { kind: "health", request: last } });
  expect(again.choice).toMatchObject({ lagrange: "/l", yunzai: null, elsewhere: true });
});

test("the rail shows where one is, and only what lies behind can be gone back to", () => {
  const shown = (state: WizardState): readonly string[] => stepStates(state).map((step) => step.state);
  const state = play(toVerify);
  expect(shown(state)).toEqual(["done", "done", "current", "shut", "shut"]);
  expect(play([{ type: "go-to", step: "link" }], state).page).toBe("link");
});

test("beside Health the steps are ticked where the link works, and lead to setting up again", () => {
  const start = withBots("/l");
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

test("a job that a bug ended can be tried again as it was", () => {
  const failed = play([...toVerify, broken]);
  expect(failed).toMatchObject({ job: null, failed: { kind: "prove" } });
  expect(play([{ type: "try-again" }], failed)).toMatchObject({ job: failed.failed, failed: null });
});

test("news of a job that was replaced changes nothing", () => {
  const first = play(toVerify);
  const old = first.job;
  if (old === null) throw new Error("nothing runs");
  const state = play([{ type: "verify", waitSeconds: null }], first);
  expect(reduce(state, { type: "checked", job: old, result: checkResult("handled"), at: 1 })).toBe(state);
});

test("a check that is asked for again on Health keeps what the last one found, unless something was written since", () => {
  const found = checkResult("refused");
  const settled = play([checked(found)], withBots("/l"));
  const known = (state: WizardState): unknown => state.health.known;
  const again = play([{ type: "examine", waitSeconds: 300 }], settled);
  expect(known(again)).toBe(found);
  expect(known(play([{ type: "stop" }, { type: "examine", waitSeconds: null }], again))).toBe(found);
  const undone = play(
    [{ type: "undo", backup: "/b" }, news((job) => ({ type: "restored", job, result: restored }))],
    settled,
  );
  expect(known(play([{ type: "examine", waitSeconds: null }], undone))).toBeNull();
  const repaired = play(
    [{ type: "repair", rebuild: false }, planned(), { type: "write" }, written()],
    settled,
  );
  expect(known(play([{ type: "examine", waitSeconds: null }], repaired))).toBeNull();
});
