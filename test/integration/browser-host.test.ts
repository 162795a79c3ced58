import { symlink } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import {
  askRaw,
  enteredBy,
  expectRefused,
  pageText,
  secretText,
  withBrowserHost,
  type Asked,
  type HostUnderTest,
} from "../support/browser-host.ts";
import { hasLinks, noLinks } from "../support/platform.ts";

const opening = ({ token }: HostUnderTest): Asked => ({ target: `/?token=${token}` });

test("the address opens the page once, with a cookie of this port's and the key in it", async () => {
  await withBrowserHost({}, async (host) => {
    expect(host.url).toBe(`http://127.0.0.1:${host.port}/?token=${host.token}`);
    const reply = await host.ask(opening(host));
    expect(reply.status).toBe(200);
    const cookie = new RegExp(`^wizard-${host.port}=[\\w-]{43}; Path=/; HttpOnly; SameSite=Strict$`);
    expect(reply.headers["set-cookie"]).toMatch(cookie);
    expect(enteredBy(reply).key).toMatch(/^[\w-]{43}$/);
    expect(reply.headers).toMatchObject({
      "cache-control": "no-store",
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
      "cross-origin-resource-policy": "same-origin",
      "cross-origin-opener-policy": "same-origin",
    });
    expect(reply.headers["content-security-policy"]).not.toMatch(/unsafe|\*|https?:/);
  });
});

test("token, cookie and key are three different secrets, new in every run", async () => {
  const seen = new Set<string>();
  for (const run of [1, 2]) {
    await withBrowserHost({}, async (host) => {
      const { cookie, key } = await host.enter();
      for (const secret of [host.token, cookie.split("=")[1] ?? "", key]) seen.add(secret);
    });
    expect(seen.size).toBe(run * 3);
  }
});

test("a reload gets the page by its cookie, and no key any more", async () => {
  await withBrowserHost({}, async (host) => {
    const { cookie } = await host.enter();
    const reply = await host.ask({ headers: { Cookie: cookie } });
    expect(reply).toMatchObject({ status: 200, body: pageText });
    expect(reply.headers["set-cookie"]).toBeUndefined();
  });
});

test("the page's own files come with their types, and HEAD gets their heads", async () => {
  await withBrowserHost({}, async (host) => {
    const { cookie } = await host.enter();
    const files = [
      ["/index.html", "text/html; charset=utf-8"],
      ["/assets/app-1a_B.js", "text/javascript; charset=utf-8"],
      ["/assets/app.css", "text/css; charset=utf-8"],
      ["/icon.svg?v=1", "image/svg+xml"],
    ] as const;
    for (const [target, type] of files) {
      const reply = await host.ask({ target, headers: { Cookie: cookie } });
      expect(reply, target).toMatchObject({ status: 200, headers: { "content-type": type } });
      const head = await host.ask({ method: "HEAD", target, headers: { Cookie: cookie } });
      expect(head, target).toMatchObject({ status: 200, body: "" });
      expect(head.headers["content-length"]).toBe(String(reply.body.length));
    }
  });
});

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

test("without a token, or with a wrong one, nothing opens", async () => {
  await withBrowserHost({}, async (host) => {
    expectRefused(await host.ask(), "no-session");
    expectRefused(await host.ask({ target: "/assets/app-1a_B.js" }), "no-session");
    expectRefused(await host.ask({ target: `/assets/app-1a_B.js?token=${host.token}` }), "no-session");
    const flipped = (host.token.startsWith("A") ? "B" : "A") + host.token.slice(1);
    for (const token of ["", "x", flipped, `${host.token}x`, host.token.slice(1), "%00", "中"]) {
      expectRefused(await host.ask({ target: `/?token=${encodeURIComponent(token)}` }), "wrong-token");
    }
    expect((await host.ask(opening(host))).status).toBe(200);
  });
});

test("asking for the head of the address opens nothing", async () => {
  await withBrowserHost({}, async (host) => {
    const reply = await host.ask({ ...opening(host), method: "HEAD" });
    expect(reply).toMatchObject({ status: 403, headers: { "x-refused": "no-session" }, body: "" });
    expect((await host.ask(opening(host))).status).toBe(200);
  });
});

test("a token opens nothing twice; beside its cookie it only leads to the page", async () => {
  await withBrowserHost({}, async (host) => {
    const { cookie } = await host.enter();
    expectRefused(await host.ask(opening(host)), "other-window");
    expectRefused(await host.ask(), "other-window");
    for (const token of [host.token, "wrong", ""]) {
      const reply = await host.ask({ target: `/?token=${token}`, headers: { Cookie: cookie } });
      expect(reply).toMatchObject({ status: 303, headers: { location: "/" }, body: "" });
      expect(reply.headers["set-cookie"]).toBeUndefined();
    }
  });
});

