import { pathKey } from "../../electron/contract/shared-rules.ts";
import type { CheckResult, YunzaiCandidate } from "../../electron/jobs/results.ts";
import { isUsableYunzai } from "./select.ts";
import type { Bot } from "./state.ts";

/**
 * The Yunzai, of those that were found, that a Lagrange's settings lead to; null where that is the one it was checked
 * with, or where they do not tell. Without this, repairing a bot of one Yunzai would draw it over to another. Pure.
 */
export function yunzaiItLeadsTo(
  { yunzai, result }: Pick<Bot, "yunzai" | "result">,
  found: readonly YunzaiCandidate[],
): string | null {
  // Who has no folder for Yunzai has said so by hand.
  if (yunzai === null || result === null || result.verdict === "healthy") return null;
  const ports = localPorts(result);
  const led = found.filter((one) => isUsableYunzai(one) && ports.has(one.port));
  const [only] = led;
  return only && led.length === 1 && pathKey(only.path) !== pathKey(yunzai) ? only.path : null;
}

/** Where the links that Lagrange would run dial on this computer. */
function localPorts({ lagrange }: CheckResult): ReadonlySet<number> {
  const urls = (lagrange?.links ?? []).flatMap(({ state, url }) =>
    state === "used" && URL.canParse(url) ? [new URL(url)] : [],
  );
  const local = urls.filter(({ hostname }) => /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname));
  // A port that is the scheme's own is not written.
  return new Set(local.map(({ port, protocol }) => Number(port || (protocol === "wss:" ? 443 : 80))));
}
