import type {
  Folders,
  Hello,
  LinkRequest,
  Plan,
  PlanRequest,
  Suggestion,
  Watched,
} from "../../electron/contract/api.ts";
import type { Step } from "../../electron/core/outcome.ts";
import type { TypedFields } from "../../electron/core/typed-address.ts";
import type { WatchView } from "../../electron/core/watch-judge.ts";
import type { StartEnd } from "../../electron/jobs/started.ts";
import type {
  ApplyResult,
  CheckResult,
  FindResult,
  LagrangeCandidate,
  RefusedFolder,
  RestoreResult,
  WatchResult,
  YunzaiCandidate,
} from "../../electron/jobs/results.ts";

/** The five steps of the wizard, in their order. */
export const steps = ["find", "link", "verify", "review", "done"] as const;
export type WizardStep = (typeof steps)[number];

/**
 * What the window shows: a step, Health for a run that finds everything set up (DESIGN 5), the table of several bots,
 * or the edits that would repair them together.
 */
export type Page = WizardStep | "health" | "bots" | "bots-review";

/** Everything the window knows. Changed by `reduce` alone. */
export interface WizardState {
  readonly hello: Hello;
  readonly page: Page;
  readonly search: Search;
  readonly choice: Choice;
  readonly link: LinkDraft;
  readonly proof: Proof;
  readonly review: Review;
  readonly health: Proof;
  /** The result of the last undo or restore; null before one. */
  readonly restored: RestoreResult | null;
  /** The real Lagrange, followed after a write. */
  readonly watch: Watch;
  /** Every Lagrange that was set up, or is to be checked beside the others. */
  readonly bots: readonly Bot[];
  /** The one long job that runs; null when nothing does. A new object starts it, leaving it out ends it. */
  readonly job: Job | null;
  /** A job that a bug or a refused call ended; the page offers to do it again. */
  readonly failed: Job | null;
}

export interface Search {
  readonly lagrange: readonly LagrangeCandidate[];
  readonly yunzai: readonly YunzaiCandidate[];
  readonly refused: readonly RefusedFolder[];
  /** How far the walk is; null before its first news. */
  readonly progress: { readonly folders: number; readonly at: string } | null;
  /** Null while it runs, and before the first one. */
  readonly scanned: FindResult["scanned"] | null;
  readonly full: boolean;
  /** The user stopped it. */
  readonly stopped: boolean;
}

export interface Choice {
  readonly lagrange: string | null;
  readonly yunzai: string | null;
  /** Yunzai runs in WSL, Docker or on another machine: its address stands in for a folder. */
  readonly elsewhere: boolean;
  /** True once the user picked: what is found later does not change it. */
  readonly lagrangeByHand: boolean;
  readonly yunzaiByHand: boolean;
}

export interface LinkDraft {
  /** Null until it was asked for the present choice. */
  readonly suggestion: Suggestion | null;
  readonly typed: TypedFields;
  /** What the user typed; empty leaves it to Yunzai's settings. */
  readonly token: string;
}

/** A live check, of the wizard's target or of the settings as they are. */
export interface Proof {
  /** Stages settled so far by the dial of `url`, in their order. */
  readonly progress: readonly Step[];
  readonly url: string | null;
  /** Seconds left while waiting for Yunzai. */
  readonly secondsLeft: number | null;
  /** The Yunzai that it waited for was started here and is gone again; null where none is. */
  readonly ended: StartEnd | null;
  readonly result: CheckResult | null;
  /** When the result came, milliseconds since the epoch. */
  readonly at: number | null;
  /** The result of the check before this one, where nothing was written in between. */
  readonly known: CheckResult | null;
}

export interface Review {
  /** What is, or was, planned; null before. */
  readonly request: PlanRequest | null;
  readonly plan: Plan | null;
  /** What the write gave; null before it. */
  readonly written: ApplyResult | null;
  readonly progress: readonly Step[];
  /** Where the user came from and goes back to. */
  readonly from: "verify" | "health";
}

export interface Watch {
  /** What is known so far; null before the first news. */
  readonly view: WatchView | null;
  /** How it ended; null while it runs, and before it. */
  readonly result: WatchResult | null;
  /** What was started here and is gone again; null where nothing is, and once it runs again. */
  readonly ended: StartEnd | null;
}

