import { hear, toldOf, type Heard, type Told } from "./watch-heard.ts";
import { foldLog, isDialOf, noLinks, type DialledBy, type LoggedLinks } from "./watch-log.ts";
import type { YunzaiLogEvent } from "./yunzai/yunzai-log.ts";

/**
 * What Lagrange's process does: waits for its login, which comes before any dial (FACTS L10); runs with
 * settings that were changed since (L11); or the system does not tell.
 */
export type WatchedLagrange = "not-running" | "signing-in" | "old-settings" | "running" | "unknown";

/** One look at everything. */
export interface WatchSample {
  /** When it began, milliseconds since the epoch. */
  readonly now: number;
  /** The same in milliseconds that never go back. */
  readonly elapsed: number;
  /** When the sockets had been read, on the same clock. */
  readonly seenAt: number;
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
  /** The sample's `seenAt` when it was first seen. */
  readonly from: number;
  readonly replaced: boolean;
}

export interface WatchState extends Told {
  /** Null before the first look. */
  readonly last: Pick<WatchSample, "elapsed" | "uin" | "lagrange" | "connections" | "listening"> | null;
  readonly link: WatchedLink | null;
  readonly logged: LoggedLinks;
  /** All that the log has gained since the beginning, whoever it is about. */
  readonly heard: readonly Heard[];
  /** Connections seen among the sockets, beside the `dials` told by the log: each may miss what the other sees. */
  readonly links: number;
}

/** The beginning of a watch; `past` is what the log told before. */
export function beginWatch(past: readonly YunzaiLogEvent[]): WatchState {
  return {
    last: null,
    link: null,
    logged: past.reduce(foldLog, noLinks),
    heard: [],
    links: 0,
    ...toldOf([], null),
  };
}

/** Before its first login a Lagrange dials nobody: what the log tells is then of others (FACTS L10). */
function ownDials({ uin, lagrange }: Pick<WatchSample, "uin" | "lagrange">): DialledBy {
  return uin === null && (lagrange === "not-running" || lagrange === "signing-in") ? false : uin;
}

/** Takes one look into account. */
export function observe(state: WatchState, sample: WatchSample): WatchState {
  const { log, now: _now, seenAt: _seenAt, ...last } = sample;
  const { logged, heard } = log.reduce(listen, state);
  const followed = follow({ ...state, last, logged, heard, ...toldOf(heard, ownDials(sample)) }, sample);
  const { link } = followed;
  return link && isReplaced(link, followed.logged, sample)
    ? { ...followed, link: { ...link, replaced: true } }
    : followed;
}

type Log = Pick<WatchState, "logged" | "heard">;

function listen({ logged, heard }: Log, event: YunzaiLogEvent): Log {
  const news = hear(event, logged);
  return { logged: foldLog(logged, event), heard: news ? [...heard, news] : heard };
}

/**
 * Whether another program of this computer has dialled with the link's id since the link was opened. Asked at each
 * look: the log may tell of a dial that was made after the sockets were read.
 */
function isReplaced(link: WatchedLink, { open }: LoggedLinks, { connections }: WatchSample): boolean {
  // A relay's end (Docker, WSL) is a stranger's too: only a link that the log knows by its own port can be replaced.
  const at = open.findLastIndex(({ port }) => port === link.port);
  const id = open[at]?.selfId ?? null;
  if (id === null) return false;
  const strangers = new Set(connections?.flatMap(({ own, port }) => (own ? [] : [port])));
  return open.slice(at + 1).some(({ port, selfId }) => port !== null && strangers.has(port) && selfId === id);
}

/** Holds on to the connection that stood before, else takes the newest. */
function follow(state: WatchState, sample: WatchSample): WatchState {
  const { connections, now, seenAt } = sample;
  // What is not told for once is not gone.
  if (connections === null) return state;
  const dialled = new Set(
    state.logged.open.filter((opening) => isDialOf(opening, ownDials(sample))).map(({ port }) => port),
  );
  const own = connections.filter((connection) => connection.own);
  // Where the owner is not told, or a local proxy dials for Lagrange, the log knows whose port it is.
  const candidates = own.length > 0 ? own : connections.filter(({ port }) => dialled.has(port));
  const kept = candidates.some(({ port }) => port === state.link?.port);
  if (kept) return state;
  const port = candidates.at(-1)?.port;
  if (port === undefined) return { ...state, link: null };
  return { ...state, links: state.links + 1, link: { port, since: now, from: seenAt, replaced: false } };
}
