import { createServer, type Server, type Socket } from "node:net";
import { expect, test } from "@playwright/test";
import { createNetwork } from "../../electron/adapters/network/network.ts";
import type { DialEvent, Readiness } from "../../electron/core/probe/probe.ts";
import { startPracticeYunzai } from "../../electron/practice/yunzai-server.ts";
import { freePort } from "../support/free-port.ts";
import { startHostilePeer } from "../support/hostile-peers.ts";
import { expectNothingLeft, openResources } from "../support/open-resources.ts";
import { portOf } from "../support/port-of.ts";
import { soon } from "../support/raw-dial.ts";
import { makeFolder, removeFolder } from "../support/temp-folder.ts";

const network = createNetwork("0.0.0-test");
const never = new AbortController().signal;

interface Peer {
  readonly port: number;
  /** Everything that came in, as text. */
  readonly received: () => string;
  /** Connections that still stand. */
  readonly open: () => number;
  readonly close: () => Promise<void>;
}

/** A server on 127.0.0.1 that does `greet` to every connection. */
async function peer(greet: (socket: Socket) => void): Promise<Peer> {
  const sockets = new Set<Socket>();
  let received = "";
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined).on("close", () => sockets.delete(socket));
    socket.on("data", (chunk) => (received += chunk.toString()));
    greet(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: portOf(server),
    received: () => received,
    open: () => sockets.size,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Runs `use` beside such a peer; afterwards nothing may be open, on either side. */
async function withPeer(
  greet: (socket: Socket) => void,
  use: (started: Peer) => Promise<void>,
): Promise<void> {
  const before = openResources();
  const started = await peer(greet);
  try {
    await use(started);
    await soon(started.open).toBe(0);
  } finally {
    await started.close();
  }
  await expectNothingLeft(before);
}

/** Answers as soon as something came in. */
function answer(text: string): (socket: Socket) => void {
  return (socket) => void socket.once("data", () => socket.write(text));
}

function http(body: string): string {
  return `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

function report(folder: string, padding: number): string {
  return JSON.stringify({
    header: { reportVersion: 3, processId: 77, cwd: folder, commandLine: ["node", "x".repeat(padding)] },
    environmentVariables: { SECRET: "s3cret" },
  });
}

/** Asks for `GET /`, whose answer is awaited so many milliseconds. */
function ask(url: string, patience = 60_000, authorization: string | null = null): Promise<Readiness> {
  return network.readiness({ url, authorization, ignoreCertificate: true }, patience, never);
}

test.describe("redisPing", () => {
  const ping = (port: number, signal = never): Promise<string | null> =>
    network.redisPing({ host: "127.0.0.1", port, credentials: null }, signal);

  for (const [reply, meaning] of [
    ["+PONG\r\n", null],
    ["-NOAUTH Authentication required.\r\n", "NOAUTH"],
    ["-LOADING Redis is loading the dataset in memory\r\n", null],
    ["-ERR unknown command\r\n", null],
    ["-DENIED Redis is running in protected mode\r\n", "DENIED"],
    ["HTTP/1.1 400 Bad Request\r\n\r\n", "NOT_REDIS"],
    ["x".repeat(2000), "NOT_REDIS"],
  ] as const) {
    test(`Y13: ${JSON.stringify(reply.slice(0, 24))} means ${meaning ?? "it answers"}`, async () => {
      await withPeer(answer(reply), async ({ port, received }) => {
        expect(await ping(port)).toBe(meaning);
        expect(received()).toBe("*1\r\n$4\r\nPING\r\n");
      });
    });
  }

  test("Y13: nobody there, silence, a greeting that is cut short, and a cancelled question", async () => {
    expect(await ping(await freePort())).toBe("ECONNREFUSED");
    await withPeer(
      () => undefined,
      async ({ port }) => {
        expect(await network.redisPing({ host: "localhost", port, credentials: null }, never)).toBe(
          "ETIMEDOUT",
        );
        const cancelling = new AbortController();
        const running = ping(port, cancelling.signal);
        cancelling.abort();
        expect(await running).toBe("ABORTED");
        expect(await ping(port, AbortSignal.abort())).toBe("ABORTED");
      },
    );
    await withPeer(
      (socket) => void socket.end("+PO"),
      async ({ port }) => expect(await ping(port)).toBe("NOT_REDIS"),
    );
  });
});

test.describe("status", () => {
  test("Y10: the practice Yunzai's report gives its folder and its pid, and no credentials are sent", async () => {
    // It writes its log there.
    const folder = await makeFolder();
    const yunzai = await startPracticeYunzai({ age: "C", folder, status: true });
    try {
      const status = await network.status("127.0.0.1", yunzai.port, never);
      expect(status).toEqual({ folder, pid: process.pid });
      expect(yunzai.recorded().requests).toEqual(["GET /status HTTP/1.1"]);
    } finally {
      await yunzai.close();
      await removeFolder(folder);
    }
  });

  for (const age of ["A", "B", "C0"] as const) {
    test(`Y10: age ${age} answers /status with something else, or not at all`, async () => {
      const yunzai = await startPracticeYunzai({ age });
      expect(await network.status("127.0.0.1", yunzai.port, never)).toBeNull();
      await yunzai.close();
    });
  }

  test("Y10: the connection is cut as soon as both fields are known, the rest is never read", async () => {
    const whole = http(report("/srv/yunzai", 8_000_000));
    await withPeer(
      // The announced rest never comes: who waits for the end of the body waits for ever.
      answer(whole.slice(0, 4000)),
      async ({ port, received }) => {
        expect(await network.status("127.0.0.1", port, never)).toEqual({ folder: "/srv/yunzai", pid: 77 });
        expect(received()).toMatch(/^GET \/status HTTP\/1\.1\r\n/);
        expect(received()).not.toMatch(/authorization|cookie/i);
      },
    );
  });

  test("Y10: anything else is null: other JSON, no JSON, a refusal, endless data, nobody", async () => {
    const bodies = [
      "{}",
      "[1,2]",
      '"header"',
      "<html>",
      '{"header":{"cwd":"/x"}}',
      '{"cwd":"/x","processId":1}',
    ];
    for (const body of bodies) {
      await withPeer(answer(http(body)), async ({ port }) =>
        expect(await network.status("127.0.0.1", port, never), body).toBeNull(),
      );
    }
    await withPeer(answer("HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n"), async ({ port }) =>
      expect(await network.status("127.0.0.1", port, never)).toBeNull(),
    );
    const flood = await startHostilePeer("ssh-banner");
    expect(await network.status("127.0.0.1", flood.port, never)).toBeNull();
    await flood.close();
    await withPeer(answer(`HTTP/1.1 200 OK\r\n\r\n{"a":"${"x".repeat(60_000)}`), async ({ port }) =>
      expect(await network.status("127.0.0.1", port, never)).toBeNull(),
    );
  });

  test("a question can be cancelled while the answer is awaited", async () => {
    await withPeer(
      () => undefined,
      async ({ port }) => {
        const cancelling = new AbortController();
        setTimeout(() => cancelling.abort(), 50);
        expect(await network.status("127.0.0.1", port, cancelling.signal)).toBeNull();
      },
    );
  });
});

