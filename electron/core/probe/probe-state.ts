import type { OutcomeKind } from "../outcome.ts";
import type { Question } from "./probe-judge.ts";
import { answerEnds, freshLane, pongEnds, stayEnds, type LaneState, type Patience } from "./probe-lane.ts";
import type { DialEvent, Readiness } from "./probe.ts";

/** The two dials of a handshake (FACTS Y7). */
export type LaneName = "chosen" | "control";

/** The scheme of the chosen dial, or the other one of `ws` and `wss`. */
export type Scheme = "same" | "other";

/** What a probe is told at its start. All times in milliseconds. */
export interface ProbePlan {
  readonly secure: boolean;
  /** The first path segment of the chosen dial. */
  readonly segment: string;
  /** The file in which the marker's echo would stand; null where none may be sent: folder or segment say no (FACTS Y9). */
  readonly log: string | null;
  readonly stayMs: number;
  /** Everything together, from the first command to the last. */
  readonly deadlineMs: number;
  /** How much longer than that a silent, loading server is waited for, on the dials already held. */
  readonly patienceMs: number;
}

/** How long the parts that have no option of their own may take, in milliseconds. */
export const probeTimes = {
  /** A pong that is late, measured from the end of the stay. */
  pong: 2000,
  /** The head of an answer, from its first byte. */
  answer: 1000,
  /** Looking into Yunzai's log, before the marker is sent. */
  log: 1000,
  /** Yunzai's log line about the marker. */
  echo: 1000,
  /** `GET /`. */
  question: 2000,
  /** A server that says it is ready answers the held dials at the same moment. */
  ignored: 500,
  /** The closing handshake. */
  grace: 400,
} as const;

/** A question with the moments it was asked and answered. */
export interface Inquiry {
  readonly question: Question;
  readonly askedAt: number | null;
  readonly answeredAt: number | null;
}

/** What became of the marker: `withheld` was not sent, since nobody could have seen its echo. */
export type MarkerAnswer =
  | { readonly kind: "echoed" }
  | { readonly kind: "silent" }
  | { readonly kind: "withheld"; readonly reason: string };

export type MarkerState =
  | { readonly kind: "unsent" }
  | { readonly kind: "awaited"; readonly at: number }
  | { readonly kind: "settled"; readonly answer: MarkerAnswer; readonly ms: number };

/** All that is known of a probe under way. Times are the driver's milliseconds. */
export interface ProbeState {
  readonly plan: ProbePlan;
  readonly startedAt: number;
  readonly lanes: Readonly<Record<LaneName, LaneState>>;
  readonly inquiries: Readonly<Record<Scheme, Inquiry>>;
  readonly marker: MarkerState;
  /** Set once, when the evidence is in; only the marker's echo may still raise it. */
  readonly verdict: OutcomeKind | null;
  readonly leavingAt: number | null;
  readonly done: boolean;
}

/** What happens to a probe. `tick` is the alarm that the last `wake` set. */
export type ProbeEvent =
  | { readonly type: "start" }
  | { readonly type: "dial"; readonly lane: LaneName; readonly event: DialEvent }
  | { readonly type: "answer"; readonly scheme: Scheme; readonly readiness: Readiness }
  | { readonly type: "marker"; readonly answer: MarkerAnswer }
  | { readonly type: "tick" }
  | { readonly type: "cancel" };

/** What the driver has to do. Commands for a dial that has ended do nothing. */
export type ProbeCommand =
  | { readonly type: "dial"; readonly lane: LaneName }
  | { readonly type: "ping"; readonly lane: LaneName }
  | { readonly type: "close"; readonly lane: LaneName }
  | { readonly type: "drop"; readonly lane: LaneName }
  /** `GET /`; answered by `answer` within `deadline` ms. */
  | { readonly type: "ask"; readonly scheme: Scheme; readonly deadline: number }
  /** Look into the log, send the marker on the chosen dial, watch for its echo; answered by `marker` within `deadline` ms. */
  | { readonly type: "mark"; readonly deadline: number }
  /** Send `tick` at this moment; replaces the alarm before. */
  | { readonly type: "wake"; readonly at: number }
  | { readonly type: "done" };

const unasked: Inquiry = { question: "unasked", askedAt: null, answeredAt: null };

/** A probe that has not begun; `now` is the driver's clock. */
export function startProbe(plan: ProbePlan, now: number): ProbeState {
  return {
    plan,
    startedAt: now,
    lanes: { chosen: freshLane, control: freshLane },
    inquiries: { same: unasked, other: unasked },
    marker: { kind: "unsent" },
    verdict: null,
    leavingAt: null,
    done: false,
  };
}

/** The closing handshake's share of a deadline that may be shorter than usual. */
function graceOf({ deadlineMs }: ProbePlan): number {
  return Math.min(probeTimes.grace, deadlineMs / 4);
}

/** The moments by which a probe lives, all on the driver's clock. */
export interface Timetable {
  /** A first answer is due: what is left then suffices for the stay, the marker and leaving. */
  readonly late: number;
  /** The same, with the time granted for loading. */
  readonly outOfPatience: number;
  /** Everything is judged by what it is. */
  readonly final: number;
  /** The verdict stands and the closing handshakes are over; null before leaving. */
  readonly gone: number | null;
}

/** Works out the moments of this probe. */
export function timetable(state: ProbeState): Timetable {
  const { plan, startedAt, leavingAt } = state;
  const grace = graceOf(plan);
  const reserve = plan.stayMs + (plan.log === null ? 0 : probeTimes.echo) + grace;
  const late = startedAt + Math.max(plan.deadlineMs - reserve, plan.deadlineMs / 2);
  return {
    late,
    outOfPatience: late + plan.patienceMs,
    final: startedAt + plan.deadlineMs + plan.patienceMs - grace,
    gone: leavingAt === null ? null : leavingAt + grace,
  };
}

/** Against what this probe's open dials are measured. */
export function patienceOf(state: ProbeState): Patience {
  return {
    stayMs: state.plan.stayMs,
    pongMs: probeTimes.pong,
    answerMs: probeTimes.answer,
    settleBy: timetable(state).final,
  };
}

/** When the marker is given up, whoever watches the log has answered or not; null unless it is awaited. */
export function markerEnds({ marker }: ProbeState): number | null {
  return marker.kind === "awaited" ? marker.at + probeTimes.log + probeTimes.echo : null;
}

/** The next moment at which time alone may change what is known. */
export function nextAlarm(state: ProbeState, now: number): number {
  const { late, outOfPatience, final, gone } = timetable(state);
  const lanes = [state.lanes.chosen, state.lanes.control];
  const patience = patienceOf(state);
  const answeredAt = state.inquiries.same.answeredAt;
  const moments = [
    late,
    outOfPatience,
    final,
    gone,
    ...lanes.flatMap((lane) => [
      stayEnds(lane, patience),
      pongEnds(lane, patience),
      answerEnds(lane, patience),
    ]),
    answeredAt === null ? null : answeredAt + probeTimes.ignored,
    markerEnds(state),
  ];
  return Math.min(...moments.filter((moment) => moment !== null && moment > now).map(Number));
}
