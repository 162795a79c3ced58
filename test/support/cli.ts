import { spawn, type ChildProcessByStdio } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { homeEnvironment } from "./own-home.ts";
import type { Ended } from "./run-child.ts";

/** The built command line; `npm run build` makes it. */
export const cliPath = join(import.meta.dirname, "../../dist/cli.js");

export type Child = ChildProcessByStdio<null, Readable, Readable>;

export interface CliOptions {
  /** More environment, or undefined to take a variable away. English unless told otherwise. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string;
}

/** Starts the command line with its home, settings and temporary files below `home`, so that runs see nothing of each other. */
export function startCli(home: string, args: readonly string[], options: CliOptions = {}): Child {
  return startBuilt(cliPath, home, args, options);
}

/** The same with another of the built programs. */
export function startBuilt(
  program: string,
  home: string,
  args: readonly string[],
  { environment = {}, cwd }: CliOptions = {},
): Child {
  const isolated = { ...homeEnvironment(home), LANG: "en_US.UTF-8" };
  const env = { ...process.env, LC_ALL: undefined, LC_MESSAGES: undefined, ...isolated, ...environment };
  return spawn(process.execPath, [program, ...args], {
    env,
    stdio: ["ignore", "pipe", "pipe"],
    ...(cwd === undefined ? {} : { cwd }),
  });
}

/** Runs it to its end. */
export async function runCli(
  home: string,
  args: readonly string[],
  options: CliOptions = {},
): Promise<Ended> {
  return outcomeOf(startCli(home, args, options));
}

/** What a started one said by its end. */
export async function outcomeOf(child: Child): Promise<Ended> {
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  await once(child, "close");
  return { code: child.exitCode, signal: child.signalCode, stdout, stderr };
}

export interface RunningPractice {
  readonly lagrange: string;
  readonly yunzai: string;
  readonly url: string;
  readonly pid: number;
  readonly child: Child;
  /** Interrupts it as Ctrl+C does, on Windows ends it unasked, and hands back what it said in all. */
  readonly stop: () => Promise<Ended>;
}

/** Opens a practice world in a process of its own. */
export async function startPractice(home: string, args: readonly string[] = []): Promise<RunningPractice> {
  const child = startCli(home, ["practice", ...args]);
  const lines = createInterface({ input: child.stdout });
  const ended = outcomeOf(child);
  const [line] = await Promise.race([
    once(lines, "line"),
    ended.then((end) => Promise.reject(new Error(end.stderr))),
  ]);
  const told: Pick<RunningPractice, "lagrange" | "yunzai" | "url" | "pid"> = JSON.parse(String(line));
  const stop = async (): Promise<Ended> => {
    child.kill("SIGINT");
    return ended;
  };
  return { ...told, child, stop };
}