test.describe("readiness", () => {
  test("Y7: a status, whatever follows it; an errno; or ETIMEDOUT when the deadline is over", async () => {
    await withPeer(
      answer("HTTP/1.1 302 Found\r\nLocation: /x\r\nContent-Length: 99999\r\n\r\n"),
      async ({ port, received }) => {
        expect(await ask(`ws://127.0.0.1:${port}/?X-Token=a`, undefined, "Bearer b")).toEqual({
          status: 302,
          code: null,
          secured: false,
        });
        expect(received()).toMatch(/^GET \/\?X-Token=a HTTP\/1\.1\r\n/);
        expect(received()).toMatch(/\r\nAuthorization: Bearer b\r\n/);
        expect(received()).toMatch(new RegExp(`\\r\\nHost: 127\\.0\\.0\\.1:${port}\\r\\n`));
      },
    );
    await withPeer(
      () => undefined,
      async ({ port }) =>
        expect(await ask(`ws://127.0.0.1:${port}/`, 300)).toMatchObject({
          status: null,
          code: "ETIMEDOUT",
        }),
    );
    const nobody = await freePort();
    expect(await ask(`ws://127.0.0.1:${nobody}/`)).toMatchObject({ status: null, code: "ECONNREFUSED" });
    expect(await ask("ws://:0/")).toMatchObject({ status: null, code: "ERR_INVALID_URL" });
  });

  test("Y14: a TLS handshake counts as such even when nothing answers behind it", async () => {
    const hostile = await startHostilePeer("tls");
    expect((await ask(`wss://127.0.0.1:${hostile.port}/`, 1500)).secured).toBe(true);
    await hostile.close();
    await withPeer(answer("HTTP/1.1 400 Bad Request\r\n\r\n"), async ({ port }) =>
      expect(await ask(`wss://127.0.0.1:${port}/`)).toMatchObject({ status: null, secured: false }),
    );
  });
});

