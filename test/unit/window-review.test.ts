import { expect, test } from "@playwright/test";
import type { PlanRequest } from "../../electron/contract/api.ts";
import type { WriteRefusal } from "../../electron/core/reasons.ts";
import type { ApplyResult, LinkView } from "../../electron/jobs/results.ts";
import { localeFor } from "../../electron/locales/index.ts";
import { lagrangeThen } from "../../renderer/steps/done-lagrange.ts";
import { fileName, folderOf } from "../../renderer/steps/review-names.ts";
import { reviewView, stepAfter } from "../../renderer/steps/review-view.ts";
import { reduce } from "../../renderer/wizard/reduce.ts";
import { initialState, type Review, type WizardState } from "../../renderer/wizard/state.ts";

const nothing: ApplyResult = {
  kind: "planned",
  reason: null,
  step: null,
  backup: null,
  diff: "",
  outcome: null,
  candidates: [],
  remaining: [],
};
const entry: LinkView = { index: 3, type: null, url: "ws://a", state: "used", isYunzaiLink: false };
const request: PlanRequest = {
  lagrange: "/bots/a",
  yunzai: null,
  link: null,
  token: null,
  entry: null,
  unverified: false,
  rebuild: false,
};

const refused = (reason: WriteRefusal, candidates: readonly LinkView[] = []): ApplyResult => ({
  ...nothing,
  kind: "refused",
  reason,
  candidates,
});

/** Every reason: the locales hold one title each. */
const reasons = Object.keys(localeFor("en").window.review.refused.titles).filter(isReason);

function isReason(reason: string): reason is WriteRefusal {
  return Object.hasOwn(localeFor("en").reasons.refusedApply, reason);
}

const reviewing = (review: Partial<Review>, lagrange: string | null = "/bots/a"): WizardState => {
  const state = initialState({
    about: { version: "0", node: "0", system: "test", home: null },
    host: "browser",
    practice: false,
    language: "en",
    bots: [],
  });
  return {
    ...state,
    page: "review",
    job: null,
    choice: { ...state.choice, lagrange },
    review: { ...state.review, request, ...review },
  };
};

test.describe("what there is to review", () => {
  test("nothing yet while it is planned", () => {
    expect(reviewView({ plan: null, written: null })).toEqual({ kind: "planning" });
  });

  test("what the plan found", () => {
    for (const kind of ["planned", "unchanged"] as const) {
      const result = { ...nothing, kind };
      expect(reviewView({ plan: { id: "1", result }, written: null })).toEqual({ kind, result });
    }
    const result = refused("locked");
    expect(reviewView({ plan: { id: null, result }, written: null })).toEqual({
      kind: "refused",
      reason: "locked",
      result,
    });
  });

  test("what the write met counts before the plan", () => {
    const result = refused("changed-meanwhile");
    expect(reviewView({ plan: { id: "1", result: nothing }, written: result })).toMatchObject({
      kind: "refused",
      reason: "changed-meanwhile",
    });
  });
});

test.describe("the next thing after a refusal", () => {
  for (const reason of reasons) {
    for (const from of ["verify", "health"] as const) {
      test(`${reason}, coming from ${from}: its button leads somewhere, and never writes`, () => {
        const result = refused(reason);
        const plan = { id: null, result };
        const { deed } = stepAfter({ reason, result }, { from, request });
        if (deed === null) throw new Error(`${reason} leads nowhere`);
        const before = reviewing({ from, plan });
        const after = reduce(before, deed);
        expect(after).not.toBe(before);
        expect(after.job?.kind).not.toBe("write");
        // Either another page, or a new plan: the refusal does not stay as it is.
        expect(after.page !== "review" || after.job?.kind === "plan").toBe(true);
      });
    }
  }

  test("a link that was verified before and is not any more is dialled again", () => {
    const result = refused("not-verified");
    const state = reviewing({ from: "verify" });
    const { deed } = stepAfter({ reason: "not-verified", result }, state.review);
    expect(deed && reduce(state, deed)).toMatchObject({ page: "verify", job: { kind: "prove" } });
  });

  test("the user chooses among entries; without any to choose from, one is added", () => {
    const choose = refused("ambiguous", [entry]);
    expect(stepAfter({ reason: "ambiguous", result: choose }, { from: "verify", request })).toEqual({
      label: "use-entry",
      deed: null,
    });
    const add = refused("ambiguous");
    expect(stepAfter({ reason: "ambiguous", result: add }, { from: "verify", request })).toEqual({
      label: "add-entry",
      deed: { type: "choose-entry", entry: "new" },
    });
  });

  test("a file over the settings that cannot be read is checked again once it is mended, never rebuilt", () => {
    const refusal = { reason: "layer-unreadable", result: refused("layer-unreadable") } as const;
    for (const rebuild of [false, true]) {
      expect(stepAfter(refusal, { from: "verify", request: { ...request, rebuild } })).toEqual({
        label: "check-again",
        deed: { type: "plan-again" },
      });
    }
  });

  test("a file that would not be rebuilt is looked at afresh once it is mended by hand", () => {
    const refusal = { reason: "would-not-rebuild", result: refused("would-not-rebuild") } as const;
    const asked = { ...request, rebuild: true };
    expect(stepAfter(refusal, { from: "health", request: asked })).toEqual({
      label: "check-again",
      deed: { type: "repair", rebuild: false },
    });
    expect(stepAfter(refusal, { from: "verify", request: { ...asked, unverified: true } }).deed).toEqual({
      type: "review",
      unverified: true,
    });
  });

  test("an entry whose own values are not enough is examined", () => {
    const refusal = { reason: "would-not-parse", result: refused("would-not-parse") } as const;
    expect(stepAfter(refusal, { from: "verify", request })).toEqual({
      label: "examine",
      deed: { type: "examine", waitSeconds: null },
    });
  });

  test("a file that could not be rebuilt is not offered to be rebuilt again", () => {
    const refusal = { reason: "settings-unreadable", result: refused("settings-unreadable") } as const;
    expect(stepAfter(refusal, { from: "verify", request }).deed).toEqual({ type: "rebuild" });
    expect(stepAfter(refusal, { from: "verify", request: { ...request, rebuild: true } }).deed).toEqual({
      type: "plan-again",
    });
  });
});

