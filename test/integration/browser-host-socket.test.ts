import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "@playwright/test";
import { closeCodes } from "../../electron/contract/browser-wire.ts";
import { pasteLimit } from "../../electron/contract/methods.ts";
import type { Service } from "../../electron/contract/service.ts";
import type { RequestRefusal } from "../../electron/locales/start-types.ts";
import {
  call,
  closeCodeOf,
  expectRefused,
  messagesOf,
  upgradeHeaders,
  withBrowserHost,
  type Asked,
  type HostUnderTest,
} from "../support/browser-host.ts";
import { rawDial, soon } from "../support/raw-dial.ts";
import { fakeService } from "../support/service.ts";
import { frame, opcodes } from "../support/websocket-bytes.ts";
import { hello } from "../support/wizard.ts";

const greeting = fakeService({ hello: async () => hello });

type Worsen = (host: HostUnderTest, cookie: string) => Asked;

const refusedUpgrades: readonly (readonly [string, RequestRefusal, Worsen])[] = [
  ["no Origin", "wrong-origin", () => ({ headers: { Origin: null } })],
  ["another site's Origin", "wrong-origin", () => ({ headers: { Origin: "https://evil.example" } })],
  [
    "a neighbouring port's Origin",
    "wrong-origin",
    ({ port }) => ({ headers: { Origin: `http://127.0.0.1:${port - 1}` } }),
  ],
  ["the Origin null", "wrong-origin", () => ({ headers: { Origin: "null" } })],
  ["a cross-site mark", "cross-site", () => ({ headers: { "Sec-Fetch-Site": "cross-site" } })],
  ["a same-site mark", "cross-site", () => ({ headers: { "Sec-Fetch-Site": "same-site" } })],
  ["a foreign Host", "wrong-host", ({ port }) => ({ headers: { Host: `evil.example:${port}` } })],
  ["no Host", "wrong-host", () => ({ headers: { Host: null } })],
  ["no cookie", "no-session", () => ({ headers: { Cookie: null } })],
  [
    "the cookie of another port",
    "no-session",
    ({ port }, cookie) => ({ headers: { Cookie: cookie.replace(`${port}`, `${port - 1}`) } }),
  ],
  [
    "the token instead of a cookie",
    "no-session",
    ({ token }) => ({ target: `/socket?token=${token}`, headers: { Cookie: null } }),
  ],
  ["another path", "not-found", () => ({ target: "/" })],
  ["a query behind the path", "not-found", () => ({ target: "/socket?x" })],
  ["a slash behind the path", "not-found", () => ({ target: "/socket/" })],
  ["POST", "wrong-method", () => ({ method: "POST" })],
  ["HEAD", "wrong-method", () => ({ method: "HEAD" })],
  ["another protocol", "not-a-socket", () => ({ headers: { Upgrade: "h2c" } })],
];

for (const [what, why, worsen] of refusedUpgrades) {
  test(`an upgrade with ${what} is refused, and the refusal says so`, async () => {
    await withBrowserHost({ service: greeting }, async (host) => {
      const { cookie } = await host.enter();
      const worse = worsen(host, cookie);
      const headers = { ...upgradeHeaders(host, cookie), ...worse.headers };
      expectRefused(await host.ask({ target: "/socket", ...worse, headers }), why);
    });
  });
}

test("before the address was opened no upgrade succeeds", async () => {
  await withBrowserHost({}, async (host) => {
    const headers = upgradeHeaders(host, `wizard-${host.port}=`);
    expectRefused(await host.ask({ target: "/socket", headers }), "no-session");
  });
});

test("with cookie and key the page's calls are answered", async () => {
  await withBrowserHost({ service: greeting }, async (host) => {
    const window = await host.openWindow(await host.enter());
    const messages = messagesOf(window);
    window.send(call(1, "hello"));
    await soon(() => messages).toEqual([{ type: "result", id: 1, value: hello }]);
    expect(window.extensions).toBe("");
  });
});

