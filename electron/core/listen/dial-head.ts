import { maskUrl } from "../endpoint.ts";

/** What the head of a WebSocket dial says of who dials. No token value is in it. */
export interface DialHead {
  /** Path and query as they stood on the wire, every query value masked. */
  readonly path: string;
  readonly userAgent: string | null;
  /** The QQ id the dialler says it speaks for (FACTS L9). */
  readonly selfId: string | null;
  /** `Universal`, or `Api` and `Event` on connections of their own (FACTS L8). */
  readonly role: string | null;
  /** Where a token stands, if anywhere: Yunzai looks at both places (FACTS Y8). */
  readonly tokenIn: readonly ("header" | "query")[];
}

/** What a caller is, as far as its first bytes tell. */
export type CallerHead =
  /** Nothing can be said before more has come. */
  | { readonly kind: "incomplete" }
  | { readonly kind: "dial"; readonly head: DialHead }
  /** A Yunzai that wants this port for itself (FACTS Y10). */
  | { readonly kind: "exit" }
  /** `secure`: TLS, so a `wss://` address; `request`: HTTP, but no WebSocket; `unreadable`: anything else. */
  | { readonly kind: "other"; readonly what: StrayCall };

/** Callers that are no dial. */
export type StrayCall = "secure" | "request" | "unreadable";

/** The most bytes a head may have; Node's own servers draw the line there too. */
export const headLimit = 16 * 1024;

/** The most characters that are kept of a path, and of a header. */
const pathLimit = 1024;
const valueLimit = 200;

const tlsHandshake = 22;

/**
 * Reads the first bytes that a caller sent, the head of an HTTP request at most: what follows it is not looked at. Values
 * of tokens are judged by whether they are there, and go no further. Never throws.
 */
export function readCallerHead(bytes: Uint8Array): CallerHead {
  if (bytes[0] === tlsHandshake) return other("secure");
  const text = new TextDecoder().decode(bytes.subarray(0, headLimit)).replace(/^(?:\r?\n)+/, "");
  const [line = "", ...rest] = text.split(/\r?\n/);
  if (!couldBeRequest(line)) return other("unreadable");
  const target = /^[A-Za-z]+ (\S+)/.exec(line)?.[1] ?? "";
  // Whoever asks for that must not wait for the rest of its own head.
  if (rest.length > 0 && isExit(target)) return { kind: "exit" };
  const end = rest.indexOf("");
  // Behind the last line break stands the beginning of a line, not an empty one.
  if (end < 0 || end === rest.length - 1) {
    return bytes.length >= headLimit ? other("unreadable") : { kind: "incomplete" };
  }
  const version = /^[A-Za-z]+ \S+ (HTTP\/1\.[01])$/.exec(line)?.[1];
  if (version === undefined) return other("unreadable");
  const headers = headersIn(rest.slice(0, end));
  const upgrades = /(?:^|[\s,])websocket(?:$|[\s,])/i.test(headers.get("upgrade") ?? "");
  const dials = version === "HTTP/1.1" && line.startsWith("GET /") && upgrades;
  return dials ? { kind: "dial", head: dialHead(target, headers) } : other("request");
}

function dialHead(target: string, headers: ReadonlyMap<string, string>): DialHead {
  const kept = (name: string): string | null => headers.get(name)?.slice(0, valueLimit) || null;
  return {
    path: maskUrl(target.slice(0, pathLimit)),
    userAgent: kept("user-agent"),
    selfId: kept("x-self-id"),
    role: kept("x-client-role"),
    tokenIn: [
      ...(hasCredentials(headers.get("authorization") ?? "") ? (["header"] as const) : []),
      ...(hasQueryValue(target) ? (["query"] as const) : []),
    ],
  };
}

/** Lagrange sends `Bearer ` with nothing behind it where its token is empty (FACTS L9). */
function hasCredentials(authorization: string): boolean {
  return authorization.replace(/^Bearer(?=\s|$)/i, "").trim() !== "";
}

/** Yunzai may ask for a token under any name (FACTS Y8), so any value may be one. */
function hasQueryValue(target: string): boolean {
  const query = target.split("?").slice(1).join("?");
  return query.split("&").some((pair) => /=./s.test(pair));
}

/** The first of headers of one name, names in lower case. Lines that are none are left out. */
function headersIn(lines: readonly string[]): ReadonlyMap<string, string> {
  const headers = new Map<string, string>();
  for (const line of lines) {
    const [, name = "", value = ""] = /^([!#$%&'*+\-.^_`|~\w]+):(.*)$/.exec(line) ?? [];
    const key = name.toLowerCase();
    if (key !== "" && !headers.has(key)) headers.set(key, value.trim());
  }
  return headers;
}

/** False as soon as a first line can no longer become one of HTTP's. */
function couldBeRequest(line: string): boolean {
  return /^[A-Za-z]{0,20}(?: |$)/.test(line);
}

function isExit(target: string): boolean {
  return /^(?:http:\/\/[^/]*)?\/exit(?:[/?#]|$)/i.test(target);
}

function other(what: StrayCall): CallerHead {
  return { kind: "other", what };
}
