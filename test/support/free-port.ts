import { createServer } from "node:net";
import { listenOnLoopback } from "../../electron/practice/loopback-listener.ts";
import { PracticeStartError } from "../../electron/practice/practice-start-error.ts";

/** How many ports a worker has to choose from. */
const ownPorts = 1500;

/** Anywhere at first: another run of the tests may be about, and a worker that replaces one. */
let next = Math.floor(Math.random() * ownPorts);

/**
 * A port that nobody listens on, on either family. It lies below those the system gives to whoever asks for any, and
 * among those of this worker, so that no other test is handed it before this one takes it, or takes it again; each is
 * another than those before, which may be meant to stay free.
 */
export async function freePort(): Promise<number> {
  const worker = Number(process.env["TEST_PARALLEL_INDEX"] ?? 0) % 12;
  for (;;) {
    next = (next + 1) % ownPorts;
    const port = 12_000 + worker * ownPorts + next;
    if (await isFree(port)) return port;
  }
}

/** Whether both loopback addresses can be listened on right now. */
export async function isFree(port: number): Promise<boolean> {
  try {
    const listener = await listenOnLoopback(createServer, { port, families: ["ipv4", "ipv6"] });
    await listener.close();
    return true;
  } catch (error) {
    if (error instanceof PracticeStartError) return false;
    throw error;
  }
}
