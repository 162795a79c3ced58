import { createServer, type Server } from "node:net";
import { fileURLToPath } from "node:url";
import { expect, test } from "@playwright/test";
import { WebSocketServer } from "ws";
import type { OutcomeKind } from "../../electron/core/outcome.ts";
import { bundle } from "../support/bundle.ts";
import {
  hostileKinds,
  startHostilePeer,
  type HostileKind,
  type HostilePeer,
} from "../support/hostile-peers.ts";
import { expectNothingLeft, openResources } from "../support/open-resources.ts";
import { portOf } from "../support/port-of.ts";
import { stepIn, verifyAim, type Aim } from "../support/probe-world.ts";
import { soon } from "../support/raw-dial.ts";
import { runChild } from "../support/run-child.ts";
import { makeFolder, removeFolder } from "../support/temp-folder.ts";
import { frame, opcodes, readFrames, switchingProtocols } from "../support/websocket-bytes.ts";

/** What each peer honestly is. */
const honest: Readonly<Record<HostileKind, OutcomeKind>> = {
  silence: "loading",
  "accept-and-reset": "not-yunzai",
  "ssh-banner": "not-yunzai",
  "http-200": "not-yunzai",
  "http-301": "not-yunzai",
  "http-403": "unauthorized",
  "http-500": "not-yunzai",
  "huge-headers": "not-yunzai",
  drip: "not-yunzai",
  "wrong-accept": "not-yunzai",
  "close-frame": "not-yunzai",
  "junk-close-code": "not-yunzai",
  reset: "not-yunzai",
  junk: "not-yunzai",
  flood: "not-yunzai",
  "no-pong": "not-yunzai",
  "never-closes": "unproven",
  tls: "tls",
};

/** Text and binary frames; pings and closes are all that any of these peers may get (FACTS Y9). */
function dataFrames(peer: HostilePeer) {
  return peer.frames().filter(({ opcode }) => opcode < opcodes.close);
}

for (const kind of hostileKinds) {
  for (const secure of [false, true]) {
    test(`${secure ? "wss" : "ws"} to a peer of kind ${kind}: over in time, told honestly, nothing left, no frame sent`, async () => {
      const before = openResources();
      const peer = await startHostilePeer(kind);
      const deadlineMs = secure ? 1000 : 2000;
      const outcome = await verifyAim({ secure, port: peer.port }, { deadlineMs });
      await soon(peer.open).toBe(0);
      expect(dataFrames(peer)).toEqual([]);
      await peer.close();
      // Whoever is held up by a drip is so for half a minute.
      expect(outcome.ms).toBeLessThan(deadlineMs + 15_000);
      if (!secure) expect(outcome.kind).toBe(honest[kind]);
      else expect(["tls", "not-yunzai", "loading"]).toContain(outcome.kind);
      expect(outcome.ok).toBe(false);
      await expectNothingLeft(before);
    });
  }
}

test("who sends too much is cut off for that, not because time is up", async () => {
  const codes: Partial<Record<HostileKind, string>> = {
    "huge-headers": "HPE_HEADER_OVERFLOW",
    flood: "TOO_MANY_FRAMES",
    junk: "WS_ERR_UNEXPECTED_RSV_2_3",
  };
  for (const kind of ["huge-headers", "flood", "junk"] as const) {
    const peer = await startHostilePeer(kind);
    const outcome = await verifyAim({ port: peer.port }, { deadlineMs: 60_000 });
    await peer.close();
    expect(outcome.steps.map(({ facts }) => "code" in facts && facts.code)).toContain(codes[kind]);
  }
});

test("the same behind TLS, its certificate accepted, is judged like any other", async () => {
  const peer = await startHostilePeer("tls");
  const outcome = await verifyAim({ secure: true, port: peer.port }, { ignoreCertificate: true });
  expect(outcome.kind).toBe("unproven");
  expect(dataFrames(peer)).toEqual([]);
  await peer.close();
});

test("a process that only verified has nothing open after each peer, and ends by itself", async () => {
  const folder = await makeFolder();
  const peers = await Promise.all(hostileKinds.map((kind) => startHostilePeer(kind)));
  try {
    const script = await bundle(
      fileURLToPath(new URL("../support/children/verify-each.ts", import.meta.url)),
      folder,
    );
    const aims: Aim[] = [...peers.map(({ port }) => ({ port })), { port: 9 }];
    const { stdout, stderr, code } = await runChild(script, [JSON.stringify(aims)]);
    expect([code, stderr]).toEqual([0, ""]);
    const ends: { kind: string; left: string[] }[] = JSON.parse(stdout);
    expect(ends.map(({ left }) => left)).toEqual(aims.map(() => []));
    expect(ends.map(({ kind }) => kind)).toEqual([...hostileKinds.map((kind) => honest[kind]), "refused"]);
  } finally {
    await Promise.all(peers.map((peer) => peer.close()));
    await removeFolder(folder);
  }
});