test.describe("dial", () => {
  const request = { authorization: null, ignoreCertificate: false };

  test("a dial that is dropped before, amid and after its look-up says ended once, and nothing after", async () => {
    const before = openResources();
    for (const wait of [null, 0, 30]) {
      const events: DialEvent[] = [];
      const dial = network.dial({ ...request, url: "ws://no-such-host.invalid:9/" }, (event) =>
        events.push(event),
      );
      if (wait !== null) await new Promise((resolve) => setTimeout(resolve, wait));
      dial.drop();
      dial.drop();
      const told = events.map(({ type }) => type);
      expect(told.filter((type) => type === "ended")).toHaveLength(1);
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect(events.map(({ type }) => type)).toEqual(told);
    }
    await expectNothingLeft(before);
  });

  test("whoever drops a dial from within its last event hears the end once", async () => {
    const yunzai = await startPracticeYunzai({ age: "C" });
    const types: string[] = [];
    const dial = network.dial({ ...request, url: `ws://127.0.0.1:${yunzai.port}/nonsense` }, ({ type }) => {
      types.push(type);
      if (type === "answered") dial.drop();
    });
    await expect.poll(() => types.at(-1)).toBe("ended");
    expect(types.filter((type) => type === "ended")).toHaveLength(1);
    await yunzai.close();
  });

  test("a URL that is none is told, never thrown, and not before the dial is in hand", async () => {
    const events: DialEvent[] = [];
    network.dial({ ...request, url: "ws://:99999/" }, (event) => events.push(event));
    expect(events).toEqual([]);
    await expect
      .poll(() => events)
      .toEqual([{ type: "failed", cause: "bad-url", code: "ERR_INVALID_URL" }, { type: "ended" }]);
  });

  test("a dial tells its stages in order, and pings and closes only while it is open", async () => {
    const yunzai = await startPracticeYunzai({ age: "C" });
    const types: string[] = [];
    const dial = network.dial({ ...request, url: yunzai.url }, ({ type }) => types.push(type));
    dial.ping();
    dial.close();
    await expect.poll(() => types).toEqual(["resolved", "trying", "connected", "heard", "opened"]);
    dial.ping();
    await expect.poll(() => types.at(-1)).toBe("pong");
    dial.close();
    dial.sendMarker("{}");
    await expect.poll(() => types.slice(-2)).toEqual(["closed", "ended"]);
    dial.ping();
    dial.close();
    dial.drop();
    expect(types.filter((type) => type === "ended")).toHaveLength(1);
    expect(yunzai.recorded().frames).toEqual([]);
    await yunzai.close();
  });
});
