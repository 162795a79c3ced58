import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** Where a practice world is, as its process tells it. */
export interface PracticeAddress {
  readonly lagrange: string;
  readonly yunzai: string;
  readonly url: string;
}

export interface PracticeProcess extends PracticeAddress {
  /** Asks it to end, and waits until it has. */
  readonly end: () => Promise<void>;
}

/** How a practice world is opened. */
export interface PracticeOrder {
  /** The command line's script, `dist/cli.js`. */
  readonly program: string;
  /** More options of its job `practice`: `["--age", "B"]`. */
  readonly options: readonly string[];
}

const endsWithin = 5000;

/** A fresh folder for a practice world, below the system's temporary one; its real path. */
export async function makePracticeFolder(what: "demo" | "practice"): Promise<string> {
  return mkdtemp(join(await realpath(tmpdir()), `lagrange-yunzai-${what}-`));
}

/** Removes such a folder with all that was practised in it. */
export async function removePracticeFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}

/**
 * Opens a practice world in `folder`, in a process of its own, so that the system shows a Yunzai running
 * there. It ends with `end`, and also when this process dies: the channel between them closes then.
 * Null when it did not start; what was wrong stands on standard error.
 */
export async function startPracticeProcess(
  { program, options }: PracticeOrder,
  folder: string,
  signal: AbortSignal,
): Promise<PracticeProcess | null> {
  const child = spawn(process.execPath, [program, "practice", "--dir", folder, ...options], {
    stdio: ["ignore", "pipe", "inherit", "ipc"],
  });
  const ended = once(child, "exit");
  const address = await firstLine(child, signal);
  const end = async (): Promise<void> => {
    if (child.connected) child.disconnect();
    const killer = setTimeout(() => child.kill("SIGKILL"), endsWithin);
    await ended;
    clearTimeout(killer);
  };
  if (address) return { ...address, end };
  await end();
  return null;
}

/** A practice world in a folder of its own that is gone when it ends. */
export interface PracticeStay {
  readonly folder: string;
  readonly end: () => Promise<void>;
}

/** Opens a practice world for a window. Null when it did not start, as with `startPracticeProcess`. */
export async function openPractice(order: PracticeOrder, signal: AbortSignal): Promise<PracticeStay | null> {
  const folder = await makePracticeFolder("practice");
  const world = await startPracticeProcess(order, folder, signal);
  const end = async (): Promise<void> => {
    await world?.end();
    await removePracticeFolder(folder);
  };
  if (world) return { folder, end };
  await end();
  return null;
}

async function firstLine({ stdout }: ChildProcess, signal: AbortSignal): Promise<PracticeAddress | null> {
  if (!stdout) return null;
  const lines = createInterface({ input: stdout });
  const quit = (): void => lines.close();
  signal.addEventListener("abort", quit, { once: true });
  try {
    for await (const line of lines) return addressIn(line);
    return null;
  } finally {
    signal.removeEventListener("abort", quit);
  }
}

function addressIn(line: string): PracticeAddress | null {
  const told: unknown = JSON.parse(line);
  return isAddress(told) ? { lagrange: told.lagrange, yunzai: told.yunzai, url: told.url } : null;
}

function isAddress(told: unknown): told is PracticeAddress {
  return (
    typeof told === "object" &&
    told !== null &&
    ["lagrange", "yunzai", "url"].every(
      (name) => typeof Object.getOwnPropertyDescriptor(told, name)?.value === "string",
    )
  );
}