test.describe("whether Lagrange ran", () => {
  const seen = (running: boolean): WizardState["search"]["lagrange"] => [
    {
      path: "/bots/a",
      executable: null,
      settingsPath: "/bots/a/appsettings.json",
      program: "onebot",
      uin: null,
      running,
      reason: "walk",
    },
  ];

  test("is not known of a folder that nobody looked at", () => {
    expect(lagrangeThen(reviewing({}))).toBe("unknown");
    const other = reviewing({}, "/bots/b");
    expect(lagrangeThen({ ...other, search: { ...other.search, lagrange: seen(true) } })).toBe("unknown");
  });

  test("is what the search saw", () => {
    const state = reviewing({});
    for (const running of [true, false]) {
      expect(lagrangeThen({ ...state, search: { ...state.search, lagrange: seen(running) } })).toBe(
        running ? "running" : "stopped",
      );
    }
  });

  test("is what Health saw, where it looked at the same folder", () => {
    const state = reviewing({});
    const lagrange = {
      path: "/bots/a",
      settingsPath: "/bots/a/appsettings.json",
      uin: null,
      running: false,
      links: [],
    };
    const result = {
      verdict: "unproven",
      findings: [],
      lagrange,
      yunzai: null,
      outcome: null,
      recommended: null,
    } as const;
    const checked: WizardState = {
      ...state,
      search: { ...state.search, lagrange: seen(true) },
      health: { ...state.health, result },
    };
    expect(lagrangeThen(checked)).toBe("stopped");
    const elsewhere = { ...result, lagrange: { ...lagrange, path: "/bots/b" } };
    expect(lagrangeThen({ ...checked, health: { ...state.health, result: elsewhere } })).toBe("running");
  });
});

test("a file's name and folder are told for the paths of either system", () => {
  for (const [path, name, folder] of [
    ["D:\\机器人\\Lagrange\\appsettings.json.bak", "appsettings.json.bak", "D:\\机器人\\Lagrange"],
    ["D:\\a.bak", "a.bak", "D:\\"],
    ["/srv/bots/a.bak", "a.bak", "/srv/bots"],
    ["/a.bak", "a.bak", "/"],
    ["\\\\nas\\bots\\a.bak", "a.bak", "\\\\nas\\bots"],
  ] as const) {
    expect(fileName(path)).toBe(name);
    expect(folderOf(path)).toBe(folder);
  }
});

for (const tag of ["zh-CN", "en"] as const) {
  test(`${tag}: the titles of refusals differ, and none ends like a sentence`, () => {
    const titles = Object.values(localeFor(tag).window.review.refused.titles);
    expect(new Set(titles).size).toBe(titles.length);
    for (const title of titles) expect(title).not.toMatch(/[。.]$/);
  });

  test(`${tag}: after an undo there are at most three things left to do by hand`, () => {
    const { undone } = localeFor(tag).window.done;
    for (const steps of Object.values(undone.next)) {
      expect(steps.length).toBeGreaterThanOrEqual(1);
      expect(steps.length).toBeLessThanOrEqual(3);
    }
  });
}

test("one changed line is spoken of in the singular in English", () => {
  const { title } = localeFor("en").window.review.planned;
  expect(title(1)).toContain("line will");
  expect(title(2)).toContain("2 lines");
});
