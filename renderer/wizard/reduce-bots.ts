import { pathKey } from "../../electron/contract/shared-rules.ts";
import { assertNever } from "../../electron/core/assert-never.ts";
import type { ApplyResult } from "../../electron/jobs/results.ts";
import type { BotNews } from "./actions.ts";
import { yunzaiItLeadsTo } from "./bot-yunzai.ts";
import { healthAction, leadingFinding } from "./next-action.ts";
import { forgetLink } from "./reduce-choice.ts";
import { isUsableLagrange } from "./select.ts";
import { botRequest, freshBot, freshProof, type Bot, type WizardState } from "./state.ts";

/** Whether an edit of its own settings, as they were last seen, would cure this bot. */
export function isRepairable(bot: Bot): boolean {
  const leading = isSettled(bot) && bot.result ? leadingFinding(bot.result) : null;
  return leading !== null && healthAction(leading)?.kind === "repair";
}

/** Whether its result says how it stands now; an older one is kept for the name in it. */
export function isSettled({ at }: Bot): boolean {
  return at !== null;
}

/** Every bot there is: those known, and each Lagrange that the search found. None twice, however it is spelled. */
export function allBots({ bots, search, choice }: WizardState): readonly Bot[] {
  const found = search.lagrange
    .filter(isUsableLagrange)
    .map(({ path }) => freshBot(path, choice.elsewhere ? null : choice.yunzai));
  const byFolder = new Map<string, Bot>();
  for (const bot of [...bots, ...found]) {
    const key = pathKey(bot.lagrange);
    if (!byFolder.has(key)) byFolder.set(key, bot);
  }
  return [...byFolder.values()];
}

/** Checks all bots there are. */
export function examineBots(state: WizardState): WizardState {
  const bots = allBots(state).map((bot) => ({ ...bot, at: null, plan: null, written: null }));
  return bots.length === 0 ? state : checkPending({ ...state, page: "bots", bots });
}

/** All bots as they were last checked; those that were not are checked now. */
export function showBots(state: WizardState): WizardState {
  const { bots, restored, choice } = state;
  if (bots.length === 0) return state;
  // What was put back on Health was not checked since.
  const changed = restored?.kind === "written" ? choice.lagrange : null;
  const known = bots.map((bot) => ({ ...bot, plan: null, at: bot.lagrange === changed ? null : bot.at }));
  return checkPending({ ...state, page: "bots", bots: known });
}

function checkPending(state: WizardState): WizardState {
  const requests = state.bots.filter((bot) => !isSettled(bot)).map(botRequest);
  return { ...state, failed: null, job: requests.length === 0 ? null : { kind: "bots", requests } };
}

/** Shows one bot on Health, as it was checked. */
export function openBot(state: WizardState, lagrange: string): WizardState {
  const bot = state.bots.find((one) => one.lagrange === lagrange);
  if (!bot) return state;
  const { yunzai, result, at } = bot;
  const choice = {
    lagrange,
    yunzai,
    elsewhere: yunzai === null,
    lagrangeByHand: true,
    yunzaiByHand: true,
  };
  const chosen = forgetLink({ ...state, choice, page: "health", failed: null, restored: null });
  if (isSettled(bot)) return { ...chosen, health: { ...freshProof(), result, at }, job: null };
  const job = { kind: "health", request: botRequest(bot), waitSeconds: null } as const;
  return { ...chosen, health: freshProof(), job };
}

/** Plans the repair of every bot that an edit can cure, each proved on its own. */
export function planBots(state: WizardState): WizardState {
  const requests = state.bots
    .filter(isRepairable)
    .map((bot) => ({ ...botRequest(bot), entry: null, unverified: false, rebuild: false }));
  if (requests.length === 0) return state;
  const bots = state.bots.map((bot) => ({ ...bot, plan: null, written: null }));
  return { ...state, page: "bots-review", failed: null, bots, job: { kind: "plan-bots", requests } };
}

/** Only the plans that stand on the page, and only once. */
export function writeBots(state: WizardState): WizardState {
  const plans = state.bots.flatMap(({ lagrange, plan }) =>
    plan === null || plan.id === null ? [] : [{ lagrange, plan: plan.id }],
  );
  const stands = state.page === "bots-review" && state.job === null && state.failed === null;
  return stands && plans.length > 0 ? { ...state, job: { kind: "write-bots", plans } } : state;
}

/** Takes in what a job about several bots tells of one, or its end. */
export function reduceBotNews(state: WizardState, news: BotNews): WizardState {
  switch (news.type) {
    case "bot-checked":
      return withBot(state, news.lagrange, { result: news.result, at: news.at });
    case "bot-planned":
      return withBot(state, news.lagrange, { plan: news.plan });
    case "bot-written":
      return withBot(state, news.lagrange, writtenNow(news.result));
    case "bots-done":
      return allDone(state);
    default:
      return assertNever(news);
  }
}

function allDone(state: WizardState): WizardState {
  switch (state.job?.kind) {
    case "bots":
      return checkPending({ ...state, bots: state.bots.map((bot) => withItsYunzai(bot, state)) });
    case "write-bots":
      return checkPending({ ...state, page: "bots", bots: state.bots.map(afterWriting) });
    default:
      return { ...state, job: null };
  }
}

/** A Lagrange that was found is tried with the chosen Yunzai; one whose settings lead to another belongs there. */
function withItsYunzai(bot: Bot, { search }: WizardState): Bot {
  const yunzai = yunzaiItLeadsTo(bot, search.yunzai);
  return yunzai === null ? bot : { ...bot, yunzai, at: null };
}

/** What met the disk, or was meant to, is checked again: only that tells how it stands now. */
function afterWriting(bot: Bot): Bot {
  const meant = (bot.plan?.id ?? null) !== null;
  return bot.written !== null || meant ? { ...bot, at: null } : bot;
}

/** What is known of one bot changes; a Lagrange that is not among them joins them. */
export function withBot(state: WizardState, lagrange: string, change: Partial<Bot>): WizardState {
  const key = pathKey(lagrange);
  const known = state.bots.some((bot) => pathKey(bot.lagrange) === key);
  const bots = known ? state.bots : [...state.bots, freshBot(lagrange, state.choice.yunzai)];
  return {
    ...state,
    bots: bots.map((bot) => (pathKey(bot.lagrange) === key ? { ...bot, ...change } : bot)),
  };
}

/** Its plan is used up, and what was checked before a write says nothing any more. */
export function writtenNow(written: ApplyResult): Partial<Bot> {
  return { written, plan: null, ...(written.kind === "written" ? { at: null } : {}) };
}
