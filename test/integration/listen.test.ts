import { connect, createServer, type Socket } from "node:net";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { networkInterfaces } from "node:os";
import { basename, join } from "node:path";
import { connect as connectTls } from "node:tls";
import { expect, test } from "@playwright/test";
import { createListener } from "../../electron/adapters/network/hold-port.ts";
import { listen } from "../../electron/jobs/listen/listen.ts";
import type { Ports } from "../../electron/jobs/ports.ts";
import type { ListenDial, ListenResult } from "../../electron/jobs/results.ts";
import {
  type PracticeLagrangeLink,
  startPracticeLagrange,
  type PracticeLagrange,
} from "../../electron/practice/lagrange-client.ts";
import { makePracticeYunzaiFolder } from "../../electron/practice/yunzai-folder.ts";
import { bundle } from "../support/bundle.ts";
import { outcomeOf, runCli, startCli, startPractice } from "../support/cli.ts";
import { deferred } from "../support/deferred.ts";
import { ports } from "../support/engine.ts";
import { startChild, makeYunzai } from "../support/find-world.ts";
import { freePort, isFree } from "../support/free-port.ts";
import { expectNothingLeft, openResources } from "../support/open-resources.ts";
import { noSignals, onWindows } from "../support/platform.ts";
import { httpGet, pause, rawDial, rawSend, refusal, soon, statusOf } from "../support/raw-dial.ts";
import { makeFolder, removeFolder } from "../support/temp-folder.ts";
import { frame, opcodes } from "../support/websocket-bytes.ts";

interface Listening {
  readonly port: number;
  readonly dials: readonly ListenDial[];
  readonly result: Promise<ListenResult>;
  /** As Ctrl+C does. */
  readonly stop: () => Promise<Extract<ListenResult, { kind: "listened" }>>;
}

interface ListenOptions {
  readonly seconds?: number;
  readonly with?: Partial<Ports>;
  /** True lets the play begin though nothing may be held. */
  readonly refused?: boolean;
}

/** Listens on a port of the test's own while `play` runs; afterwards the port is free and nothing is left open. */
async function withListening(
  play: (listening: Listening) => Promise<void>,
  { seconds = 20, with: own = {}, refused = false }: ListenOptions = {},
  port?: number,
): Promise<void> {
  const at = port ?? (await freePort());
  const before = openResources();
  const dials: ListenDial[] = [];
  const ending = new AbortController();
  const holding = deferred<void>();
  const all = { ...ports, ...own };
  const tell = (dial: ListenDial): void => void dials.push(dial);
  const result = listen(all, { port: at, seconds }, ending.signal, tell, () => holding.resolve());
  const stop = async () => {
    ending.abort();
    return listened(await result);
  };
  try {
    if (!refused) await Promise.race([holding.promise, result]);
    await play({ port: at, dials, result, stop });
  } finally {
    ending.abort();
    await result;
  }
  await expectNothingLeft(before);
}

function listened(result: ListenResult): Extract<ListenResult, { kind: "listened" }> {
  if (result.kind !== "listened") throw new Error(`refused: ${result.reason}`);
  return result;
}

