import type { Step } from "../../electron/core/outcome.ts";
import type { ApplyResult, FindEvent } from "../../electron/jobs/results.ts";
import type { StartEnd } from "../../electron/jobs/started.ts";
import { assertNever } from "../../electron/core/assert-never.ts";
import type { News } from "./actions.ts";
import { reduceBotNews, withBot, writtenNow } from "./reduce-bots.ts";
import { watchWritten, withEnd, withView } from "./reduce-watch.ts";
import { isUsableLagrange, isUsableYunzai } from "./select.ts";
import type { Proof, WizardState } from "./state.ts";

/** Takes in what the running job tells or gives. */
export function reduceNews(state: WizardState, news: News): WizardState {
  switch (news.type) {
    case "find-event":
      return choose(withFound(state, news.event));
    case "find-result": {
      const { lagrange, yunzai, refused, scanned } = news.result;
      const search = { ...state.search, lagrange, yunzai, refused, scanned };
      return choose({ ...state, search: keepGiven(state, search), job: null });
    }
    case "suggestion": {
      const { host, port, suffix } = news.suggestion.fields;
      return {
        ...state,
        link: { ...state.link, suggestion: news.suggestion, typed: { host, port: String(port), suffix } },
        job: null,
      };
    }
    case "progress":
      return withProgress(state, news.progress);
    case "checked":
      return checked(state, news);
    case "planned":
      return { ...state, review: { ...state.review, plan: news.plan }, job: null };
    case "written":
      return written(state, news.result);
    case "restored":
      return { ...state, restored: news.result, job: null };
    case "watch-event":
      return { ...state, watch: withView(state.watch, news.view) };
    case "start-ended":
      return startEnded(state, news.end);
    case "watched":
      return {
        ...state,
        watch: { ...withView(state.watch, news.result), result: news.result },
        job: null,
      };
    case "bot-checked":
    case "bot-planned":
    case "bot-written":
    case "bots-done":
      return reduceBotNews(state, news);
    case "job-failed":
      return { ...state, failed: state.job, job: null };
    default:
      return assertNever(news);
  }
}

function checked(state: WizardState, { result, at }: Extract<News, { type: "checked" }>): WizardState {
  const end = (proof: Proof): Proof => ({ ...proof, secondsLeft: null, result, at });
  if (state.job?.kind === "prove") return { ...state, proof: end(state.proof), job: null };
  const { lagrange } = state.choice;
  const settled = { ...state, health: end(state.health), job: null };
  return lagrange === null
    ? settled
    : withBot(settled, lagrange, { yunzai: state.choice.yunzai, result, at });
}

/** The waiting is over; the check that follows begins anew. */
function startEnded(state: WizardState, end: StartEnd): WizardState {
  const endWait = (proof: Proof): Proof => ({ ...proof, ended: end, secondsLeft: null, progress: [] });
  switch (state.job?.kind) {
    case "prove":
      return { ...state, proof: endWait(state.proof) };
    case "health":
      return { ...state, health: endWait(state.health) };
    case "watch":
      return { ...state, watch: withEnd(state.watch, end) };
    default:
      return state;
  }
}

function written(state: WizardState, result: ApplyResult): WizardState {
  const told: WizardState = { ...state, review: { ...state.review, written: result }, job: null };
  if (result.kind === "refused") return { ...told, page: "review" };
  const { lagrange } = state.choice;
  const known =
    lagrange === null
      ? told
      : withBot(told, lagrange, { yunzai: state.choice.yunzai, ...writtenNow(result) });
  return watchWritten({ ...known, page: "done", restored: null });
}

function withFound(state: WizardState, event: FindEvent): WizardState {
  const { search } = state;
  switch (event.type) {
    case "lagrange":
      return { ...state, search: { ...search, lagrange: replaced(search.lagrange, event.candidate) } };
    case "yunzai":
      return { ...state, search: { ...search, yunzai: replaced(search.yunzai, event.candidate) } };
    case "refused":
      return { ...state, search: { ...search, refused: replaced(search.refused, event.folder) } };
    case "progress":
      return { ...state, search: { ...search, progress: { folders: event.folders, at: event.at } } };
    default:
      return assertNever(event);
  }
}

/** A candidate is told again when it turns out to be running: it keeps its place until the result sorts them. */
function replaced<Item extends { readonly path: string }>(
  items: readonly Item[],
  item: Item,
): readonly Item[] {
  return items.some(({ path }) => path === item.path)
    ? items.map((old) => (old.path === item.path ? item : old))
    : [...items, item];
}

/** What the user picked by hand stays on the list, found or not. */
function keepGiven(state: WizardState, search: WizardState["search"]): WizardState["search"] {
  return {
    ...search,
    lagrange: withGiven(state.search.lagrange, search.lagrange),
    yunzai: withGiven(state.search.yunzai, search.yunzai),
  };
}

function withGiven<Item extends { readonly path: string; readonly reason: string }>(
  before: readonly Item[],
  found: readonly Item[],
): readonly Item[] {
  const given = before.filter(
    ({ path, reason }) => reason === "given" && !found.some((item) => item.path === path),
  );
  return [...given, ...found];
}

/** The best of each is chosen until the user does it. */
function choose(state: WizardState): WizardState {
  const { search, choice } = state;
  const lagrange = choice.lagrangeByHand
    ? choice.lagrange
    : (search.lagrange.find(isUsableLagrange)?.path ?? choice.lagrange);
  const yunzai = choice.yunzaiByHand
    ? choice.yunzai
    : (search.yunzai.find(isUsableYunzai)?.path ?? choice.yunzai);
  if (lagrange === choice.lagrange && yunzai === choice.yunzai) return state;
  const elsewhere = choice.elsewhere && yunzai === null;
  return {
    ...state,
    choice: { ...choice, lagrange, yunzai, elsewhere },
    link: { ...state.link, suggestion: null },
  };
}

function withProgress(
  state: WizardState,
  { url, ...news }: Extract<News, { type: "progress" }>["progress"],
): WizardState {
  const { job } = state;
  const follow = (proof: Proof): Proof => {
    // Other entries are dialled beside it; the first to tell is the one that is shown.
    if (proof.url !== null && proof.url !== url) return proof;
    return news.type === "wait"
      ? { ...proof, url, secondsLeft: news.secondsLeft }
      : {
          ...proof,
          url,
          progress: withStep(proof.progress, news.step),
          secondsLeft: stillWaiting(proof, news.step),
        };
  };
  switch (job?.kind) {
    case "prove":
      return { ...state, proof: follow(state.proof) };
    case "health":
      return { ...state, health: follow(state.health) };
    case "plan":
      if (news.type === "wait") return state;
      return { ...state, review: { ...state.review, progress: withStep(state.review.progress, news.step) } };
    case undefined:
    case "find":
    case "suggest":
    case "write":
    case "restore":
    case "watch":
    case "bots":
    case "plan-bots":
    case "write-bots":
      return state;
    default:
      return assertNever(job);
  }
}

/** Once it has answered there is nothing left to wait for, though the stages come again. */
function stillWaiting({ secondsLeft }: Proof, { stage, status }: Step): number | null {
  return stage === "upgrade" && status === "ok" ? null : secondsLeft;
}

/** After waiting, the stages come again: from there on they replace the old ones. */
function withStep(steps: readonly Step[], step: Step): readonly Step[] {
  const known = steps.findIndex(({ stage }) => stage === step.stage);
  return known === -1 ? [...steps, step] : [...steps.slice(0, known), step];
}
