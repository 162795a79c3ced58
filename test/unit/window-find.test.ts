import { expect, test } from "@playwright/test";
import type { Picked } from "../../electron/contract/api.ts";
import { find as en } from "../../electron/locales/en/window-find.ts";
import { find as zhCn } from "../../electron/locales/zh-cn/window-find.ts";
import {
  findSummary,
  findTitle,
  noteOf,
  refusedElsewhere,
  secondsOf,
  usableFirst,
} from "../../renderer/steps/find-view.ts";
import { isUsableLagrange } from "../../renderer/wizard/select.ts";
import { initialState, type Choice, type Search, type WizardState } from "../../renderer/wizard/state.ts";
import { lagrange, yunzai } from "../support/wizard.ts";

const opened = initialState({
  about: { version: "1", node: "20", system: "linux", home: null },
  host: "browser",
  practice: false,
  language: "en",
  bots: [],
});
const ended = { folders: 1312, unreadable: 3, ms: 412, complete: true };

interface Changes {
  readonly search?: Partial<Search>;
  readonly choice?: Partial<Choice>;
  readonly job?: WizardState["job"];
}

/** A search that has ended, unless a job is given. */
function stateWith({ search = {}, choice = {}, job = null }: Changes): WizardState {
  return {
    ...opened,
    search: { ...opened.search, scanned: job === null ? ended : null, ...search },
    choice: { ...opened.choice, ...choice },
    job,
  };
}

const both = { lagrange: [lagrange("/l")], yunzai: [yunzai("/y")] };
const running = { kind: "find", full: false } as const;

test("what cannot be chosen stands behind what can, each in its order", () => {
  const milky = lagrange("/milky", { program: "milky" });
  const shown = usableFirst([milky, lagrange("/b"), lagrange("/a")], isUsableLagrange);
  expect(shown.map(({ path }) => path)).toEqual(["/b", "/a", "/milky"]);
});

test("a refused folder that stands among the candidates is not told twice", () => {
  const { search } = stateWith({
    search: {
      lagrange: [lagrange("/milky", { program: "milky" })],
      refused: [
        { path: "/milky", reason: "milky" },
        { path: "/src", reason: "lagrange-source" },
      ],
    },
  });
  expect(refusedElsewhere(search)).toEqual([{ path: "/src", reason: "lagrange-source" }]);
});

for (const [what, changes, title] of [
  ["nothing yet", { job: running }, en.title.searching.nothing],
  ["Lagrange so far", { job: running, search: { lagrange: both.lagrange } }, en.title.searching.lagrange],
  ["both so far", { job: running, search: both }, en.title.searching.both],
  ["both", { search: both }, en.title.ended.both],
  ["Yunzai alone", { search: { yunzai: both.yunzai } }, en.title.ended.yunzai],
  ["nothing", {}, en.title.ended.nothing],
  [
    "Lagrange and a Yunzai that cannot be used",
    { search: { lagrange: both.lagrange, yunzai: [yunzai("/miao", { flavour: "other" })] } },
    en.title.ended.lagrange,
  ],
  [
    "Lagrange, with Yunzai elsewhere",
    { search: { lagrange: both.lagrange }, choice: { elsewhere: true } },
    en.title.ended.elsewhere,
  ],
  ["nothing, with Yunzai elsewhere", { choice: { elsewhere: true } }, en.title.ended["only-elsewhere"]],
] as const satisfies readonly (readonly [string, Changes, string])[]) {
  test(`a search that found ${what} is titled “${title}”`, () => {
    expect(findTitle(en.title, stateWith(changes))).toBe(title);
  });
}

test("the summary tells what was found, how much was looked at, and that the best are chosen", () => {
  const { search, choice } = stateWith({ search: both });
  expect(findSummary(zhCn, search, choice)).toBe(
    "找到 1 个 Lagrange、1 个云崽。看了 1,312 个文件夹，用时 0.4 秒。最可能的已选好。",
  );
  expect(findSummary(en, search, choice)).toBe(
    "Found 1 Lagrange and 1 Yunzai. 1,312 folders searched in 0.4 s. The likeliest are chosen.",
  );
});

test("the summary counts only what can be used, and names nothing of which there is none", () => {
  const { search, choice } = stateWith({
    search: { lagrange: [...both.lagrange, lagrange("/milky", { program: "milky" })] },
  });
  expect(findSummary(en, search, choice)).toBe("Found 1 Lagrange. 1,312 folders searched in 0.4 s.");
});

test("the summary does not call a choice the wizard's that the user made", () => {
  const { search, choice } = stateWith({ search: both, choice: { lagrangeByHand: true } });
  expect(findSummary(en, search, choice)).not.toContain(en.bestChosen);
});

test("the summary of a stopped search says so, with what was looked at until then", () => {
  const stopped = { scanned: null, stopped: true };
  const early = stateWith({ search: stopped });
  expect(findSummary(en, early.search, early.choice)).toBe("Stopped.");
  const late = stateWith({ search: { ...stopped, progress: { folders: 1, at: "/x" } } });
  expect(findSummary(en, late.search, late.choice)).toBe("Stopped after 1 folder.");
});

test("only a full search tells of folders that could not be opened", () => {
  const quick = stateWith({});
  expect(findSummary(en, quick.search, quick.choice)).not.toContain("could not be opened");
  const full = stateWith({ search: { full: true } });
  expect(findSummary(en, full.search, full.choice)).toContain("3 folders could not be opened.");
});

test("seconds have a tenth below ten, and are never none", () => {
  expect([0, 40, 412, 9940, 10_000, 73_400].map(secondsOf)).toEqual(["0.1", "0.1", "0.4", "9.9", "10", "73"]);
});

const looked: Extract<Picked, { kind: "looked" }> = {
  kind: "looked",
  path: "/picked",
  lagrange: [],
  yunzai: [],
  refused: [],
};

for (const [what, picked, note] of [
  ["given up", { kind: "cancelled" }, null],
  ["for the window to list", { kind: "list" }, null],
  ["outside the practice world", { kind: "outside" }, { kind: "outside" }],
  ["empty", looked, { kind: "nothing", path: "/picked" }],
  [
    "with a Lagrange of the other protocol",
    {
      ...looked,
      lagrange: [lagrange("/picked/m", { program: "milky" })],
      refused: [{ path: "/picked/m", reason: "milky" }],
    },
    { kind: "refused", path: "/picked/m", reason: "milky" },
  ],
  [
    "with a Yunzai beside something refused",
    { ...looked, yunzai: [yunzai("/picked/y")], refused: [{ path: "/picked/s", reason: "lagrange-source" }] },
    { kind: "taken", paths: ["/picked/y"] },
  ],
  [
    "with both programs in one folder",
    { ...looked, lagrange: [lagrange("/picked")], yunzai: [yunzai("/picked")] },
    { kind: "taken", paths: ["/picked"] },
  ],
] as const satisfies readonly (readonly [string, Picked, ReturnType<typeof noteOf>])[]) {
  test(`a picked folder ${what} is told as ${note?.kind ?? "nothing"}`, () => {
    expect(noteOf(picked)).toEqual(note);
  });
}
