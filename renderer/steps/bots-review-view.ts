import { assertNever } from "../../electron/core/assert-never.ts";
import type { WriteRefusal } from "../../electron/core/reasons.ts";
import type { ApplyResult } from "../../electron/jobs/results.ts";
import type { Bot, Job } from "../wizard/state.ts";

/** A bot among the edits, as the page shows it. */
export type PlannedBot = { readonly bot: Bot; readonly result: ApplyResult } & (
  | { readonly kind: "planned" | "writing" | "written" | "unchanged" }
  /** By its plan, or by its write. */
  | { readonly kind: "refused"; readonly reason: WriteRefusal; readonly was: "planned" | "written" }
);

/** Where repairing several bots stands. */
export type BotsReview =
  | { readonly kind: "planning"; readonly done: number; readonly of: number }
  | {
      readonly kind: "planned";
      readonly items: readonly PlannedBot[];
      /** How many a write would change. */
      readonly writable: number;
    }
  | {
      readonly kind: "writing";
      readonly items: readonly PlannedBot[];
      readonly done: number;
      readonly of: number;
    };

/** Tells it from the job that runs, and what was planned and written so far. Pure. */
export function botsReview(bots: readonly Bot[], job: Job | null): BotsReview {
  if (job?.kind === "plan-bots") {
    const done = bots.filter(({ plan }) => plan !== null).length;
    return { kind: "planning", done, of: job.requests.length };
  }
  const all = bots.flatMap(itemOf);
  const items = [...all.filter(isMeant), ...all.filter((item) => !isMeant(item))];
  if (job?.kind !== "write-bots") {
    return { kind: "planned", items, writable: items.filter(({ kind }) => kind === "planned").length };
  }
  const done = bots.filter(({ written }) => written !== null).length;
  // They are written in their order: the first that still has its plan is the one.
  const now = items.find(({ kind }) => kind === "planned");
  return {
    kind: "writing",
    items: items.map((item) => (item === now ? { ...item, kind: "writing" } : item)),
    done,
    of: job.plans.length,
  };
}

/** What is written comes first, and keeps its place while it is. */
function isMeant(item: PlannedBot): boolean {
  return item.kind !== "unchanged" && !(item.kind === "refused" && item.was === "planned");
}

/** What the write met counts before what the plan met. */
function itemOf(bot: Bot): readonly PlannedBot[] {
  const { written, plan } = bot;
  const result = written ?? plan?.result ?? null;
  if (result === null) return [];
  switch (result.kind) {
    case "planned":
    case "unchanged":
    case "written":
      return [{ bot, result, kind: result.kind }];
    case "refused": {
      const was = written === null ? "planned" : "written";
      return [{ bot, result, kind: "refused", reason: result.reason ?? "io", was }];
    }
    default:
      return assertNever(result.kind);
  }
}
