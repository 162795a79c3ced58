import { assertNever } from "./assert-never.ts";
import { leadsToOneBot } from "./recognise.ts";
import { isDialOf, isSameId, openingOf, type DialledBy, type LoggedLinks } from "./watch-log.ts";
import type { WatchCause } from "./watch-state.ts";
import type { LogDial, YunzaiLogEvent } from "./yunzai/yunzai-log.ts";

/** What one entry of the log says, whoever it is about. */
export type Heard =
  /** Somebody dialled; `failure` is why in vain, null where it was let in. */
  | { readonly kind: "dial"; readonly by: Dialler; readonly failure: WatchCause | null }
  | { readonly kind: "end"; readonly by: Dialler; readonly failure: WatchCause }
  /** `cut`: the id is only its first digits. */
  | { readonly kind: "arrival"; readonly selfId: string; readonly cut: boolean };

type Dialler = Pick<LogDial, "selfId" | "userAgent">;

/** Takes what matters out of an entry; `before` are the connections that were open until then. */
export function hear(event: YunzaiLogEvent, before: LoggedLinks): Heard | null {
  switch (event.kind) {
    case "connected":
      return { kind: "dial", by: event, failure: null };
    case "handler-missing":
      return { kind: "dial", by: event, failure: { kind: "path-unknown", path: event.path } };
    case "auth-failed":
      return { kind: "dial", by: event, failure: { kind: "unauthorized", key: event.key } };
    case "disconnected": {
      const by = openingOf(before, event.peer);
      if (!by) return null;
      const { path } = by;
      const failure: WatchCause = leadsToOneBot(path) ? { kind: "dropped" } : { kind: "path-unknown", path };
      return { kind: "end", by, failure };
    }
    case "bot-arrived":
      return { kind: "arrival", selfId: event.selfId, cut: event.cut };
    default:
      return null;
  }
}

/** What the log has told of one Lagrange during the watch. */
export interface Told {
  /** Connections, and dials in vain. */
  readonly dials: number;
  /** The last of them, until a bot arrives. */
  readonly failure: WatchCause | null;
  /** A QQ id that arrived and is another's. */
  readonly otherId: string | null;
}

const nothing: Told = { dials: 0, failure: null, otherId: null };

/**
 * Sums up all that was heard for one Lagrange. From the beginning each time: who that is may
 * become known, or another, only after its dial stands in the log.
 */
export function toldOf(heard: readonly Heard[], own: DialledBy): Told {
  return heard.reduce((told, each) => add(told, each, own), nothing);
}

function add(told: Told, heard: Heard, own: DialledBy): Told {
  switch (heard.kind) {
    case "dial": {
      if (!isDialOf(heard.by, own)) return told;
      return { ...told, dials: told.dials + 1, failure: heard.failure ?? told.failure };
    }
    case "end":
      return isDialOf(heard.by, own) ? { ...told, failure: heard.failure } : told;
    case "arrival":
      if (typeof own === "string" && !isSameId(heard, own)) return { ...told, otherId: heard.selfId };
      // It got through: earlier refusals are over. Being dropped again and again is not.
      return { ...told, failure: told.failure?.kind === "dropped" ? told.failure : null };
    default:
      return assertNever(heard);
  }
}
