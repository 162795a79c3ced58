import { connect, type Socket } from "node:net";
import { once } from "node:events";
import { networkInterfaces } from "node:os";
import { connect as connectTls } from "node:tls";
import { expect, test } from "@playwright/test";
import { createListener } from "../../electron/adapters/network/hold-port.ts";
import { ports } from "../support/engine.ts";
import { freePort, isFree } from "../support/free-port.ts";
import { withListening } from "../support/listen-world.ts";
import { httpGet, pause, rawDial, rawSend, refusal, soon, statusOf } from "../support/raw-dial.ts";
import { frame, opcodes } from "../support/websocket-bytes.ts";
import { withLagrange } from "../support/with-lagrange.ts";

/** Waits until a connection is no more, by whatever end. */
async function gone(socket: Socket): Promise<void> {
  socket.on("error", () => undefined);
  await new Promise<void>((resolve) => {
    if (socket.destroyed) resolve();
    else socket.once("close", () => resolve());
  });
}

for (const [what, link, seen] of [
  ["without a token", { accessToken: null }, { path: "/OneBotv11", tokenIn: [] }],
  ["with the empty one", { accessToken: "" }, { path: "/OneBotv11", tokenIn: [] }],
  ["with one in its header", { accessToken: "s3cret" }, { path: "/OneBotv11", tokenIn: ["header"] }],
  [
    "with one in its query",
    { accessToken: null, suffix: "/OneBotv11/?X-Token=s3cret" },
    { path: "/OneBotv11/?X-Token=***", tokenIn: ["query"] },
  ],
  ["on the factory path", { suffix: "/onebot/v11/ws" }, { path: "/onebot/v11/ws", tokenIn: [] }],
  ["by IPv6", { host: "[::1]" }, { path: "/OneBotv11", tokenIn: [] }],
] as const) {
  test(`L9: what Lagrange dials is shown, ${what}, and it is refused with 503 each time`, async () => {
    await withListening(async ({ port, dials, stop }) => {
      const earliest = Date.now();
      await withLagrange({ port, reconnectMs: 50, ...link }, async (lagrange) => {
        await soon(() => lagrange.events().length).toBeGreaterThan(1);
        const refusedWith503 = { kind: "not-connected", role: "Universal", status: 503 };
        for (const event of lagrange.events()) expect(event).toEqual(refusedWith503);
      });
      const { ended, dials: count } = await stop();
      expect(ended).toBe("interrupted");
      expect(count).toBe(dials.length);
      expect(dials[0]).toEqual({
        at: expect.any(Number),
        userAgent: "Lagrange.OneBot",
        selfId: "1234567890",
        role: "Universal",
        hasToken: seen.tokenIn.length > 0,
        ...seen,
      });
      expect(dials[0]?.at).toBeGreaterThanOrEqual(earliest);
      expect(JSON.stringify(dials)).not.toContain("s3cret");
    });
  });
}

test("L8: without the universal client both halves are seen, each with its role", async () => {
  await withListening(async ({ port, dials }) => {
    const link = { port, universal: false, apiSuffix: "/api", eventSuffix: "/event" };
    await withLagrange({ ...link, reconnectMs: 50 }, async () => {
      await soon(() =>
        dials
          .map(({ path, role }) => `${role} ${path}`)
          .sort()
          .slice(0, 2),
      ).toHaveLength(2);
    });
    const seen = new Set(dials.map(({ path, role }) => `${role} ${path}`));
    expect(seen).toEqual(new Set(["Api /OneBotv11/api", "Event /OneBotv11/event"]));
  });
});

