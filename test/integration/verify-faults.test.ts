import { createServer, type Server, type Socket } from "node:net";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "@playwright/test";
import { startPractice } from "../support/cli.ts";
import { expectNothingLeft, openResources } from "../support/open-resources.ts";
import { portOf } from "../support/port-of.ts";
import { verifyAim } from "../support/probe-world.ts";
import { tally } from "../support/tally.ts";
import { makeFolder, removeFolder } from "../support/temp-folder.ts";
import { switchingProtocols } from "../support/websocket-bytes.ts";

/** What happens to the connection after so many bytes of a correct answer. */
const faults = {
  cut: (socket: Socket) => socket.end(),
  reset: (socket: Socket) => socket.resetAndDestroy(),
  stall: () => undefined,
} as const satisfies Readonly<Record<string, (socket: Socket) => unknown>>;

/** A server whose answer to a whole request head breaks off after `length` bytes. */
async function breakingOff(length: number, fault: (socket: Socket) => unknown): Promise<Server> {
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    let head = "";
    socket.on("error", () => undefined);
    socket.on("end", () => socket.end());
    socket.on("data", (chunk) => {
      head += chunk.toString("latin1");
      if (!head.endsWith("\r\n\r\n")) return;
      const answer = Buffer.from(switchingProtocols(head), "latin1").subarray(0, length);
      socket.write(answer, () => fault(socket));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}

/** Runs the work for each number, so many at once. */
async function forEachOf(
  count: number,
  atOnce: number,
  work: (index: number) => Promise<void>,
): Promise<void> {
  const numbers = Array.from({ length: count }, (_, index) => index).values();
  const lane = async (): Promise<void> => {
    for (const index of numbers) await work(index);
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
}

const wholeAnswer = switchingProtocols("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n").length;

for (const [name, fault] of Object.entries(faults)) {
  test(`a ${name} after every byte of the answer: told as a failure, and nothing left`, async () => {
    const before = openResources();
    let told = 0;
    await forEachOf(wholeAnswer, 24, async (length) => {
      const server = await breakingOff(length, fault);
      const outcome = await verifyAim({ port: portOf(server) }, { deadlineMs: 600, stayMs: 60 });
      expect({ length, ok: outcome.ok }).toEqual({ length, ok: false });
      await new Promise((resolve) => server.close(resolve));
      told += 1;
    });
    await expectNothingLeft(before);
    tally("network-faults", told);
  });
}

test("a thousand probes in a row leave no handle, no timer and no memory behind", async () => {
  setFlagsFromString("--expose-gc");
  const collect: () => void = runInNewContext("gc");
  const folder = await makeFolder();
  // In a process of its own: it remembers every dial.
  const server = await startPractice(folder);
  const port = Number(new URL(server.url).port);
  let probed = 0;
  const probe = async (): Promise<void> => {
    const { kind } = await verifyAim({ port }, { stayMs: 5, deadlineMs: 20_000 });
    // Not by `expect`, which keeps a note of each of its calls.
    if (kind !== "registered") throw new Error(`a good link is ${kind}`);
    probed += 1;
  };
  const used = (): number => {
    collect();
    return process.memoryUsage().heapUsed;
  };
  try {
    await forEachOf(200, 4, probe);
    const before = openResources();
    const memory = used();
    probed = 0;
    await forEachOf(1000, 4, probe);
    await expectNothingLeft(before);
    // Forty bytes a probe would be one forgotten listener; compiled code and caches may grow a little once.
    expect(used() - memory).toBeLessThan(3_000_000);
    tally("probes", probed);
  } finally {
    await server.stop();
    await removeFolder(folder);
  }
});
