import {
  foldLog,
  isDialOf,
  isSameId,
  leadsToOneBot,
  noLinks,
  openingOf,
  type LoggedLinks,
  type Opening,
} from "./watch-log.ts";
import type { YunzaiLogEvent } from "./yunzai/yunzai-log.ts";

/**
 * What Lagrange's process does: waits for its login, which comes before any dial (FACTS L10); runs with
 * settings that were changed since (L11); or the system does not tell.
 */
export type WatchedLagrange = "not-running" | "signing-in" | "old-settings" | "running" | "unknown";

/** One look at everything. */
export interface WatchSample {
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Milliseconds that never go back. */
  readonly elapsed: number;
  /** The QQ id that the folder names; null before the first login. */
  readonly uin: string | null;
  readonly lagrange: WatchedLagrange;
  /** Established connections from this computer to Yunzai's port; null where the system does not tell. */
  readonly connections: readonly WatchedConnection[] | null;
  /** Whether somebody listens on Yunzai's port here; null where that is not to be told. */
  readonly listening: boolean | null;
  /** What Yunzai's log has gained since the last look. */
  readonly log: readonly YunzaiLogEvent[];
}

export interface WatchedConnection {
  /** Lagrange's end of it. */
  readonly port: number;
  /** A process of the watched folder holds it. */
  readonly own: boolean;
}

/** Why Lagrange is not, or not for good, at Yunzai. */
export type WatchCause =
  /** Nobody listens on Yunzai's port. */
  | { readonly kind: "not-listening" }
  /** `path` as dialled, query values masked. */
  | { readonly kind: "path-unknown"; readonly path: string }
  /** `key`: the name whose value Yunzai missed (FACTS Y8). */
  | { readonly kind: "unauthorized"; readonly key: string }
  /** Taken in, then dropped. */
  | { readonly kind: "dropped" }
  /** The connection stays, but no adapter has greeted the bot. */
  | { readonly kind: "not-greeted" }
  /** Another program dialled with the same QQ id and gets its messages now (FACTS Y9). */
  | { readonly kind: "replaced" };

interface WatchedLink {
  readonly port: number;
  readonly since: number;
  /** The sample's `elapsed` when it was first seen. */
  readonly from: number;
  readonly replaced: boolean;
}

export interface WatchState {
  /** Null before the first look. */
  readonly last: Pick<WatchSample, "elapsed" | "uin" | "lagrange" | "connections" | "listening"> | null;
  readonly link: WatchedLink | null;
  readonly logged: LoggedLinks;
  /** Connections seen among the sockets, and dials told by the log: each may miss what the other sees. */
  readonly links: number;
  readonly dials: number;
  readonly failure: WatchCause | null;
  readonly otherId: string | null;
}

/** The beginning of a watch; `past` is what the log told before. */
export function beginWatch(past: readonly YunzaiLogEvent[]): WatchState {
  const logged = past.reduce(foldLog, noLinks);
  return { last: null, link: null, logged, links: 0, dials: 0, failure: null, otherId: null };
}

/** Takes one look into account. */
export function observe(state: WatchState, sample: WatchSample): WatchState {
  const { log, now: _, ...last } = sample;
  const told = log.reduce<WatchState>((before, event) => hear(before, event, sample.uin), { ...state, last });
  const followed = follow(told, sample);
  const { link } = followed;
  return link && isReplaced(link, followed.logged, sample)
    ? { ...followed, link: { ...link, replaced: true } }
    : followed;
}

/** What one line of the log says of this Lagrange. */
function hear(state: WatchState, event: YunzaiLogEvent, uin: string | null): WatchState {
  const heard = { ...state, logged: foldLog(state.logged, event) };
  switch (event.kind) {
    case "connected":
      if (!isDialOf(event, uin)) return heard;
      return { ...heard, dials: state.dials + 1 };
    case "handler-missing":
      if (!isDialOf(event, uin)) return heard;
      return { ...heard, dials: state.dials + 1, failure: { kind: "path-unknown", path: event.path } };
    case "auth-failed":
      if (!isDialOf(event, uin)) return heard;
      return { ...heard, dials: state.dials + 1, failure: { kind: "unauthorized", key: event.key } };
    case "disconnected": {
      const opening = openingOf(state.logged, event.peer);
      if (!opening || !isDialOf(opening, uin)) return heard;
      return { ...heard, failure: leadsToOneBot(opening.path) ? { kind: "dropped" } : unknownPath(opening) };
    }
    case "bot-arrived":
      if (uin !== null && !isSameId(event, uin)) return { ...heard, otherId: event.selfId };
      // It got through: earlier refusals are over. Being dropped again and again is not.
      return { ...heard, failure: state.failure?.kind === "dropped" ? state.failure : null };
    default:
      return heard;
  }
}

function unknownPath({ path }: Opening): WatchCause {
  return { kind: "path-unknown", path };
}

/**
 * Whether another program of this computer has dialled with the link's id since the link was opened. Asked at each
 * look: the log may tell of a dial that was made after the sockets were read.
 */
function isReplaced(link: WatchedLink, { open }: LoggedLinks, { connections, uin }: WatchSample): boolean {
  // A relay's end (Docker, WSL) is a stranger's too: only a link that the log knows by its own port can be replaced.
  const opened = open.findIndex(({ port }) => port === link.port);
  if (opened === -1) return false;
  const strangers = new Set(connections?.flatMap(({ own, port }) => (own ? [] : [port])));
  return open
    .slice(opened + 1)
    .some((opening) => opening.port !== null && strangers.has(opening.port) && isDialOf(opening, uin));
}

/** Holds on to the connection that stood before, else takes the newest. */
function follow(state: WatchState, { connections, uin, now, elapsed }: WatchSample): WatchState {
  const dialled = new Set(
    state.logged.open.filter((opening) => isDialOf(opening, uin)).map(({ port }) => port),
  );
  const all = connections ?? [];
  const own = all.filter((connection) => connection.own);
  // Where the owner is not told, or a local proxy dials for Lagrange, the log knows whose port it is.
  const candidates = own.length > 0 ? own : all.filter(({ port }) => dialled.has(port));
  const kept = candidates.some(({ port }) => port === state.link?.port);
  if (kept) return state;
  const port = candidates.at(-1)?.port;
  if (port === undefined) return { ...state, link: null };
  return { ...state, links: state.links + 1, link: { port, since: now, from: elapsed, replaced: false } };
}
