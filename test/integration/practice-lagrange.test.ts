import { expect, test } from "@playwright/test";
import { startPracticeLagrange } from "../../electron/practice/lagrange-client.ts";
import { startHostilePeer } from "../support/hostile-peers.ts";
import { soon } from "../support/raw-dial.ts";
import { opcodes } from "../support/websocket-bytes.ts";
import { withLagrange } from "../support/with-lagrange.ts";
import { withYunzai } from "../support/with-yunzai.ts";

for (const [what, accessToken, header] of [
  ["a token", "s3cret", "Authorization: Bearer s3cret\r\n"],
  ["an empty token", "", "Authorization: Bearer \r\n"],
  ["no token", null, null],
] as const) {
  test(`L9: with ${what} the dial carries role, id, agent and ${header === null ? "no" : "the"} Authorization`, async () => {
    const peer = await startHostilePeer("silence");
    await withLagrange({ port: peer.port, accessToken }, async () => {
      await soon(() => peer.heads().join()).toContain("\r\n\r\n");
      const head = peer.heads().join();
      expect(head).toContain("GET /OneBotv11 HTTP/1.1\r\n");
      expect(head).toContain("X-Client-Role: Universal\r\n");
      expect(head).toContain("X-Self-ID: 1234567890\r\n");
      expect(head).toContain("User-Agent: Lagrange.OneBot\r\n");
      if (header === null) expect(head).not.toContain("Authorization");
      else expect(head).toContain(header);
    });
    await peer.close();
  });
}

test("L9: after the upgrade a lifecycle event comes first, then heartbeats", async () => {
  const peer = await startHostilePeer("no-pong");
  await withLagrange({ port: peer.port, heartbeatMs: 30 }, async () => {
    await soon(() => peer.frames().length).toBeGreaterThan(3);
    const events = peer.frames().map(({ payload }): unknown => JSON.parse(payload.toString()));
    expect(new Set(peer.frames().map(({ opcode }) => opcode))).toEqual(new Set([opcodes.text]));
    expect(events[0]).toMatchObject({
      meta_event_type: "lifecycle",
      sub_type: "connect",
      self_id: 1234567890,
    });
    expect(events.slice(1)).toEqual(
      events.slice(1).map(() => expect.objectContaining({ meta_event_type: "heartbeat", interval: 30 })),
    );
  });
  await peer.close();
});

test("L8: without the universal client it opens two connections, each with its suffix and role", async () => {
  const peer = await startHostilePeer("silence");
  const link = { port: peer.port, universal: false, apiSuffix: "/api", eventSuffix: "/event" };
  await withLagrange(link, async () => {
    await soon(() => peer.heads().filter((head) => head.endsWith("\r\n\r\n")).length).toBe(2);
    const heads = peer.heads().join();
    expect(heads).toMatch(/GET \/OneBotv11\/api [^]*?X-Client-Role: Api\r\n/);
    expect(heads).toMatch(/GET \/OneBotv11\/event [^]*?X-Client-Role: Event\r\n/);
  });
  await peer.close();
});

test("Y12: a practice Yunzai welcomes it by name", async () => {
  await withYunzai({ age: "C" }, async (yunzai) => {
    await withLagrange({ port: yunzai.port, accessToken: "x" }, async (lagrange) => {
      await soon(() => yunzai.console().join()).toContain("OneBotv11(QQ) Lagrange.OneBot v0.0.3 已连接");
      expect(lagrange.events()).toEqual([{ kind: "connected", role: "Universal" }]);
      expect(yunzai.recorded().bots).toEqual(["1234567890"]);
    });
    await soon(() => yunzai.recorded().dials).toMatchObject([
      { userAgent: "Lagrange.OneBot", outcome: "opened", closeCode: 1006 },
    ]);
  });
});

test("L12: a refusal is met with the next try after the interval, until it is let in", async () => {
  await withYunzai({ age: "C0", loadingMs: Infinity }, async (yunzai) => {
    await withLagrange({ port: yunzai.port, reconnectMs: 40 }, async (lagrange) => {
      await soon(() => lagrange.events().length).toBeGreaterThan(2);
      expect(lagrange.events()[0]).toEqual({ kind: "not-connected", role: "Universal", status: 404 });
      await yunzai.finishLoading();
      await soon(() => lagrange.events().at(-1)).toEqual({ kind: "connected", role: "Universal" });
    });
  });
});

test("L12: accepted and then dropped is a disconnection, and it dials again", async () => {
  await withYunzai({ age: "B" }, async (yunzai) => {
    await withLagrange({ port: yunzai.port, suffix: "/wrong", reconnectMs: 40 }, async (lagrange) => {
      await soon(() => lagrange.events().length).toBeGreaterThan(3);
      const dropped = { kind: "disconnected", role: "Universal", code: 1006 };
      expect(lagrange.events().slice(0, 2)).toEqual([{ kind: "connected", role: "Universal" }, dropped]);
      expect(yunzai.recorded().dials.length).toBeGreaterThan(1);
    });
  });
});

test("L7: an entry whose URL cannot be is given up for good", async () => {
  await withLagrange({ port: 1, suffix: "OneBotv11", reconnectMs: 10 }, async (lagrange) => {
    expect(lagrange.events()).toEqual([{ kind: "invalid-url", role: "Universal" }]);
  });
});

test("close ends the reconnecting", async () => {
  const peer = await startHostilePeer("http-500");
  const lagrange = startPracticeLagrange({
    host: "127.0.0.1",
    port: peer.port,
    suffix: "/",
    uin: 1,
    reconnectMs: 20,
  });
  await soon(peer.connections).toBeGreaterThan(1);
  lagrange.close();
  const seen = peer.connections();
  await new Promise((resolve) => setTimeout(resolve, 150));
  expect(peer.connections()).toBeLessThanOrEqual(seen + 1);
  await soon(peer.open).toBe(0);
  await peer.close();
});
