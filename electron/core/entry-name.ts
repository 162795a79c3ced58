import { isThisMachine, sameListener, urlHost, type Endpoint } from "./endpoint.ts";
import type { LinkEvidence } from "./evidence.ts";
import { reachesNoYunzai, type Outcome } from "./outcome.ts";

/** How an entry calls this machine. */
export interface EntryName {
  readonly host: string;
  /** The address of this machine behind it, as a URL host. */
  readonly address: string;
}

/**
 * The name by which an entry calls this machine (`my-pc`, `127.1`), which only its own dial shows. Like any
 * other spelling of the planned listener it may stay; null where an entry is known to name that listener
 * already, or where none does.
 *
 * @param planned with what its own dial gave: a name may be silent only where everything is.
 * @param ownHosts this machine's own addresses, as URL hosts.
 */
export function entryNameFor(
  planned: { readonly endpoint: Endpoint; readonly outcome: Outcome },
  links: readonly LinkEvidence[],
  ownHosts: readonly string[],
): EntryName | null {
  const { endpoint: wanted } = planned;
  if (!isThisMachine(wanted.host, ownHosts)) return null;
  const own = links.flatMap(({ link: { endpoint }, outcome }) => (endpoint ? [{ endpoint, outcome }] : []));
  if (own.some(({ endpoint }) => sameListener(endpoint, wanted))) return null;
  const silent = reachesNoYunzai(planned.outcome);
  for (const { endpoint, outcome } of own) {
    if (endpoint.port !== wanted.port || endpoint.secure !== wanted.secure || !outcome?.address) continue;
    const address = urlHost(outcome.address);
    if (isThisMachine(address, ownHosts) && (silent || !reachesNoYunzai(outcome))) {
      return { host: endpoint.host, address };
    }
  }
  return null;
}
