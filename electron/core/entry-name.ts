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
 * already, unless that one does not work beside one that does, or where none does.
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
  const own = links.flatMap(({ link, outcome }) =>
    link.endpoint
      ? [{ endpoint: link.endpoint, outcome, runs: link.state === "used" && link.universal }]
      : [],
  );
  const named = own.filter(({ endpoint }) => sameListener(endpoint, wanted));
  if (named.some(({ outcome, runs }) => runs && outcome?.ok === true)) return null;
  const silent = reachesNoYunzai(planned.outcome);
  for (const { endpoint, outcome, runs } of own) {
    if (endpoint.port !== wanted.port || endpoint.secure !== wanted.secure || !outcome?.address) continue;
    const address = urlHost(outcome.address);
    // Beside an entry that names it, only Yunzai's own log tells that another one leads there as well.
    const leadsThere =
      named.length > 0 ? runs && outcome.kind === "handled" : silent || !reachesNoYunzai(outcome);
    if (leadsThere && isThisMachine(address, ownHosts)) return { host: endpoint.host, address };
  }
  return null;
}
