import type { LogDial, YunzaiLogEvent } from "./yunzai/yunzai-log.ts";

/** Who is connected, as far as Yunzai's log has told (FACTS Y12). */
export interface LoggedLinks {
  /** Connections that were opened and not closed, oldest first. */
  readonly open: readonly Opening[];
  /** Ids that have arrived over one of them. */
  readonly arrivals: readonly Arrival[];
}

export interface Opening extends LogDial {
  /** Milliseconds since the epoch; null where the log's day is not known. */
  readonly at: number | null;
  /** The dialler's local port; null where the log names only its address. */
  readonly port: number | null;
}

interface Arrival {
  readonly selfId: string;
  /** The id is only its first digits. */
  readonly cut: boolean;
}

export const noLinks: LoggedLinks = { open: [], arrivals: [] };

/** More open connections than this are not kept: nobody has so many bots, and a log may lack the ends. */
const openLimit = 100;

/** Adds what one entry of the log tells. */
export function foldLog(links: LoggedLinks, event: YunzaiLogEvent): LoggedLinks {
  switch (event.kind) {
    case "started":
      // What was connected before has died with the old process.
      return noLinks;
    case "connected":
      return {
        open: [...links.open, { ...event, port: peerPort(event.peer) }].slice(-openLimit),
        arrivals: without(links.arrivals, event.selfId),
      };
    case "disconnected": {
      const closed = openingOf(links, event.peer);
      const open = links.open.filter((opening) => opening !== closed);
      const gone = closed && !open.some(({ selfId }) => selfId === closed.selfId);
      return { open, arrivals: gone ? without(links.arrivals, closed.selfId) : links.arrivals };
    }
    case "bot-arrived":
      return { ...links, arrivals: [...without(links.arrivals, event.selfId), event].slice(-openLimit) };
    default:
      return links;
  }
}

/** The connection that a `disconnected` closes; null where its opening was not seen. */
export function openingOf({ open }: LoggedLinks, peer: string): Opening | null {
  return open.findLast((opening) => opening.peer === peer) ?? null;
}

export function hasArrived({ arrivals }: LoggedLinks, id: string): boolean {
  return arrivals.some((arrival) => isSameId(arrival, id));
}

/** Long ids are cut in the log's first column. */
export function isSameId({ selfId, cut }: Arrival, id: string): boolean {
  return cut ? id.startsWith(selfId) : id === selfId;
}

/** Whose dials are looked for: a QQ id's; null: any Lagrange's; false: nobody's, as before a login (FACTS L10). */
export type DialledBy = string | null | false;

/** True for a dial of the Lagrange that logs in so (FACTS L9). */
export function isDialOf(
  { selfId, userAgent }: Pick<LogDial, "selfId" | "userAgent">,
  by: DialledBy,
): boolean {
  if (by === false) return false;
  return by === null ? /^Lagrange\b/.test(userAgent ?? "") : selfId === by;
}

function without(arrivals: readonly Arrival[], id: string | null): readonly Arrival[] {
  return id === null ? arrivals : arrivals.filter((arrival) => !isSameId(arrival, id));
}

/** `::ffff:127.0.0.1:51234` ends with the port; an address alone ends with something else. */
function peerPort(peer: string): number | null {
  const port = /(?:\d\.\d+|\]|::1):(\d{1,5})$/.exec(peer)?.[1];
  return port === undefined ? null : Number(port);
}

export interface Lookback {
  readonly uin: string | null;
  /** Older entries are of another time, in milliseconds since the epoch. */
  readonly from: number;
  readonly now: number;
}

/** A connection that ends sooner than this was no working one, in ms. */
const shortest = 10_000;
/** The usual wait between two dials is 5 s (FACTS L8); a quiet minute ends the flapping. */
const quietMs = 60_000;
const fewest = 3;

/**
 * How often this Lagrange connected and soon dropped, by the log; null where it does not go on. One that
 * stays by now has stopped flapping.
 */
export function flappingIn(
  events: readonly YunzaiLogEvent[],
  { uin, from, now }: Lookback,
): { readonly connects: number } | null {
  let links = noLinks;
  let connects = 0;
  let last = -Infinity;
  for (const event of events) {
    const closed = event.kind === "disconnected" ? openingOf(links, event.peer) : null;
    links = foldLog(links, event);
    if (!closed || closed.at === null || event.at === null || !isDialOf(closed, uin)) continue;
    if (closed.at < from || event.at - closed.at >= shortest) continue;
    connects += 1;
    last = event.at;
  }
  const stays = links.open.some(
    (opening) => isDialOf(opening, uin) && opening.at !== null && now - opening.at >= shortest,
  );
  return connects >= fewest && !stays && now - last < quietMs ? { connects } : null;
}
