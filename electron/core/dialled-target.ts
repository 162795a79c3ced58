import { assertNever } from "./assert-never.ts";
import { isFactoryDefault, type DialledTarget } from "./settings/choose-entry.ts";
import { sameListener, type Endpoint } from "./endpoint.ts";
import type { Outcome } from "./outcome.ts";
import type { Link } from "./settings/settings-read.ts";

/**
 * Whether somebody else lives where an entry leads (DESIGN 2.4). Another bot framework may refuse a dial
 * that says nothing of whose bot it is, so a refusal by a living server at another endpoint counts as one.
 */
export function dialledTarget(link: Link, outcome: Outcome | null, wanted: Endpoint): DialledTarget {
  if (!outcome || !link.endpoint || sameListener(link.endpoint, wanted)) return "not-dialled";
  switch (outcome.kind) {
    case "refused":
    case "unreachable":
    case "unresolved":
    case "cancelled":
      return "does-not-open";
    case "path-unknown":
    case "loading":
    case "not-yunzai":
    case "tls":
      // No bot took the dial, yet somebody is there: the factory address may be meant for him (FACTS L2).
      return isFactoryDefault(link) ? "opens" : "does-not-open";
    case "handled":
    case "registered":
    case "unproven":
    case "wrong-adapter":
    case "unstable":
    case "unauthorized":
      return "opens";
    default:
      return assertNever(outcome.kind);
  }
}