test("nothing behind the head is taken in: frames and a second request are thrown away", async () => {
  await withListening(async ({ port, dials, stop }) => {
    const request = (path: string): string => `GET ${path} HTTP/1.1\r\nUpgrade: websocket\r\n\r\n`;
    const dial = await rawSend(port, "127.0.0.1", request("/a") + request("/b"));
    await soon(dial.ended).toBe("end");
    expect(dial.bytes().toString()).toBe(
      "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
    );
    const stubborn = connect({ port, host: "127.0.0.1", allowHalfOpen: true });
    let answered = "";
    stubborn.on("data", (text: Buffer) => (answered += String(text))).write(request("/c"));
    await soon(() => answered).toContain("503");
    for (const more of [request("/d"), frame(opcodes.text, Buffer.from("{}"), true)]) {
      await new Promise((resolve) => stubborn.write(more, resolve));
      await pause(20);
    }
    stubborn.destroy();
    await stop();
    expect(dials.map(({ path }) => path)).toEqual(["/a", "/c"]);
    expect(answered.match(/HTTP/g)).toHaveLength(1);
  });
});

test("what is no dial is sent away, counted and not told", async () => {
  await withListening(async ({ port, dials, stop }) => {
    const plain = await httpGet(port, "/");
    expect(await statusOf(plain)).toBe("HTTP/1.1 503 Service Unavailable");
    const old = await rawSend(port, "127.0.0.1", "GET / HTTP/1.0\r\n\r\n");
    expect(await statusOf(old)).toBe("HTTP/1.1 503 Service Unavailable");
    for (const junk of ["\u0000\u0001\u0002", "SSH-2.0-x\r\n", `GET /${"a".repeat(20_000)}`]) {
      const dial = await rawSend(port, "127.0.0.1", junk);
      await soon(dial.ended).not.toBeNull();
      expect(dial.bytes()).toHaveLength(0);
    }
    const secure = connectTls({ port, host: "127.0.0.1", rejectUnauthorized: false });
    await gone(secure);
    const { strays, dials: count } = await stop();
    expect(strays).toEqual({ secure: 1, request: 2, unreadable: 3 });
    expect({ count, dials }).toEqual({ count: 0, dials: [] });
  });
});

test("a caller that says nothing, or drips, is gone in its time, and Lagrange gets through meanwhile", async () => {
  await withListening(
    async ({ port, dials }) => {
      const silent = connect(port, "127.0.0.1");
      const dripping = connect(port, "127.0.0.1");
      const drip = setInterval(() => dripping.write("G"), 50);
      dripping.on("error", () => undefined).on("close", () => clearInterval(drip));
      const dial = await rawDial({ port });
      await soon(dial.status).toContain("503");
      await Promise.all([gone(silent), gone(dripping)]);
      expect(dials).toHaveLength(1);
    },
    { with: { listener: createListener(400) } },
  );
});

test("callers beyond the few that fit are turned away; the port is free at once with all of them there", async () => {
  // Nobody goes by himself here before the test is over.
  const patient = { with: { listener: createListener(60_000) } };
  await withListening(async ({ port, stop }) => {
    const callers = Array.from({ length: 40 }, () => connect(port, "127.0.0.1"));
    for (const caller of callers) caller.on("error", () => undefined);
    const left = () => callers.filter(({ destroyed }) => !destroyed).length;
    await soon(left).toBe(16);
    await pause(100);
    expect(left()).toBe(16);
    await stop();
    expect(await isFree(port)).toBe(true);
    await soon(left).toBe(0);
  }, patient);
});

test("a caller whose head ends while the port is let go is not told any more", async () => {
  const port = await freePort();
  const calls: string[] = [];
  const held = await ports.listener.hold(port, ({ type }) => calls.push(type));
  if (held.kind === "failed") throw new Error(held.reason);
  const caller = connect(port, "127.0.0.1");
  caller.on("error", () => undefined);
  await once(caller, "connect");
  caller.write("GET / HTTP/1.1\r\n");
  await pause(50);
  caller.write("\r\n");
  await held.release();
  await gone(caller);
  expect(calls).toEqual([]);
});

test("only this computer itself can call", async () => {
  const others = Object.values(networkInterfaces()).flatMap((list) =>
    (list ?? []).filter(({ internal, family }) => !internal && family === "IPv4"),
  );
  test.skip(others.length === 0, "this computer has no address but loopback");
  await withListening(async ({ port }) => {
    for (const { address } of others) expect(await refusal(port, address)).toBe("ECONNREFUSED");
    expect(await refusal(port)).toBeNull();
  });
});
