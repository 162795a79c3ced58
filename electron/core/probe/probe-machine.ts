import { assertNever } from "../assert-never.ts";
import { judge, type Question, type View } from "./probe-judge.ts";
import { recordDial, standingOf, type LaneState } from "./probe-lane.ts";
import {
  markerEnds,
  nextAlarm,
  patienceOf,
  probeTimes,
  timetable,
  type Inquiry,
  type LaneName,
  type MarkerAnswer,
  type ProbeCommand,
  type ProbeEvent,
  type ProbeState,
  type Scheme,
} from "./probe-state.ts";

/** What one event led to. */
export interface ProbeStep {
  readonly state: ProbeState;
  readonly commands: readonly ProbeCommand[];
}

const laneNames: readonly LaneName[] = ["chosen", "control"];
const unanswered: Question = { status: null, code: "ETIMEDOUT", secured: false };

/** Takes in one event, then says what to do next. Pure: the same events at the same times give the same commands. */
export function step(state: ProbeState, event: ProbeEvent, now: number): ProbeStep {
  if (state.done) return { state, commands: [] };
  const dials = event.type === "start" ? forLanes("dial", laneNames) : [];
  const recorded = record(state, event, now);
  const pings = laneNames.filter((name) => awaitsPing(recorded.lanes[name]));
  const pinged = pings.reduce((next, name) => changeLane(next, name, { pingedAt: now }), recorded);
  const next = proceed(pinged, now);
  return { state: next.state, commands: [...dials, ...forLanes("ping", pings), ...next.commands] };
}

function record(state: ProbeState, event: ProbeEvent, now: number): ProbeState {
  switch (event.type) {
    case "start":
    case "tick":
      return state;
    case "dial":
      return changeLane(state, event.lane, recordDial(state.lanes[event.lane], event.event, now));
    case "answer":
      return changeInquiry(state, event.scheme, { question: event.readiness, answeredAt: now });
    case "marker":
      return settleMarker(state, event.answer, now);
    case "cancel":
      return { ...state, verdict: "cancelled" };
    default:
      return assertNever(event);
  }
}

function settleMarker(state: ProbeState, answer: MarkerAnswer, now: number): ProbeState {
  if (state.marker.kind !== "awaited" || state.leavingAt !== null) return state;
  return raised({ ...state, marker: { kind: "settled", answer, ms: now - state.marker.at } });
}

/** What is registered and echoed the marker is handled. */
function raised(state: ProbeState): ProbeState {
  const { verdict, marker } = state;
  const echoed = marker.kind === "settled" && marker.answer.kind === "echoed";
  return echoed && verdict === "registered" ? { ...state, verdict: "handled" } : state;
}

function awaitsPing(lane: LaneState): boolean {
  return lane.openedAt !== null && lane.pingedAt === null;
}

/** Decides until there is nothing left to decide at this moment. */
function proceed(state: ProbeState, now: number): ProbeStep {
  if (state.verdict === "cancelled") return leave(state, now);
  if (mayMark(state, now)) {
    const deadline = Math.min(probeTimes.log + probeTimes.echo, timetable(state).final - now);
    return awaiting({ ...state, marker: { kind: "awaited", at: now } }, now, [{ type: "mark", deadline }]);
  }
  if (state.verdict === null) return gather(state, now);
  const ends = state.verdict === "registered" ? markerEnds(state) : null;
  if (ends !== null && state.leavingAt === null) {
    if (now < Math.min(ends, timetable(state).final)) return awaiting(state, now);
    return leave(settleMarker(state, { kind: "silent" }, now), now);
  }
  return leave(state, now);
}

function gather(state: ProbeState, now: number): ProbeStep {
  const judgement = judge(viewOf(state, now));
  switch (judgement.kind) {
    case "wait":
      return awaiting(state, now);
    case "ask": {
      const deadline = Math.min(probeTimes.question, Math.max(0, timetable(state).final - now));
      const asked = changeInquiry(state, judgement.scheme, { question: "asked", askedAt: now });
      return awaiting(asked, now, [{ type: "ask", scheme: judgement.scheme, deadline }]);
    }
    case "verdict":
      return proceed(raised({ ...state, verdict: judgement.outcome }), now);
    default:
      return assertNever(judgement);
  }
}