test("a call in place of the key is not run, nor one behind it, and the socket is closed", async () => {
  let asked = 0;
  const service = fakeService({
    hello: async () => {
      asked += 1;
      return hello;
    },
  });
  await withBrowserHost({ service }, async (host) => {
    const entered = await host.enter();
    const firsts = [
      call(1, "hello"),
      "",
      host.token,
      `${entered.key} `,
      entered.key.slice(1),
      JSON.stringify({ key: entered.key }),
      Buffer.from(entered.key),
      "x".repeat(100_000),
    ];
    for (const first of firsts) {
      const socket = await host.connect(entered);
      const messages = messagesOf(socket);
      socket.send(first);
      socket.send(entered.key);
      socket.send(call(2, "hello"));
      expect(await closeCodeOf(socket)).toBe(closeCodes.wrongKey);
      expect(messages).toEqual([]);
    }
    expect(asked).toBe(0);
  });
});

test("a socket that shows no key in time is closed, and a key that comes then opens nothing", async () => {
  await withBrowserHost({ service: greeting, timings: { key: 1000 } }, async (host) => {
    const entered = await host.enter();
    const [socket, slow] = await Promise.all([host.connect(entered), host.connect(entered)]);
    const messages = messagesOf(socket);
    const codes = Promise.all([socket, slow].map(closeCodeOf));
    // Its bytes drip in without ever making a message.
    slow.send(entered.key.slice(0, 20), { fin: false });
    expect(await codes).toEqual([closeCodes.keyTooLate, closeCodes.keyTooLate]);
    expect(messages).toEqual([]);
    const window = await host.openWindow(entered);
    await pause(1200);
    expect(window.readyState).toBe(window.OPEN);
  });
});

test("only a handful of sockets may be without their key at once", async () => {
  await withBrowserHost({ service: greeting }, async (host) => {
    const entered = await host.enter();
    const waiting = await Promise.all(Array.from({ length: 8 }, () => host.connect(entered)));
    const headers = upgradeHeaders(host, entered.cookie);
    expectRefused(await host.ask({ target: "/socket", headers }), "too-many");
    waiting[0]?.terminate();
    await soon(async () => (await host.openWindow(entered)).readyState).toBe(1);
  });
});

for (const method of ["shutdown", "constructor", "__proto__", "toString", "hasOwnProperty", "then", ""]) {
  test(`the method "${method}" is refused as unknown`, async () => {
    await withBrowserHost({ service: greeting }, async (host) => {
      const window = await host.openWindow(await host.enter());
      const messages = messagesOf(window);
      window.send(call(1, method));
      await soon(() => messages).toEqual([{ type: "refused", id: 1, why: "unknown-method" }]);
      expect(host.bugs).toEqual([]);
    });
  });
}

test("what is no message, and an argument with a planted prototype, are refused", async () => {
  await withBrowserHost({ service: greeting }, async (host) => {
    const window = await host.openWindow(await host.enter());
    const messages = messagesOf(window);
    window.send("{");
    window.send('{"type":"call","id":1,"method":"find","argument":{"full":true,"__proto__":{"x":1}}}');
    window.send('{"type":"call","id":2,"method":"find","argument":{"full":true,"constructor":1}}');
    await soon(() => messages.length).toBe(3);
    expect(messages).toEqual([
      { type: "refused", id: null, why: "not-a-message" },
      { type: "refused", id: 1, why: "bad-argument" },
      { type: "refused", id: 2, why: "bad-argument" },
    ]);
  });
});

test("the longest paste passes; a message over the limit ends the socket with 1009 and the next one works", async () => {
  const read: Service["readPaste"] = async ({ text }) => {
    expect(text).toHaveLength(pasteLimit);
    return { kind: "nothing" };
  };
  await withBrowserHost({ service: { ...greeting, readPaste: read } }, async (host) => {
    const entered = await host.enter();
    const window = await host.openWindow(entered);
    const messages = messagesOf(window);
    window.send(call(1, "readPaste", { text: "配".repeat(pasteLimit) }));
    await soon(() => messages).toEqual([{ type: "result", id: 1, value: { kind: "nothing" } }]);
    window.send(call(2, "readPaste", { text: "配".repeat(pasteLimit * 3) }));
    expect(await closeCodeOf(window)).toBe(1009);
    const next = await host.openWindow(entered);
    const answers = messagesOf(next);
    next.send(call(3, "hello"));
    await soon(() => answers.length).toBe(1);
    expect(host.bugs).toEqual([]);
  });
});