test("of fifty that open the address at once one gets the session, and the others are told", async () => {
  await withBrowserHost({}, async (host) => {
    const replies = await Promise.all(Array.from({ length: 50 }, () => host.ask(opening(host))));
    const opened = replies.filter(({ status }) => status === 200);
    expect(opened).toHaveLength(1);
    const told = replies.filter((reply) => reply.status !== 200);
    expect(told).toHaveLength(49);
    for (const reply of told) expectRefused(reply, "other-window");
  });
});

test("a cookie of another port's, a wrong one, or none opens no file", async () => {
  await withBrowserHost({}, async (host) => {
    const target = "/assets/app-1a_B.js";
    const guessed = `wizard-${host.port}=undefined`;
    expectRefused(await host.ask({ target, headers: { Cookie: guessed } }), "no-session");
    const { cookie } = await host.enter();
    const value = cookie.slice(cookie.indexOf("=") + 1);
    const wrong = [
      `wizard-${host.port - 1}=${value}`,
      `wizard-${host.port}=${value}x`,
      `wizard-${host.port}=${value.slice(0, -1)}`,
      `wizard-${host.port}=`,
      `WIZARD-${host.port}=${value}`,
      `x${cookie}`,
      value,
    ];
    for (const each of wrong)
      expectRefused(await host.ask({ target, headers: { Cookie: each } }), "no-session");
    expectRefused(await host.ask({ target }), "no-session");
    const besideOthers = `a=1; wizard-${host.port}=planted; ${cookie}; b=2`;
    expect((await host.ask({ target, headers: { Cookie: besideOthers } })).status).toBe(200);
  });
});

const traversals = [
  "/../secret.txt",
  "/../secret.js",
  "/assets/../../secret.js",
  "/./index.html",
  "/%2e%2e/secret.js",
  "/%2E%2E%2Fsecret.js",
  "/..%2fsecret.js",
  "/%252e%252e/secret.js",
  "/..\\secret.js",
  "/assets\\app-1a_B.js",
  "/..%5csecret.js",
  "/%00",
  "/index.html%00.js",
  "/C:/Windows/win.ini",
  "/c:secret.js",
  "/index.html::$DATA",
  "//etc/passwd",
  "//127.0.0.1/secret.js",
  "/assets//app.css",
  "/assets/",
  "/.hidden.js",
  "/%ff",
  "/%",
  "http://127.0.0.1/index.html",
  "*",
] as const;

for (const target of traversals) {
  test(`the path ${target} may not be asked for`, async () => {
    await withBrowserHost({}, async (host) => {
      const { cookie } = await host.enter();
      const reply = await host.ask({ target, headers: { Cookie: cookie } });
      expectRefused(reply, "forbidden-path");
      expect(reply.body).not.toContain(secretText);
    });
  });
}

test("a link that leads out of the page's folder is not followed", async () => {
  test.skip(!hasLinks, noLinks);
  await withBrowserHost({}, async (host) => {
    await symlink(join(host.folder, "secret.js"), join(host.folder, "page/assets/out.js"));
    await symlink(host.folder, join(host.folder, "page/up"));
    const { cookie } = await host.enter();
    for (const target of ["/assets/out.js", "/up/secret.js"]) {
      expectRefused(await host.ask({ target, headers: { Cookie: cookie } }), "forbidden-path");
    }
  });
});

test("what is not there, is a folder, or is no kind of file the page has, is not found", async () => {
  await withBrowserHost({}, async (host) => {
    const { cookie } = await host.enter();
    for (const target of [
      "/assets",
      "/gone.js",
      "/index.html/x.js",
      "/notes.txt",
      `/${"a".repeat(5000)}.js`,
    ]) {
      expectRefused(await host.ask({ target, headers: { Cookie: cookie } }), "not-found");
    }
    expectRefused(await host.ask({ target: "/socket", headers: { Cookie: cookie } }), "not-a-socket");
  });
});

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

test("refusals speak the user's language and show nothing of the request", async () => {
  await withBrowserHost({ language: "zh-CN" }, async (host) => {
    const reply = await host.ask({ target: "/?token=%3Cscript%3Ealert(1)%3C/script%3E" });
    expectRefused(reply, "wrong-token", "zh-CN");
    expect(reply.body).toContain('<html lang="zh-CN">');
    expect(reply.body).not.toContain("script");
    expect(reply.headers["content-type"]).toBe("text/html; charset=utf-8");
  });
});

test("it listens on 127.0.0.1 alone", async () => {
  await withBrowserHost({}, async (host) => {
    await expect(fetch(`http://127.0.0.2:${host.port}/`)).rejects.toThrow();
    await expect(fetch(`http://[::1]:${host.port}/`)).rejects.toThrow();
  });
});
