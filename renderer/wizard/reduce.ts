import type { Plan, Suggestion } from "../../electron/contract/api.ts";
import type { TypedFields } from "../../electron/contract/link-fields.ts";
import type {
  ApplyResult,
  CheckResult,
  FindEvent,
  FindResult,
  RestoreResult,
} from "../../electron/jobs/results.ts";
import type { VerifyProgress } from "../../electron/jobs/verify/verify.ts";
import { assertNever } from "../../electron/core/assert-never.ts";
import { reduceNews } from "./reduce-news.ts";
import { linkRequest } from "./select.ts";
import {
  freshProof,
  freshReview,
  freshSearch,
  type Job,
  type WizardState,
  type WizardStep,
} from "./state.ts";

/** What a job tells and gives; `job` says whose it is, so that an old one's cannot be taken for a new one's. */
export type News =
  | { readonly type: "find-event"; readonly job: Job; readonly event: FindEvent }
  | { readonly type: "find-result"; readonly job: Job; readonly result: FindResult }
  | { readonly type: "suggestion"; readonly job: Job; readonly suggestion: Suggestion }
  | { readonly type: "progress"; readonly job: Job; readonly progress: Parameters<VerifyProgress>[0] }
  | { readonly type: "checked"; readonly job: Job; readonly result: CheckResult; readonly at: number }
  | { readonly type: "planned"; readonly job: Job; readonly plan: Plan }
  | { readonly type: "written"; readonly job: Job; readonly result: ApplyResult }
  | { readonly type: "restored"; readonly job: Job; readonly result: RestoreResult }
  | { readonly type: "job-failed"; readonly job: Job };

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
  | { readonly type: "leave-health"; readonly to: "find" | "link" };

export type Action = News | Deed;

/** The window's next state. Pure: jobs are started and ended by what stands in `state.job`. */
export function reduce(state: WizardState, action: Action): WizardState {
  if ("job" in action) return action.job === state.job ? reduceNews(state, action) : state;
  // Nothing leads away in the middle of a write: its result belongs to the page that asked for it.
  if (state.job?.kind === "write" || state.job?.kind === "restore") return state;
  switch (action.type) {
    case "go-to":
      // Beside Health nothing of this run is done yet: setting up again begins with the folders or the link.
      return goTo(state, state.page === "health" && action.step !== "find" ? "link" : action.step);
    case "next":
      return next(state);
    case "back":
      return back(state);
    case "search":
      return searchAnew(state, action.full);
    case "stop":
      return stop(state);
    case "choose-lagrange":
      return forgetLink({
        ...state,
        choice: { ...state.choice, lagrange: action.path, lagrangeByHand: true },
      });
    case "choose-yunzai":
      return forgetLink({
        ...state,
        choice: { ...state.choice, yunzai: action.path, elsewhere: false, yunzaiByHand: true },
      });
    case "choose-elsewhere":
      return forgetLink({
        ...state,
        choice: { ...state.choice, yunzai: null, elsewhere: true, yunzaiByHand: true },
      });
    case "add-folders":
      return addFolders(state, action.found);
    case "type":
      return forgetProof({
        ...state,
        link: { ...state.link, typed: { ...state.link.typed, ...action.fields } },
      });
    case "type-token":
      return forgetProof({ ...state, link: { ...state.link, token: action.token } });
    case "verify":
      return prove(state, action.waitSeconds);
    case "use-and-verify":
      return prove(
        { ...state, link: { ...state.link, typed: { ...state.link.typed, ...action.fields } } },
        null,
      );
    case "review":
      return review(state, { unverified: action.unverified, rebuild: false, entry: null }, "verify");
    case "choose-entry":
      return planAgain(state, { entry: action.entry });
    case "rebuild":
      return planAgain(state, { rebuild: true });
    case "plan-again":
      return planAgain(state, {});
    case "write":
      return write(state);
    case "undo":
      return undo(state, action.backup);
    case "examine":
      return examine(state, action.waitSeconds);
    case "repair":
      return review(state, { unverified: false, rebuild: action.rebuild, entry: null }, "health");
    case "try-again":
      // A plan is written once: what became of it is found out by planning again.
      if (state.failed?.kind === "write") return planAgain(state, {});
      return { ...state, job: state.failed, failed: null };
    case "leave-health":
      return goTo(state, action.to);
    default:
      return assertNever(action);
  }
}

function goTo(state: WizardState, step: WizardStep): WizardState {
  const shown: WizardState = { ...state, page: step, failed: null, job: null };
  const { lagrange, yunzai } = state.choice;
  const folders = { lagrange, yunzai };
  switch (step) {
    case "find":
      return { ...shown, job: isSearched(state) ? null : { kind: "find", full: state.search.full } };
    case "link":
      return { ...shown, job: state.link.suggestion === null ? { kind: "suggest", folders } : null };
    case "verify":
      return state.proof.result === null ? prove(shown, null) : shown;
    case "review":
      return review(state, { unverified: false, rebuild: false, entry: null }, "verify");
    case "done":
      return shown;
    default:
      return assertNever(step);
  }
}

