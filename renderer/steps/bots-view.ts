import { pathKey } from "../../electron/contract/shared-rules.ts";
import { assertNever } from "../../electron/core/assert-never.ts";
import type { WriteRefusal } from "../../electron/core/reasons.ts";
import type { CheckResult } from "../../electron/jobs/results.ts";
import { maskId } from "../../electron/locales/report-masks.ts";
import type { Locale } from "../../electron/locales/types.ts";
import type { BotState, BotsTexts } from "../../electron/locales/window-bots-types.ts";
import { findingText } from "../ui/finding-text.ts";
import { isRepairable, isSettled } from "../wizard/reduce-bots.ts";
import { atOnce } from "../wizard/run-bot-job.ts";
import type { Bot, Job } from "../wizard/state.ts";
import { lagrangeState, saidByRows } from "./health-rows.ts";
import { fileName } from "./review-names.ts";
import { causeOf, notesOf } from "./verify-cause.ts";

/** What came of the last write. */
export type BotOutcome =
  | { readonly kind: "written"; readonly backup: string | null }
  | { readonly kind: "refused"; readonly reason: WriteRefusal }
  /** It was meant to be written, and the wizard itself failed: nobody knows. */
  | { readonly kind: "interrupted" };

/** A bot as its row shows it. */
export interface BotRow {
  readonly lagrange: string;
  readonly name: string;
  /** The name with that of its folder: one QQ may be logged in twice. */
  readonly fullName: string;
  /** Another folder is logged in as the same QQ. */
  readonly sharesId: boolean;
  readonly state: BotState;
  /** One line about it; null while there is nothing to say. */
  readonly line: string | null;
  /** Which Yunzai it leads to; null where it would say the same in every row. */
  readonly yunzai: string | null;
  readonly outcome: BotOutcome | null;
  readonly repairable: boolean;
}

/** All bots in their order, which a check does not change. Pure. */
export function botRows(locale: Locale, bots: readonly Bot[], job: Job | null): readonly BotRow[] {
  const pending = job?.kind === "bots" ? bots.filter((bot) => !isSettled(bot)) : [];
  const shared = new Set(sameIds(bots).flatMap(({ folders }) => folders));
  const several = new Set(bots.map(({ yunzai }) => yunzai && pathKey(yunzai))).size > 1;
  const folders = shortNames(bots.map(({ lagrange }) => lagrange));
  return bots.map((bot, index) => {
    const { result, lagrange } = bot;
    const name = botName(locale.window.bots.name, bot);
    const folder = folders[index] ?? fileName(lagrange);
    const state = stateOf(bot, pending.indexOf(bot));
    return {
      lagrange,
      name,
      fullName: name === fileName(lagrange) ? folder : locale.window.bots.name.full(name, folder),
      sharesId: shared.has(lagrange),
      state,
      line: isSettled(bot) && result ? lineOf(locale, result) : null,
      yunzai: several ? locale.window.bots.yunzai(bot.yunzai) : null,
      outcome: outcomeOf(bot),
      repairable: isRepairable(bot),
    };
  });
}

/** Its QQ, masked as in the report: screenshots of the window are posted in forums. Its folder's name until that is known. */
export function botName(texts: BotsTexts["name"], { lagrange, result }: Bot): string {
  if (!result?.lagrange) return fileName(lagrange);
  const { uin } = result.lagrange;
  return uin === null ? texts.neverLoggedIn : texts.qq(maskId(uin));
}

/** `place` among those that wait for their check, -1 for none of them. */
function stateOf(bot: Bot, place: number): BotState {
  const { result } = bot;
  if (place >= 0) return place < atOnce ? "checking" : "waiting";
  if (!isSettled(bot) || result === null) return "unchecked";
  return result.verdict === "healthy" && warningOf(result) ? "attention" : result.verdict;
}

/** What may bite a link that works; that Lagrange uses older settings is said in words of its own. */
function warningOf(result: CheckResult): CheckResult["findings"][number] | undefined {
  return notesOf(result, null).find(({ severity, code }) => severity === "warning" && !saidByRows.has(code));
}

function lineOf(locale: Locale, result: CheckResult): string {
  if (result.verdict !== "healthy") return causeOf(locale, result).text.title;
  const warning = warningOf(result);
  return warning ? findingText(locale, warning).title : locale.window.bots.healthy[lagrangeState(result)];
}

function outcomeOf({ written, plan }: Bot): BotOutcome | null {
  if (written === null) return (plan?.id ?? null) === null ? null : { kind: "interrupted" };
  switch (written.kind) {
    case "written":
      return { kind: "written", backup: written.backup };
    case "refused":
      return { kind: "refused", reason: written.reason ?? "io" };
    case "planned":
    case "unchanged":
      return null;
    default:
      return assertNever(written.kind);
  }
}

/** Where the check of all bots stands. */
export type BotsPhase =
  | { readonly kind: "checking"; readonly done: number; readonly of: number }
  | { readonly kind: "stopped"; readonly unchecked: number }
  | {
      readonly kind: "settled";
      readonly broken: number;
      readonly unproven: number;
      readonly repairable: readonly Bot[];
      readonly written: number;
    };

/** Tells it from the job that runs and what is known of each. Pure. */
export function botsPhase(bots: readonly Bot[], job: Job | null): BotsPhase {
  const unchecked = bots.filter((bot) => !isSettled(bot)).length;
  if (job?.kind === "bots") {
    const { length } = job.requests;
    return { kind: "checking", done: length - unchecked, of: length };
  }
  if (unchecked > 0) return { kind: "stopped", unchecked };
  const count = (verdict: CheckResult["verdict"]): number =>
    bots.filter(({ result }) => result?.verdict === verdict).length;
  return {
    kind: "settled",
    broken: count("broken"),
    unproven: count("unproven"),
    repairable: bots.filter(isRepairable),
    written: bots.filter(({ written }) => written?.kind === "written").length,
  };
}

/** Folders that are logged in as one QQ. */
export interface SameId {
  readonly uin: string;
  /** Absolute. */
  readonly folders: readonly string[];
}

/**
 * One account's Lagranges push each other off QQ, and Yunzai keeps the connection of the last one only (FACTS Y9).
 * Pure.
 */
export function sameIds(bots: readonly Pick<Bot, "lagrange" | "result">[]): readonly SameId[] {
  const byId = new Map<string, string[]>();
  for (const { lagrange, result } of bots) {
    const uin = result?.lagrange?.uin ?? null;
    if (uin !== null) byId.set(uin, [...(byId.get(uin) ?? []), lagrange]);
  }
  return [...byId].flatMap(([uin, folders]) => (folders.length > 1 ? [{ uin, folders }] : []));
}

/**
 * What a few folders are called beside each other: by their names, or, where those are the same, by where they part
 * and their names. Pure.
 */
export function shortNames(paths: readonly string[]): readonly string[] {
  const parts = paths.map((path) => path.split(/[\\/]/).filter((name) => name !== ""));
  const most = Math.max(0, ...parts.map(({ length }) => length));
  for (let count = 1; count <= most; count += 1) {
    const ends = parts.map((names) => nameFrom(names.slice(-count)));
    if (new Set(ends).size === ends.length) return ends;
  }
  return paths;
}

function nameFrom(names: readonly string[]): string {
  const [first = "", ...rest] = names;
  const last = rest.at(-1);
  if (last === undefined) return first;
  return rest.length === 1 ? `${first}/${last}` : `${first}/…/${last}`;
}
