import type { FindingCode } from "../../../electron/core/findings.ts";
import { maskId } from "../../../electron/locales/report-masks.ts";
import type { CheckResult } from "../../../electron/jobs/results.ts";
import type { StationId, StationState } from "../../../electron/locales/window-ui-types.ts";
import { placeOfFinding, stationOrder, type Place } from "./picture-places.ts";
import { runningStates } from "./picture-running.ts";
import { settledStates, type PlaceStates } from "./picture-settled.ts";
import type { Picture, PictureEnd, PictureInput, Station } from "./picture-types.ts";
import { linkParts, valueOf, type LinkParts } from "./picture-values.ts";

/** Everything known about the link, as one cable from Lagrange to Yunzai. Pure. */
export function linkPicture(input: PictureInput): Picture {
  const { check, steps, of } = input;
  const told = check ?? input.known;
  const parts = linkParts(input, told);
  const lagrange = told?.lagrange ?? input.lagrange;
  const yunzai = told?.yunzai ?? input.yunzai;
  const shown = stationOrder.filter((id) => id !== "token" || input.asksToken || asksForToken(told));
  const states = steps === null ? settledStates(of, check) : runningStates(of, steps, shown);
  const settled = steps === null ? check : null;
  return {
    lagrange: {
      state: endState(states.lagrange),
      known: isKnown(lagrange, told),
      uin: lagrange?.uin ? maskId(lagrange.uin) : null,
      running: lagrange?.running ?? null,
      paused: isFound(settled, "lagrange-paused"),
    },
    yunzai: {
      state: endState(states.yunzai),
      known: isKnown(yunzai, told),
      running: yunzai?.running ?? null,
      paused: isFound(settled, "yunzai-paused"),
      port: portUntilRestart(told) ?? yunzai?.port ?? null,
      loading: settled?.outcome?.kind === "loading",
    },
    stations: shown.map((id) => station(id, states[id], parts, settled, input.known)),
    breakAt: breakOf(shown, states),
  };
}

/** Before the first check nothing was looked for, so nothing is missing. */
function isKnown(end: object | null, check: CheckResult | null): boolean | null {
  if (end !== null) return true;
  return check === null ? null : false;
}

function station(
  id: StationId,
  state: StationState,
  parts: LinkParts,
  settled: CheckResult | null,
  known: CheckResult | null,
): Station {
  return { id, state, ...valueOf(id, state, parts, settled, known) };
}

function isFound(check: CheckResult | null, code: FindingCode): boolean {
  return check?.findings.some((found) => found.code === code) ?? false;
}

/** Where it listens until it is started again, whatever its settings say by now. */
function portUntilRestart(check: CheckResult | null): number | null {
  const moved = check?.findings.find(({ code }) => code === "yunzai-needs-restart");
  return moved?.code === "yunzai-needs-restart" ? (moved.facts.listens[0] ?? null) : null;
}

function asksForToken(check: CheckResult | null): boolean {
  if (check === null) return false;
  if (check.recommended?.needsToken === true || check.outcome?.kind === "unauthorized") return true;
  return check.findings.some(
    ({ code, severity }) => severity === "error" && placeOfFinding[code] === "token",
  );
}

function breakOf(stations: readonly StationId[], states: PlaceStates): Place | null {
  const places: readonly Place[] = ["lagrange", ...stations, "yunzai"];
  return places.find((place) => states[place] === "bad") ?? null;
}

function endState(state: StationState): PictureEnd["state"] {
  return state === "bad" || state === "caution" ? state : "plain";
}
