import { assertNever } from "../assert-never.ts";
import { handlerSegment, matchSuffix } from "../endpoint.ts";
import { oneBotSegments, otherSegments } from "../recognise.ts";
import { factoryLink } from "../settings/factory-settings.ts";
import type { DialHead } from "./dial-head.ts";

/**
 * What a dialled path is to a Yunzai (FACTS Y4, Y5): `right`; `old-adapter`, which only Yunzais before May 2025 have;
 * `factory`, Lagrange's own default (FACTS L2); `case` and `query`, the right one but for the case of its letters or the
 * slash before its query; `other-adapter`, which does not speak OneBot v11; or `unknown`.
 */
export type PathMeaning =
  | "right"
  | "old-adapter"
  | "factory"
  | "case"
  | "query"
  | "other-adapter"
  | "unknown";

/** Why a listening ended. */
export type ListenEnd =
  | "time-over"
  | "yunzai-appeared" // a process that wants this port
  | "exit-asked" // by `GET /exit`: a Yunzai that wants this port (FACTS Y10)
  | "port-shared" // another program listens on it too, at another address
  | "interrupted";

/** Why nothing was listened to. */
export type ListenRefusal = "yunzai-running" | "port-taken" | "port-not-permitted" | "no-loopback";

const [wanted, older] = oneBotSegments;

/** Judges the path of a dial; a masked query does no harm. */
export function pathMeaning({ path }: Pick<DialHead, "path">): PathMeaning {
  const match = matchSuffix(path, wanted);
  switch (match) {
    case "match":
      return "right";
    case "case":
    case "query":
      return match;
    case "no-slash":
    case "mismatch":
      break;
    default:
      return assertNever(match);
  }
  if (matchSuffix(path, older) === "match") return "old-adapter";
  if (path === factoryLink.suffix) return "factory";
  const segment = handlerSegment(path);
  return otherSegments.some((name) => name === segment) ? "other-adapter" : "unknown";
}

/** True where the dialler is the program this is all about (FACTS L9). */
export function isFromLagrange({ userAgent }: Pick<DialHead, "userAgent">): boolean {
  return userAgent?.startsWith("Lagrange.OneBot") ?? false;
}
