import type { Stage, Step } from "../../electron/core/outcome.ts";
import { step } from "../../electron/core/probe/probe-machine.ts";
import {
  probeTimes,
  startProbe,
  type LaneName,
  type MarkerAnswer,
  type ProbeCommand,
  type ProbeEvent,
  type ProbePlan,
  type ProbeState,
} from "../../electron/core/probe/probe-state.ts";
import { stepsOf } from "../../electron/core/probe/probe-steps.ts";
import type { DialEvent, Readiness } from "../../electron/core/probe/probe.ts";

/** How one dial behaves: what it tells by itself, by milliseconds since it was dialled, and how it answers. */
export interface ScriptedDial {
  readonly tells: readonly (readonly [at: number, event: DialEvent])[];
  /** Milliseconds until a ping is answered; null: never. */
  readonly pongs?: number | null;
  /** Milliseconds until a close is answered; null: never. */
  readonly closes?: number | null;
}

export interface Script {
  readonly plan?: Partial<ProbePlan>;
  readonly chosen: ScriptedDial;
  readonly control: ScriptedDial;
  /** What `GET /` says, in the dial's scheme and in the other; null: nothing. */
  readonly same?: number | null;
  readonly other?: number | null;
  /** What becomes of the marker; null: whoever watches the log says nothing. */
  readonly marker?: MarkerAnswer["kind"] | null;
  readonly cancelAt?: number;
}

export interface Played {
  readonly state: ProbeState;
  readonly commands: readonly { readonly at: number; readonly command: ProbeCommand }[];
  /** Milliseconds of made-up time until `done`. */
  readonly ms: number;
}

export const usualPlan: ProbePlan = {
  secure: false,
  segment: "OneBotv11",
  log: null,
  stayMs: 1500,
  deadlineMs: 10_000,
  patienceMs: 0,
};

/** Runs a probe in made-up time against two scripted dials. */
export function playProbe(script: Script): Played {
  const plan = { ...usualPlan, ...script.plan };
  const commands: { at: number; command: ProbeCommand }[] = [];
  const agenda: { at: number; event: ProbeEvent }[] = [{ at: 0, event: { type: "start" } }];
  if (script.cancelAt !== undefined) agenda.push({ at: script.cancelAt, event: { type: "cancel" } });
  const living = new Set<LaneName>();
  let state = startProbe(plan, 0);
  let alarm = Number.POSITIVE_INFINITY;
  let now = 0;

  const tell = (lane: LaneName, at: number, event: DialEvent): void => {
    agenda.push({ at, event: { type: "dial", lane, event } });
  };
  const reply = (
    at: number,
    scheme: "same" | "other",
    status: number | null | undefined,
    deadline: number,
  ) => {
    const readiness: Readiness =
      status === null || status === undefined
        ? { status: null, code: "ETIMEDOUT", secured: false }
        : { status, code: null, secured: scheme === "other" };
    agenda.push({
      at: readiness.status === null ? at + deadline : at + 5,
      event: { type: "answer", scheme, readiness },
    });
  };
  const obey = (command: ProbeCommand): void => {
    commands.push({ at: now, command });
    switch (command.type) {
      case "dial":
        living.add(command.lane);
        for (const [at, event] of script[command.lane].tells) tell(command.lane, now + at, event);
        break;
      case "ping": {
        const { pongs = null } = script[command.lane];
        if (pongs !== null) tell(command.lane, now + pongs, { type: "pong" });
        break;
      }
      case "close": {
        const { closes = null } = script[command.lane];
        if (closes === null) break;
        tell(command.lane, now + closes, { type: "closed", code: 1000 });
        tell(command.lane, now + closes, { type: "ended" });
        break;
      }
      case "drop":
        tell(command.lane, now, { type: "ended" });
        break;
      case "ask":
        reply(now, command.scheme, script[command.scheme], command.deadline);
        break;
      case "mark": {
        const { marker = "silent" } = script;
        if (marker === null) break;
        const at = now + markerTakes[marker];
        const answer: MarkerAnswer =
          marker === "withheld" ? { kind: marker, reason: "not-found" } : { kind: marker };
        agenda.push({ at, event: { type: "marker", answer } });
        break;
      }
      case "wake":
        alarm = command.at;
        break;
      default:
        break;
    }
  };

  while (!state.done) {
    agenda.sort((a, b) => a.at - b.at);
    const next = agenda[0] && agenda[0].at <= alarm ? agenda.shift() : undefined;
    now = next?.at ?? alarm;
    if (!Number.isFinite(now)) throw new Error("the probe waits for nothing");
    const event = next?.event ?? ({ type: "tick" } as const);
    // An adapter tells nothing after `ended`.
    if (event.type === "dial" && !living.has(event.lane)) continue;
    if (event.type === "dial" && event.event.type === "ended") living.delete(event.lane);
    const result = step(state, event, now);
    state = result.state;
    result.commands.forEach(obey);
  }
  return { state, commands, ms: now };
}

