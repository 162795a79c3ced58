import { maskUrl } from "../endpoint.ts";
import { stripPastedColours } from "./terminal-text.ts";

/** What a line of Lagrange's log says of its links (FACTS L12). */
export type LagrangeLogEvent =
  /** TCP, DNS, TLS or a proxy failed; the log hides which. `interval` in milliseconds. */
  | { readonly kind: "reconnecting"; readonly interval: number }
  /** The server answered the handshake with this HTTP status instead of 101. */
  | { readonly kind: "refused"; readonly status: number }
  /** Accepted, then dropped. */
  | { readonly kind: "dropped" }
  | { readonly kind: "no-implementation" }
  /** The URL it glued together, query values masked (FACTS L7). */
  | { readonly kind: "invalid-url"; readonly url: string };

/** Lines are cut to this many characters. */
const lineLimit = 2000;

/**
 * Reads what Lagrange's console says of its links, oldest first, from text as people paste it; empty
 * where nothing does. Builds before June 2024 say `Client disconnected` where a later line tells why.
 */
export function parseLagrangeLog(text: string): readonly LagrangeLogEvent[] {
  const events: LagrangeLogEvent[] = [];
  let unexplained = false;
  for (const line of stripPastedColours(text).split(/\r?\n/)) {
    const said = line.slice(0, lineLimit);
    const event = eventOf(said);
    if (!event) continue;
    const explains = unexplained && (event.kind === "refused" || event.kind === "dropped");
    unexplained = said.includes(oldDisconnect);
    if (explains && !unexplained) events.pop();
    events.push(event);
  }
  return events;
}

const oldDisconnect = "Client disconnected";

function eventOf(line: string): LagrangeLogEvent | null {
  const interval = /(?:Reconnecting \S{1,80}|Client reconnecting) at interval of (\d{1,10})/.exec(line)?.[1];
  if (interval !== undefined) return { kind: "reconnecting", interval: Number(interval) };
  const status = /The server returned status code '(\d{3})' when status code '101' was expected/.exec(
    line,
  )?.[1];
  if (status !== undefined) return { kind: "refused", status: Number(status) };
  if (line.includes("without completing the close handshake") || line.includes(oldDisconnect)) {
    return { kind: "dropped" };
  }
  if (line.includes("No implementation has been configured")) return { kind: "no-implementation" };
  const url = /Invalid configuration was detected, url: (\S.*)/.exec(line)?.[1];
  return url === undefined ? null : { kind: "invalid-url", url: maskUrl(url.trim()) };
}
