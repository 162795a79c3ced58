import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { RunningProcess } from "../../jobs/ports.ts";
import { variablesIn } from "./environment-entries.ts";
import { parseProcStat } from "./proc-stat.ts";

// /proc is memory: a synchronous call takes microseconds, an asynchronous one ten times as long. So the
// calls are synchronous, with a pause as soon as they have held everything else up for this many milliseconds.
const longestTurn = 4;

/** Clock ticks per second in /proc/<pid>/stat: fixed at 100 for user space, whatever the kernel runs at. */
const ticksPerSecond = 100;

/** All processes but the kernel's own threads. What the system will not tell is null. */
export async function readProcesses(): Promise<readonly RunningProcess[]> {
  const bootedAt = bootTime();
  const found: RunningProcess[] = [];
  await forEachProcess((pid) => {
    const process = readProcess(pid, bootedAt);
    if (process) found.push(process);
  });
  return found;
}

/** Which process holds which of these sockets, by inode, as far as this user may look. */
export async function socketOwners(inodes: ReadonlySet<string>): Promise<ReadonlyMap<string, number>> {
  const owners = new Map<string, number>();
  await forEachProcess((pid) => {
    if (owners.size === inodes.size) return;
    for (const descriptor of orNull(() => readdirSync(`/proc/${pid}/fd`)) ?? []) {
      const target = orNull(() => readlinkSync(`/proc/${pid}/fd/${descriptor}`)) ?? "";
      const inode = target.startsWith("socket:[") ? target.slice("socket:[".length, -1) : "";
      // A socket that a child inherited has two holders: the first one opened it, and ids come out in order.
      if (inodes.has(inode) && !owners.has(inode)) owners.set(inode, pid);
    }
  });
  return owners;
}

/** The environment a process was started with; null where it may not be read. */
export async function readEnvironment(pid: number): Promise<Readonly<Record<string, string>> | null> {
  const text = orNull(() => readFileSync(`/proc/${pid}/environ`, "utf8"));
  return text === null ? null : variablesIn(splitAtNul(text));
}

/** Calls `look` with every process id, the lowest first, and lets others run in between. */
async function forEachProcess(look: (pid: number) => void): Promise<void> {
  const names = orNull(() => readdirSync("/proc")) ?? [];
  const ids = names.filter((name) => /^\d+$/.test(name)).map(Number);
  let turnStarted = performance.now();
  for (const pid of ids.sort((a, b) => a - b)) {
    look(pid);
    if (performance.now() - turnStarted < longestTurn) continue;
    await nextTurn();
    turnStarted = performance.now();
  }
}

function readProcess(pid: number, bootedAt: number | null): RunningProcess | null {
  const folder = `/proc/${pid}`;
  const stat = orNull(() => readFileSync(`${folder}/stat`, "utf8"));
  const command = orNull(() => readFileSync(`${folder}/cmdline`, "utf8"));
  const executable = orNull(() => readlinkSync(`${folder}/exe`));
  // Ended meanwhile, ended but not yet reaped, or a thread of the kernel.
  if (stat === null || (command === "" && executable === null)) return null;
  const workingDirectory = orNull(() => readlinkSync(`${folder}/cwd`));
  return {
    pid,
    executable: executable?.replace(/ \(deleted\)$/, "") ?? null,
    commandLine: command ? splitAtNul(command) : null,
    // A working directory that was removed is nowhere.
    workingDirectory: workingDirectory?.endsWith(" (deleted)") ? null : workingDirectory,
    startedAt: startOf(stat, bootedAt),
  };
}

function startOf(stat: string, bootedAt: number | null): number | null {
  const ticks = Number(parseProcStat(stat)?.started);
  if (bootedAt === null || !Number.isFinite(ticks)) return null;
  return Math.round(bootedAt + (ticks * 1000) / ticksPerSecond);
}

/** When the system was started, in milliseconds since the epoch. `btime` says it too, but only in whole seconds. */
function bootTime(): number | null {
  const seconds = Number.parseFloat(orNull(() => readFileSync("/proc/uptime", "utf8")) ?? "");
  return Number.isFinite(seconds) ? Date.now() - seconds * 1000 : null;
}

/** Every part ends with NUL; a title written over the arguments is padded with more of them (FACTS Y2). */
function splitAtNul(text: string): readonly string[] {
  return text.replace(/\0+$/, "").split("\0");
}

/** What is not there or may not be read is unknown: processes end at any moment. */
function orNull<Value>(read: () => Value): Value | null {
  try {
    return read();
  } catch {
    return null;
  }
}
