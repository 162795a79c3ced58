import { expect, test } from "@playwright/test";
import { connect as connectTls } from "node:tls";
import {
  type HostileKind,
  type HostilePeer,
  hostileKinds,
  startHostilePeer,
} from "../support/hostile-peers.ts";
import {
  expectPong,
  pause,
  ping,
  rawDial,
  refusal,
  sampleAccept,
  soon,
  statusOf,
  switching,
} from "../support/raw-dial.ts";
import { closeFrame, frame, opcodes } from "../support/websocket-bytes.ts";

// The peers are instruments: what a probe is told by them is worth only as much as this page.

async function withPeer(kind: HostileKind, play: (peer: HostilePeer) => Promise<void>): Promise<void> {
  const peer = await startHostilePeer(kind);
  try {
    await play(peer);
  } finally {
    await peer.close();
  }
}

for (const kind of ["http-200", "http-301", "http-403", "http-500"] as const) {
  test(`${kind}: a whole HTTP answer with that status, then the end`, async () => {
    await withPeer(kind, async ({ port }) => {
      const dial = await rawDial({ port });
      await soon(dial.ended).toBe("end");
      expect(dial.status()).toContain(`HTTP/1.1 ${kind.slice(5)} `);
    });
  });
}

test("ssh-banner: speaks first, and not HTTP", async () => {
  await withPeer("ssh-banner", async ({ port }) => {
    const dial = await rawDial({ port });
    await soon(() => dial.bytes().toString()).toMatch(/^SSH-2\.0-.*\r\n$/);
    expect(dial.ended()).toBeNull();
    dial.socket.destroy();
  });
});

test("silence: takes the request, says nothing, stays open even when half-closed", async () => {
  await withPeer("silence", async (peer) => {
    const dial = await rawDial({ port: peer.port, target: "/x" });
    await soon(() => peer.heads().join()).toContain("GET /x HTTP/1.1");
    dial.socket.end();
    await soon(peer.open).toBe(0);
    await pause(50);
    expect(dial.bytes()).toHaveLength(0);
    expect(dial.ended()).toBeNull();
    dial.socket.destroy();
  });
});

test("accept-and-reset: the connection dies without a byte", async () => {
  await withPeer("accept-and-reset", async (peer) => {
    const dial = await rawDial({ port: peer.port }).catch((error: NodeJS.ErrnoException) => error.code);
    if (typeof dial === "object") {
      await soon(dial.ended).not.toBeNull();
      expect(dial.bytes()).toHaveLength(0);
    } else {
      expect(dial).toBe("ECONNRESET");
    }
    expect(peer.connections()).toBe(1);
  });
});

test("drip: a correct answer, a byte at a time", async () => {
  await withPeer("drip", async ({ port }) => {
    const dial = await rawDial({ port });
    await soon(() => dial.bytes().length).toBeGreaterThan(2);
    const received = dial.bytes().toString();
    expect(`${switching}\r\n`.startsWith(received)).toBe(true);
    dial.socket.destroy();
  });
});

test("huge-headers: over 4 MB of headers that never end", async () => {
  await withPeer("huge-headers", async ({ port }) => {
    const dial = await rawDial({ port });
    await soon(() => dial.bytes().length, 50).toBeGreaterThan(4 * 1024 * 1024);
    expect(dial.head()).toBeNull();
    expect(dial.bytes().toString("latin1", 0, 300)).toContain(switching);
    dial.socket.destroy();
  });
});

test("wrong-accept: 101 with an accept key of another request", async () => {
  await withPeer("wrong-accept", async ({ port }) => {
    const dial = await rawDial({ port });
    expect(await statusOf(dial)).toBe(switching);
    expect(dial.head()).toContain("Sec-WebSocket-Accept: ");
    expect(dial.head()).not.toContain(`Sec-WebSocket-Accept: ${sampleAccept}`);
    dial.socket.destroy();
  });
});

for (const [kind, code] of [
  ["close-frame", 1008],
  ["junk-close-code", 65_535],
] as const) {
  test(`${kind}: a correct 101, then a close frame with ${code}`, async () => {
    await withPeer(kind, async ({ port }) => {
      const dial = await rawDial({ port });
      await soon(() => dial.frames().length).toBe(1);
      expect(dial.head()).toContain(`Sec-WebSocket-Accept: ${sampleAccept}`);
      expect(dial.frames()[0]?.opcode).toBe(opcodes.close);
      expect(dial.frames()[0]?.payload.readUInt16BE()).toBe(code);
      dial.socket.destroy();
    });
  });
}