/** What was found before stays to be chosen from until the new result takes its place. */
function searchAnew(state: WizardState, full: boolean): WizardState {
  const { lagrange, yunzai, refused } = state.search;
  const search = { ...freshSearch(full), lagrange, yunzai, refused };
  return { ...state, page: "find", failed: null, search, job: { kind: "find", full } };
}

function isSearched({ search }: WizardState): boolean {
  return search.scanned !== null || search.stopped;
}

function next(state: WizardState): WizardState {
  switch (state.page) {
    case "find":
      return goTo(stopSearch(state), "link");
    case "link":
      return prove(state, null);
    case "verify":
      return goTo(state, "review");
    case "review":
      return write(state);
    case "done":
    case "health":
      return examine(state, null);
    default:
      return assertNever(state.page);
  }
}

function back(state: WizardState): WizardState {
  switch (state.page) {
    case "link":
      return goTo(state, "find");
    case "verify":
      return goTo(state, "link");
    case "review":
      return state.review.from === "health"
        ? { ...state, page: "health", job: null, failed: null }
        : goTo(state, "verify");
    case "done":
    case "find":
    case "health":
      return state;
    default:
      return assertNever(state.page);
  }
}

function stop(state: WizardState): WizardState {
  if (state.job?.kind === "find") return stopSearch(state);
  return { ...state, job: null };
}

/** What was found so far stays. */
function stopSearch(state: WizardState): WizardState {
  if (state.job?.kind !== "find") return state;
  return { ...state, job: null, search: { ...state.search, stopped: true } };
}

/** Another folder has another link. */
function forgetLink(state: WizardState): WizardState {
  return forgetProof({ ...state, link: { ...state.link, suggestion: null, token: "" } });
}

function forgetProof(state: WizardState): WizardState {
  return { ...state, proof: freshProof() };
}

function addFolders(
  state: WizardState,
  found: Pick<FindResult, "lagrange" | "yunzai" | "refused">,
): WizardState {
  const { search } = state;
  const [lagrange] = found.lagrange.filter(({ program }) => program === "onebot");
  const [yunzai] = found.yunzai.filter(({ flavour }) => flavour === "trss");
  let added: WizardState = {
    ...state,
    search: {
      ...search,
      lagrange: merged(found.lagrange, search.lagrange),
      yunzai: merged(found.yunzai, search.yunzai),
      refused: merged(found.refused, search.refused),
    },
  };
  if (lagrange) added = reduce(added, { type: "choose-lagrange", path: lagrange.path });
  if (yunzai) added = reduce(added, { type: "choose-yunzai", path: yunzai.path });
  return added;
}

/** The new ones first, none twice. */
function merged<Item extends { readonly path: string }>(
  added: readonly Item[],
  known: readonly Item[],
): readonly Item[] {
  const fresh = new Set(added.map(({ path }) => path));
  return [...added, ...known.filter(({ path }) => !fresh.has(path))];
}

/** Only the far side is judged here: what the settings still say is what this wizard is about to change. */
function prove(state: WizardState, waitSeconds: number | null): WizardState {
  const request = { ...linkRequest(state), lagrange: null };
  return {
    ...state,
    page: "verify",
    failed: null,
    proof: freshProof(),
    job: { kind: "prove", request, waitSeconds },
  };
}

interface PlanOptions {
  readonly unverified: boolean;
  readonly rebuild: boolean;
  readonly entry: number | "new" | null;
}

function review(state: WizardState, options: PlanOptions, from: "verify" | "health"): WizardState {
  const { lagrange, yunzai } = state.choice;
  if (lagrange === null) return state;
  const link = from === "verify" ? linkRequest(state) : { lagrange, yunzai, link: null, token: null };
  const request = { ...link, lagrange, ...options };
  return {
    ...state,
    page: "review",
    failed: null,
    review: freshReview(request, from),
    job: { kind: "plan", request },
  };
}

function planAgain(state: WizardState, change: Partial<PlanOptions>): WizardState {
  const { request: asked, from } = state.review;
  if (asked === null) return state;
  const request = { ...asked, ...change };
  return { ...state, failed: null, review: freshReview(request, from), job: { kind: "plan", request } };
}

/** Only what stands on the page, and only once. */
function write(state: WizardState): WizardState {
  const { plan, written } = state.review;
  const id = plan?.id ?? null;
  if (state.page !== "review" || state.job !== null || written !== null) return state;
  return id === null ? state : { ...state, failed: null, job: { kind: "write", plan: id } };
}

function undo(state: WizardState, backup: string): WizardState {
  const { lagrange } = state.choice;
  return lagrange === null ? state : { ...state, failed: null, job: { kind: "restore", lagrange, backup } };
}

function examine(state: WizardState, waitSeconds: number | null): WizardState {
  const { lagrange, yunzai } = state.choice;
  return {
    ...state,
    page: "health",
    failed: null,
    restored: null,
    health: freshProof(),
    job: { kind: "health", request: { lagrange, yunzai, link: null, token: null }, waitSeconds },
  };
}
