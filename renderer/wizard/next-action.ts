import type { Listened } from "../../electron/contract/api.ts";
import { assertNever } from "../../electron/core/assert-never.ts";
import type { Finding, Remedy, Subject } from "../../electron/core/findings.ts";
import type { OutcomeKind } from "../../electron/core/outcome.ts";
import type { Program } from "../../electron/core/program.ts";
import type { TypedFields } from "../../electron/core/typed-address.ts";
import type { CheckResult } from "../../electron/jobs/results.ts";
import type { StartEnd } from "../../electron/jobs/started.ts";
import type { WizardState } from "./state.ts";

/** What a button beside a finding does; the sentence on it is the locale's. */
export type NextAction =
  /** Takes over what the fields should say, and verifies again. */
  | { readonly kind: "use"; readonly fields: Partial<TypedFields> }
  /** Waits with a countdown: until a loading Yunzai is ready, or one that the user starts now, or starts again. */
  | { readonly kind: "wait"; readonly seconds: number; readonly until: "ready" | "started" | "restarted" }
  /** Asks whether to start a program; the page goes on once it was started. */
  | { readonly kind: "start"; readonly program: Program; readonly folder: string }
  /** Shows what Lagrange dials while Yunzai is off. */
  | { readonly kind: "listen"; readonly listened: Listened }
  /** Opens the folder in which the user mends something by hand. */
  | { readonly kind: "show-folder"; readonly path: string }
  | { readonly kind: "again" }
  | { readonly kind: "enter-token" }
  | { readonly kind: "edit-fields" }
  | { readonly kind: "choose"; readonly what: Program }
  /** Plans the edit and shows it. */
  | { readonly kind: "repair" }
  | { readonly kind: "rebuild" };

export type StartAction = Extract<NextAction, { kind: "start" }>;
/** Those that the wizard itself carries out; the others ask, show or open something first. */
export type DeedAction = Exclude<NextAction, { kind: "start" | "listen" | "show-folder" }>;

/** Plugins may keep a Yunzai loading for over a minute (FACTS Y6); in seconds. */
export const loadingPatience = 120;
/** To find the window, start Yunzai and let it load; in seconds. */
export const startPatience = 300;
/** Waits for a Yunzai that is being started, by whomever. */
export const waitForStart = {
  kind: "wait",
  seconds: startPatience,
  until: "started",
} as const satisfies NextAction;
const waitForRestart = { ...waitForStart, until: "restarted" } as const satisfies NextAction;
/** Lagrange dials every 5 s (FACTS L8), and is logged in already where this helps; in seconds. */
const listenPatience = 60;

/** The finding that names the cause; null where nothing is wrong, or only the outcome tells what. */
export function leadingFinding({ findings }: Pick<CheckResult, "findings">): Finding | null {
  return findings.find(({ severity }) => severity === "error") ?? null;
}

/** What helps a link that could not be proved, the best first. */
export function verifyActions(result: CheckResult, link: WizardState["link"]): readonly NextAction[] {
  const leading = leadingFinding(result);
  if (leading?.code === "yunzai-not-running") return [...startActions(leading), { kind: "again" }];
  // Only the adapters in Yunzai's folder can settle it; the same dial once more would tell the same.
  if (leading === null && result.outcome?.kind === "unproven" && result.yunzai === null) {
    return [{ kind: "choose", what: "yunzai" }, { kind: "again" }];
  }
  const found = leading ? actionOfFinding(leading, link) : null;
  const best = found ?? actionOfOutcome(result.outcome?.kind ?? "cancelled", link);
  return best.kind === "again" ? [best] : [best, { kind: "again" }];
}

/** A Yunzai with a folder can be started from here; one in WSL or Docker only by its user. */
function startActions({ facts }: Extract<Finding, { code: "yunzai-not-running" }>): readonly NextAction[] {
  if (facts.path === null) return [waitForStart];
  const start = { kind: "start", program: "yunzai", folder: facts.path } as const;
  // Its window may be open already, and two of them would fight for the port.
  return facts.window === null ? [start, waitForStart] : [waitForStart, start];
}

function actionOfFinding(finding: Finding, link: WizardState["link"]): NextAction | null {
  switch (finding.code) {
    case "suffix-case":
    case "suffix-mismatch":
    case "suffix-query":
      return { kind: "use", fields: { suffix: wantedSuffix(finding.facts.expected, link) } };
    case "tls-mismatch":
      return { kind: "use", fields: { host: withScheme(link.typed.host, finding.facts.listens) } };
    case "other-port":
      return { kind: "use", fields: { port: String(finding.facts.listens) } };
    case "yunzai-needs-restart":
      return waitForRestart;
    case "yunzai-paused":
      // It runs, and goes on as soon as nothing is selected: to wait for a start would mislead.
      return { kind: "again" };
    case "yunzai-loading":
      return { kind: "wait", seconds: loadingPatience, until: "ready" };
    case "token-mismatch":
      return { kind: "enter-token" };
    case "not-trss":
    case "wrong-yunzai":
      return { kind: "choose", what: "yunzai" };
    case "remote-unreachable":
      return { kind: "edit-fields" };
    case "port-taken":
      // On Yunzai's own port no other address helps: the program that holds it has to go.
      return isOwnPort(finding.facts.port, link) ? { kind: "again" } : null;
    default:
      return null;
  }
}

