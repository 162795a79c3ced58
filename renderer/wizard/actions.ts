import type { Plan, Suggestion } from "../../electron/contract/api.ts";
import type { TypedFields } from "../../electron/core/typed-address.ts";
import type { WatchView } from "../../electron/core/watch-judge.ts";
import type {
  ApplyResult,
  CheckResult,
  FindEvent,
  FindResult,
  RestoreResult,
  WatchResult,
} from "../../electron/jobs/results.ts";
import type { StartEnd } from "../../electron/jobs/started.ts";
import type { VerifyEvent } from "../../electron/jobs/verify/verify.ts";
import type { Job, WizardStep } from "./state.ts";

/** What a job tells and gives; `job` says whose it is, so that an old one's cannot be taken for a new one's. */
export type News =
  | { readonly type: "find-event"; readonly job: Job; readonly event: FindEvent }
  | { readonly type: "find-result"; readonly job: Job; readonly result: FindResult }
  | { readonly type: "suggestion"; readonly job: Job; readonly suggestion: Suggestion }
  | { readonly type: "progress"; readonly job: Job; readonly progress: VerifyEvent }
  | { readonly type: "checked"; readonly job: Job; readonly result: CheckResult; readonly at: number }
  | { readonly type: "planned"; readonly job: Job; readonly plan: Plan }
  | { readonly type: "written"; readonly job: Job; readonly result: ApplyResult }
  | { readonly type: "restored"; readonly job: Job; readonly result: RestoreResult }
  | { readonly type: "watch-event"; readonly job: Job; readonly view: WatchView }
  | { readonly type: "start-ended"; readonly job: Job; readonly end: StartEnd }
  | { readonly type: "watched"; readonly job: Job; readonly result: WatchResult }
  | BotNews
  | { readonly type: "job-failed"; readonly job: Job };

/** What comes of one bot of several; `lagrange` says which. A job about all of them ends with `bots-done`. */
export type BotNews =
  | {
      readonly type: "bot-checked";
      readonly job: Job;
      readonly lagrange: string;
      readonly result: CheckResult;
      readonly at: number;
    }
  | { readonly type: "bot-planned"; readonly job: Job; readonly lagrange: string; readonly plan: Plan }
  | {
      readonly type: "bot-written";
      readonly job: Job;
      readonly lagrange: string;
      readonly result: ApplyResult;
    }
  | { readonly type: "bots-done"; readonly job: Job };

/** What the user does. */
export type Deed =
  | { readonly type: "go-to"; readonly step: WizardStep }
  | { readonly type: "next" }
  | { readonly type: "back" }
  | { readonly type: "search"; readonly full: boolean }
  | { readonly type: "stop" }
  | { readonly type: "choose-lagrange"; readonly path: string }
  | { readonly type: "choose-yunzai"; readonly path: string }
  | { readonly type: "choose-elsewhere" }
  /** A folder that was picked or dropped, and what is in it. */
  | {
      readonly type: "add-folders";
      readonly found: Pick<FindResult, "lagrange" | "yunzai" | "refused">;
    }
  | { readonly type: "type"; readonly fields: Partial<TypedFields> }
  | { readonly type: "type-token"; readonly token: string }
  /** Dials the present fields; with seconds it waits for Yunzai. */
  | { readonly type: "verify"; readonly waitSeconds: number | null }
  /** Takes over better fields and verifies again, in one go. */
  | { readonly type: "use-and-verify"; readonly fields: Partial<TypedFields> }
  | { readonly type: "review"; readonly unverified: boolean }
  | { readonly type: "choose-entry"; readonly entry: number | "new" }
  | { readonly type: "rebuild" }
  | { readonly type: "plan-again" }
  | { readonly type: "write" }
  | { readonly type: "undo"; readonly backup: string }
  | { readonly type: "examine"; readonly waitSeconds: number | null }
  | { readonly type: "repair"; readonly rebuild: boolean }
  | { readonly type: "try-again" }
  /** Follows the real Lagrange again. */
  | { readonly type: "watch" }
  /** Checks every bot there is: those of earlier runs and those that were found. */
  | { readonly type: "examine-bots" }
  /** Shows one of them on Health. */
  | { readonly type: "open-bot"; readonly lagrange: string }
  /** Back from Health, or from reviewing, to all bots. */
  | { readonly type: "show-bots" }
  /** Plans the repair of every bot that an edit can cure, each proved on its own. */
  | { readonly type: "plan-bots" }
  /** Writes all those plans. */
  | { readonly type: "write-bots" }
  | { readonly type: "leave-health"; readonly to: "find" | "link" };

export type Action = News | Deed;
