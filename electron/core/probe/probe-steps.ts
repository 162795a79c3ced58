import type { Stage, Step } from "../outcome.ts";
import { standingOf, type LaneState, type Standing } from "./probe-lane.ts";
import { patienceOf, type ProbeState } from "./probe-state.ts";

type Facts = Step["facts"];

/**
 * The stages that are settled at `now`, in their order; at the end of a probe all of them, those never
 * reached as `skipped`. Facts are told in `Step`'s description.
 */
export function stepsOf(state: ProbeState, now: number): Step[] {
  return stages.flatMap(([stage, settle]) => {
    const settled = settle(state, now);
    if (settled) return [{ stage, ...settled }];
    return state.done ? [{ stage, status: "skipped", ms: 0, facts: {} } as const] : [];
  });
}

type Settled = Omit<Step, "stage">;

/** Null while nothing is known of a stage, or when it was never reached. */
const stages: readonly (readonly [Stage, (state: ProbeState, now: number) => Settled | null])[] = [
  ["resolve", resolveStep],
  ["connect", connectStep],
  ["upgrade", upgradeStep],
  ["stay", stayStep],
  ["ping", pingStep],
  ["close", closeStep],
  ["control", controlStep],
  ["ready", readyStep],
  ["marker", markerStep],
];

function passed(from: number | null, to: number, facts: Facts): Settled {
  return { status: "ok", ms: span(from, to), facts };
}

function failed(from: number | null, to: number, facts: Facts): Settled {
  return { status: "failed", ms: span(from, to), facts };
}

function span(from: number | null, to: number): number {
  return Math.max(0, Math.round(to - (from ?? to)));
}

/** When a stage that the probe gave up on came to its end. */
function givenUpAt({ leavingAt, verdict }: ProbeState): number | null {
  return verdict === "cancelled" ? null : leavingAt;
}

function resolveStep(state: ProbeState): Settled | null {
  const { startedAt, lanes } = state;
  const { addresses, resolvedAt, failure } = lanes.chosen;
  if (resolvedAt !== null) {
    return passed(startedAt, resolvedAt, { addresses: addresses.join(", ") });
  }
  if (failure) return failed(startedAt, failure.at, { code: failure.code });
  const end = givenUpAt(state);
  return end === null ? null : failed(startedAt, end, { code: "ETIMEDOUT" });
}

/** TCP, and TLS where the scheme asks for it. */
function connectStep(state: ProbeState): Settled | null {
  const { resolvedAt, failure, tried } = state.lanes.chosen;
  const linkedAt = linkedAtOf(state);
  const facts = { address: tried.at(-1) ?? null, tried: tried.join(", ") };
  if (linkedAt !== null) return passed(resolvedAt, linkedAt, facts);
  if (resolvedAt === null) return null;
  if (failure?.cause === "certificate") {
    const selfSigned = failure.code === "DEPTH_ZERO_SELF_SIGNED_CERT";
    return failed(resolvedAt, failure.at, { ...facts, certificate: failure.code, selfSigned });
  }
  if (failure) {
    return failed(resolvedAt, failure.at, { ...facts, code: failure.code, ...listens(state) });
  }
  const end = givenUpAt(state);
  return end === null ? null : failed(resolvedAt, end, { ...facts, code: "ETIMEDOUT" });
}

function linkedAtOf({ plan, lanes }: ProbeState): number | null {
  return plan.secure ? lanes.chosen.securedAt : lanes.chosen.connectedAt;
}

/** What the port really speaks, once that is known to be the other scheme (FACTS Y14). */
function listens({ verdict, plan }: ProbeState): Facts {
  return verdict === "tls" ? { listens: plan.secure ? "ws" : "wss" } : {};
}

