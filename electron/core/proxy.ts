import type { Endpoint } from "./endpoint.ts";

/** The proxy that .NET would dial through, and the variable that names it. */
export interface ProxyInUse {
  readonly name: string;
  readonly proxy: string;
}

/**
 * Which proxy .NET's `ClientWebSocket` takes for an endpoint from a process's environment, loopback
 * included (FACTS L14); null when it dials directly.
 */
export function proxyFor(
  environment: Readonly<Record<string, string>>,
  endpoint: Endpoint,
): ProxyInUse | null {
  const names = endpoint.secure ? ["HTTPS_PROXY", "ALL_PROXY"] : ["HTTP_PROXY", "ALL_PROXY"];
  const used = names.flatMap((name) => valueOf(environment, name) ?? [])[0];
  if (!used) return null;
  const exceptions = valueOf(environment, "NO_PROXY")?.proxy ?? "";
  return exceptions.split(",").some((exception) => exempts(exception.trim(), endpoint.host)) ? null : used;
}

/** The lower-case spelling wins where both are set, and an empty value is none. */
function valueOf(environment: Readonly<Record<string, string>>, name: string): ProxyInUse | null {
  for (const spelling of [name.toLowerCase(), name]) {
    const proxy = environment[spelling];
    if (proxy) return { name: spelling, proxy };
  }
  return null;
}

/** `NO_PROXY` entries are whole hosts, or domains written with a leading dot; ports are not looked at. */
function exempts(exception: string, host: string): boolean {
  if (exception === "") return false;
  const wanted = exception.toLowerCase();
  const actual = host.replace(/^\[|\]$/g, "").toLowerCase();
  return wanted.startsWith(".") ? actual.endsWith(wanted) || actual === wanted.slice(1) : actual === wanted;
}
