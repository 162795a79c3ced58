import type { Stage, Step, StepFacts } from "../outcome.ts";
import { standingOf, type LaneState, type Standing } from "./probe-lane.ts";
import { patienceOf, type ProbeState } from "./probe-state.ts";

/** The stages that are settled at `now`, in their order; at the end of a probe all of them, those never reached as `skipped`. */
export function stepsOf(state: ProbeState, now: number): Step[] {
  return stages.flatMap(([stage, settle]) => {
    const settled = settle(state, now);
    if (settled) return [settled];
    return state.done ? [told(stage, "skipped", 0, {})] : [];
  });
}

/** Null while nothing is known of a stage, or when it was never reached. */
const stages: readonly (readonly [Stage, (state: ProbeState, now: number) => Step | null])[] = [
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

function passed<S extends Stage>(stage: S, from: number | null, to: number, facts: StepFacts[S]): Step<S> {
  return told(stage, "ok", span(from, to), facts);
}

function failed<S extends Stage>(stage: S, from: number | null, to: number, facts: StepFacts[S]): Step<S> {
  return told(stage, "failed", span(from, to), facts);
}

function told<S extends Stage>(stage: S, status: Step["status"], ms: number, facts: StepFacts[S]): Step<S> {
  return { stage, status, ms, facts };
}

function span(from: number | null, to: number): number {
  return Math.max(0, Math.round(to - (from ?? to)));
}

/** When a stage that the probe gave up on came to its end. */
function givenUpAt({ leavingAt, verdict }: ProbeState): number | null {
  return verdict === "cancelled" ? null : leavingAt;
}

function resolveStep(state: ProbeState): Step<"resolve"> | null {
  const { startedAt, lanes } = state;
  const { addresses, resolvedAt, failure } = lanes.chosen;
  if (resolvedAt !== null) {
    return passed("resolve", startedAt, resolvedAt, { addresses: addresses.join(", ") });
  }
  if (failure) return failed("resolve", startedAt, failure.at, { code: failure.code });
  const end = givenUpAt(state);
  return end === null ? null : failed("resolve", startedAt, end, { code: "ETIMEDOUT" });
}

/** TCP, and TLS where the scheme asks for it. */
function connectStep(state: ProbeState): Step<"connect"> | null {
  const { resolvedAt, failure, tried } = state.lanes.chosen;
  const linkedAt = linkedAtOf(state);
  const facts = { address: tried.at(-1) ?? null, tried: tried.join(", ") };
  if (linkedAt !== null) return passed("connect", resolvedAt, linkedAt, facts);
  if (resolvedAt === null) return null;
  if (failure?.cause === "certificate") {
    const selfSigned = failure.code === "DEPTH_ZERO_SELF_SIGNED_CERT";
    return failed("connect", resolvedAt, failure.at, { ...facts, certificate: failure.code, selfSigned });
  }
  if (failure) {
    return failed("connect", resolvedAt, failure.at, { ...facts, code: failure.code, ...listens(state) });
  }
  const end = givenUpAt(state);
  return end === null ? null : failed("connect", resolvedAt, end, { ...facts, code: "ETIMEDOUT" });
}

function linkedAtOf({ plan, lanes }: ProbeState): number | null {
  return plan.secure ? lanes.chosen.securedAt : lanes.chosen.connectedAt;
}

/** What the port really speaks, once that is known to be the other scheme (FACTS Y14). */
function listens({ verdict, plan }: ProbeState): Pick<StepFacts["connect"], "listens"> {
  return verdict === "tls" ? { listens: plan.secure ? "ws" : "wss" } : {};
}

function upgradeStep(state: ProbeState): Step<"upgrade"> | null {
  const { openedAt, answer, failure, heardAt } = state.lanes.chosen;
  const linkedAt = linkedAtOf(state);
  if (linkedAt === null) return null;
  if (openedAt !== null) return passed("upgrade", linkedAt, openedAt, { status: 101 });
  if (answer) return failed("upgrade", linkedAt, answer.at, { status: answer.status, ...listens(state) });
  if (failure) {
    const facts = { cause: failure.cause, code: failure.code, silent: heardAt === null, ...listens(state) };
    return failed("upgrade", linkedAt, failure.at, facts);
  }
  const end = givenUpAt(state);
  return end === null
    ? null
    : failed("upgrade", linkedAt, end, { code: "ETIMEDOUT", silent: heardAt === null });
}

function stayStep(state: ProbeState, now: number): Step<"stay"> | null {
  const lane = state.lanes.chosen;
  const { openedAt, closed, failure, leavingAt } = lane;
  if (openedAt === null) return null;
  if (failure) {
    const facts = { opened: span(openedAt, failure.at), cause: failure.cause, code: failure.code };
    return failed("stay", openedAt, failure.at, facts);
  }
  if (closed && leavingAt === null) {
    return failed("stay", openedAt, closed.at, { opened: span(openedAt, closed.at), code: closed.code });
  }
  const standing = standingOf(lane, now, patienceOf(state));
  if (standing === "staying") return null;
  const until = Math.min(openedAt + state.plan.stayMs, leavingAt ?? now);
  return passed("stay", openedAt, until, { opened: span(openedAt, until) });
}

function pingStep(state: ProbeState, now: number): Step<"ping"> | null {
  const lane = state.lanes.chosen;
  const { pingedAt, pongAt, messages } = lane;
  if (pingedAt === null) return null;
  if (pongAt !== null) return passed("ping", pingedAt, pongAt, { pong: span(pingedAt, pongAt), messages });
  if (standingOf(lane, now, patienceOf(state)) === "staying") return null;
  return failed("ping", pingedAt, state.leavingAt ?? now, { pong: null, messages });
}

function closeStep(state: ProbeState): Step<"close"> | null {
  const { leavingAt, closed, ended } = state.lanes.chosen;
  if (leavingAt === null) return null;
  if (closed) {
    return (closed.code === 1000 ? passed : failed)("close", leavingAt, closed.at, { code: closed.code });
  }
  return state.done || ended ? failed("close", leavingAt, leavingAt, { code: null }) : null;
}

/** Standings of the control that tell the chosen path apart from any other (FACTS Y7). */
const telling: ReadonlySet<Standing> = new Set([
  "dropped",
  "broken",
  "not-found",
  "unauthorized",
  "other-status",
]);

function controlStep(state: ProbeState, now: number): Step<"control"> | null {
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
  return (tells ? passed : failed)("control", startedAt, end, facts);
}

/** When an open dial died, or was left because it would not. */
function settledAt({ closed, leavingAt }: LaneState): number | null {
  return leavingAt ?? closed?.at ?? null;
}

function readyStep({ inquiries }: ProbeState): Step<"ready"> | null {
  const { question, askedAt, answeredAt } = inquiries.same;
  if (question === "unasked" || question === "asked" || answeredAt === null) return null;
  const facts = question.status === null ? { code: question.code } : { status: question.status };
  return (question.status === 302 ? passed : failed)("ready", askedAt, answeredAt, facts);
}

function markerStep({ marker, plan }: ProbeState): Step<"marker"> | null {
  if (marker.kind !== "settled") return null;
  const { answer, ms } = marker;
  if (answer.kind === "withheld") {
    return told("marker", "skipped", span(0, ms), { reason: answer.reason });
  }
  const echoed = answer.kind === "echoed";
  return (echoed ? passed : failed)("marker", 0, ms, { echoed, log: plan.log });
}
