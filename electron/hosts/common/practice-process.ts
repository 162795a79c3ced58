import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { rm } from "node:fs/promises";
import { createInterface } from "node:readline";
import { makePracticeFolder } from "../../practice/practice-folder.ts";
import type { MessageChannel } from "./message-channel.ts";
import { followStage, type PracticeStage } from "./practice-stage.ts";

/** Where a practice world is, as its process tells it. */
export interface PracticeAddress {
  readonly lagrange: string;
  readonly yunzai: string;
  readonly url: string;
  /** Of the process that plays it. */
  readonly pid: number;
}

export interface PracticeProcess extends PracticeAddress {
  readonly stage: PracticeStage;
  /** Asks it to end, and waits until it has. */
  readonly end: () => Promise<void>;
}

/** How a practice world is opened. */
export interface PracticeOrder {
  /** The command line's script, `dist/cli.js`. */
  readonly program: string;
  /** More options of its job `practice`: `["--age", "B"]`. */
  readonly options: readonly string[];
  /** How long it may take to be up, in ms. */
  readonly startsWithin?: number;
}

/** How long it may take from its start to its first line, and to end once it was asked to, in ms. */
const startsWithin = 30_000;
const endsWithin = 5000;

/** Removes the folder of a practice world with all that was practised in it. */
export async function removePracticeFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}

/**
 * Opens a practice world in `folder`, in a process of its own, so that the system shows a Yunzai running
 * there. It ends with `end`, and also when this process dies: the channel between them closes then. Null when it did
 * not start in time: then it has ended, and has told on standard error what was wrong.
 */
export async function startPracticeProcess(
  { program, options, startsWithin: patience }: PracticeOrder,
  folder: string,
  signal: AbortSignal,
): Promise<PracticeProcess | null> {
  const child = spawn(process.execPath, [program, "practice", "--dir", folder, ...options], {
    stdio: ["ignore", "pipe", "inherit", "ipc"],
  });
  const ended = once(child, "exit");
  const stage = followStage(channelTo(child), ended);
  const address = child.stdout && (await firstAddress(child.stdout, signal, patience));
  if (address) await stage.known();
  const end = async (): Promise<void> => {
    if (child.connected) child.disconnect();
    const killer = setTimeout(() => child.kill("SIGKILL"), endsWithin);
    await ended;
    clearTimeout(killer);
  };
  if (address) return { ...address, stage, end };
  await end();
  return null;
}

function channelTo(child: ChildProcess): MessageChannel {
  return {
    send(message) {
      if (child.connected) child.send(message, () => undefined);
    },
    listen: (onMessage) => void child.on("message", onMessage),
  };
}

/** A practice world in a folder of its own that is gone when it ends. */
export interface PracticeStay extends Omit<PracticeProcess, "url"> {
  readonly folder: string;
}

/** Opens a practice world for a window. Null when it did not start, as with `startPracticeProcess`. */
export async function openPractice(order: PracticeOrder, signal: AbortSignal): Promise<PracticeStay | null> {
  const folder = await makePracticeFolder("practice");
  const world = await startPracticeProcess(order, folder, signal);
  const end = async (): Promise<void> => {
    await world?.end();
    await removePracticeFolder(folder);
  };
  if (world) return { ...world, folder, end };
  await end();
  return null;
}

/**
 * Reads the first line of a practice process, which tells where the world is once all of it is up. Null where the line
 * says anything else, or none comes before the process ends, the signal aborts, or `patience` ms are over.
 */
export async function firstAddress(
  stdout: NodeJS.ReadableStream,
  signal: AbortSignal,
  patience = startsWithin,
): Promise<PracticeAddress | null> {
  const lines = createInterface({ input: stdout });
  const quit = (): void => lines.close();
  const timer = setTimeout(quit, patience);
  signal.addEventListener("abort", quit, { once: true });
  if (signal.aborted) quit();
  try {
    for await (const line of lines) return addressIn(line);
    return null;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", quit);
  }
}

function addressIn(line: string): PracticeAddress | null {
  const told = parsed(line);
  if (!isAddress(told)) return null;
  const { lagrange, yunzai, url, pid } = told;
  return { lagrange, yunzai, url, pid };
}

/** Null for what is no JSON: a warning of the runtime's, or another program. */
function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

function isAddress(told: unknown): told is PracticeAddress {
  const kindOf = (name: string): string => typeof Object.getOwnPropertyDescriptor(Object(told), name)?.value;
  return (
    ["lagrange", "yunzai", "url"].every((name) => kindOf(name) === "string") && kindOf("pid") === "number"
  );
}
