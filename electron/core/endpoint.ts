import { bindUnsigned } from "./settings/dotnet-binding.ts";

/** Where Yunzai listens, as the three values of a Lagrange entry that is valid (FACTS L7). */
export interface Endpoint {
  /** `wss://` instead of `ws://`. */
  readonly secure: boolean;
  /** Name or address as it stands in a URL: IPv6 literals keep their brackets, no scheme, no port. */
  readonly host: string;
  /** 1 to 65535. */
  readonly port: number;
  /** Everything behind the port as written: `/OneBotv11`, `/OneBotv11/?X-Token=…`, or empty. */
  readonly suffix: string;
}

/** What can be wrong with Host, Port and Suffix before anything is dialled. */
export type EndpointProblem =
  | "host-missing"
  | "host-wildcard"
  | "host-scheme"
  | "host-has-path"
  | "host-has-port"
  | "host-unbracketed"
  | "host-malformed"
  | "port-missing"
  | "port-not-a-number"
  | "port-out-of-range"
  | "suffix-no-slash";

/** An entry's three values, as strings, the way .NET's configuration holds them (FACTS N3). */
export interface EntryTarget {
  readonly host: string;
  readonly port: string;
  readonly suffix: string;
}

export interface ExaminedTarget {
  /** What Lagrange would glue together and dial (FACTS L7), valid or not. Unmasked. */
  readonly url: string;
  /** The endpoint when every problem is absent. */
  readonly endpoint: Endpoint | null;
  readonly problems: readonly EndpointProblem[];
}

const schemePattern = /^[a-z][a-z0-9+.-]*:\/\//i;

/**
 * Glues Host, Port and Suffix as Lagrange does (FACTS L7). It holds Port as a number, 0 where there is
 * none; a Port that is no number stands as written, since Lagrange never gets as far as gluing it.
 */
export function glueUrl(target: EntryTarget): string {
  const scheme = /^wss?:\/\//.test(target.host) ? "" : "ws://";
  const port = target.port === "" ? 0 : (bindUnsigned(target.port) ?? target.port);
  return `${scheme}${target.host}:${port}${target.suffix}`;
}

