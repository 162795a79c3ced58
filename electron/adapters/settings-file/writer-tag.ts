import { createHash, randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { hostname } from "node:os";
import { errnoOf } from "../errno.ts";
import { parseProcStat } from "../system/proc-stat.ts";
import { windowsProcessState, type ProcessState } from "../windows/process-state.ts";

/** The process behind a temporary file or a lock, as told by that file's name. */
export interface Writer {
  readonly pid: number;
  /** What no later process with the same pid shares: its start time in the system's own ticks; 0 where unknown. */
  readonly started: string;
  /** Tells machines apart on a shared drive, and Windows from the WSL inside it: there a pid means nothing. */
  readonly machine: string;
}

export type Fate = "alive" | "dead" | "unknown";

/** Who this process is, and what became of another. */
export interface Writers {
  self(): Promise<Writer>;
  fate(writer: Writer): Promise<Fate>;
}

const tagPattern = /^([1-9]\d{0,9})-(\d{1,20})-([0-9a-f]{8})-[0-9a-f]{12}$/;

/** A name part that says who wrote, and that nobody else ever makes: `<pid>-<start>-<machine>-<random>`. */
export function writerTag(writer: Writer): string {
  // The end of a UUID is random, and drawn from a store that Node keeps: randomBytes takes three times as long.
  return `${writer.pid}-${writer.started}-${writer.machine}-${randomUUID().slice(-12)}`;
}

/** Reads what `writerTag` made; null for every other text. */
export function readWriterTag(tag: string): Writer | null {
  const match = tagPattern.exec(tag);
  if (!match) return null;
  const [, pid = "", started = "", machine = ""] = match;
  return { pid: Number(pid), started, machine };
}

/** The writers of this machine. A live pid counts as alive only where its start time can be compared. */
export const systemWriters: Writers = {
  async self() {
    const own = await processState(process.pid);
    return { pid: process.pid, started: own?.started ?? "0", machine: machineName() };
  },
  async fate(writer) {
    if (writer.machine !== machineName()) return "unknown";
    if (!pidExists(writer.pid)) return "dead";
    const now = await processState(writer.pid);
    if (now?.ended) return "dead";
    if (now === null || writer.started === "0") return "unknown";
    return now.started === writer.started ? "alive" : "dead";
  },
};

function machineName(): string {
  return createHash("sha256").update(`${process.platform} ${hostname()}`).digest("hex").slice(0, 8);
}

function pidExists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives under another user.
    return errnoOf(error) !== "ESRCH";
  }
}

/** What the system tells of a process; null where that is nothing. */
async function processState(pid: number): Promise<ProcessState | null> {
  if (process.platform === "win32") return windowsProcessState(pid);
  // It is missing on other systems, and may hide other users' processes.
  const stat = parseProcStat(await readFile(`/proc/${pid}/stat`, "utf8").catch(() => ""));
  return stat && { started: stat.started, ended: stat.state === "Z" || stat.state === "X" };
}