async function withLagrange(
  link: Partial<PracticeLagrangeLink> & { readonly port: number },
  play: (lagrange: PracticeLagrange) => Promise<void>,
): Promise<void> {
  const usual = { host: "127.0.0.1", suffix: "/OneBotv11", uin: 1234567890, reconnectMs: 50 };
  const lagrange = startPracticeLagrange({ ...usual, ...link });
  try {
    await play(lagrange);
  } finally {
    lagrange.close();
  }
}

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
      await withLagrange({ port, ...link }, async (lagrange) => {
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
    await withLagrange(link, async () => {
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

test("it ends by itself when its time is over, and the port is free at once", async () => {
  await withListening(
    async ({ port, result }) => {
      const { ended, ms } = listened(await result);
      expect(await isFree(port)).toBe(true);
      expect(ended).toBe("time-over");
      expect(ms).toBeGreaterThanOrEqual(290);
    },
    { seconds: 0.3 },
  );
});

test("stopped before it began it holds nothing", async () => {
  const port = await freePort();
  const notNow = async (): Promise<never> => {
    throw new Error("held");
  };
  const result = await listen(
    { ...ports, listener: { hold: notNow } },
    { port, seconds: 5 },
    AbortSignal.abort(),
    () => undefined,
  );
  expect(result).toMatchObject({ kind: "listened", ended: "interrupted", dials: 0 });
});

for (const host of ["127.0.0.1", "::1", "0.0.0.0", "::", "127.0.0.9"]) {
  test(`a port on which another program listens at ${host} is left alone`, async () => {
    const port = await freePort();
    const server = createServer((socket) => socket.destroy()).listen({ port, host });
    await once(server, "listening");
    const taken = async ({ result }: Listening) => {
      const answer = await result;
      expect(answer).toMatchObject({ kind: "refused", reason: "port-taken" });
      expect(answer.kind === "refused" && answer.holder).toMatchObject({ pid: process.pid, yunzai: null });
    };
    await withListening(taken, { refused: true }, port);
    server.close();
    await once(server, "close");
  });
}

for (const host of ["127.0.0.1", "::1", "0.0.0.0"]) {
  test(`the same where the system tells nothing of sockets, at ${host}, with no address kept`, async () => {
    const port = await freePort();
    const server = createServer((socket) => socket.destroy()).listen({ port, host });
    await once(server, "listening");
    const system = { ...ports.system, sockets: async () => [], processes: async () => [] };
    const taken = async ({ result }: Listening) => {
      expect(await result).toEqual({ kind: "refused", reason: "port-taken", holder: null });
    };
    await withListening(taken, { refused: true, with: { system } }, port);
    server.close();
    await once(server, "close");
    expect(await isFree(port)).toBe(true);
  });
}

test("another program that begins to listen on the port at another address gets it for itself", async () => {
  await withListening(async ({ port, result }) => {
    const server = createServer().listen({ port, host: "127.0.0.9" });
    await once(server, "listening");
    expect(listened(await result).ended).toBe("port-shared");
    expect(await isFree(port)).toBe(true);
    server.close();
    await once(server, "close");
  });
});

for (const [host, address] of [
  ["localhost", null],
  ["127.0.0.1", "127.0.0.1"],
  ["::1", "::1"],
] as const) {
  test(`Y10: a request for /exit by ${host} frees the port before it is answered`, async () => {
    await withListening(async ({ port, result }) => {
      const request = "GET /exit HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer s3cret\r\n\r\n";
      const dial = await rawSend(port, address ?? host, request);
      expect(await statusOf(dial)).toContain("503");
      expect(await isFree(port)).toBe(true);
      const end = listened(await result);
      expect(end).toMatchObject({ ended: "exit-asked", dials: 0 });
      expect(JSON.stringify(end)).not.toContain("s3cret");
    });
  });
}

test("Y10: the port is free for whoever asks, even before its holder has let go", async () => {
  const port = await freePort();
  const calls: string[] = [];
  const held = await ports.listener.hold(port, ({ type }) => calls.push(type));
  expect(await statusOf(await httpGet(port, "/exit"))).toContain("503");
  expect(await isFree(port)).toBe(true);
  expect(calls).toEqual(["exit"]);
  if (held.kind === "held") await held.release();
});

test("Y10: a Yunzai that finds its port held gets it by asking, and Lagrange reaches it", async () => {
  const folder = await makeFolder();
  const script = await bundle("test/support/children/yunzai-that-insists.ts", folder);
  await withListening(async ({ port, result }) => {
    await withLagrange({ port }, async (lagrange) => {
      await soon(() => lagrange.events().length).toBeGreaterThan(0);
      const yunzai = await startChild(process.execPath, [script, String(port)], folder);
      expect(listened(await result).ended).toBe("exit-asked");
      await soon(() => lagrange.events().at(-1)).toEqual({ kind: "connected", role: "Universal" });
      lagrange.close();
      await yunzai.stop();
    });
  });
  await removeFolder(folder);
});

/** A process that runs in a Yunzai folder as the real one does, and takes its time. */
async function startLoading(folder: string) {
  await writeFile(join(folder, "app.js"), "console.log('loading'); setInterval(() => {}, 1000);\n");
  return startChild(process.execPath, ["."], folder);
}

test("the port is let go as soon as a Yunzai starts whose settings name it, before that has asked", async () => {
  const folder = await makeFolder();
  await withListening(async ({ port, result }) => {
    await makeYunzai(folder, port);
    const yunzai = await startLoading(folder);
    expect(listened(await result).ended).toBe("yunzai-appeared");
    expect(await isFree(port)).toBe(true);
    await yunzai.stop();
  });
  await removeFolder(folder);
});

test("a Yunzai that runs refuses the listening on its port, and is named; another port may be held", async () => {
  const folder = await makeFolder();
  const port = await freePort();
  await makeYunzai(folder, port);
  const yunzai = await startLoading(folder);
  const refused = async ({ result }: Listening) => {
    expect(await result).toEqual({
      kind: "refused",
      reason: "yunzai-running",
      holder: { pid: yunzai.pid, program: basename(process.execPath), yunzai: folder },
    });
  };
  await withListening(refused, { refused: true }, port);
  const other = async ({ result }: Listening) => expect(listened(await result).ended).toBe("time-over");
  await withListening(other, { seconds: 0.1 });
  await yunzai.stop();
  await removeFolder(folder);
});

test("Y3: a Yunzai that runs refuses the listening on its https port too", async () => {
  const folder = await makeFolder();
  const [plain, secure] = [await freePort(), await freePort()];
  const https = { port: secure, key: "key.pem", cert: "cert.pem" };
  await makePracticeYunzaiFolder(folder, { age: "C", port: plain, https });
  const yunzai = await startLoading(folder);
  const refused = async ({ result }: Listening) =>
    expect(await result).toMatchObject({ kind: "refused", reason: "yunzai-running" });
  await withListening(refused, { refused: true }, secure);
  await yunzai.stop();
  await removeFolder(folder);
});

test("Y1: another kind of Yunzai wants no port", async () => {
  const folder = await makeFolder();
  const port = await freePort();
  await makeYunzai(folder, port);
  await writeFile(join(folder, "package.json"), '{"name":"miao-yunzai","main":"app.js"}');
  await removeFolder(join(folder, "plugins/adapter"));
  const yunzai = await startLoading(folder);
  const held = async ({ result }: Listening) => expect(listened(await result).ended).toBe("time-over");
  await withListening(held, { seconds: 0.1 }, port);
  await yunzai.stop();
  await removeFolder(folder);
});

test("a Yunzai that starts between the look and the taking is seen at once", async () => {
  const folder = await makeFolder();
  const port = await freePort();
  await makeYunzai(folder, port);
  let yunzai: Awaited<ReturnType<typeof startLoading>> | null = null;
  const listener: Ports["listener"] = {
    async hold(...given) {
      yunzai = await startLoading(folder);
      return ports.listener.hold(...given);
    },
  };
  const seen = async ({ result }: Listening) => {
    expect(listened(await result)).toMatchObject({ ended: "yunzai-appeared" });
    await yunzai?.stop();
  };
  await withListening(seen, { with: { listener }, seconds: 0.9 }, port);
  await removeFolder(folder);
});

function linesOf(text: string): readonly string[] {
  return text.split("\n").filter((line) => line !== "");
}

test("the command line prints a line of JSON for each dial and nothing else, and ends with 0 in its time", async () => {
  const home = await makeFolder();
  const port = await freePort();
  const run = runCli(home, ["listen", "--port", String(port), "--seconds", "3", "--json"]);
  await withLagrange({ port, accessToken: "s3cret", reconnectMs: 100 }, async () => {
    const { code, stdout, stderr } = await run;
    const dials = linesOf(stdout).map((line): unknown => JSON.parse(line));
    expect(dials.length).toBeGreaterThan(1);
    for (const dial of dials) {
      expect(dial).toEqual({
        at: expect.any(Number),
        path: "/OneBotv11",
        userAgent: "Lagrange.OneBot",
        selfId: "1234567890",
        role: "Universal",
        hasToken: true,
        tokenIn: ["header"],
      });
    }
    expect(linesOf(stderr)).toEqual([
      expect.stringContaining(`port ${port}`),
      expect.stringContaining("Time is over"),
      `${dials.length} dials in all.`,
    ]);
    expect(code).toBe(0);
    expect(stdout + stderr).not.toContain("s3cret");
  });
  await removeFolder(home);
});

test("in words the id is masked, and the same dial is told in full only once", async () => {
  const home = await makeFolder();
  const port = await freePort();
  const run = runCli(home, ["listen", "--port", String(port), "--seconds", "2"]);
  await withLagrange({ port, suffix: "/onebotv11", reconnectMs: 100 }, async () => {
    const { code, stdout } = await run;
    expect(code).toBe(0);
    expect(stdout).toContain("12****890");
    expect(stdout).not.toContain("1234567890");
    expect(stdout.match(/Suffix should be \/OneBotv11/g)).toHaveLength(1);
    expect(stdout).toContain("The same again (2 times now)");
  });
  await removeFolder(home);
});

test("the command line refuses the port of a Yunzai that runs, with 1, a sentence, and no JSON", async () => {
  const home = await makeFolder();
  const world = await startPractice(home);
  const { port } = new URL(world.url);
  const json = await runCli(home, ["listen", "--port", port, "--json"]);
  expect(json).toMatchObject({ code: 1, stdout: "" });
  expect(json.stderr).toContain(`Yunzai is running and port ${port} is its own`);
  const words = await runCli(home, ["listen", "--port", port, "--lang", "zh-CN"]);
  expect(words).toMatchObject({ code: 1, stderr: "" });
  expect(words.stdout).toContain(`云崽正开着，端口 ${port} 是它的`);
  expect(words.stdout).toContain(world.yunzai);
  await world.stop();
  await removeFolder(home);
});

test("interrupted, the command line lets go at once: 1 where nothing was seen, 0 where something was", async () => {
  test.skip(onWindows, noSignals);
  const home = await makeFolder();
  for (const [dials, code] of [
    [0, 1],
    [1, 0],
  ] as const) {
    const port = await freePort();
    const child = startCli(home, ["listen", "--port", String(port)]);
    const ended = outcomeOf(child);
    await once(child.stderr, "data");
    if (dials > 0) await rawDial({ port }).then(statusOf);
    child.kill("SIGINT");
    expect(await ended).toMatchObject({ code, signal: null });
    expect(await isFree(port)).toBe(true);
  }
  await removeFolder(home);
});