function upgradeStep(state: ProbeState): Settled | null {
  const { openedAt, answer, failure, heardAt } = state.lanes.chosen;
  const linkedAt = linkedAtOf(state);
  if (linkedAt === null) return null;
  if (openedAt !== null) return passed(linkedAt, openedAt, { status: 101 });
  if (answer) return failed(linkedAt, answer.at, { status: answer.status, ...listens(state) });
  if (failure) {
    const facts = { cause: failure.cause, code: failure.code, silent: heardAt === null, ...listens(state) };
    return failed(linkedAt, failure.at, facts);
  }
  const end = givenUpAt(state);
  return end === null ? null : failed(linkedAt, end, { code: "ETIMEDOUT", silent: heardAt === null });
}

function stayStep(state: ProbeState, now: number): Settled | null {
  const lane = state.lanes.chosen;
  const { openedAt, closed, failure, leavingAt } = lane;
  if (openedAt === null) return null;
  if (failure) {
    const facts = { opened: span(openedAt, failure.at), cause: failure.cause, code: failure.code };
    return failed(openedAt, failure.at, facts);
  }
  if (closed && leavingAt === null) {
    return failed(openedAt, closed.at, { opened: span(openedAt, closed.at), code: closed.code });
  }
  const standing = standingOf(lane, now, patienceOf(state));
  if (standing === "staying") return null;
  const until = Math.min(openedAt + state.plan.stayMs, leavingAt ?? now);
  return passed(openedAt, until, { opened: span(openedAt, until) });
}

function pingStep(state: ProbeState, now: number): Settled | null {
  const lane = state.lanes.chosen;
  const { pingedAt, pongAt, messages } = lane;
  if (pingedAt === null) return null;
  if (pongAt !== null) return passed(pingedAt, pongAt, { pong: span(pingedAt, pongAt), messages });
  if (standingOf(lane, now, patienceOf(state)) === "staying") return null;
  return failed(pingedAt, state.leavingAt ?? now, { pong: null, messages });
}

function closeStep(state: ProbeState): Settled | null {
  const { leavingAt, closed, ended } = state.lanes.chosen;
  if (leavingAt === null) return null;
  if (closed) {
    return (closed.code === 1000 ? passed : failed)(leavingAt, closed.at, { code: closed.code });
  }
  return state.done || ended ? failed(leavingAt, leavingAt, { code: null }) : null;
}

/** Standings of the control that tell the chosen path apart from any other (FACTS Y7). */
const telling: ReadonlySet<Standing> = new Set([
  "dropped",
  "broken",
  "not-found",
  "unauthorized",
  "other-status",
]);

function controlStep(state: ProbeState, now: number): Settled | null {
  const { startedAt, lanes, verdict } = state;
  const lane = lanes.control;
  const answer = standingOf(lane, now, patienceOf(state));
  const at = lane.failure?.at ?? lane.answer?.at ?? settledAt(lane);
  // Silence tells something only once the verdict rests on it (age Z).
  const silentAt = answer === "waiting" ? givenUpAt(state) : null;
  const end = at ?? silentAt;
  if (end === null) return null;
  const facts = lane.closed && lane.leavingAt === null ? { answer, code: lane.closed.code } : { answer };
  const tells =
    telling.has(answer) || (answer === "waiting" && (verdict === "registered" || verdict === "handled"));
  return (tells ? passed : failed)(startedAt, end, facts);
}

/** When an open dial died, or was left because it would not. */
function settledAt({ closed, leavingAt }: LaneState): number | null {
  return leavingAt ?? closed?.at ?? null;
}

function readyStep({ inquiries }: ProbeState): Settled | null {
  const { question, askedAt, answeredAt } = inquiries.same;
  if (question === "unasked" || question === "asked" || answeredAt === null) return null;
  const facts: Facts = question.status === null ? { code: question.code } : { status: question.status };
  return (question.status === 302 ? passed : failed)(askedAt, answeredAt, facts);
}

function markerStep({ marker, plan }: ProbeState): Settled | null {
  if (marker.kind !== "settled") return null;
  const { answer, ms } = marker;
  if (answer.kind === "withheld") {
    return { status: "skipped", ms: span(0, ms), facts: { reason: answer.reason } };
  }
  const echoed = answer.kind === "echoed";
  return (echoed ? passed : failed)(0, ms, { echoed, log: plan.log });
}
