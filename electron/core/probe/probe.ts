import { endpointUrl, handlerSegment, requestTarget, type Endpoint } from "../endpoint.ts";

/** One dial as the adapter is asked to make it. */
export interface DialRequest {
  /** Unmasked; glued as Lagrange would. */
  readonly url: string;
  /** The value of `Authorization`, or null to send none. */
  readonly authorization: string | null;
  /** Accept a certificate that no authority signed (IgnoreSslCertificate). */
  readonly ignoreCertificate: boolean;
}

/** Why a dial got no WebSocket, or lost it to nonsense: errno and parser codes, mapped once in the adapter. */
export type DialFailure =
  | "bad-url"
  | "bad-header" // a token that no HTTP header can carry
  | "unresolved"
  | "refused"
  | "unreachable"
  | "certificate"
  | "tls-refused" // TLS is spoken, but the peer or our library broke the handshake off
  | "not-tls" // `wss://`, but what answers does not speak TLS (FACTS Y14)
  | "speaks-tls" // `ws://`, answered by a TLS alert
  | "reset" // connected, then gone without a byte of an answer
  | "not-http"
  | "not-websocket" // 101 without the right key, or frames no WebSocket server sends
  | "flood"; // more than any Yunzai would send unasked

/** What one dial tells, as it happens. `ended` is always the last, and comes once. */
export type DialEvent =
  | { readonly type: "resolved"; readonly addresses: readonly string[] }
  | { readonly type: "trying"; readonly address: string }
  | { readonly type: "connected"; readonly address: string }
  /** The TLS handshake of a `wss://` dial is done. */
  | { readonly type: "secured" }
  /** The first byte of an answer to the request. */
  | { readonly type: "heard" }
  | { readonly type: "opened" }
  /** An HTTP answer other than 101; `bare` when it has no header at all (FACTS Y6). */
  | { readonly type: "answered"; readonly status: number; readonly bare: boolean }
  | { readonly type: "pong" }
  | { readonly type: "message"; readonly bytes: number }
  /** The connection is over after `opened`: the peer's code, 1005 without one, 1006 without a close frame. */
  | { readonly type: "closed"; readonly code: number }
  | { readonly type: "failed"; readonly cause: DialFailure; readonly code: string }
  | { readonly type: "ended" };

/** What `GET /` says of readiness (FACTS Y7): a status, or why there was none. */
export type Readiness = {
  /** A TLS handshake was done on the way, whatever came after. */
  readonly secured: boolean;
} & (
  | { readonly status: number; readonly code: null }
  /** An errno, a parser's code, `ETIMEDOUT` or `ABORTED`. */
  | { readonly status: null; readonly code: string }
);

/** How our own dials name themselves; `/` and the version follow. The log reader skips lines that carry it. */
export const probeUserAgent = "lagrange-yunzai-setup";

/** The role Lagrange announces (FACTS L9). */
export const probeRole = "Universal";

/** `Authorization` as Lagrange sends it: absent without a token, `Bearer ` for an empty one (FACTS L9). */
export function authorizationOf(token: string | null): string | null {
  return token === null ? null : `Bearer ${token}`;
}

/** What Lagrange would dial for this endpoint; the fragment, which never goes on the wire, is left out. */
export function chosenUrl(endpoint: Endpoint): string {
  return endpointUrl(endpoint).replace(/#.*$/, "");
}

/**
 * The control dial's URL: the chosen one with its first path segment replaced by `segment`, the rest of
 * the path and the query kept, so that nothing but the path's name differs (FACTS Y7).
 */
export function controlUrl(endpoint: Endpoint, segment: string): string {
  const target = requestTarget(endpoint.suffix);
  const [name = ""] = handlerSegment(endpoint.suffix).split("?");
  return endpointUrl({ ...endpoint, suffix: `/${segment}${target.slice(1 + name.length)}` });
}

/** `GET /` on the same listener, with the query that may carry Yunzai's credentials (FACTS Y8). */
export function readinessUrl(endpoint: Endpoint): string {
  const query = requestTarget(endpoint.suffix).replace(/^[^?]*/, "");
  return endpointUrl({ ...endpoint, suffix: `/${query}` });
}

/** `GET /` on the same port in the other scheme, without the query: credentials go to nobody unknown. */
export function otherSchemeUrl(endpoint: Endpoint): string {
  return endpointUrl({ ...endpoint, secure: !endpoint.secure, suffix: "/" });
}
