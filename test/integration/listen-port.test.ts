import { createServer } from "node:net";
import { once } from "node:events";
import { expect, test } from "@playwright/test";
import { listen } from "../../electron/jobs/listen/listen.ts";
import { ports } from "../support/engine.ts";
import { freePort, isFree } from "../support/free-port.ts";
import { listened, withListening, type Listening } from "../support/listen-world.ts";
import { httpGet, rawSend, statusOf } from "../support/raw-dial.ts";

/** Another program that listens there; resolves with what ends it. */
async function otherProgram(port: number, host: string): Promise<() => Promise<void>> {
  const server = createServer((socket) => socket.destroy()).listen({ port, host });
  await once(server, "listening");
  return async () => {
    server.close();
    await once(server, "close");
  };
}

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
    const end = await otherProgram(port, host);
    const taken = async ({ result }: Listening) => {
      const answer = await result;
      expect(answer).toMatchObject({ kind: "refused", reason: "port-taken" });
      expect(answer.kind === "refused" && answer.holder).toMatchObject({ pid: process.pid, yunzai: null });
    };
    await withListening(taken, { refused: true }, port);
    await end();
  });
}

for (const host of ["127.0.0.1", "::1", "0.0.0.0"]) {
  test(`where the system tells nothing of sockets, a port held at ${host} is left alone too, with no address kept`, async () => {
    const port = await freePort();
    const end = await otherProgram(port, host);
    const system = { ...ports.system, sockets: async () => [], processes: async () => [] };
    const taken = async ({ result }: Listening) => {
      expect(await result).toEqual({ kind: "refused", reason: "port-taken", holder: null });
    };
    await withListening(taken, { refused: true, with: { system } }, port);
    await end();
    expect(await isFree(port)).toBe(true);
  });
}

test("another program that begins to listen on the port at another address gets it for itself", async () => {
  await withListening(async ({ port, result }) => {
    const end = await otherProgram(port, "127.0.0.9");
    expect(listened(await result).ended).toBe("port-shared");
    expect(await isFree(port)).toBe(true);
    await end();
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
