import type { TypedFields } from "../../electron/contract/link-fields.ts";
import { assertNever } from "../../electron/core/assert-never.ts";
import type { Finding } from "../../electron/core/findings.ts";
import type { OutcomeKind } from "../../electron/core/outcome.ts";
import type { CheckResult } from "../../electron/jobs/results.ts";
import type { WizardState } from "./state.ts";

/** What a button beside a finding does; the sentence on it is the locale's. */
export type NextAction =
  /** Takes over what the fields should say, and verifies again. */
  | { readonly kind: "use"; readonly fields: Partial<TypedFields> }
  /** Waits with a countdown: until a loading Yunzai is ready, or one that the user starts now. */
  | { readonly kind: "wait"; readonly seconds: number; readonly until: "ready" | "started" }
  | { readonly kind: "again" }
  | { readonly kind: "enter-token" }
  | { readonly kind: "edit-fields" }
  | { readonly kind: "choose"; readonly what: "lagrange" | "yunzai" }
  /** Plans the edit and shows it. */
  | { readonly kind: "repair" }
  | { readonly kind: "rebuild" };

/** Plugins may keep a Yunzai loading for over a minute (FACTS Y6); in seconds. */
export const loadingPatience = 120;
/** To find the window, start Yunzai and let it load; in seconds. */
export const startPatience = 300;

/** The finding that names the cause; null where nothing is wrong, or only the outcome tells what. */
export function leadingFinding({ findings }: Pick<CheckResult, "findings">): Finding | null {
  return findings.find(({ severity }) => severity === "error") ?? null;
}

/** What helps a link that could not be proved, the best first. */
export function verifyActions(result: CheckResult, link: WizardState["link"]): readonly NextAction[] {
  const leading = leadingFinding(result);
  const found = leading ? actionOfFinding(leading, link) : null;
  const best = found ?? actionOfOutcome(result.outcome?.kind ?? "cancelled", link);
  return best.kind === "again" ? [best] : [best, { kind: "again" }];
}

function actionOfFinding(finding: Finding, link: WizardState["link"]): NextAction | null {
  switch (finding.code) {
    case "suffix-case":
    case "suffix-mismatch":
    case "suffix-query":
      return { kind: "use", fields: { suffix: wantedSuffix(finding.facts.expected, link) } };
    case "tls-mismatch":
      return { kind: "use", fields: { host: withScheme(link.typed.host, finding.facts.listens) } };
    case "yunzai-loading":
      return { kind: "wait", seconds: loadingPatience, until: "ready" };
    case "yunzai-not-running":
      return { kind: "wait", seconds: startPatience, until: "started" };
    case "token-mismatch":
      return { kind: "enter-token" };
    case "not-trss":
    case "wrong-yunzai":
      return { kind: "choose", what: "yunzai" };
    case "remote-unreachable":
      return { kind: "edit-fields" };
    default:
      return null;
  }
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
      return { kind: "wait", seconds: startPatience, until: "started" };
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
  // Where Yunzai's settings are not known, only the user knows the token that the edit would need.
  if (finding.code === "token-mismatch" && finding.facts.wants === null) return { kind: "enter-token" };
  for (const remedy of finding.remedies) {
    switch (remedy) {
      case "apply":
        return { kind: "repair" };
      case "rebuild":
        return { kind: "rebuild" };
      case "wait":
        return { kind: "wait", seconds: loadingPatience, until: "ready" };
      case "start-yunzai":
        return { kind: "wait", seconds: startPatience, until: "started" };
      case "choose-lagrange":
        return { kind: "choose", what: "lagrange" };
      case "choose-yunzai":
        return { kind: "choose", what: "yunzai" };
      case "enter-token":
        return { kind: "enter-token" };
      case "verify":
      case "start-lagrange":
      case "restart-yunzai":
      case "restart-lagrange":
      case "by-hand":
        break;
      default:
        return assertNever(remedy);
    }
  }
  return null;
}
