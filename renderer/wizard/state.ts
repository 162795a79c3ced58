import type {
  Folders,
  Hello,
  LinkRequest,
  Plan,
  PlanRequest,
  Suggestion,
} from "../../electron/contract/api.ts";
import type { TypedFields } from "../../electron/contract/link-fields.ts";
import type { Step } from "../../electron/core/outcome.ts";
import type {
  ApplyResult,
  CheckResult,
  FindResult,
  LagrangeCandidate,
  RefusedFolder,
  RestoreResult,
  YunzaiCandidate,
} from "../../electron/jobs/results.ts";

/** The five steps of the wizard, in their order. */
export const steps = ["find", "link", "verify", "review", "done"] as const;
export type WizardStep = (typeof steps)[number];

/** What the window shows: a step, or Health for a run that finds everything set up (DESIGN 5). */
export type Page = WizardStep | "health";

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
  readonly result: CheckResult | null;
  /** When the result came, milliseconds since the epoch. */
  readonly at: number | null;
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

/** The jobs that take their time; each runs while it stands in the state. */
export type Job =
  | { readonly kind: "find"; readonly full: boolean }
  | { readonly kind: "suggest"; readonly folders: Folders }
  | { readonly kind: "prove"; readonly request: LinkRequest; readonly waitSeconds: number | null }
  | { readonly kind: "health"; readonly request: LinkRequest; readonly waitSeconds: number | null }
  | { readonly kind: "plan"; readonly request: PlanRequest }
  | { readonly kind: "write"; readonly plan: string }
  | { readonly kind: "restore"; readonly lagrange: string; readonly backup: string };

const emptyProof: Proof = { progress: [], url: null, secondsLeft: null, result: null, at: null };

const emptySearch: Search = {
  lagrange: [],
  yunzai: [],
  refused: [],
  progress: null,
  scanned: null,
  full: false,
  stopped: false,
};

/** The window as it opens: on Health where the last run left something, else on a search that has begun. */
export function initialState(hello: Hello): WizardState {
  const { last } = hello;
  const job: Job =
    last === null ? { kind: "find", full: false } : { kind: "health", request: last, waitSeconds: null };
  return {
    hello,
    page: last === null ? "find" : "health",
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
    job,
    failed: null,
  };
}

/** A proof that is about to begin. */
export function freshProof(): Proof {
  return emptyProof;
}

export function freshSearch(full: boolean): Search {
  return { ...emptySearch, full };
}

/** Nothing planned and nothing written. */
export function freshReview(request: PlanRequest, from: Review["from"]): Review {
  return { request, plan: null, written: null, progress: [], from };
}
