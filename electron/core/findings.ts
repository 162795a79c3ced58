import type { EndpointProblem } from "./endpoint.ts";
import type { JsonProblem } from "./settings/dotnet-json.ts";
import type { DiskProblem } from "./reasons.ts";

/**
 * What each finding tells, by code. Facts are plain JSON and never hold a token: URLs and suffixes
 * are masked before they get here. Sentences live in the locales, typed against this table.
 */
export interface FindingFacts {
  // Settings that cannot work.
  "settings-missing": { path: string };
  /** Line and column are null when the disk refused, before there was any text. */
  "settings-unreadable": {
    path: string;
    line: number | null;
    column: number | null;
    problem: JsonProblem | DiskProblem;
  };
  "duplicate-key": { path: string; key: string; line: number; column: number };
  "no-link": { path: string; section: string | null };
  "entry-skipped": { index: number; type: string | null; expected: string };
  "entry-disabled": { index: number };
  "host-invalid": { index: number; host: string; problem: EndpointProblem; expected: string };
  "port-invalid": { index: number; port: string; problem: EndpointProblem; expected: number };
  /** An option whose text .NET cannot bind: the program stops at start (FACTS N3). */
  "value-invalid": { index: number; option: string; value: string };
  "suffix-no-slash": { index: number; suffix: string; expected: string };
  /** `index` is null for the suffix of a given address, here and in the next two. */
  "suffix-query": { index: number | null; suffix: string; expected: string };
  "suffix-case": { index: number | null; suffix: string; expected: string };
  "suffix-mismatch": { index: number | null; suffix: string; expected: string };
  "port-mismatch": { index: number; port: number; expected: number };
  "host-mismatch": { index: number; host: string; expected: string };
  /**
   * `index`: null when there is no entry yet; `has`: what was sent; `wants`: the name Yunzai asks for,
   * null when its settings are not known.
   */
  "token-mismatch": { index: number | null; has: "none" | "empty" | "other"; wants: string | null };
  "token-needs-query": { index: number; key: string; expected: string };
  "not-universal": { index: number };
  "overridden-by-file": { file: string; key: string; value: string; expected: string };
  "overridden-by-environment": { name: string; key: string; value: string; expected: string };
  "wrong-section": { section: string };
  "wrong-program": { path: string };
  // The other side, or the way there, cannot work.
  "not-trss": { path: string; name: string };
  "adapter-missing": { path: string; adapters: readonly string[] };
  /** `window`: the title of an open console in which it may be on its way, or have ended; null where there is none. */
  "yunzai-not-running": { path: string | null; host: string; port: number; window: string | null };
  /** `window`: the console's title. */
  "yunzai-paused": { window: string };
  "yunzai-loading": { url: string };
  /**
   * Its settings were changed while it ran (FACTS Y3). `port`: what they say now; `listens`: its ports as yet;
   * `works`: the link goes to one of those, and breaks with the next start.
   */
  "yunzai-needs-restart": {
    path: string;
    file: string;
    port: number;
    listens: readonly number[];
    works: boolean;
  };
  /** Nobody is at the address that was given; the Yunzai in `path` listens elsewhere. */
  "other-port": { path: string; port: number; listens: number };
  "port-taken": { port: number; pid: number | null; program: string | null };
  "wrong-yunzai": { port: number; path: string; expected: string };
  "yunzai-settings-invalid": { file: string; problem: YunzaiSettingsProblem; line: number | null };
  "auth-unmeetable": { file: string; problem: AuthProblem; key: string | null };
  "redis-not-running": { host: string; port: number; reason: string };
  "other-family": { host: string; answered: string; port: number };
  "reserved-port": { port: number; from: number; to: number };
  "tls-mismatch": { url: string; listens: "ws" | "wss" };
  "certificate-untrusted": { url: string; code: string };
  "remote-unreachable": { host: string; port: number; code: string };
  // It works or may work, but will bite.
  "settings-encoding": { path: string; line: number };
  "several-links": { indexes: readonly number[] };
  "file-not-writable": { path: string; reason: DiskProblem };
  "url-port-disagree": { file: string; url: string; port: number };
  "stale-port-setting": { file: string; port: number; effective: number };
  /** `paths`: the running ones beside the chosen one. */
  "two-yunzais": { paths: readonly string[] };
  /** `variable`: the one that names the proxy; null for the user's settings in Windows. */
  "proxy-in-the-way": { variable: string | null; proxy: string; url: string };
  "lagrange-needs-restart": { path: string };
  "lagrange-flapping": { path: string; connects: number };
  "lagrange-paused": { path: string };
  "sign-server-gone": { server: string };
  // Told beside the verdict.
  "enable-has-no-effect": { index: number };
  "ignored-enabled": { section: string };
  "shadowed-section": { section: string; by: string };
  "lagrange-not-running": { path: string };
  "lagrange-never-logged-in": { path: string };
  "marker-not-echoed": { log: string };
  "link-healthy": { url: string };
}