test("a binary message ends the socket", async () => {
  await withBrowserHost({ service: greeting }, async (host) => {
    const window = await host.openWindow(await host.enter());
    const messages = messagesOf(window);
    window.send(Buffer.from(call(1, "hello")));
    expect(await closeCodeOf(window)).toBe(1003);
    expect(messages).toEqual([]);
  });
});

test("what comes behind the host's goodbye is not run", async () => {
  let asked = 0;
  const service = fakeService({
    hello: async () => {
      asked += 1;
      return hello;
    },
  });
  await withBrowserHost({ service, timings: { key: 1000 } }, async (host) => {
    const { cookie, key } = await host.enter();
    const window = await host.openWindow({ cookie, key });
    const text = (words: string): Buffer => frame(opcodes.text, Buffer.from(words), true);
    const late = await rawDial({ port: host.port, target: "/socket", headers: upgradeHeaders(host, cookie) });
    await soon(() => late.frames().length).toBe(1);
    late.socket.write(Buffer.concat([text(key), text(call(1, "hello"))]));
    await soon(late.ended).not.toBeNull();
    expect(window.readyState).toBe(window.OPEN);

    const rude = await rawDial({ port: host.port, target: "/socket", headers: upgradeHeaders(host, cookie) });
    const binary = frame(opcodes.binary, Buffer.from("x"), true);
    rude.socket.write(Buffer.concat([text(key), binary, text(call(1, "hello"))]));
    await soon(rude.ended).not.toBeNull();

    for (const dial of [late, rude]) {
      expect(dial.frames().map(({ opcode }) => opcode)).toEqual([opcodes.close]);
      dial.socket.destroy();
    }
    expect(asked).toBe(0);
  });
});

test("compression is not agreed to", async () => {
  await withBrowserHost({ service: greeting }, async (host) => {
    const socket = await host.connect(await host.enter(), { perMessageDeflate: true });
    expect(socket.extensions).toBe("");
  });
});

test("a newer socket with the key takes over, and the older one is told", async () => {
  let cancelled = false;
  const service = fakeService({
    hello: async () => hello,
    find: async (_, { signal }) => {
      await once(signal, "abort");
      cancelled = true;
      throw new Error("cancelled");
    },
  });
  await withBrowserHost({ service }, async (host) => {
    const entered = await host.enter();
    const older = await host.openWindow(entered);
    const olderCode = closeCodeOf(older);
    older.send(call(1, "find", { full: false }));
    const newer = await host.openWindow(entered);
    const messages = messagesOf(newer);
    newer.send(call(1, "hello"));
    await soon(() => messages).toEqual([{ type: "result", id: 1, value: hello }]);
    expect(await olderCode).toBe(closeCodes.replaced);
    await soon(() => cancelled).toBe(true);
  });
});

test("a window that stops reading is dropped, and its jobs are cancelled", async () => {
  let cancelled = false;
  const service = fakeService({
    find: async (_, { signal, tell }) => {
      const at = "x".repeat(64 * 1024);
      while (!signal.aborted) {
        tell({ type: "progress", folders: 1, at });
        await pause(0);
      }
      cancelled = true;
      throw new Error("cancelled");
    },
  });
  await withBrowserHost({ service }, async (host) => {
    const window = await host.openWindow(await host.enter());
    window.pause();
    window.send(call(1, "find", { full: true }));
    await soon(() => cancelled).toBe(true);
  });
});

test("a bug in a job is told to the host, and to the window without its text", async () => {
  const bug = new Error("secret");
  await withBrowserHost({ service: fakeService({ hello: () => Promise.reject(bug) }) }, async (host) => {
    const window = await host.openWindow(await host.enter());
    const messages = messagesOf(window);
    window.send(call(1, "hello"));
    await soon(() => messages).toEqual([{ type: "failed", id: 1 }]);
    expect(host.bugs).toEqual([bug]);
  });
});
