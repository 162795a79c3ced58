import { isThisMachine, sameListener, type Endpoint } from "./endpoint.ts";
import type { LinkEvidence } from "./evidence.ts";
import type { Outcome } from "./outcome.ts";

/**
 * The name by which an entry calls this machine (`my-pc`, `127.1`), which only its own dial shows. Like any
 * other spelling of the planned listener it may stay; null where an entry is known to name that listener
 * already, or where none does.
 *
 * @param ownHosts this machine's own addresses, as URL hosts.
 */
export function entryNameFor(
  planned: Endpoint,
  links: readonly LinkEvidence[],
  ownHosts: readonly string[],
): string | null {
  if (!isThisMachine(planned.host, ownHosts)) return null;
  const own = links.flatMap(({ link: { endpoint }, outcome }) => (endpoint ? [{ endpoint, outcome }] : []));
  if (own.some(({ endpoint }) => sameListener(endpoint, planned))) return null;
  const named = own.find(
    ({ endpoint: { port, secure }, outcome }) =>
      port === planned.port &&
      secure === planned.secure &&
      outcome?.address &&
      isThisMachine(urlHost(outcome.address), ownHosts) &&
      !answersNothing(outcome),
  );
  return named?.endpoint.host ?? null;
}

/** Whether no Yunzai was behind a dial: nobody at all, or a program that is none. */
export function answersNothing({ kind }: Outcome): boolean {
  return kind === "refused" || kind === "not-yunzai" || kind === "unreachable" || kind === "unresolved";
}

function urlHost(address: string): string {
  return address.includes(":") ? `[${address}]` : address;
}
