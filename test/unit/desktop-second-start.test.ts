import { expect, test } from "@playwright/test";
import { asksForHealth, createHealthCall } from "../../electron/hosts/desktop/second-start.ts";
import { deferred } from "../support/deferred.ts";

const bot = { lagrange: "/bots/Lagrange", yunzai: null };

/** An open window, whose program knows these bots, and what happened to it. */
function openWindow(known: readonly { readonly lagrange: string | null; readonly yunzai: string | null }[]) {
  const happened: unknown[] = [];
  const state = { writing: false };
  const toHealth = createHealthCall({
    async look() {
      happened.push("look");
      return known;
    },
    offer: (bots) => happened.push(bots),
    window: { writing: () => state.writing, reload: () => happened.push("reload") },
  });
  return { happened, state, toHealth };
}

for (const [args, asks] of [
  [["wizard.exe", "--repair"], true],
  // As Chromium orders `--within D:\\bots --repair`, with a switch of its own.
  [["wizard.exe", "--within", "--repair", "--allow-file-access-from-files", "D:\\bots"], true],
  [["wizard.exe"], false],
  [["wizard.exe", "--repairs"], false],
  [["wizard.exe", 7, null], false],
  ["wizard.exe --repair", false],
  [{ 0: "--repair" }, false],
  [null, false],
  [undefined, false],
] as const) {
  test(`a second start by ${JSON.stringify(args) ?? "nothing"} asks for ${asks ? "Health" : "the window alone"}`, () => {
    expect(asksForHealth(args)).toBe(asks);
  });
}

test("an open window is led to Health: offered what is known, then loaded anew", async () => {
  const { happened, toHealth } = openWindow([bot]);
  await toHealth();
  expect(happened).toEqual(["look", [bot], "reload"]);
  await toHealth();
  expect(happened).toHaveLength(6);
});

test("a window stays as it is where there is no Lagrange to check", async () => {
  const { happened, toHealth } = openWindow([{ lagrange: null, yunzai: "/bots/Yunzai" }]);
  await toHealth();
  expect(happened).toEqual(["look"]);
});

test("a page that is writing a file stays, to tell what came of it", async () => {
  const { happened, state, toHealth } = openWindow([bot]);
  state.writing = true;
  await toHealth();
  expect(happened).toEqual(["look"]);
  state.writing = false;
  await toHealth();
  expect(happened).toEqual(["look", "look", [bot], "reload"]);
});

test("a write that begins while bots are looked for is not cut off either", async () => {
  const looked = deferred<readonly (typeof bot)[]>();
  const state = { writing: false };
  const reloads: string[] = [];
  const toHealth = createHealthCall({
    look: () => looked.promise,
    offer: () => undefined,
    window: { writing: () => state.writing, reload: () => reloads.push("reload") },
  });
  const going = toHealth();
  state.writing = true;
  looked.resolve([bot]);
  await going;
  expect(reloads).toEqual([]);
});

test("an impatient second and third start lead there once", async () => {
  const { happened, toHealth } = openWindow([bot]);
  await Promise.all([toHealth(), toHealth(), toHealth()]);
  expect(happened).toEqual(["look", [bot], "reload"]);
});

test("a look that failed does not keep the next one away", async () => {
  let looks = 0;
  const reloads: string[] = [];
  const toHealth = createHealthCall({
    async look() {
      looks += 1;
      if (looks === 1) throw new Error("no disk today");
      return [bot];
    },
    offer: () => undefined,
    window: { writing: () => false, reload: () => reloads.push("reload") },
  });
  await expect(toHealth()).rejects.toThrow("no disk today");
  await toHealth();
  expect(reloads).toEqual(["reload"]);
});