function isOwnPort(port: number, { suggestion }: WizardState["link"]): boolean {
  return suggestion?.source === "yunzai-settings" && suggestion.fields.port === port;
}

/** What Yunzai's own settings suggest carries the query that its `auth` may need. */
function wantedSuffix(expected: string, { suggestion }: WizardState["link"]): string {
  const suggested = suggestion?.fields.suffix;
  return suggested?.startsWith(expected) ? suggested : expected;
}

function withScheme(host: string, scheme: "ws" | "wss"): string {
  const bare = host.replace(/^wss?:\/\//, "");
  return scheme === "wss" ? `wss://${bare}` : bare;
}

function actionOfOutcome(kind: OutcomeKind, link: WizardState["link"]): NextAction {
  switch (kind) {
    case "loading":
      return { kind: "wait", seconds: loadingPatience, until: "ready" };
    case "refused":
      return waitForStart;
    case "unauthorized":
      return { kind: "enter-token" };
    case "path-unknown":
    case "wrong-adapter": {
      const suffix = wantedSuffix("/OneBotv11", link);
      // Where that is what was refused, only the user can know a better one.
      return suffix === link.typed.suffix ? { kind: "edit-fields" } : { kind: "use", fields: { suffix } };
    }
    case "unresolved":
    case "unreachable":
    case "not-yunzai":
    case "tls":
      return { kind: "edit-fields" };
    case "handled":
    case "registered":
    case "unproven":
    case "unstable":
    case "cancelled":
      return { kind: "again" };
    default:
      return assertNever(kind);
  }
}

/** What the window itself can do about a finding on Health; null where the cure's sentences say it all. */
export function healthAction(finding: Finding): NextAction | null {
  return healthActions(finding)[0] ?? null;
}

/** The same, with what else would do, the best first. */
export function healthActions(finding: Finding): readonly NextAction[] {
  switch (finding.code) {
    case "yunzai-not-running":
      return startActions(finding);
    case "yunzai-needs-restart":
      // Nothing is waited for where the link works as yet.
      return finding.facts.works ? [] : [waitForRestart];
    case "token-mismatch":
      // Where Yunzai's settings are not known, only the user knows the token that the edit would need.
      return finding.facts.wants === null ? [{ kind: "enter-token" }] : [{ kind: "repair" }];
    default: {
      const action = finding.remedies.map(actionOfRemedy).find((found) => found !== null);
      return action ? [action] : [];
    }
  }
}

/**
 * The same where the Yunzai that was waited for is gone again: first of all the folder in which its user finds out why,
 * and only then another start.
 */
export function withEnded(
  actions: readonly NextAction[],
  finding: Finding | null,
  ended: StartEnd | null,
): readonly NextAction[] {
  if (ended === null || !isMissing(finding)) return actions;
  // To look once more changes nothing here.
  return [{ kind: "show-folder", path: ended.home }, ...actions.filter(({ kind }) => kind !== "again")];
}

/** Whether no Yunzai runs, as far as the check tells. */
export function isMissing(finding: Finding | null): boolean {
  return finding?.code === "yunzai-not-running";
}

/** To start Lagrange; null where it runs, or nobody can tell. */
export function startOfLagrange({ findings }: Pick<CheckResult, "findings">): StartAction | null {
  const off = findings.find(({ code }) => code === "lagrange-not-running");
  return off?.code === "lagrange-not-running"
    ? { kind: "start", program: "lagrange", folder: off.facts.path }
    : null;
}

function actionOfRemedy(remedy: Remedy): NextAction | null {
  switch (remedy) {
    case "apply":
      return { kind: "repair" };
    case "rebuild":
      return { kind: "rebuild" };
    case "wait":
      return { kind: "wait", seconds: loadingPatience, until: "ready" };
    case "choose-lagrange":
      return { kind: "choose", what: "lagrange" };
    case "choose-yunzai":
      return { kind: "choose", what: "yunzai" };
    case "enter-token":
      return { kind: "enter-token" };
    case "verify":
    case "start-yunzai":
    case "start-lagrange":
    case "restart-yunzai":
    case "restart-lagrange":
    case "by-hand":
    case "show-folder":
      return null;
    default:
      return assertNever(remedy);
  }
}

/** What helps the user to find out more or to mend it by hand; quiet beside the actions above. */
export function asideActions(
  finding: Finding,
  { lagrange, yunzai }: Pick<WizardState["choice"], "lagrange" | "yunzai">,
): readonly NextAction[] {
  if (finding.code === "yunzai-not-running") {
    const { path, port } = finding.facts;
    return [{ kind: "listen", listened: { yunzai: path, port, seconds: listenPatience } }];
  }
  const path = folderOf(finding.subject, { lagrange, yunzai });
  const shows = finding.remedies.some((remedy) => remedy === "show-folder");
  return shows && path !== null ? [{ kind: "show-folder", path }] : [];
}

/** A port is mended in Yunzai's settings, as Redis is. */
function folderOf(
  subject: Subject,
  { lagrange, yunzai }: Pick<WizardState["choice"], "lagrange" | "yunzai">,
): string | null {
  switch (subject) {
    case "settings":
    case "lagrange":
      return lagrange;
    case "yunzai":
    case "redis":
    case "network":
      return yunzai;
    default:
      return assertNever(subject);
  }
}