export type YunzaiSettingsProblem = "not-yaml" | "not-a-map" | "port-invalid" | "too-large" | "unreadable";
/** The two traps of FACTS Y8, and the header names that neither AccessToken nor a query can carry. */
export type AuthProblem = "not-a-map" | "not-a-string" | "no-single-value";

export type FindingCode = keyof FindingFacts;
export type Severity = "error" | "warning" | "info";
export type Subject = "settings" | "yunzai" | "redis" | "network" | "lagrange";

/** What can be done about a finding; hosts turn each into a button or a sentence. */
export type Remedy =
  | "apply" // the planned edit cures it
  | "rebuild" // a fresh file that carries over what could be read
  | "wait" // probe again until ready
  | "verify" // probe again
  | "start-yunzai"
  | "start-lagrange"
  | "restart-yunzai" // by hand: nothing is ever killed
  | "restart-lagrange"
  | "choose-lagrange"
  | "choose-yunzai"
  | "enter-token"
  | "by-hand" // the cure's sentence says what to do
  | "show-folder"; // where that is done: Lagrange's for its settings, Yunzai's for the rest

interface FindingRule {
  readonly severity: Severity;
  readonly subject: Subject;
  readonly remedies: readonly Remedy[];
}

/** Severity, subject and remedies of every code (DESIGN 3); the keys' order is the order findings are told in. */
export const findingRules = {
  "wrong-program": { severity: "error", subject: "settings", remedies: ["choose-lagrange"] },
  "settings-unreadable": {
    severity: "error",
    subject: "settings",
    remedies: ["rebuild", "by-hand", "show-folder"],
  },
  "duplicate-key": {
    severity: "error",
    subject: "settings",
    remedies: ["by-hand", "rebuild", "show-folder"],
  },

  "not-trss": { severity: "error", subject: "yunzai", remedies: ["choose-yunzai"] },
  "adapter-missing": { severity: "error", subject: "yunzai", remedies: ["by-hand", "show-folder"] },
  "yunzai-settings-invalid": { severity: "error", subject: "yunzai", remedies: ["by-hand", "show-folder"] },
  "redis-not-running": { severity: "error", subject: "redis", remedies: ["by-hand", "show-folder"] },
  "reserved-port": { severity: "error", subject: "network", remedies: ["by-hand", "show-folder"] },
  "port-taken": { severity: "error", subject: "network", remedies: ["by-hand", "show-folder"] },
  "wrong-yunzai": { severity: "error", subject: "yunzai", remedies: ["choose-yunzai", "by-hand"] },
  "yunzai-paused": { severity: "error", subject: "yunzai", remedies: ["by-hand", "verify"] },
  "yunzai-loading": { severity: "error", subject: "yunzai", remedies: ["wait"] },
  "yunzai-needs-restart": { severity: "error", subject: "yunzai", remedies: ["restart-yunzai", "verify"] },
  "other-port": { severity: "error", subject: "yunzai", remedies: ["by-hand", "verify"] },
  "yunzai-not-running": { severity: "error", subject: "yunzai", remedies: ["start-yunzai", "verify"] },
  "remote-unreachable": { severity: "error", subject: "network", remedies: ["by-hand", "verify"] },
  "auth-unmeetable": { severity: "error", subject: "yunzai", remedies: ["by-hand", "show-folder"] },

  "settings-missing": { severity: "error", subject: "settings", remedies: ["apply"] },
  "wrong-section": { severity: "error", subject: "settings", remedies: ["apply"] },
  "no-link": { severity: "error", subject: "settings", remedies: ["apply"] },
  "entry-skipped": { severity: "error", subject: "settings", remedies: ["apply"] },
  "entry-disabled": { severity: "error", subject: "settings", remedies: ["apply"] },
  "overridden-by-file": { severity: "error", subject: "settings", remedies: ["by-hand", "show-folder"] },
  "overridden-by-environment": { severity: "error", subject: "settings", remedies: ["by-hand"] },
  "host-invalid": { severity: "error", subject: "settings", remedies: ["apply"] },
  "port-invalid": { severity: "error", subject: "settings", remedies: ["apply"] },
  "value-invalid": { severity: "error", subject: "settings", remedies: ["by-hand", "show-folder"] },
  "suffix-no-slash": { severity: "error", subject: "settings", remedies: ["apply"] },
  "host-mismatch": { severity: "error", subject: "settings", remedies: ["apply"] },
  "other-family": { severity: "error", subject: "network", remedies: ["apply"] },
  "port-mismatch": { severity: "error", subject: "settings", remedies: ["apply"] },
  "tls-mismatch": { severity: "error", subject: "network", remedies: ["apply"] },
  "certificate-untrusted": { severity: "error", subject: "network", remedies: ["apply"] },
  "suffix-query": { severity: "error", subject: "settings", remedies: ["apply"] },
  "suffix-case": { severity: "error", subject: "settings", remedies: ["apply"] },
  "suffix-mismatch": { severity: "error", subject: "settings", remedies: ["apply"] },
  "token-needs-query": { severity: "error", subject: "settings", remedies: ["apply"] },
  "token-mismatch": { severity: "error", subject: "settings", remedies: ["apply", "enter-token"] },
  "not-universal": { severity: "error", subject: "settings", remedies: ["apply"] },

  "proxy-in-the-way": { severity: "warning", subject: "network", remedies: ["by-hand"] },
  "lagrange-needs-restart": { severity: "warning", subject: "lagrange", remedies: ["restart-lagrange"] },
  "lagrange-paused": { severity: "warning", subject: "lagrange", remedies: ["by-hand"] },
  "lagrange-flapping": { severity: "warning", subject: "lagrange", remedies: ["by-hand"] },
  "several-links": { severity: "warning", subject: "settings", remedies: ["by-hand", "show-folder"] },
  "two-yunzais": { severity: "warning", subject: "yunzai", remedies: ["choose-yunzai"] },
  "stale-port-setting": { severity: "warning", subject: "yunzai", remedies: ["by-hand", "show-folder"] },
  "url-port-disagree": { severity: "warning", subject: "yunzai", remedies: ["by-hand", "show-folder"] },
  "file-not-writable": { severity: "warning", subject: "settings", remedies: ["by-hand", "show-folder"] },
  "settings-encoding": { severity: "warning", subject: "settings", remedies: ["by-hand", "show-folder"] },
  "sign-server-gone": { severity: "warning", subject: "lagrange", remedies: ["by-hand", "show-folder"] },

  "enable-has-no-effect": { severity: "info", subject: "settings", remedies: [] },
  "ignored-enabled": { severity: "info", subject: "settings", remedies: [] },
  "shadowed-section": { severity: "info", subject: "settings", remedies: [] },
  "marker-not-echoed": { severity: "info", subject: "yunzai", remedies: [] },
  "lagrange-never-logged-in": { severity: "info", subject: "lagrange", remedies: ["start-lagrange"] },
  "lagrange-not-running": { severity: "info", subject: "lagrange", remedies: ["start-lagrange"] },
  "link-healthy": { severity: "info", subject: "network", remedies: [] },
} as const satisfies Record<FindingCode, FindingRule>;

/** Every code, in the order findings are told in. */
export const findingCodes: readonly FindingCode[] = Object.keys(findingRules).filter(isFindingCode);

function isFindingCode(name: string): name is FindingCode {
  return Object.hasOwn(findingRules, name);
}

interface FindingOf<C extends FindingCode> {
  readonly code: C;
  readonly severity: Severity;
  readonly subject: Subject;
  readonly facts: FindingFacts[C];
  readonly remedies: readonly Remedy[];
  /** The error this one merely follows from; its severity is then `info`. */
  readonly causedBy?: FindingCode;
}

/** A finding of any code, its facts typed by that code. */
export type Finding = { [C in FindingCode]: FindingOf<C> }[FindingCode];

/** Whether the link works: `broken` if any error stands, else `healthy` if the handshake was good, else `unproven`. */
export type Verdict = "healthy" | "broken" | "unproven";

/** Makes a finding with its rule's severity, or with the one given where DESIGN 3 lets a code vary. */
export function finding<C extends FindingCode>(
  code: C,
  facts: FindingFacts[C],
  severity: Severity = findingRules[code].severity,
): FindingOf<C> {
  const rule: FindingRule = findingRules[code];
  return { code, severity, subject: rule.subject, facts, remedies: rule.remedies };
}
