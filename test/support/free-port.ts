import { createServer } from "node:net";
import { listenOnLoopback } from "../../electron/practice/loopback-listener.ts";
import { PracticeStartError } from "../../electron/practice/practice-start-error.ts";

/**
 * A port that nobody listens on, on either family. It lies below those the system gives to whoever asks for any, so that
 * no other test is handed it before this one takes it.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = 12_000 + Math.floor(Math.random() * 18_000);
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
