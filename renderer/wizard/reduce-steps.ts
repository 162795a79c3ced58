import { assertNever } from "../../electron/core/assert-never.ts";
import { review, write } from "./reduce-review.ts";
import { examineBots, showBots, writeBots } from "./reduce-bots.ts";
import { linkRequest } from "./select.ts";
import { freshProof, freshSearch, type WizardState, type WizardStep } from "./state.ts";

/** Shows a step, and starts what it needs. */
export function goTo(state: WizardState, step: WizardStep): WizardState {
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
export function searchAnew(state: WizardState, full: boolean): WizardState {
  const { lagrange, yunzai, refused } = state.search;
  const search = { ...freshSearch(full), lagrange, yunzai, refused };
  return { ...state, page: "find", failed: null, search, job: { kind: "find", full } };
}

function isSearched({ search }: WizardState): boolean {
  return search.scanned !== null || search.stopped;
}

/** Does the page's primary deed. */
export function next(state: WizardState): WizardState {
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
    case "bots":
      return examineBots(state);
    case "bots-review":
      return writeBots(state);
    default:
      return assertNever(state.page);
  }
}

export function back(state: WizardState): WizardState {
  switch (state.page) {
    case "link":
      return goTo(state, "find");
    case "verify":
      return goTo(state, "link");
    case "review":
      return state.review.from === "health"
        ? { ...state, page: "health", job: null, failed: null }
        : goTo(state, "verify");
    case "bots-review":
      return showBots(state);
    case "done":
    case "find":
    case "health":
    case "bots":
      return state;
    default:
      return assertNever(state.page);
  }
}

/** Ends the running job; a search keeps what it found. */
export function stop(state: WizardState): WizardState {
  if (state.job?.kind === "find") return stopSearch(state);
  return { ...state, job: null };
}

/** What was found so far stays. */
function stopSearch(state: WizardState): WizardState {
  if (state.job?.kind !== "find") return state;
  return { ...state, job: null, search: { ...state.search, stopped: true } };
}

/** Only the far side is judged here: what the settings still say is what this wizard is about to change. */
export function prove(state: WizardState, waitSeconds: number | null): WizardState {
  const request = { ...linkRequest(state), lagrange: null };
  return {
    ...state,
    page: "verify",
    failed: null,
    proof: freshProof(),
    job: { kind: "prove", request, waitSeconds },
  };
}

/** Checks the chosen link as its settings are, on Health. */
export function examine(state: WizardState, waitSeconds: number | null): WizardState {
  const { lagrange, yunzai } = state.choice;
  return {
    ...state,
    page: "health",
    failed: null,
    restored: null,
    health: {
      ...freshProof(),
      known: stillHolds(state) ? (state.health.result ?? state.health.known) : null,
    },
    job: { kind: "health", request: { lagrange, yunzai, link: null, token: null }, waitSeconds },
  };
}

/** Asked again from Health itself, the same link is looked at; a restore may have made another one of it. */
function stillHolds({ page, restored }: WizardState): boolean {
  return page === "health" && restored === null;
}
