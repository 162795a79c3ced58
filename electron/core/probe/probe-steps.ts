import type { Stage, Step } from "../outcome.ts";
import { standingOf, type LaneState, type Standing } from "./probe-lane.ts";
import { patienceOf, type ProbeState } from "./probe-state.ts";

type Facts = Step["facts"];

/**
 * The stages that are settled at `now`, in their order; at the end of a probe all of them, those never
 * reached as `skipped`. Facts are told in `Step`'s description.
 */
export function stepsOf(state: ProbeState, now: number): Step[] {
  const steps = [
    resolveStep(state),
    connectStep(state),
    upgradeStep(state),
    stayStep(state, now),
    pingStep(state, now),
    closeStep(state),
    controlStep(state, now),
    readyStep(state),
    markerStep(state),
  ];
  return steps.flatMap(({ stage, settled }) => {
    if (settled) return [{ stage, ...settled }];
    return state.done ? [{ stage, status: "skipped", ms: 0, facts: {} } as const] : [];
  });
}

interface Draft {
  readonly stage: Stage;
  /** Null while nothing is known, or when the stage was never reached. */
  readonly settled: Omit<Step, "stage"> | null;
}

function passed(stage: Stage, from: number | null, to: number, facts: Facts): Draft {
  return { stage, settled: { status: "ok", ms: span(from, to), facts } };
}

function failed(stage: Stage, from: number | null, to: number, facts: Facts): Draft {
  return { stage, settled: { status: "failed", ms: span(from, to), facts } };
}

function span(from: number | null, to: number): number {
  return Math.max(0, Math.round(to - (from ?? to)));
}

/** When a stage that the probe gave up on came to its end. */
function givenUpAt({ leavingAt, verdict }: ProbeState): number | null {
  return verdict === "cancelled" ? null : leavingAt;
}

function resolveStep(state: ProbeState): Draft {
  const { startedAt, lanes } = state;
  const { addresses, resolvedAt, failure } = lanes.chosen;
  if (resolvedAt !== null) {
    return passed("resolve", startedAt, resolvedAt, { addresses: addresses.join(", ") });
  }
  if (failure) return failed("resolve", startedAt, failure.at, { code: failure.code });
  const end = givenUpAt(state);
  return end === null
    ? { stage: "resolve", settled: null }
    : failed("resolve", startedAt, end, { code: "ETIMEDOUT" });
}

/** TCP, and TLS where the scheme asks for it. */
function connectStep(state: ProbeState): Draft {
  const { resolvedAt, connectedAt, securedAt, failure, tried } = state.lanes.chosen;
  const linkedAt = state.plan.secure ? securedAt : connectedAt;
  const facts = { address: tried.at(-1) ?? null, tried: tried.join(", ") };
  if (linkedAt !== null) return passed("connect", resolvedAt, linkedAt, facts);
  if (resolvedAt === null) return { stage: "connect", settled: null };
  if (failure?.cause === "certificate") {
    const selfSigned = failure.code === "DEPTH_ZERO_SELF_SIGNED_CERT";
    return failed("connect", resolvedAt, failure.at, { ...facts, certificate: failure.code, selfSigned });
  }
  if (failure) {
    return failed("connect", resolvedAt, failure.at, { ...facts, code: failure.code, ...listens(state) });
  }
  const end = givenUpAt(state);
  return end === null
    ? { stage: "connect", settled: null }
    : failed("connect", resolvedAt, end, { ...facts, code: "ETIMEDOUT" });
}

/** What the port really speaks, once that is known to be the other scheme (FACTS Y14). */
function listens({ verdict, plan }: ProbeState): Facts {
  return verdict === "tls" ? { listens: plan.secure ? "ws" : "wss" } : {};
}

function upgradeStep(state: ProbeState): Draft {
  const { connectedAt, securedAt, openedAt, answer, failure, heardAt } = state.lanes.chosen;
  const linkedAt = state.plan.secure ? securedAt : connectedAt;
  if (linkedAt === null) return { stage: "upgrade", settled: null };
  if (openedAt !== null) return passed("upgrade", linkedAt, openedAt, { status: 101 });
  if (answer) return failed("upgrade", linkedAt, answer.at, { status: answer.status, ...listens(state) });
  if (failure) {
    const facts = { cause: failure.cause, code: failure.code, silent: heardAt === null, ...listens(state) };
    return failed("upgrade", linkedAt, failure.at, facts);
  }
  const end = givenUpAt(state);
  return end === null
    ? { stage: "upgrade", settled: null }
    : failed("upgrade", linkedAt, end, { code: "ETIMEDOUT", silent: heardAt === null });
}

