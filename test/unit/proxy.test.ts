import { expect, test } from "@playwright/test";
import type { Endpoint } from "../../electron/core/endpoint.ts";
import {
  proxyFor,
  proxyInTheWay,
  type ProxySources,
  systemProxyFor,
  type SystemProxy,
} from "../../electron/core/proxy.ts";

const plain: Endpoint = { secure: false, host: "127.0.0.1", port: 2536, suffix: "/OneBotv11" };

test("L14: HTTP_PROXY and ALL_PROXY take ws:// dials, loopback included", () => {
  expect(proxyFor({ HTTP_PROXY: "http://p:1" }, plain)).toEqual({
    variable: "HTTP_PROXY",
    proxy: "http://p:1",
  });
  expect(proxyFor({ ALL_PROXY: "http://p:2" }, plain)).toEqual({
    variable: "ALL_PROXY",
    proxy: "http://p:2",
  });
  expect(proxyFor({ HTTPS_PROXY: "http://p:3" }, plain)).toBeNull();
  expect(proxyFor({ HTTPS_PROXY: "http://p:3" }, { ...plain, secure: true })?.variable).toBe("HTTPS_PROXY");
});

test("L14: NO_PROXY names whole hosts, or domains with a leading dot", () => {
  const through = (exceptions: string, host: string) =>
    proxyFor({ http_proxy: "http://p:1", NO_PROXY: exceptions }, { ...plain, host }) !== null;
  expect(through("localhost,127.0.0.1", "127.0.0.1")).toBe(false);
  expect(through("localhost", "127.0.0.1")).toBe(true);
  expect(through("::1", "[::1]")).toBe(false);
  expect(through(".example.org", "bot.example.org")).toBe(false);
  expect(through("example.org", "bot.example.org")).toBe(true);
});

test("L14: an empty variable is no proxy", () => {
  expect(proxyFor({ HTTP_PROXY: "", http_proxy: "" }, plain)).toBeNull();
});

test("L14: Windows takes the names in any case", () => {
  expect(proxyFor({ Http_Proxy: "http://p:1" }, plain)).toEqual({
    variable: "Http_Proxy",
    proxy: "http://p:1",
  });
  expect(proxyFor({ Http_Proxy: "http://p:1", No_Proxy: "127.0.0.1" }, plain)).toBeNull();
});

const off: SystemProxy = { script: null, servers: null, exceptions: null };
const clash: SystemProxy = { ...off, servers: "127.0.0.1:7890" };

/** Whether a dial to `host` goes through the proxy of these settings. */
function takes(exceptions: string, host: string, ownHosts: readonly string[] = []): boolean {
  return systemProxyFor({ ...clash, exceptions }, { ...plain, host }, ownHosts) !== null;
}

test("L14: the system's proxy takes loopback too, unless its exceptions say otherwise", () => {
  expect(systemProxyFor(off, plain, [])).toBeNull();
  expect(systemProxyFor(clash, plain, [])).toEqual({ variable: null, proxy: "http://127.0.0.1:7890" });
  expect(takes("*.example.org;192.168.*", "127.0.0.1")).toBe(true);
});

for (const host of ["127.0.0.1", "127.0.0.2", "localhost", "[::1]", "nas"]) {
  test(`L14: <local> in the exceptions spares ${host}`, () => {
    expect(takes("10.*;<local>", host)).toBe(false);
    expect(takes("10.*", host)).toBe(true);
  });
}

test("L14: <local> spares this computer's own addresses and no others", () => {
  const own = ["192.168.1.2", "[fe80::1]"];
  expect(takes("<local>", "192.168.1.2", own)).toBe(false);
  expect(takes("<local>", "[FE80::1]", own)).toBe(false);
  expect(takes("<local>", "192.168.1.3", own)).toBe(true);
  expect(takes("<local>", "bot.example.org", own)).toBe(true);
});