test("a handshake of any stage is gone at once when it is cancelled", async () => {
  for (const kind of ["silence", "drip", "flood", "never-closes"] as const) {
    const before = openResources();
    const peer = await startHostilePeer(kind);
    const cancelling = new AbortController();
    const running = verifyAim(
      { port: peer.port },
      { stayMs: 300_000, deadlineMs: 600_000, signal: cancelling.signal },
    );
    setTimeout(() => cancelling.abort(), 100);
    await running;
    await soon(peer.open).toBe(0);
    await peer.close();
    await expectNothingLeft(before);
  }
});

test("L9: both dials carry what Lagrange sends, and differ in nothing but the first segment and the key", async () => {
  const peer = await startHostilePeer("http-500");
  await verifyAim({ port: peer.port, suffix: "/OneBotv11/x?X-Token=s3cret" }, { token: "abc" });
  await verifyAim({ port: peer.port }, { token: "" });
  await verifyAim({ port: peer.port }, { token: null });
  const heads = peer.heads().map((head) => head.replace(/Sec-WebSocket-Key: \S+/, "Sec-WebSocket-Key: *"));
  await peer.close();
  const [first = "", second = ""] = heads;
  const chosen = first.startsWith("GET /OneBotv11/") ? first : second;
  const control = chosen === first ? second : first;
  expect(control.replace(/^GET \/[0-9a-f]{16}\//, "GET /OneBotv11/")).toBe(chosen);
  expect(chosen).toMatch(/^GET \/OneBotv11\/x\?X-Token=s3cret HTTP\/1\.1\r\n/);
  expect(chosen).toMatch(/\r\nX-Client-Role: Universal\r\n/);
  expect(chosen).toMatch(/\r\nUser-Agent: lagrange-yunzai-setup\/\S+\r\n/);
  expect(chosen).toMatch(/\r\nAuthorization: Bearer abc\r\n/);
  expect(chosen).not.toMatch(/X-Self-ID|Sec-WebSocket-Extensions|Origin/i);
  expect(heads[2]).toMatch(/\r\nAuthorization: Bearer ?\r\n/);
  expect(heads[4]).not.toContain("Authorization");
});

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return portOf(server);
}

test("Y7: a server that takes one connection at a time is not mistaken for age Z", async () => {
  let taken = false;
  const server = createServer((socket) => {
    socket.on("error", () => undefined);
    if (taken) return;
    taken = true;
    let bytes = Buffer.alloc(0);
    let answered = 0;
    socket.on("data", (chunk: Buffer) => {
      bytes = Buffer.concat([bytes, chunk]);
      const end = bytes.indexOf("\r\n\r\n");
      if (end < 0) return;
      if (answered === 0) socket.write(switchingProtocols(bytes.toString("latin1", 0, end)));
      answered += 1;
      for (const { opcode, payload } of readFrames(bytes.subarray(end + 4))) {
        if (opcode === opcodes.ping) socket.write(frame(opcodes.pong, payload));
      }
    });
  });
  const port = await listening(server);
  const { kind } = await verifyAim({ port });
  server.close();
  // Whichever dial came first was the one that opened.
  expect(["unproven", "loading"]).toContain(kind);
});

test("Y7: a WebSocket server that opens every path proves nothing; one that knows its path is told from it", async () => {
  const every = new WebSocketServer({ host: "127.0.0.1", port: 0 });
  const own = new WebSocketServer({ host: "127.0.0.1", port: 0, path: "/OneBotv11" });
  await Promise.all(
    [every, own].map((server) => new Promise((resolve) => server.once("listening", resolve))),
  );
  let frames = 0;
  for (const server of [every, own]) {
    server.on("connection", (socket) => socket.on("message", () => (frames += 1)));
  }
  expect((await verifyAim({ port: portOf(every) })).kind).toBe("unproven");
  expect((await verifyAim({ port: portOf(own) })).kind).toBe("registered");
  expect(frames).toBe(0);
  every.close();
  own.close();
});

test("Y6: a path that opens, answers a ping and is closed within the stay is unstable, with code and time", async () => {
  const server = new WebSocketServer({ host: "127.0.0.1", port: 0, path: "/OneBotv11" });
  await new Promise((resolve) => server.once("listening", resolve));
  server.on("connection", (socket) => setTimeout(() => socket.close(1011), 80));
  const outcome = await verifyAim({ port: portOf(server) }, { stayMs: 30_000, deadlineMs: 60_000 });
  server.close();
  expect(outcome.kind).toBe("unstable");
  const { status, facts } = stepIn(outcome, "stay");
  expect([status, facts.code]).toEqual(["failed", 1011]);
  expect(facts.opened).toBeGreaterThan(0);
});

test("a name that does not exist is unresolved, and a token no header can carry is refused before it is sent", async () => {
  const unknown = await verifyAim({ host: "no-such-host.invalid", port: 2536 });
  expect(unknown).toMatchObject({ kind: "unresolved", address: null });
  expect(stepIn(unknown, "resolve").status).toBe("failed");
  const peer = await startHostilePeer("http-200");
  expect((await verifyAim({ port: peer.port }, { token: "云崽" })).kind).toBe("unauthorized");
  expect((await verifyAim({ port: peer.port }, { token: "a\r\nX-Evil: 1" })).kind).toBe("unauthorized");
  expect(peer.heads().join("")).toBe("");
  await peer.close();
});