test("reset: a correct 101, then a reset in answer to the first frame", async () => {
  await withPeer("reset", async ({ port }) => {
    const dial = await rawDial({ port });
    await statusOf(dial);
    ping(dial);
    await soon(dial.ended).toBe("reset");
    expect(dial.head()).toContain(`Sec-WebSocket-Accept: ${sampleAccept}`);
  });
});

test("junk: a correct 101, then bytes that are no frames", async () => {
  await withPeer("junk", async ({ port }) => {
    const dial = await rawDial({ port });
    await soon(() => dial.bytes().length).toBeGreaterThan(4096);
    expect(dial.head()).toContain(`Sec-WebSocket-Accept: ${sampleAccept}`);
    // All reserved bits and an opcode that does not exist.
    expect(dial.bytes().at(-1)).toBe(0xff);
    dial.socket.destroy();
  });
});

test("flood: a correct 101, then more text frames than anybody wants, until the other end goes", async () => {
  await withPeer("flood", async (peer) => {
    const dial = await rawDial({ port: peer.port });
    await soon(() => dial.bytes().length).toBeGreaterThan(2_000_000);
    dial.socket.pause();
    expect(dial.head()).toContain(`Sec-WebSocket-Accept: ${sampleAccept}`);
    expect(new Set(dial.frames().map((each) => each.opcode))).toEqual(new Set([opcodes.text]));
    dial.socket.destroy();
    await soon(peer.open).toBe(0);
  });
});

test("no-pong: stays open, ignores pings, answers a close", async () => {
  await withPeer("no-pong", async (peer) => {
    const dial = await rawDial({ port: peer.port });
    expect(await statusOf(dial)).toBe(switching);
    ping(dial);
    await soon(() => peer.frames().length).toBe(1);
    dial.socket.write(closeFrame(1000, true));
    await soon(dial.ended).toBe("end");
    expect(dial.frames()).toEqual([{ opcode: opcodes.close, payload: Buffer.from([0x03, 0xe8]) }]);
  });
});

test("never-closes: answers pings, ignores a close frame and a half-close", async () => {
  await withPeer("never-closes", async (peer) => {
    const dial = await rawDial({ port: peer.port });
    expect(await statusOf(dial)).toBe(switching);
    await expectPong(dial);
    dial.socket.write(closeFrame(1000, true));
    dial.socket.end();
    await pause(150);
    expect(dial.ended()).toBeNull();
    expect(dial.frames().map((each) => each.opcode)).toEqual([opcodes.pong]);
    dial.socket.destroy();
  });
});

test("tls: behind a self-signed certificate a server that behaves; plain bytes get no HTTP", async () => {
  await withPeer("tls", async (peer) => {
    const plain = await rawDial({ port: peer.port });
    await soon(plain.ended).not.toBeNull();
    expect(plain.bytes().toString("latin1")).not.toContain("HTTP");
    const code = await new Promise((resolve) => {
      const socket = connectTls({ port: peer.port, host: "127.0.0.1", servername: "localhost" });
      socket.on("error", (error: NodeJS.ErrnoException) => resolve(error.code));
      socket.on("secureConnect", () => resolve("trusted"));
    });
    expect(code).toBe("DEPTH_ZERO_SELF_SIGNED_CERT");
  });
});

test("frames are recorded as they came, unmasked", async () => {
  await withPeer("no-pong", async (peer) => {
    const dial = await rawDial({ port: peer.port });
    await statusOf(dial);
    const masked = frame(opcodes.text, Buffer.from("hello"), true);
    // A real mask, so that unmasking is put to the test.
    masked.set([1, 2, 3, 4], 2);
    for (let index = 6; index < masked.length; index += 1) {
      masked[index] = (masked[index] ?? 0) ^ (((index - 6) % 4) + 1);
    }
    dial.socket.write(masked);
    await soon(() => peer.frames()).toEqual([{ opcode: opcodes.text, payload: Buffer.from("hello") }]);
    dial.socket.destroy();
  });
});

for (const kind of hostileKinds) {
  test(`${kind}: close frees the port and every connection`, async () => {
    const peer = await startHostilePeer(kind);
    const dial = await rawDial({ port: peer.port }).catch(() => null);
    await pause(60);
    await peer.close();
    if (dial) {
      await soon(dial.ended).not.toBeNull();
      dial.socket.destroy();
    }
    expect(await refusal(peer.port)).toBe("ECONNREFUSED");
  });
}
