import { readBeforeChange } from "../core/diagnose/beside.ts";
import { joinPath } from "../core/folder-path.ts";
import { typedLine } from "../core/start/typed-line.ts";
import { readLagrange } from "./examine/read-lagrange.ts";
import { newestLogIn } from "./examine/read-yunzai.ts";
import type { Disk, Ports, RunningProcess } from "./ports.ts";
import type { StartTarget } from "./results.ts";
import { isAmong } from "./start.ts";

/** A program that was started from here. */
export interface Started {
  /** The folder that was asked about: a starter may work in another. */
  readonly home: string;
  readonly target: StartTarget;
  /** Of the program, its starter, or the terminal it was given to; null where the system did not tell. */
  readonly pid: number | null;
  /** When, milliseconds since the epoch. */
  readonly at: number;
  /** When the launch was over, on the same clock: that process was created no later. */
  readonly by: number;
}

/** What was started and is gone again. */
export interface StartEnd {
  /** The folder that was asked about. */
  readonly home: string;
  readonly target: StartTarget;
  /** The same, to be typed in a console that stays open in its folder: there it shows why it ended. */
  readonly line: string;
  /** The log file that it wrote since; null where it wrote none. */
  readonly log: string | null;
}

/** Between two looks, in ms. Several in a row have to miss a program before it counts as gone: it may start itself anew. */
const lookMs = 600;
const missesThatTell = 3;

/** `unseen`: the last look did not show that it runs, or the system does not tell. */
export type StartFate = "gone" | "runs" | "unseen";

/**
 * Resolves with `gone` once what was started is gone, or when the signal aborts with how it stood then. The process id
 * counts only until the program is seen to run in its folder: a terminal may hand the program over and end, and a start
 * script may stay when the program has ended.
 */
export async function fateOf(
  { disk, system, clock }: Pick<Ports, "disk" | "system" | "clock">,
  started: Started,
  signal: AbortSignal,
): Promise<StartFate> {
  const path = await disk.realPath(started.home);
  let seen = false;
  let misses = 0;
  for (; !signal.aborted; await clock.sleep(lookMs, signal)) {
    const [processes, sockets] = await Promise.all([system.processes(), system.sockets()]);
    // This very process is one: no processes at all means that the system does not tell.
    if (processes.length === 0) return "unseen";
    const runs = await isAmong(disk, { processes, sockets }, started.target.is, path);
    seen ||= runs;
    const stands = runs || (!seen && isThere(started, processes));
    misses = stands ? 0 : misses + 1;
    if (misses === missesThatTell) return "gone";
  }
  return seen && misses === 0 ? "runs" : "unseen";
}

/** The start times of processes are rounded to steps of at most this, in ms. */
const clockStepMs = 1000;

/** Whether its own process still runs; a process that was created later has only got the same id. */
export function isThere({ pid, by }: Started, processes: readonly RunningProcess[]): boolean {
  const own = processes.find((process) => process.pid === pid);
  return own !== undefined && (own.startedAt ?? by) <= by + clockStepMs;
}

/** Whether it ran with settings that have been changed since (FACTS L11): then the user was told to close it. */
export async function isToBeClosed(disk: Disk, { home, target, pid, at }: Started): Promise<boolean> {
  const reading = target.is === "lagrange" ? await readLagrange(disk, home) : null;
  if (reading?.kind !== "read") return false;
  const { loggedInAt, settings } = reading;
  const settingsModified = settings.kind === "read" ? settings.modified : null;
  return readBeforeChange({ process: { pid: pid ?? 0, startedAt: at }, loggedInAt, settingsModified });
}

/** What to tell of one that is gone. */
export async function endOf(disk: Disk, { home, target, at }: Started): Promise<StartEnd> {
  return {
    home,
    target,
    line: typedLine({ home, target }),
    log: target.is === "yunzai" ? await logSince(disk, home, at) : null,
  };
}

/** Some file systems count in steps of 2 s. */
const timeStepMs = 2000;

/** The errors' own file before the one with everything (FACTS Y12); Lagrange writes none. */
async function logSince(disk: Disk, yunzai: string, at: number): Promise<string | null> {
  const newest = await newestLogIn(disk, yunzai);
  const errors = joinPath(joinPath(yunzai, "logs"), "error.log");
  for (const file of [errors, ...(newest === null ? [] : [newest])]) {
    const look = await disk.tail(file, 0);
    if (look.kind === "read" && look.size > 0 && look.modified >= at - timeStepMs) return file;
  }
  return null;
}
