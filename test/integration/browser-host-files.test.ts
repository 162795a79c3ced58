import { symlink } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { expectRefused, secretText, withBrowserHost } from "../support/browser-host.ts";
import { hasLinks, noLinks } from "../support/platform.ts";

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
