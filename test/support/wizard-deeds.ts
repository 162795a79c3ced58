import { assertNever } from "../../electron/core/assert-never.ts";
import type { RestoreResult } from "../../electron/jobs/results.ts";
import type { Deed, News } from "../../renderer/wizard/actions.ts";
import type { Job } from "../../renderer/wizard/state.ts";
import { curable, healthy, refused, wrote } from "./wizard-bots.ts";
import { applyResult, checkResult, found, lagrange, suggestion, watchResult } from "./wizard.ts";

/** Everything a user can do. The type makes a new deed ask for its own. */
const samples: { readonly [T in Deed["type"]]: readonly Extract<Deed, { type: T }>[] } = {
  "go-to": [
    { type: "go-to", step: "find" },
    { type: "go-to", step: "link" },
    { type: "go-to", step: "done" },
  ],
  next: [{ type: "next" }],
  back: [{ type: "back" }],
  search: [{ type: "search", full: true }],
  stop: [{ type: "stop" }],
  "choose-lagrange": [{ type: "choose-lagrange", path: "/a" }],
  "choose-yunzai": [{ type: "choose-yunzai", path: "/b" }],
  "choose-elsewhere": [{ type: "choose-elsewhere" }],
  "add-folders": [
    {
      type: "add-folders",
      found: { lagrange: [lagrange("/mine", { reason: "given" })], yunzai: [], refused: [] },
    },
  ],
  type: [
    { type: "type", fields: { port: "x" } },
    { type: "type", fields: { port: "2536" } },
  ],
  "type-token": [{ type: "type-token", token: "abc" }],
  verify: [{ type: "verify", waitSeconds: 5 }],
  "use-and-verify": [{ type: "use-and-verify", fields: { suffix: "/OneBotv11" } }],
  review: [{ type: "review", unverified: true }],
  "choose-entry": [{ type: "choose-entry", entry: "new" }],
  rebuild: [{ type: "rebuild" }],
  "plan-again": [{ type: "plan-again" }],
  write: [{ type: "write" }],
  undo: [{ type: "undo", backup: "/b.bak" }],
  examine: [{ type: "examine", waitSeconds: null }],
  repair: [
    { type: "repair", rebuild: false },
    { type: "repair", rebuild: true },
  ],
  "try-again": [{ type: "try-again" }],
  watch: [{ type: "watch" }],
  "examine-bots": [{ type: "examine-bots" }],
  "open-bot": [
    { type: "open-bot", lagrange: "/a" },
    { type: "open-bot", lagrange: "/b" },
  ],
  "show-bots": [{ type: "show-bots" }],
  "plan-bots": [{ type: "plan-bots" }],
  "write-bots": [{ type: "write-bots" }],
  "leave-health": [
    { type: "leave-health", to: "find" },
    { type: "leave-health", to: "link" },
  ],
};
export const deeds: readonly Deed[] = Object.values(samples).flat();

export const restored: RestoreResult = {
  kind: "written",
  reason: null,
  step: null,
  restored: "/b.bak",
  backup: null,
  diff: "",
  backups: [],
};

/** What the host may tell of a job, good or bad; plans are named one by one. */
export function answersTo(job: Job, nextPlan: () => string): readonly News[] {
  return [...goodAnswersTo(job, nextPlan), { type: "job-failed", job }];
}

function goodAnswersTo(job: Job, nextPlan: () => string): readonly News[] {
  switch (job.kind) {
    case "find":
      return [found(), found({ lagrange: [lagrange("/b"), lagrange("/d")] })].map((result) => ({
        type: "find-result",
        job,
        result,
      }));
    case "suggest":
      return [{ type: "suggestion", job, suggestion: suggestion() }];
    case "prove":
    case "health":
      return [healthy, curable, checkResult("refused")].map((result) => ({
        type: "checked",
        job,
        result,
        at: 1,
      }));
    case "plan":
      return [
        { type: "planned", job, plan: { id: nextPlan(), result: applyResult() } },
        {
          type: "planned",
          job,
          plan: { id: null, result: applyResult({ kind: "refused", reason: "ambiguous" }) },
        },
      ];
    case "write":
      return [wrote, refused].map((result) => ({ type: "written", job, result }));
    case "restore":
      return [{ type: "restored", job, result: restored }];
    case "watch":
      return [{ type: "watched", job, result: watchResult("stable") }];
    case "bots":
      return [
        ...job.requests.flatMap((request) =>
          [healthy, curable].map((result): News => ({
            type: "bot-checked",
            job,
            lagrange: request.lagrange,
            result,
            at: 1,
          })),
        ),
        { type: "bots-done", job },
      ];
    case "plan-bots":
      return [
        ...job.requests.map((request): News => ({
          type: "bot-planned",
          job,
          lagrange: request.lagrange,
          plan: { id: nextPlan(), result: applyResult() },
        })),
        { type: "bots-done", job },
      ];
    case "write-bots":
      return [
        ...job.plans.flatMap((plan) =>
          [refused, wrote].map((result): News => ({
            type: "bot-written",
            job,
            lagrange: plan.lagrange,
            result,
          })),
        ),
        { type: "bots-done", job },
      ];
    default:
      return assertNever(job);
  }
}
