import { parseEndpointUrl } from "../endpoint.ts";
import { oneBotSegments } from "../recognise.ts";
import { stripPastedColours } from "./terminal-text.ts";

/** An address Yunzai printed at its start (FACTS Y11). */
export interface Announcement {
  readonly secure: boolean;
  /** As in a URL: IPv6 literals in brackets. */
  readonly host: string;
  readonly port: number;
  /** What stands before the segment in the path, behind a reverse proxy for example; usually empty. */
  readonly base: string;
  /** Paths it serves, as printed, without a slash. */
  readonly segments: readonly string[];
}

const marker = "连接地址";

/** Either colon, the origin (an IPv6 one has brackets of its own), and the path up to a list or a blank. */
const addressPattern = /^\s{0,8}[：:]\s{0,8}((?:ws|http)s?:\/\/(?:\[[0-9a-fA-F:.]+\])?[^\s/[\]]*)([^\s[\]]*)/;

/** How far behind the marker an address may reach, line breaks of a narrow console included. */
const reach = 2000;

/**
 * Finds the address in console text as people paste it: both forms, colour codes whole or damaged, either
 * colon, a list broken over lines, anything around it (FACTS Y11). Of several the best wins: one that
 * serves a OneBot path, and of equals the last printed. Null where there is none.
 */
export function parseAnnouncement(text: string): Announcement | null {
  const [, ...parts] = stripPastedColours(text).split(marker);
  const found = new Map<string, Announcement>();
  for (const part of parts) {
    const printed = parseBehindMarker(part.slice(0, reach));
    if (!printed) continue;
    const { secure, host, port, base, segments } = printed.announcement;
    const key = JSON.stringify([secure, host, port, base]);
    const known = printed.listed ? [] : (found.get(key)?.segments ?? []);
    // Deleted first, so that what was printed last stands last.
    found.delete(key);
    found.set(key, { secure, host, port, base, segments: [...new Set([...known, ...segments])] });
  }
  let best: Announcement | null = null;
  for (const announcement of found.values()) {
    if (!best || rankOf(announcement) <= rankOf(best)) best = announcement;
  }
  return best;
}

interface Printed {
  readonly announcement: Announcement;
  /** All paths in one line; else the old form, a line for each path. */
  readonly listed: boolean;
}

function parseBehindMarker(text: string): Printed | null {
  const match = addressPattern.exec(text);
  if (!match) return null;
  const [whole, origin = "", path = ""] = match;
  const parsed = parseEndpointUrl(origin.replace(/^http/, "ws"));
  if (parsed.kind === "invalid") return null;
  const { secure, host, port } = parsed.endpoint;
  const list = path.endsWith("/") ? /^\s{0,8}\[([^[\]]*)\]/.exec(text.slice(whole.length)) : null;
  const parts = path.split("/").filter((part) => part !== "");
  // A narrow console breaks the list anywhere, inside a name too.
  const segments = list ? (list[1] ?? "").replace(/\s+/g, "").split(",") : parts.splice(-1);
  const base = parts.map((part) => `/${part}`).join("");
  const named = segments.filter((name) => name !== "");
  return { announcement: { secure, host, port, base, segments: named }, listed: list !== null };
}

/** 0 for the best OneBot path, then the next; above them all for none. */
function rankOf({ segments }: Announcement): number {
  const index = oneBotSegments.findIndex((name) => segments.includes(name));
  return index === -1 ? oneBotSegments.length : index;
}