/** Judges an entry's three values as Lagrange would use them. Never throws. */
export function examineTarget(target: EntryTarget): ExaminedTarget {
  const url = glueUrl(target);
  const problems: EndpointProblem[] = [];
  const hostProblem = problemOfHost(target.host);
  if (hostProblem) problems.push(hostProblem);
  const port = bindUnsigned(target.port);
  const portProblem = problemOfPort(target.port, port);
  if (portProblem) problems.push(portProblem);
  if (lacksSlash(target.suffix)) problems.push("suffix-no-slash");
  if (port === null || problems.length > 0) return { url, endpoint: null, problems };
  return {
    url,
    endpoint: {
      secure: target.host.startsWith("wss://"),
      host: target.host.replace(/^wss?:\/\//, ""),
      port,
      suffix: target.suffix,
    },
    problems,
  };
}

function lacksSlash(suffix: string): boolean {
  return suffix !== "" && !/^[/?#]/.test(suffix);
}

function problemOfHost(written: string): EndpointProblem | null {
  const host = written.replace(/^wss?:\/\//, "");
  if (host === "") return "host-missing";
  // Any other scheme, or the right one in capitals, gets a second `ws://` in front (FACTS L7).
  if (schemePattern.test(host)) return "host-scheme";
  if (host === "*" || host === "+" || host === "::") return "host-wildcard";
  if (/[/?#\\]/.test(host)) return "host-has-path";
  if (/^\[[^\]]*\]:/.test(host) || /^[^:[\]]+:\d*$/.test(host)) return "host-has-port";
  if (/^[0-9a-f.]*:[0-9a-f:.]*(%.*)?$/i.test(host)) return "host-unbracketed";
  // Full-width forms, as a Chinese keyboard types them: some parsers fold them, some do not.
  if (/[@\s\u3002\uff00-\uffef]/.test(host) || !URL.canParse(`ws://${host}/`)) return "host-malformed";
  const { hostname } = new URL(`ws://${host}/`);
  return hostname === "0.0.0.0" || hostname === "[::]" ? "host-wildcard" : null;
}

function problemOfPort(written: string, port: number | null): EndpointProblem | null {
  if (written === "") return "port-missing";
  if (port === null) return /^\s*\+?\d+\s*$/.test(written) ? "port-out-of-range" : "port-not-a-number";
  return port >= 1 && port <= 65535 ? null : "port-out-of-range";
}

/** The URL of an endpoint, as Lagrange would dial it. Unmasked: pass it through `maskUrl` before showing it. */
export function endpointUrl(endpoint: Endpoint): string {
  return `${endpoint.secure ? "wss" : "ws"}://${endpoint.host}:${endpoint.port}${endpoint.suffix}`;
}

/** The value of `Host` that makes Lagrange dial this endpoint (FACTS L7). */
export function entryHost(endpoint: Endpoint): string {
  return endpoint.secure ? `wss://${endpoint.host}` : endpoint.host;
}

export type ParsedUrl =
  | { readonly kind: "endpoint"; readonly endpoint: Endpoint }
  | { readonly kind: "invalid"; readonly problem: "not-a-url" | "scheme" | "credentials" | EndpointProblem };

/**
 * Reads a WebSocket URL that a person typed or pasted. The path is kept as written, not normalised,
 * since Yunzai compares it byte by byte (FACTS Y5). Without a port the scheme's own is meant.
 */
export function parseEndpointUrl(text: string): ParsedUrl {
  const trimmed = text.trim();
  const match = /^([a-z][a-z0-9+.-]*):\/\/([^/?#\s]*)(\S*)$/i.exec(trimmed);
  if (!match) return { kind: "invalid", problem: "not-a-url" };
  const [, scheme = "", authority = "", suffix = ""] = match;
  if (!/^wss?$/i.test(scheme)) return { kind: "invalid", problem: "scheme" };
  if (authority.includes("@")) return { kind: "invalid", problem: "credentials" };
  const secure = scheme.toLowerCase() === "wss";
  const split = /^(\[[^\]]*\]|[^:]*)(?::([^:]*))?$/.exec(authority);
  if (!split) return { kind: "invalid", problem: "host-unbracketed" };
  const [, host = "", port = secure ? "443" : "80"] = split;
  // A URL's port is plain digits; Lagrange's own reading of Port is wider (FACTS N3).
  if (!/^\d*$/.test(port)) return { kind: "invalid", problem: "port-not-a-number" };
  const examined = examineTarget({ host: secure ? `wss://${host}` : host, port, suffix });
  if (!examined.endpoint) {
    return { kind: "invalid", problem: examined.problems[0] ?? "not-a-url" };
  }
  return { kind: "endpoint", endpoint: examined.endpoint };
}

/**
 * The path segment by which Yunzai chooses a handler (FACTS Y5): the text between the first and the
 * second slash of what arrives on the wire, by case, not decoded, a query glued to it included.
 */
export function handlerSegment(suffix: string): string {
  return requestTarget(suffix).slice(1).split("/")[0] ?? "";
}

/** What stands in the request line when this suffix is dialled: encoded, dot segments resolved, no fragment. */
export function requestTarget(suffix: string): string {
  const base = `ws://host:1${suffix}`;
  if (!URL.canParse(base)) return suffix;
  const url = new URL(base);
  return url.pathname + url.search;
}

export type SuffixMatch = "match" | "no-slash" | "query" | "case" | "mismatch";

/** How a suffix misses the handler it was meant for, if it does (FACTS L7, Y5). */
export function matchSuffix(suffix: string, segment: string): SuffixMatch {
  if (lacksSlash(suffix)) return "no-slash";
  const actual = handlerSegment(suffix);
  if (actual === segment) return "match";
  if (actual.split("?")[0] === segment) return "query";
  if ((actual.split("?")[0] ?? "").toLowerCase() === segment.toLowerCase()) return "case";
  return "mismatch";
}

/** True for the names and addresses of the loopback interface: `localhost`, `[::1]`, and all of 127.0.0.0/8. */
export function isLoopback(host: string): boolean {
  const name = host.toLowerCase();
  return name === "localhost" || name === "[::1]" || /^127\.\d+\.\d+\.\d+$/.test(host);
}

/** An address as the host of a URL: IPv6 stands in brackets there. */
export function urlHost(address: string): string {
  return address.includes(":") ? `[${address}]` : address;
}

/** True for every host by which this machine reaches itself; `ownHosts` are its own addresses, as URL hosts. */
export function isThisMachine(host: string, ownHosts: readonly string[]): boolean {
  return isLoopback(host) || ownHosts.includes(host.toLowerCase());
}

/** True when both name the same listener, taking every spelling of loopback as one. */
export function sameListener(a: Endpoint, b: Endpoint): boolean {
  if (a.port !== b.port) return false;
  if (isLoopback(a.host) && isLoopback(b.host)) return true;
  return a.host.toLowerCase() === b.host.toLowerCase();
}

/** What stands for a secret wherever a person or a file could read it. */
export const mask = "***";

/**
 * A URL or suffix for showing: query values and credentials become `***`. Works on text that is no
 * valid URL too, since broken entries must be shown as well. A value ends at `&` only: a `#` or `;` may
 * be part of a token that was pasted as it is.
 */
export function maskUrl(url: string): string {
  return (
    url
      // Without a scheme a colon tells them from the name in front of a mail's `@`.
      .replace(/^(?:([a-z][a-z0-9+.-]*:\/\/)[^/?#]*|[^/?#:]*:[^/?#]*)@/i, `$1${mask}@`)
      // A name holds no `?`: a row of them, in a log line of anybody's making, is gone through once.
      .replace(/([?&][^?=&]*=)[^&]*/g, `$1${mask}`)
  );
}
