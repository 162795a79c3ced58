import { hasArrived, isDialOf } from "./watch-log.ts";
import type { WatchCause, WatchedLagrange, WatchState } from "./watch-state.ts";

/** So long an unbroken connection counts as stable, in ms (DESIGN 2.5). */
export const stableMs = 10_000;

/** What is known at one moment; told whenever it changes. */
export interface WatchView {
  readonly lagrange: WatchedLagrange;
  /** Whether a connection stands now. */
  readonly connected: boolean;
  /** When it was first seen, milliseconds since the epoch; null without one. */
  readonly since: number | null;
  /** How often Lagrange connected or tried to, as far as it was seen. */
  readonly connects: number;
  /** The QQ id that Yunzai greeted over it; null where its log does not tell. */
  readonly arrived: string | null;
  /** A QQ id that arrived instead of the folder's own; null where none did. */
  readonly otherId: string | null;
  readonly cause: WatchCause | null;
}

/** `unknown`: the system does not tell, or the time was over before a connection had stood long enough. */
export type WatchKind = "stable" | "flapping" | "absent" | "not-running" | "unknown";

/** True once a connection has stood for `stableMs`, and the log, as far as it tells, agrees that the bot is there. */
export function isStable(state: WatchState): boolean {
  const { link } = state;
  if (!hasStood(state) || link?.replaced === true || isForeign(state)) return false;
  return arrivedId(state) !== null || !isLogged(state);
}

function hasStood({ link, last }: WatchState): boolean {
  if (link === null || last === null || last.connections === null) return false;
  return last.elapsed - link.from >= stableMs;
}

/** The id that the link was dialled with. */
function linkId({ link, logged, last }: WatchState): string | null {
  const opening = logged.open.findLast(({ port }) => port !== null && port === link?.port);
  return opening?.selfId ?? last?.uin ?? null;
}

function isForeign(state: WatchState): boolean {
  const id = linkId(state);
  return state.link !== null && state.last?.uin !== null && id !== null && id !== state.last?.uin;
}

function arrivedId(state: WatchState): string | null {
  const id = linkId(state);
  return id !== null && hasArrived(state.logged, id) ? id : null;
}

/** Whether the log shows the link's opening, and so would show the arrival. */
function isLogged({ link, logged, last }: WatchState): boolean {
  return logged.open.some(
    (opening) => opening.port === link?.port || (last !== null && isDialOf(opening, last.uin)),
  );
}

/** What a person wants to see of it. */
export function viewOf(state: WatchState): WatchView {
  const foreign = isForeign(state);
  return {
    lagrange: state.last?.lagrange ?? "unknown",
    connected: state.link !== null,
    since: state.link?.since ?? null,
    connects: connectsOf(state),
    arrived: state.link === null || foreign ? null : arrivedId(state),
    otherId: foreign ? linkId(state) : state.otherId,
    cause: causeOf(state),
  };
}

/** The larger of two counts: a refusal is over before the sockets are looked at, a log may be silent. */
function connectsOf({ links, dials }: WatchState): number {
  return Math.max(links, dials);
}

function causeOf(state: WatchState): WatchCause | null {
  const { link, last, failure } = state;
  if (link === null) return last?.listening === false ? { kind: "not-listening" } : failure;
  if (link.replaced) return { kind: "replaced" };
  if (!hasStood(state)) return failure;
  return isStable(state) || isForeign(state) ? null : { kind: "not-greeted" };
}

/** This many connections that did not last are no accident. */
const flappingConnects = 3;

/** How a watch ends that is over now. */
export function judgeWatch(state: WatchState): WatchKind {
  const { last, link } = state;
  if (isStable(state)) return "stable";
  if (last === null || last.connections === null) return "unknown";
  if (link === null && last.lagrange === "not-running") return "not-running";
  if (link?.replaced === true || isForeign(state) || hasStood(state)) return "absent";
  if (connectsOf(state) >= flappingConnects) return "flapping";
  return link === null ? "absent" : "unknown";
}