test("L14: an exception is a whole host with stars, whatever scheme, brackets, case or blanks it is written with", () => {
  expect(takes("127.*", "127.0.0.1")).toBe(false);
  expect(takes(" LOCALHOST ; x", "localhost")).toBe(false);
  expect(takes("http://127.0.0.1", "127.0.0.1")).toBe(false);
  expect(takes("[::1]", "[::1]")).toBe(false);
  expect(takes("*", "127.0.0.1")).toBe(false);
  expect(takes("127.0.0", "127.0.0.1")).toBe(true);
  expect(takes("27.0.0.1", "127.0.0.1")).toBe(true);
  expect(takes("127x0x0x1;127.0.0.?", "127.0.0.1")).toBe(true);
  expect(takes(" ; ;", "127.0.0.1")).toBe(true);
});

test("L14: stars may stand anywhere, and any number of them is judged in linear time", () => {
  const host = "a".repeat(200);
  expect(takes("*a*a*", host)).toBe(false);
  expect(takes("*bot*.org", "my-bot.example.org")).toBe(false);
  expect(takes("*.org*.org", "bot.org")).toBe(true);
  expect(takes("bot*bot", "bot")).toBe(true);
  expect(takes(`${"*a".repeat(100)}*b`, host)).toBe(true);
});

test("L14: a proxy may be for one scheme alone", () => {
  const servers = "ftp=p:1;http=p:2;https=http://p:3;socks=p:4";
  expect(systemProxyFor({ ...off, servers }, plain, [])?.proxy).toBe("http://p:2");
  expect(systemProxyFor({ ...off, servers }, { ...plain, secure: true }, [])?.proxy).toBe("http://p:3");
  expect(systemProxyFor({ ...off, servers: "socks=p:4" }, plain, [])).toBeNull();
});

test("L14: where a script decides, nothing is claimed", () => {
  expect(systemProxyFor({ ...clash, script: "http://127.0.0.1:7890/pac" }, plain, [])).toBeNull();
});

const nothing: ProxySources = { own: null, lasting: null, system: null, ownHosts: [] };
const variable = (proxy: string) => ({ HTTP_PROXY: proxy });

test("L14: only what Lagrange's own environment says is certain", () => {
  expect(proxyInTheWay(nothing, plain)).toBeNull();
  expect(proxyInTheWay({ ...nothing, own: variable("http://own:1") }, plain)?.certain).toBe(true);
  expect(proxyInTheWay({ ...nothing, lasting: variable("http://lasting:1") }, plain)?.certain).toBe(false);
  expect(proxyInTheWay({ ...nothing, own: {}, system: clash }, plain)?.certain).toBe(false);
});

test("L14: the running one's environment counts, else the lasting one, and behind either the system's settings", () => {
  const lasting = variable("http://lasting:1");
  const inUse = (sources: Partial<ProxySources>) =>
    proxyInTheWay({ ...nothing, ...sources }, plain)?.proxy ?? null;
  expect(inUse({ own: variable("http://own:1"), lasting, system: clash })).toBe("http://own:1");
  expect(inUse({ own: {}, lasting, system: clash })).toBe("http://127.0.0.1:7890");
  expect(inUse({ own: {}, lasting })).toBeNull();
  expect(inUse({ lasting, system: clash })).toBe("http://lasting:1");
  expect(inUse({ lasting: {}, system: clash })).toBe("http://127.0.0.1:7890");
});

test("L14: an environment that names any proxy keeps the system's out, also for what it does not take itself", () => {
  const inUse = (own: Readonly<Record<string, string>>) =>
    proxyInTheWay({ ...nothing, own, system: clash }, plain);
  expect(inUse({ HTTPS_PROXY: "http://p:1" })).toBeNull();
  expect(inUse({ HTTP_PROXY: "http://p:1", NO_PROXY: "127.0.0.1" })).toBeNull();
  expect(inUse({ NO_PROXY: "127.0.0.1" })).toMatchObject({ variable: null });
});
