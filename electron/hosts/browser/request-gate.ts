import type { IncomingMessage } from "node:http";
import type { RequestRefusal } from "../../locales/start-types.ts";

type Request = Pick<IncomingMessage, "method" | "headersDistinct">;

/**
 * What is wrong with where a request comes from, whatever it asks for; null when nothing is. Every request
 * passes here first: DNS rebinding shows in `Host`, another site in `Origin` or `Sec-Fetch-Site` (DESIGN 7).
 * `origin` is the host's own, `http://127.0.0.1:<port>`.
 */
export function wrongSource(request: Request, origin: string): RequestRefusal | null {
  const { method, headersDistinct: headers } = request;
  if (method !== "GET" && method !== "HEAD") return "wrong-method";
  if (!isOnly(headers["host"], origin.slice("http://".length))) return "wrong-host";
  // A page that a person opens comes without an origin.
  if (headers["origin"] && !isOnly(headers["origin"], origin)) return "wrong-origin";
  const site = headers["sec-fetch-site"];
  return !site || isOnly(site, "same-origin") || isOnly(site, "none") ? null : "cross-site";
}

/** The same for an upgrade, which browsers never send without an origin. */
export function wrongUpgradeSource(request: Request, origin: string): RequestRefusal | null {
  const { method, headersDistinct: headers } = request;
  const problem = wrongSource(request, origin);
  if (problem) return problem;
  if (method !== "GET") return "wrong-method";
  if (!headers["origin"]) return "wrong-origin";
  return isOnly(
    headers["upgrade"]?.map((name) => name.toLowerCase()),
    "websocket",
  )
    ? null
    : "not-a-socket";
}

/** True for a header that came once and says just this. */
function isOnly(values: readonly string[] | undefined, wanted: string): boolean {
  return values?.length === 1 && values[0] === wanted;
}
