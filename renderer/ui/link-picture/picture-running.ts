import type { Stage, Step } from "../../../electron/core/outcome.ts";
import type { StationId, StationState } from "../../../electron/locales/window-ui-types.ts";
import { unknownStates, type PlaceStates } from "./picture-settled.ts";

/**
 * A dial while it runs, from the stages that are settled so far: what was passed is good, the first station
 * that still waits for its stage is busy. Only a stage that cannot be explained away later makes a station bad.
 */
export function runningStates(
  of: "settings" | "target",
  steps: readonly Step[],
  stations: readonly StationId[],
): PlaceStates {
  const states = { ...unknownStates(of) };
  if (of === "settings") {
    // They are read before anything is dialled.
    states.settings = steps.length === 0 ? "busy" : "good";
    if (steps.length === 0) return states;
  }
  const stages = new Map(steps.map((step) => [step.stage, step]));
  for (const id of stations) {
    if (id === "settings") continue;
    const state = tellers[id](stages);
    states[id] = state;
    if (state !== "good") break;
  }
  return states;
}

type Stages = ReadonlyMap<Stage, Step>;

const tellers: Readonly<Record<Exclude<StationId, "settings">, (stages: Stages) => StationState>> = {
  address: (stages) => stateOf(stages.get("resolve")),
  port: (stages) => stateOf(stages.get("connect")),
  token(stages) {
    const upgrade = stages.get("upgrade");
    if (upgrade?.stage !== "upgrade") return "busy";
    const { status } = upgrade.facts;
    if (status === 401 || status === 403) return "bad";
    // Any other answer was given after the token was looked at (FACTS Y7); silence was not.
    return status === undefined ? "busy" : "good";
  },
  path(stages) {
    const stay = stages.get("stay");
    const control = stages.get("control");
    return stay?.status === "ok" && control?.status === "ok" ? "good" : "busy";
  },
  adapter: (stages) => (stages.get("marker")?.status === "ok" ? "good" : "busy"),
};

function stateOf(step: Step | undefined): StationState {
  if (!step) return "busy";
  return step.status === "ok" ? "good" : "bad";
}
