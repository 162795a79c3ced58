import { expect, test } from "@playwright/test";
import { enteredBy, expectRefused, opening, pageText, withBrowserHost } from "../support/browser-host.ts";

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