/** What the judge is shown of a probe at `now`. */
export function viewOf(state: ProbeState, now: number): View {
  const { plan, lanes, inquiries } = state;
  const times = timetable(state);
  const patience = patienceOf(state);
  const final = now >= times.final;
  const answered = ({ question }: Inquiry): Question =>
    final && (question === "asked" || question === "unasked") ? unanswered : question;
  const answeredAt = inquiries.same.answeredAt;
  return {
    chosen: standingOf(lanes.chosen, now, patience),
    control: standingOf(lanes.control, now, patience),
    segment: plan.segment,
    bare: lanes.chosen.answer?.bare ?? false,
    badRequest: !plan.secure && lanes.chosen.answer?.status === 400,
    ready: answered(inquiries.same),
    other: answered(inquiries.other),
    ignored: answeredAt !== null && now >= answeredAt + probeTimes.ignored,
    late: now >= times.late,
    outOfPatience: now >= times.outOfPatience,
    final,
  };
}

/** Once the path is known to be registered: then the echo is awaited while the dial stays open anyway. */
function mayMark(state: ProbeState, now: number): boolean {
  const { plan, marker, lanes, leavingAt } = state;
  if (plan.log === null || marker.kind !== "unsent" || leavingAt !== null) return false;
  if (!isOpen(lanes.chosen) || now >= timetable(state).final) return false;
  return state.verdict === "registered" || (state.verdict === null && isRegistered(state, now));
}

/** True where all but the stay is settled: it opened and answers, and the control does not (FACTS Y7). */
function isRegistered(state: ProbeState, now: number): boolean {
  if (state.lanes.chosen.pongAt === null) return false;
  const judgement = judge({ ...viewOf(state, now), chosen: "open" });
  return judgement.kind === "verdict" && judgement.outcome === "registered";
}

function isOpen(lane: LaneState): boolean {
  return lane.openedAt !== null && lane.closed === null && lane.failure === null && !lane.ended;
}

/** Closes what is open, drops the rest, and is done when both dials have ended or the grace is over. */
function leave(state: ProbeState, now: number): ProbeStep {
  const living = laneNames.filter((name) => !state.lanes[name].ended);
  const gone = timetable(state).gone;
  if (living.length === 0 || state.verdict === "cancelled" || (gone !== null && now >= gone)) {
    const left = { ...state, leavingAt: state.leavingAt ?? now, done: true };
    return { state: left, commands: [...forLanes("drop", living), { type: "done" }] };
  }
  if (gone !== null) return awaiting(state, now);
  const open = living.filter((name) => isOpen(state.lanes[name]));
  const others = living.filter((name) => !open.includes(name));
  const leaving: ProbeState = { ...state, leavingAt: now };
  const left = open.reduce((next, name) => changeLane(next, name, { leavingAt: now }), leaving);
  return awaiting(left, now, [...forLanes("close", open), ...forLanes("drop", others)]);
}

function awaiting(state: ProbeState, now: number, commands: readonly ProbeCommand[] = []): ProbeStep {
  return { state, commands: [...commands, { type: "wake", at: nextAlarm(state, now) }] };
}

function forLanes(type: "dial" | "ping" | "close" | "drop", lanes: readonly LaneName[]): ProbeCommand[] {
  return lanes.map((lane) => ({ type, lane }));
}

function changeLane(state: ProbeState, name: LaneName, change: Partial<LaneState>): ProbeState {
  return { ...state, lanes: { ...state.lanes, [name]: { ...state.lanes[name], ...change } } };
}

function changeInquiry(state: ProbeState, scheme: Scheme, change: Partial<Inquiry>): ProbeState {
  return { ...state, inquiries: { ...state.inquiries, [scheme]: { ...state.inquiries[scheme], ...change } } };
}
