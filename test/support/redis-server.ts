import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { freePort } from "./free-port.ts";
import { onWindows } from "./platform.ts";
import { makeFolder, removeFolder } from "./temp-folder.ts";

const program = "redis-server";

/** Whether this machine has a Redis to test with. On Windows there is only its stand-in (global-setup.ts), to be run by nobody. */
export const hasRedis = !onWindows && spawnSync(program, ["--version"]).status === 0;

/** More of Redis' own options: `{ requirepass: "s3cret" }`; `port` is any free one unless given. */
export type RedisOptions = Readonly<Record<string, string>>;

export interface RunningRedis {
  readonly port: number;
  readonly stop: () => Promise<void>;
}

/** Starts a real Redis on 127.0.0.1 that keeps nothing, and waits until it listens. */
export async function startRedis(options: RedisOptions = {}): Promise<RunningRedis> {
  const folder = await makeFolder();
  const port = options["port"] ?? String(await freePort());
  const all = { bind: "127.0.0.1", save: "", appendonly: "no", dir: folder, ...options, port };
  const args = Object.entries(all).flatMap(([name, value]) => [`--${name}`, value]);
  const child = spawn(program, args, { stdio: ["ignore", "pipe", "inherit"] });
  const closed = once(child, "close");
  const stop = async (): Promise<void> => {
    child.kill("SIGKILL");
    await closed;
    await removeFolder(folder);
  };
  for await (const line of createInterface({ input: child.stdout })) {
    if (!line.includes("Ready to accept connections")) continue;
    child.stdout.resume();
    return { port: Number(port), stop };
  }
  await stop();
  throw new Error(`Redis did not start on port ${port}`);
}

/** Runs `play` beside such a Redis. */
export async function withRedis(options: RedisOptions, play: (port: number) => Promise<void>): Promise<void> {
  const redis = await startRedis(options);
  try {
    await play(redis.port);
  } finally {
    await redis.stop();
  }
}