/** One Lagrange of several. */
export interface Bot {
  readonly lagrange: string;
  readonly yunzai: string | null;
  /** Null until it was checked. */
  readonly result: CheckResult | null;
  /** When the result came, milliseconds since the epoch. */
  readonly at: number | null;
  /** The edit that would repair it; null where none was planned. */
  readonly plan: Plan | null;
  /** What writing that plan gave. */
  readonly written: ApplyResult | null;
}

/** The jobs that take their time; each runs while it stands in the state. */
export type Job =
  | { readonly kind: "find"; readonly full: boolean }
  | { readonly kind: "suggest"; readonly folders: Folders }
  | { readonly kind: "prove"; readonly request: LinkRequest; readonly waitSeconds: number | null }
  | { readonly kind: "health"; readonly request: LinkRequest; readonly waitSeconds: number | null }
  | { readonly kind: "plan"; readonly request: PlanRequest }
  | { readonly kind: "write"; readonly plan: string }
  | { readonly kind: "restore"; readonly lagrange: string; readonly backup: string }
  | { readonly kind: "watch"; readonly watched: Watched }
  | { readonly kind: "bots"; readonly requests: readonly BotRequest[] }
  | { readonly kind: "plan-bots"; readonly requests: readonly PlanRequest[] }
  | {
      readonly kind: "write-bots";
      readonly plans: readonly { readonly lagrange: string; readonly plan: string }[];
    };

export type BotRequest = LinkRequest & { readonly lagrange: string };

const emptyProof: Proof = {
  progress: [],
  url: null,
  secondsLeft: null,
  ended: null,
  result: null,
  at: null,
  known: null,
};

const emptySearch: Search = {
  lagrange: [],
  yunzai: [],
  refused: [],
  progress: null,
  scanned: null,
  full: false,
  stopped: false,
};

/**
 * The window as it opens: on Health where earlier runs left something, on all bots where they left several, else on a
 * search that has begun.
 */
export function initialState(hello: Hello): WizardState {
  const [last = null] = hello.bots;
  // In an order that does not depend on which of them was worked with last.
  const bots = hello.bots
    .flatMap(({ lagrange, yunzai }) => (lagrange === null ? [] : [freshBot(lagrange, yunzai)]))
    .toSorted((a, b) => a.lagrange.localeCompare(b.lagrange, undefined, { numeric: true }));
  return {
    hello,
    ...openingOf(last, bots),
    search: emptySearch,
    choice: {
      lagrange: last?.lagrange ?? null,
      yunzai: last?.yunzai ?? null,
      elsewhere: last !== null && last.yunzai === null,
      lagrangeByHand: false,
      yunzaiByHand: false,
    },
    link: { suggestion: null, typed: { host: "", port: "", suffix: "" }, token: "" },
    proof: emptyProof,
    review: { request: null, plan: null, written: null, progress: [], from: "verify" },
    health: emptyProof,
    restored: null,
    watch: freshWatch(),
    bots,
    failed: null,
  };
}

function openingOf(last: LinkRequest | null, bots: readonly Bot[]): Pick<WizardState, "page" | "job"> {
  if (last === null) return { page: "find", job: { kind: "find", full: false } };
  if (bots.length > 1) return { page: "bots", job: { kind: "bots", requests: bots.map(botRequest) } };
  return { page: "health", job: { kind: "health", request: last, waitSeconds: null } };
}

/** A proof that is about to begin. */
export function freshProof(): Proof {
  return emptyProof;
}

export function freshWatch(): Watch {
  return { view: null, result: null, ended: null };
}

export function freshBot(lagrange: string, yunzai: string | null): Bot {
  return { lagrange, yunzai, result: null, at: null, plan: null, written: null };
}

/** How a bot's link is checked: as its settings are. */
export function botRequest({ lagrange, yunzai }: Bot): BotRequest {
  return { lagrange, yunzai, link: null, token: null };
}

export function freshSearch(full: boolean): Search {
  return { ...emptySearch, full };
}

/** Nothing planned and nothing written. */
export function freshReview(request: PlanRequest, from: Review["from"]): Review {
  return { request, plan: null, written: null, progress: [], from };
}