function stayStep(state: ProbeState, now: number): Draft {
  const lane = state.lanes.chosen;
  const { openedAt, closed, failure, leavingAt } = lane;
  if (openedAt === null) return { stage: "stay", settled: null };
  if (failure) {
    const facts = { opened: span(openedAt, failure.at), cause: failure.cause, code: failure.code };
    return failed("stay", openedAt, failure.at, facts);
  }
  if (closed && leavingAt === null) {
    return failed("stay", openedAt, closed.at, { opened: span(openedAt, closed.at), code: closed.code });
  }
  const standing = standingOf(lane, now, patienceOf(state));
  if (standing === "staying") return { stage: "stay", settled: null };
  const until = Math.min(openedAt + state.plan.stayMs, leavingAt ?? now);
  return passed("stay", openedAt, until, { opened: span(openedAt, until) });
}

function pingStep(state: ProbeState, now: number): Draft {
  const lane = state.lanes.chosen;
  const { pingedAt, pongAt, messages } = lane;
  if (pingedAt === null) return { stage: "ping", settled: null };
  if (pongAt !== null) return passed("ping", pingedAt, pongAt, { pong: span(pingedAt, pongAt), messages });
  if (standingOf(lane, now, patienceOf(state)) === "staying") return { stage: "ping", settled: null };
  return failed("ping", pingedAt, state.leavingAt ?? now, { pong: null, messages });
}

function closeStep(state: ProbeState): Draft {
  const { leavingAt, closed, ended } = state.lanes.chosen;
  if (leavingAt === null) return { stage: "close", settled: null };
  if (closed) {
    const draft = closed.code === 1000 ? passed : failed;
    return draft("close", leavingAt, closed.at, { code: closed.code });
  }
  return state.done || ended
    ? failed("close", leavingAt, leavingAt, { code: null })
    : { stage: "close", settled: null };
}

/** Standings of the control that tell the chosen path apart from any other (FACTS Y7). */
const telling: ReadonlySet<Standing> = new Set([
  "dropped",
  "broken",
  "not-found",
  "unauthorized",
  "other-status",
]);

function controlStep(state: ProbeState, now: number): Draft {
  const { startedAt, lanes, verdict } = state;
  const lane = lanes.control;
  const answer = standingOf(lane, now, patienceOf(state));
  const at = lane.failure?.at ?? lane.answer?.at ?? settledAt(lane) ?? null;
  // Silence tells something only once the verdict rests on it (age Z).
  const silentAt = answer === "waiting" ? givenUpAt(state) : null;
  const end = at ?? silentAt;
  if (end === null) return { stage: "control", settled: null };
  const facts = lane.closed && lane.leavingAt === null ? { answer, code: lane.closed.code } : { answer };
  const tells =
    telling.has(answer) || (answer === "waiting" && (verdict === "registered" || verdict === "handled"));
  return (tells ? passed : failed)("control", startedAt, end, facts);
}

/** When an open dial died, or was left because it would not. */
function settledAt({ closed, leavingAt }: LaneState): number | null {
  return leavingAt ?? closed?.at ?? null;
}

function readyStep({ inquiries }: ProbeState): Draft {
  const { question, askedAt, answeredAt } = inquiries.same;
  if (question === "unasked" || question === "asked" || answeredAt === null)
    return { stage: "ready", settled: null };
  const facts: Facts = question.status === null ? { code: question.code } : { status: question.status };
  return (question.status === 302 ? passed : failed)("ready", askedAt, answeredAt, facts);
}

function markerStep({ marker, plan }: ProbeState): Draft {
  if (marker.kind !== "settled") return { stage: "marker", settled: null };
  const { answer, ms } = marker;
  if (answer.kind === "withheld") {
    return {
      stage: "marker",
      settled: { status: "skipped", ms: span(0, ms), facts: { reason: answer.reason } },
    };
  }
  const echoed = answer.kind === "echoed";
  return (echoed ? passed : failed)("marker", 0, ms, { echoed, log: plan.log });
}
