import type { FindingCode } from "../../../electron/core/findings.ts";
import type { OutcomeKind } from "../../../electron/core/outcome.ts";
import type { StationId } from "../../../electron/locales/window-ui-types.ts";

/** Where something stands in the picture: a program at its end, or a station between them. */
export type Place = "lagrange" | StationId | "yunzai";

/**
 * The way of a dial, in the order it can fail. The token comes before the path: Yunzai decides about it
 * first, so a refused token tells nothing of the path (FACTS Y7).
 */
export const stationOrder = ["settings", "address", "port", "token", "path", "adapter"] as const;

/** Where the picture shows each finding; the same place its headline names. */
export const placeOfFinding: Readonly<Record<FindingCode, Place>> = {
  "wrong-program": "lagrange",
  "lagrange-needs-restart": "lagrange",
  "lagrange-flapping": "lagrange",
  "lagrange-paused": "lagrange",
  "lagrange-not-running": "lagrange",
  "lagrange-never-logged-in": "lagrange",
  "sign-server-gone": "lagrange",

  "settings-missing": "settings",
  "settings-unreadable": "settings",
  "duplicate-key": "settings",
  "no-link": "settings",
  "wrong-section": "settings",
  "entry-skipped": "settings",
  "entry-disabled": "settings",
  "value-invalid": "settings",
  "not-universal": "settings",
  "overridden-by-file": "settings",
  "overridden-by-environment": "settings",
  "several-links": "settings",
  "settings-encoding": "settings",
  "file-not-writable": "settings",
  "enable-has-no-effect": "settings",
  "ignored-enabled": "settings",
  "shadowed-section": "settings",

  "host-invalid": "address",
  "host-mismatch": "address",
  "other-family": "address",
  "remote-unreachable": "address",
  "tls-mismatch": "address",
  "certificate-untrusted": "address",
  "proxy-in-the-way": "address",

  "port-invalid": "port",
  "port-mismatch": "port",
  "port-taken": "port",
  "other-port": "port",
  "reserved-port": "port",
  "yunzai-not-running": "port",

  "token-mismatch": "token",
  "token-needs-query": "token",
  "auth-unmeetable": "token",

  "suffix-no-slash": "path",
  "suffix-query": "path",
  "suffix-case": "path",
  "suffix-mismatch": "path",

  "adapter-missing": "adapter",
  "marker-not-echoed": "adapter",
  "link-healthy": "adapter",

  "not-trss": "yunzai",
  "wrong-yunzai": "yunzai",
  "yunzai-loading": "yunzai",
  "yunzai-needs-restart": "yunzai",
  "yunzai-paused": "yunzai",
  "yunzai-settings-invalid": "yunzai",
  "redis-not-running": "yunzai",
  "two-yunzais": "yunzai",
  "stale-port-setting": "yunzai",
  "url-port-disagree": "yunzai",
};

/** How far a dial came: the place where it stopped, and how that place then stands; null when it arrived. */
export interface Stop {
  readonly place: Place;
  readonly state: "bad" | "caution" | "unknown";
}

/** Where each ending of a handshake leaves the dial; all that lies before it was passed. */
export const stopOfOutcome: Readonly<Record<OutcomeKind, Stop | null>> = {
  handled: null,
  registered: null,
  unproven: { place: "path", state: "caution" },
  "wrong-adapter": { place: "adapter", state: "bad" },
  "path-unknown": { place: "path", state: "bad" },
  // TCP is answered and then nothing is: neither the token nor the path was looked at yet (FACTS Y6).
  loading: { place: "yunzai", state: "caution" },
  unauthorized: { place: "token", state: "bad" },
  refused: { place: "port", state: "bad" },
  unreachable: { place: "address", state: "bad" },
  unresolved: { place: "address", state: "bad" },
  "not-yunzai": { place: "port", state: "bad" },
  tls: { place: "address", state: "bad" },
  unstable: { place: "adapter", state: "bad" },
  cancelled: { place: "address", state: "unknown" },
};
