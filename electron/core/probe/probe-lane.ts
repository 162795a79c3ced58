import { assertNever } from "../assert-never.ts";
import type { DialEvent, DialFailure } from "./probe.ts";

/** What one dial has told so far. Times are the driver's milliseconds, null for "not yet". */
export interface LaneState {
  readonly addresses: readonly string[];
  /** Every address tried, in order. */
  readonly tried: readonly string[];
  readonly resolvedAt: number | null;
  readonly connectedAt: number | null;
  readonly securedAt: number | null;
  readonly heardAt: number | null;
  readonly answer: { readonly status: number; readonly bare: boolean; readonly at: number } | null;
  readonly openedAt: number | null;
  readonly pingedAt: number | null;
  readonly pongAt: number | null;
  readonly messages: number;
  readonly closed: { readonly code: number; readonly at: number } | null;
  readonly failure: { readonly cause: DialFailure; readonly code: string; readonly at: number } | null;
  /** When we began to close it ourselves; what comes after that proves nothing. */
  readonly leavingAt: number | null;
  readonly ended: boolean;
}

/** A dial of which nothing is known yet. */
export const freshLane: LaneState = {
  addresses: [],
  tried: [],
  resolvedAt: null,
  connectedAt: null,
  securedAt: null,
  heardAt: null,
  answer: null,
  openedAt: null,
  pingedAt: null,
  pongAt: null,
  messages: 0,
  closed: null,
  failure: null,
  leavingAt: null,
  ended: false,
};

/** Notes down one event; judges nothing. */
export function recordDial(lane: LaneState, event: DialEvent, now: number): LaneState {
  switch (event.type) {
    case "resolved":
      return { ...lane, addresses: event.addresses, resolvedAt: now };
    case "trying":
      return { ...lane, tried: [...lane.tried, event.address] };
    case "connected":
      return { ...lane, connectedAt: now };
    case "secured":
      return { ...lane, securedAt: now };
    case "heard":
      return { ...lane, heardAt: lane.heardAt ?? now };
    case "answered":
      return { ...lane, answer: { status: event.status, bare: event.bare, at: now } };
    case "opened":
      return { ...lane, openedAt: now };
    case "pong":
      return { ...lane, pongAt: lane.pongAt ?? now };
    case "message":
      return { ...lane, messages: lane.messages + 1 };
    case "closed":
      return { ...lane, closed: { code: event.code, at: now } };
    case "failed":
      return { ...lane, failure: { cause: event.cause, code: event.code, at: now } };
    case "ended":
      return { ...lane, ended: true };
    default:
      return assertNever(event);
  }
}

/** What a dial amounts to at one moment: the rows and columns of FACTS Y7. */
export type Standing =
  // Still under way.
  | "resolving"
  | "connecting"
  | "waiting" // connected, and not a byte of an answer
  | "answering" // an answer has begun
  | "staying" // open, not yet for the whole stay
  // Settled.
  | "dripping" // an answer began long ago and does not end
  | "open" // open for the whole stay, answers pings
  | "mute" // stays open, never answered a ping
  | "dropped" // opened and gone without a pong
  | "broken" // opened, answered a ping, and gone within the stay
  | "not-found"
  | "unauthorized"
  | "other-status"
  | DialFailure;

/** The times against which an open dial is measured. */
export interface Patience {
  /** Milliseconds a dial has to stay open. */
  readonly stayMs: number;
  /** Milliseconds, after the stay, in which a late pong still counts. */
  readonly pongMs: number;
  /** Milliseconds in which the head of an answer has to be complete once it has begun. */
  readonly answerMs: number;
  /** The moment by which every dial must be settled, in the driver's milliseconds. */
  readonly settleBy: number;
}

/** When an open dial has stayed long enough; null before it opened. */
export function stayEnds(lane: LaneState, patience: Patience): number | null {
  return lane.openedAt === null ? null : Math.min(lane.openedAt + patience.stayMs, patience.settleBy);
}

/** When an open dial that never answered a ping is given up; null before it opened. */
export function pongEnds(lane: LaneState, patience: Patience): number | null {
  const ends = stayEnds(lane, patience);
  return ends === null ? null : Math.min(ends + patience.pongMs, patience.settleBy);
}

/** When an answer that has begun should be complete; null before its first byte. */
export function answerEnds(lane: LaneState, patience: Patience): number | null {
  return lane.heardAt === null ? null : Math.min(lane.heardAt + patience.answerMs, patience.settleBy);
}

/** Names what this dial amounts to at `now`. */
export function standingOf(lane: LaneState, now: number, patience: Patience): Standing {
  if (lane.failure) return lane.failure.cause;
  if (lane.answer) return standingOfStatus(lane.answer.status);
  if (lane.openedAt !== null) return standingOfOpen(lane, now, patience);
  if (lane.resolvedAt === null) return "resolving";
  if (lane.connectedAt === null) return "connecting";
  const ends = answerEnds(lane, patience);
  if (ends === null) return "waiting";
  return now < ends ? "answering" : "dripping";
}

function standingOfStatus(status: number): Standing {
  if (status === 404) return "not-found";
  return status === 401 || status === 403 ? "unauthorized" : "other-status";
}

function standingOfOpen(lane: LaneState, now: number, patience: Patience): Standing {
  if (lane.closed && lane.leavingAt === null) return lane.pongAt === null ? "dropped" : "broken";
  if (now < (stayEnds(lane, patience) ?? now)) return "staying";
  if (lane.pongAt !== null) return "open";
  return now < (pongEnds(lane, patience) ?? now) ? "staying" : "mute";
}