/** What the probe was told to do, in its order, with the lane where there is one: `dial chosen`. */
export function commandsOf({ commands }: Played): readonly string[] {
  return commands.flatMap(({ command }) =>
    command.type === "wake" ? [] : ["lane" in command ? `${command.type} ${command.lane}` : command.type],
  );
}

/** A stage as it is told in the end. */
export function stepOf({ state, ms }: Played, stage: Stage): Step | undefined {
  return stepsOf(state, ms).find((settled) => settled.stage === stage);
}

/** A probe whose chosen dial has told this, at these milliseconds, and whose control nothing. */
export function stateAfter(told: ScriptedDial["tells"]): ProbeState {
  const started = step(startProbe(usualPlan, 0), { type: "start" }, 0).state;
  return told.reduce(
    (state, [at, event]) => step(state, { type: "dial", lane: "chosen", event }, at).state,
    started,
  );
}

const markerTakes = { echoed: 30, silent: probeTimes.echo, withheld: 2 } as const;

const reached: ScriptedDial["tells"] = [
  [1, { type: "resolved", addresses: ["127.0.0.1"] }],
  [1, { type: "trying", address: "127.0.0.1" }],
  [2, { type: "connected", address: "127.0.0.1" }],
];

/** The ways a dial goes, by name. */
export const dials = {
  /** 101, stays, answers pings and the close. */
  open: { tells: [...reached, [4, { type: "opened" }]], pongs: 2, closes: 1 },
  /** Age B's answer to an unknown path. */
  dropped: {
    tells: [...reached, [4, { type: "opened" }], [6, { type: "closed", code: 1006 }], [6, { type: "ended" }]],
  },
  /** Accepted, pinged, and closed after half a second. */
  broken: {
    tells: [
      ...reached,
      [4, { type: "opened" }],
      [500, { type: "closed", code: 1001 }],
      [500, { type: "ended" }],
    ],
    pongs: 2,
  },
  mute: { tells: [...reached, [4, { type: "opened" }]], pongs: null, closes: 1 },
  silent: { tells: reached },
  unresolved: { tells: [] },
  unconnected: { tells: reached.slice(0, 2) },
  dripping: { tells: [...reached, [5, { type: "heard" }]] },
} as const satisfies Record<string, ScriptedDial>;

/** A dial answered with an HTTP status; `bare` as Yunzai's own refusals are. */
export function answered(status: number, bare = true): ScriptedDial {
  return { tells: [...reached, [5, { type: "answered", status, bare }], [5, { type: "ended" }]] };
}

/** A dial that fails once it is connected. */
export function failing(
  cause: Extract<DialEvent, { type: "failed" }>["cause"],
  code: string = cause,
): ScriptedDial {
  return { tells: [...reached, [5, { type: "failed", cause, code }], [5, { type: "ended" }]] };
}

/** A dial that was silent until its server was ready. */
export function late(ms: number, dial: ScriptedDial): ScriptedDial {
  return { ...dial, tells: dial.tells.map(([at, event]) => [at > 2 ? at + ms : at, event]) };
}
