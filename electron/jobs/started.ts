import { joinPath } from "../core/folder-path.ts";
import { readYunzaiLog } from "./examine/read-yunzai.ts";
import type { Disk, Ports } from "./ports.ts";
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
}

/** What was started and is gone again. */
export interface StartEnd {
  /** The folder that was asked about. */
  readonly home: string;
  /** What ran: run by hand in a console that stays, it shows why it ended. */
  readonly target: StartTarget;
  /** The log file that it wrote since; null where it wrote none. */
  readonly log: string | null;
}

/** Between two looks, and so many in a row have to miss it: a program may start itself anew. */
const lookMs = 600;
const missesThatTell = 3;

/**
 * Resolves with true once what was started is gone, with false when the signal aborts first or the system does not tell.
 * The id counts only until the program was seen in its folder: terminals hand over what they run and end, and starters
 * stay behind it.
 */
export async function untilGone(
  { disk, system, clock }: Pick<Ports, "disk" | "system" | "clock">,
  { home, target, pid }: Started,
  signal: AbortSignal,
): Promise<boolean> {
  const path = await disk.realPath(home);
  let seen = false;
  for (let misses = 0; !signal.aborted; await clock.sleep(lookMs, signal)) {
    const [processes, sockets] = await Promise.all([system.processes(), system.sockets()]);
    // This very process is one: no processes at all means that the system does not tell.
    if (processes.length === 0) return false;
    const runs = await isAmong(disk, { processes, sockets }, target.is, path);
    seen ||= runs;
    const stands = runs || (!seen && processes.some((process) => process.pid === pid));
    misses = stands ? 0 : misses + 1;
    if (misses === missesThatTell) return true;
  }
  return false;
}

/** What is left of it. */
export async function endOf(disk: Disk, { home, target, at }: Started): Promise<StartEnd> {
  return { home, target, log: target.is === "yunzai" ? await logSince(disk, home, at) : null };
}

/** Some file systems count in steps of 2 s. */
const timeStepMs = 2000;

/** The errors' own file before the one with everything (FACTS Y12); Lagrange writes none. */
async function logSince(disk: Disk, yunzai: string, at: number): Promise<string | null> {
  const newest = await readYunzaiLog(disk, yunzai);
  const errors = joinPath(joinPath(yunzai, "logs"), "error.log");
  for (const file of [errors, ...(newest ? [newest.path] : [])]) {
    const look = await disk.tail(file, 0);
    if (look.kind === "read" && look.size > 0 && look.modified >= at - timeStepMs) return file;
  }
  return null;
}
