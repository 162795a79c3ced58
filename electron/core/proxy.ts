import { type Endpoint, isThisMachine } from "./endpoint.ts";

/** The proxy that .NET would dial through. */
export interface ProxyInUse {
  /** The variable that names it, as it is spelled there; null for the user's settings in Windows. */
  readonly variable: string | null;
  readonly proxy: string;
}

type Environment = Readonly<Record<string, string>>;

/** The user's proxy settings in Windows; null for what is not set or switched off. */
export interface SystemProxy {
  /** Address of a script that decides for each URL. */
  readonly script: string | null;
  /** `host:port` for every scheme, or `http=host:port;https=host:port`. */
  readonly servers: string | null;
  /** What goes past the proxy: hosts with `*`, and `<local>` for this computer and names without a dot; `;` between. */
  readonly exceptions: string | null;
}

/** Everything that may decide which way Lagrange dials. */
export interface ProxySources {
  /** The environment of the running Lagrange; null where it does not run or may not be read. */
  readonly own: Environment | null;
  /** What it would get if it were started anew; null where that is not told. */
  readonly lasting: Environment | null;
  readonly system: SystemProxy | null;
  /** This machine's own addresses as URL hosts. */
  readonly ownHosts: readonly string[];
}

/**
 * Which proxy .NET's `ClientWebSocket` takes for an endpoint (FACTS L14): the environment's where one is set
 * there, be it for another scheme, else the system's. Null when it dials directly, also where only a script could tell.
 * `certain`: Lagrange's own environment says so; the others may have been changed since it started.
 */
export function proxyInTheWay(
  { own, lasting, system, ownHosts }: ProxySources,
  endpoint: Endpoint,
): (ProxyInUse & { readonly certain: boolean }) | null {
  const environment = own ?? lasting ?? {};
  const used = namesProxy(environment)
    ? proxyFor(environment, endpoint)
    : system && systemProxyFor(system, endpoint, ownHosts);
  return used && { ...used, certain: own !== null && namesProxy(own) };
}

/**
 * Which proxy an environment names for an endpoint, loopback included; null when it dials directly.
 */
export function proxyFor(environment: Environment, endpoint: Endpoint): ProxyInUse | null {
  const used = firstOf(
    environment,
    endpoint.secure ? ["HTTPS_PROXY", "ALL_PROXY"] : ["HTTP_PROXY", "ALL_PROXY"],
  );
  if (!used) return null;
  const exceptions = valueOf(environment, "NO_PROXY")?.proxy ?? "";
  return exceptions.split(",").some((exception) => exempts(exception.trim(), endpoint.host)) ? null : used;
}

/** With any of these set, .NET does not look at the system's settings. */
function namesProxy(environment: Environment): boolean {
  return firstOf(environment, ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"]) !== null;
}

function firstOf(environment: Environment, names: readonly string[]): ProxyInUse | null {
  return names.flatMap((name) => valueOf(environment, name) ?? [])[0] ?? null;
}

/** The lower-case spelling wins where both are set, any other counts on Windows alone; an empty value is none. */
function valueOf(environment: Environment, name: string): ProxyInUse | null {
  const others = Object.keys(environment).filter((key) => key.toUpperCase() === name);
  for (const spelling of [name.toLowerCase(), name, ...others]) {
    const proxy = environment[spelling];
    if (proxy) return { variable: spelling, proxy };
  }
  return null;
}

/** `NO_PROXY` entries are whole hosts, or domains written with a leading dot; ports are not looked at. */
function exempts(exception: string, host: string): boolean {
  if (exception === "") return false;
  const wanted = exception.toLowerCase();
  const actual = bareHost(host);
  return wanted.startsWith(".") ? actual.endsWith(wanted) || actual === wanted.slice(1) : actual === wanted;
}

/**
 * Which proxy the user's settings in Windows give for an endpoint; null when it is dialled directly. A
 * script is not run, and what it would say is nobody's evidence: with one set, the rest does not count.
 */
export function systemProxyFor(
  { script, servers, exceptions }: SystemProxy,
  endpoint: Endpoint,
  ownHosts: readonly string[],
): ProxyInUse | null {
  const server = script === null && servers !== null ? serverFor(servers, endpoint.secure) : null;
  if (server === null) return null;
  const host = bareHost(endpoint.host);
  const past = (exceptions ?? "").split(";").some((written) => {
    // As .NET reads them: no scheme, no brackets, nothing behind a blank.
    const exception = /^ *(?:https?:\/\/)?\[?([^ \]]*)/i.exec(written)?.[1]?.toLowerCase() ?? "";
    return exception.startsWith("<local>") ? isLocal(endpoint.host, ownHosts) : matches(exception, host);
  });
  return past ? null : { variable: null, proxy: /:\/\//.test(server) ? server : `http://${server}` };
}

function isLocal(host: string, ownHosts: readonly string[]): boolean {
  const isName = !host.startsWith("[") && !host.includes(".");
  return isName || isThisMachine(host, ownHosts);
}

/** `*` stands for anything; the whole host must fit. */
function matches(pattern: string, host: string): boolean {
  const [head = "", ...parts] = pattern.split("*");
  const tail = parts.pop();
  if (tail === undefined) return pattern === host;
  if (!host.startsWith(head)) return false;
  let at = head.length;
  for (const part of parts) {
    const found = host.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return host.length - tail.length >= at && host.endsWith(tail);
}

/** The first entry for this scheme, or for any. */
function serverFor(servers: string, secure: boolean): string | null {
  for (const entry of servers.split(/[;\s]+/)) {
    const [, scheme, server] = /^(?:([a-z]+)=)?(.+)$/i.exec(entry) ?? [];
    if (server && (scheme === undefined || scheme.toLowerCase() === (secure ? "https" : "http")))
      return server;
  }
  return null;
}

function bareHost(host: string): string {
  return host.replace(/^\[|\]$/g, "").toLowerCase();
}
