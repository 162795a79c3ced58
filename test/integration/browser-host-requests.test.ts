import { expect, test } from "@playwright/test";
import {
  askRaw,
  expectRefused,
  opening,
  withBrowserHost,
  type Asked,
  type HostUnderTest,
} from "../support/browser-host.ts";

const foreignHosts: readonly (readonly [string, (port: number) => Asked])[] = [
  ["another name", (port) => ({ headers: { Host: `evil.example:${port}` } })],
  ["localhost", (port) => ({ headers: { Host: `localhost:${port}` } })],
  ["the IPv6 address", (port) => ({ headers: { Host: `[::1]:${port}` } })],
  ["no port", () => ({ headers: { Host: "127.0.0.1" } })],
  ["another port", (port) => ({ headers: { Host: `127.0.0.1:${port - 1}` } })],
  ["a dot behind", (port) => ({ headers: { Host: `127.0.0.1.:${port}` } })],
  ["two of them", (port) => ({ headers: { Host: [`127.0.0.1:${port}`, "evil.example"] } })],
  ["none", () => ({ headers: { Host: null } })],
  ["none, in HTTP/1.0", () => ({ version: "1.0", headers: { Host: null } })],
  ["an empty one", () => ({ headers: { Host: "" } })],
];

for (const [what, asked] of foreignHosts) {
  test(`a request whose Host is ${what} opens nothing, even with the token`, async () => {
    await withBrowserHost({}, async (host) => {
      expectRefused(await host.ask({ ...opening(host), ...asked(host.port) }), "wrong-host");
      expect((await host.ask(opening(host))).status).toBe(200);
    });
  });
}

const foreignOrigins: readonly (readonly [string, (host: HostUnderTest) => string | readonly string[]])[] = [
  ["another site", () => "https://evil.example"],
  ["null", () => "null"],
  ["a neighbour's port", ({ port }) => `http://127.0.0.1:${port - 1}`],
  ["localhost", ({ port }) => `http://localhost:${port}`],
  ["ours, but https", ({ port }) => `https://127.0.0.1:${port}`],
  ["a name that begins like ours", ({ origin }) => `${origin}.evil.example`],
  ["ours and another", ({ origin }) => [origin, "https://evil.example"]],
];

for (const [what, originOf] of foreignOrigins) {
  test(`a request whose Origin is ${what} opens nothing, even with the token`, async () => {
    await withBrowserHost({}, async (host) => {
      const headers = { Origin: originOf(host) };
      expectRefused(await host.ask({ ...opening(host), headers }), "wrong-origin");
      expect((await host.ask(opening(host))).status).toBe(200);
    });
  });
}

for (const site of ["cross-site", "same-site", "same-origin, cross-site"]) {
  test(`a request that the browser calls ${site} opens nothing, even with the token`, async () => {
    await withBrowserHost({}, async (host) => {
      expectRefused(await host.ask({ ...opening(host), headers: { "Sec-Fetch-Site": site } }), "cross-site");
      const byHand = { ...opening(host), headers: { "Sec-Fetch-Site": "none" } };
      expect((await host.ask(byHand)).status).toBe(200);
    });
  });
}

for (const method of ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT"]) {
  test(`${method} is refused, and nothing of the request comes back`, async () => {
    await withBrowserHost({}, async (host) => {
      const reply = await host.ask({ ...opening(host), method, headers: { "X-Mine": "echo?" } });
      expectRefused(reply, "wrong-method");
      expect(reply).toMatchObject({ status: 405, headers: { allow: "GET, HEAD" } });
      expect(reply.body).not.toContain("echo?");
      expect((await host.ask(opening(host))).status).toBe(200);
    });
  });
}

test("what is no HTTP, or more of it than any browser sends, is refused in words", async () => {
  await withBrowserHost({}, async (host) => {
    const long = `GET / HTTP/1.1\r\nHost: 127.0.0.1:${host.port}\r\nX: ${"a".repeat(20_000)}\r\n\r\n`;
    const smuggled = `GET / HTTP/1.1\r\nHost: 127.0.0.1:${host.port}\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n`;
    for (const text of ["hello\r\n\r\n", long, smuggled]) {
      expectRefused(await askRaw(host.port, text), "bad-request");
    }
    expect((await host.ask(opening(host))).status).toBe(200);
  });
});
