import { assertNever } from "../../electron/core/assert-never.ts";
import type { Action } from "./actions.ts";
import { examineBots, openBot, planBots, showBots, writeBots } from "./reduce-bots.ts";
import { addFolders, chooseElsewhere, chooseLagrange, chooseYunzai, forgetProof } from "./reduce-choice.ts";
import { reduceNews } from "./reduce-news.ts";
import { planAgain, review, undo, write } from "./reduce-review.ts";
import { back, examine, goTo, next, prove, searchAnew, stop } from "./reduce-steps.ts";
import { watchAgain } from "./reduce-watch.ts";
import type { Page, WizardState, WizardStep } from "./state.ts";

/** The window's next state. Pure: jobs are started and ended by what stands in `state.job`. */
export function reduce(state: WizardState, action: Action): WizardState {
  if ("job" in action) return action.job === state.job ? reduceNews(state, action) : state;
  // Nothing leads away in the middle of a write: its result belongs to the page that asked for it.
  if (isWriting(state)) return state;
  switch (action.type) {
    case "go-to":
      return goTo(state, stepFrom(state.page, action.step));
    case "next":
      return next(state);
    case "back":
      return back(state);
    case "search":
      return searchAnew(state, action.full);
    case "stop":
      return stop(state);
    case "choose-lagrange":
      return chooseLagrange(state, action.path);
    case "choose-yunzai":
      return chooseYunzai(state, action.path);
    case "choose-elsewhere":
      return chooseElsewhere(state);
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
      if (state.failed?.kind === "write-bots") return planBots(state);
      return { ...state, job: state.failed, failed: null };
    case "leave-health":
      return goTo(state, action.to);
    case "watch":
      return watchAgain(state);
    case "examine-bots":
      return examineBots(state);
    case "open-bot":
      return openBot(state, action.lagrange);
    case "show-bots":
      return showBots(state);
    case "plan-bots":
      return planBots(state);
    case "write-bots":
      return writeBots(state);
    default:
      return assertNever(action);
  }
}

/**
 * Beside Health nothing of this run is done yet: setting up again begins with the folders or the link. Beside several
 * bots it is not said which one is meant.
 */
function stepFrom(page: Page, step: WizardStep): WizardStep {
  if (page === "bots" || page === "bots-review") return "find";
  return page === "health" && step !== "find" ? "link" : step;
}

function isWriting({ job }: WizardState): boolean {
  return job?.kind === "write" || job?.kind === "restore" || job?.kind === "write-bots";
}
