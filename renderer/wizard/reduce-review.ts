import { linkRequest } from "./select.ts";
import { freshReview, type Review, type WizardState } from "./state.ts";

interface PlanOptions {
  readonly unverified: boolean;
  readonly rebuild: boolean;
  readonly entry: number | "new" | null;
}

/** Plans the edit that was asked for, and shows it. */
export function review(state: WizardState, options: PlanOptions, from: Review["from"]): WizardState {
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

/** The same again, with another answer to what the last plan asked. */
export function planAgain(state: WizardState, change: Partial<PlanOptions>): WizardState {
  const { request: asked, from } = state.review;
  if (asked === null) return state;
  const request = { ...asked, ...change };
  return { ...state, failed: null, review: freshReview(request, from), job: { kind: "plan", request } };
}

/** Only what stands on the page, and only once. */
export function write(state: WizardState): WizardState {
  const { plan, written } = state.review;
  const id = plan?.id ?? null;
  // A plan is spent once it was sent, however that ended: the page offers to look again.
  const spent = written !== null || state.failed !== null;
  if (state.page !== "review" || state.job !== null || spent) return state;
  return id === null ? state : { ...state, job: { kind: "write", plan: id } };
}

/** Puts a backup of the chosen Lagrange's settings back. */
export function undo(state: WizardState, backup: string): WizardState {
  const { lagrange } = state.choice;
  return lagrange === null ? state : { ...state, failed: null, job: { kind: "restore", lagrange, backup } };
}
