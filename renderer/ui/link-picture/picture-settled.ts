import type { Finding } from "../../../electron/core/findings.ts";
import type { Outcome } from "../../../electron/core/outcome.ts";
import type { CheckResult } from "../../../electron/jobs/results.ts";
import type { StationState } from "../../../electron/locales/window-ui-types.ts";
import { placeOfFinding, stationOrder, stopOfOutcome, type Place } from "./picture-places.ts";

/** How every place of the picture stands. */
export type PlaceStates = Readonly<Record<Place, StationState>>;

/** A picture of which nothing is known yet. */
export function unknownStates(of: "settings" | "target"): PlaceStates {
  return {
    lagrange: "unknown",
    settings: of === "target" ? "pending" : "unknown",
    address: "unknown",
    port: "unknown",
    token: "unknown",
    path: "unknown",
    adapter: "unknown",
    yunzai: "unknown",
  };
}

/**
 * What a check showed. An error is drawn at its own place; what the dial passed before the first of them is
 * good; what lies behind it is unknown, unless it has an error of its own.
 */
export function settledStates(of: "settings" | "target", check: CheckResult | null): PlaceStates {
  const states = { ...unknownStates(of) };
  if (check === null) return states;
  const faults = placesOf(check.findings, "error");
  const warnings = placesOf(check.findings, "warning");
  const stop = stopOf(check.outcome, faults);
  let passable = !faults.has("lagrange");
  for (const id of stationOrder) {
    if (faults.has(id)) states[id] = "bad";
    else if (stop?.place === id) states[id] = stop.state;
    else if (passable && (id !== "settings" || check.lagrange !== null)) states[id] = "good";
    if (states[id] === "good" && warnings.has(id)) states[id] = "caution";
    if (faults.has(id) || stop?.place === id) passable = false;
    // Told ahead of the token: Yunzai that loads has looked at nothing but the connection.
    if (id === "port" && (stop?.place === "yunzai" || faults.has("yunzai"))) passable = false;
  }
  for (const end of ["lagrange", "yunzai"] as const) {
    if (faults.has(end)) states[end] = "bad";
    else if (warnings.has(end)) states[end] = "caution";
  }
  if (check.outcome?.kind === "loading" && faults.has("yunzai")) states.yunzai = "caution";
  return states;
}

/** What stands behind a fault of Yunzai itself is its effect: a port nobody listens on is not broken, too. */
function stopOf(
  outcome: Outcome | null,
  faults: ReadonlySet<Place>,
): { readonly place: Place; readonly state: StationState } | null {
  if (outcome === null) return { place: "address", state: "unknown" };
  if (outcome.ok) return null;
  const stop = stopOfOutcome[outcome.kind];
  return stop && faults.has("yunzai") && stop.place !== "yunzai" ? { ...stop, state: "unknown" } : stop;
}

/** What merely follows from another finding is no error any more: its severity tells. */
function placesOf(findings: readonly Finding[], severity: Finding["severity"]): ReadonlySet<Place> {
  return new Set(
    findings.filter((item) => item.severity === severity).map(({ code }) => placeOfFinding[code]),
  );
}
