import { expect, test } from "@playwright/test";
import fc from "fast-check";
import type { Action, Deed } from "../../renderer/wizard/actions.ts";
import { reduce } from "../../renderer/wizard/reduce.ts";
import { initialState, type WizardState } from "../../renderer/wizard/state.ts";
import { curable, withChecked } from "../support/wizard-bots.ts";
import { answersTo, deeds } from "../support/wizard-deeds.ts";
import { planned, toReview } from "../support/wizard-news.ts";
import { hello, play } from "../support/wizard.ts";

/** A deed of the user's, or what the host tells of the running job: one thing of many, or all but a bug. */
type Step = { readonly deed: Deed } | { readonly answer: number | "all" };

/** Any walk through the window in which some deeds come more often than the others. */
function walks(often: readonly Deed[]): fc.Arbitrary<readonly Step[]> {
  const step = fc.oneof(
    { weight: 1, arbitrary: fc.record({ deed: fc.constantFrom(...deeds) }) },
    { weight: 2, arbitrary: fc.record({ deed: fc.constantFrom(...often) }) },
    { weight: 1, arbitrary: fc.record({ answer: fc.nat(20) }) },
    { weight: 2, arbitrary: fc.record({ answer: fc.constant("all" as const) }) },
  );
  return fc.array(step, { minLength: 3, maxLength: 40 });
}

/** Goes walks, and looks at every write that begins: it stood on the page, when nothing ran any more. */
function overseer(): {
  readonly go: (start: WizardState, walk: readonly Step[]) => void;
  readonly written: readonly string[];
} {
  let plans = 0;
  const written: string[] = [];

  function act(before: WizardState, action: Action): WizardState {
    const after = reduce(before, action);
    const { job, review, bots, choice } = after;
    // At each of many steps: `expect` itself would take most of the time.
    if (new Set(bots.map(({ lagrange }) => lagrange)).size < bots.length)
      throw new Error("a bot is there twice");
    if (after.page === "review" && review.request === null) throw new Error("a review of nothing");
    if (after.page === "review" && choice.lagrange === null) throw new Error("a review for nobody");
    if (job === before.job) return after;
    if (job?.kind === "write") {
      expect(before).toMatchObject({ page: "review", job: null, failed: null });
      expect(["write", "next"]).toContain(action.type);
      expect(job.plan).toBe(before.review.plan?.id);
      written.push(job.plan);
    } else if (job?.kind === "write-bots") {
      expect(before).toMatchObject({ page: "bots-review", job: null, failed: null });
      expect(["write-bots", "next"]).toContain(action.type);
      const shown = new Map(before.bots.map((bot) => [bot.lagrange, bot.plan?.id]));
      for (const { lagrange, plan } of job.plans) {
        expect(shown.get(lagrange)).toBe(plan);
        expect(written, "a plan is written once").not.toContain(plan);
        written.push(plan);
      }
    }
    return after;
  }

  function* actionsOf(step: Step, state: WizardState): Iterable<Action> {
    if ("deed" in step) {
      yield step.deed;
    } else if (state.job !== null) {
      const possible = answersTo(state.job, () => `plan ${(plans += 1)}`);
      if (step.answer === "all") yield* possible.filter(({ type }) => type !== "job-failed");
      else yield* possible.slice(step.answer % possible.length).slice(0, 1);
    }
  }

  return {
    written,
    go(start, walk) {
      let state = start;
      for (const step of walk) for (const action of actionsOf(step, state)) state = act(state, action);
    },
  };
}

test("whatever is done in whatever order: nothing is written that was not planned and shown", () => {
  const { go, written } = overseer();
  const starts = fc.constantFrom(initialState(hello), play([...toReview, planned()]));
  fc.assert(fc.property(starts, walks([{ type: "next" }, { type: "write" }]), go), { numRuns: 2000 });
  expect(written.length, "the walks do come to writing").toBeGreaterThan(100);
});

test("whatever is done in whatever order: several bots are written only as they were planned and shown, and once", () => {
  const { go, written } = overseer();
  const start = withChecked({ "/a": curable, "/b": curable, "/c": curable });
  fc.assert(
    fc.property(walks([{ type: "plan-bots" }, { type: "write-bots" }]), (walk) => go(start, walk)),
    { numRuns: 1500 },
  );
  expect(written.length, "the walks do come to writing").toBeGreaterThan(100);
});
