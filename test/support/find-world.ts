import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { createClock } from "../../electron/adapters/clock.ts";
import { createDisk } from "../../electron/adapters/disk.ts";
import { createLinuxSystem } from "../../electron/adapters/system/system-linux.ts";
import { createSystem } from "../../electron/adapters/system/system.ts";
import { factoryLink, factorySettings } from "../../electron/core/settings/factory-settings.ts";
import { type FindOptions, find } from "../../electron/jobs/find/find.ts";
import type { FindPorts } from "../../electron/jobs/find/find-search.ts";
import type { Disk, Memory, Network, RunningProcess, System, TcpSocket } from "../../electron/jobs/ports.ts";
import type { FindEvent, FindResult } from "../../electron/jobs/results.ts";
import { makePracticeYunzaiFolder } from "../../electron/practice/yunzai-folder.ts";
import { onWindows } from "./platform.ts";

export interface FindWorld {
  readonly ports: FindPorts;
  /** The ports that were asked for `/status`, in order. */
  readonly asked: number[];
  /** What the memory holds. */
  readonly remembered: string[];
  readonly tell: (event: FindEvent) => void;
}

export interface FindWorldOptions {
  /** In place of what this computer would say. */
  readonly system?: Partial<System>;
  readonly remembered?: readonly string[];
  readonly status?: Network["status"];
  /** Lists every folder instead of the disk, the walk's included. */
  readonly list?: Disk["list"];
  readonly disk?: Partial<Disk>;
  /** In place of the time limit's own end. */
  readonly timeIsUp?: Promise<void>;
  /** Hears every event as it comes. */
  readonly tell?: (event: FindEvent) => void;
}

const notUsed = (): never => {
  throw new Error("find neither dials nor pings");
};

/** A process as the system would tell it. */
export function processOf(pid: number, facts: Partial<RunningProcess>): RunningProcess {
  return {
    pid,
    executable: null,
    commandLine: null,
    workingDirectory: null,
    startedAt: null,
    ...facts,
  };
}

/** A server as the system would tell it, and who owns it, where that is known. */
export function listenerOf(pid: number | null, localPort: number): TcpSocket {
  const remote = { remoteAddress: "::", remotePort: 0 };
  return { state: "listening", localAddress: "::", localPort, ...remote, pid };
}

/** A system on which nothing runs and listens but these. */
export function systemTelling(
  processes: readonly RunningProcess[],
  sockets: readonly TcpSocket[] = [],
): Pick<System, "processes" | "sockets"> {
  return { processes: async () => processes, sockets: async () => sockets };
}

/** The real disk and the real processes of this computer, but no known places, no drives and a memory of its own. */
export function makeFindWorld(options: FindWorldOptions = {}): FindWorld {
  const asked: number[] = [];
  const remembered: string[] = [...(options.remembered ?? [])];
  const nowhere: Partial<System> = { places: async () => [], roots: async () => [] };
  const memory: Memory = {
    recall: async () => ({ folders: [...remembered], setups: [], language: null }),
    remember: async (change) => {
      const { folders = [] } = change({ folders: [...remembered], setups: [], language: null });
      remembered.splice(0, remembered.length, ...folders);
    },
  };
  const network: Network = {
    dial: notUsed,
    readiness: notUsed,
    redisPing: notUsed,
    status: async (host, port, signal) => {
      asked.push(port);
      return (await options.status?.(host, port, signal)) ?? null;
    },
  };
  const { list, timeIsUp, tell = () => undefined } = options;
  const clock = createClock();
  const listed: Partial<Disk> = list ? { list, startScan: () => ({ list, close: () => undefined }) } : {};
  const ours = onWindows
    ? createSystem("win32", process.env)
    : createLinuxSystem({ home: "/nonexistent", configHome: null, programPath: null });
  const system = { ...ours, ...nowhere };
  return {
    asked,
    remembered,
    tell,
    ports: {
      disk: { ...createDisk(), ...listed, ...options.disk },
      system: { ...system, ...options.system },
      network,
      memory,
      clock: timeIsUp ? { ...clock, sleep: () => timeIsUp } : clock,
    },
  };
}

export interface Found extends FindResult {
  readonly events: readonly FindEvent[];
}

/** Runs `find` to its end and keeps its events. */
export async function runFind(
  world: FindWorld,
  options: Partial<FindOptions>,
  signal: AbortSignal = new AbortController().signal,
): Promise<Found> {
  const events: FindEvent[] = [];
  const all = { roots: [], full: false, maxSeconds: null, ownFolder: null, ...options };
  const result = await find(world.ports, all, signal, (event) => {
    events.push(event);
    world.tell(event);
  });
  return { ...result, events };
}

/** Where what was found lies, in the order it was told. */
export function pathsOf(found: readonly { readonly path: string }[]): readonly string[] {
  return found.map(({ path }) => path);
}

/** A folder as Lagrange.OneBot leaves it; the executable is a stub unless there is a text for it. */
export async function makeLagrange(folder: string, executable = "stub"): Promise<string> {
  await writeAll(folder, { "appsettings.json": factorySettings(factoryLink) });
  await writeFile(join(folder, "Lagrange.OneBot"), executable, { mode: 0o755 });
  return folder;
}

/** A folder as TRSS-Yunzai leaves it, its settings naming `port`. */
export async function makeYunzai(folder: string, port = 2536): Promise<string> {
  await makePracticeYunzaiFolder(folder, { age: "C", port });
  return folder;
}

/** Writes files by relative path, with the folders they need. */
export async function writeAll(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
}

/** `count` empty folders, `wide` in each, with ordinary names. */
export async function makeManyFolders(folder: string, count: number, wide = 10): Promise<void> {
  const parents = [folder];
  let made = 0;
  for (const at of parents) {
    if (made === count) break;
    const children = Array.from({ length: Math.min(wide, count - made) }, (_, index) =>
      join(at, `d${index}`),
    );
    await Promise.all(children.map((child) => mkdir(child, { recursive: true })));
    parents.push(...children);
    made += children.length;
  }
}

/** Starts a program of a test's own and waits for its first output; `stop` ends it, or has seen it end by itself. */
export async function startChild(
  command: string,
  args: readonly string[],
  cwd: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<{ readonly child: ChildProcess; readonly pid: number; stop(): Promise<void> }> {
  const env = { ...process.env, ...environment };
  const child = spawn(command, args, { cwd, env, stdio: ["ignore", "pipe", "inherit"] });
  const closed = once(child, "close");
  const silent = closed.then(() => Promise.reject(new Error(`${command} ended before it said anything`)));
  await Promise.race([once(child.stdout, "data"), silent]);
  return {
    child,
    pid: child.pid ?? 0,
    async stop() {
      child.kill("SIGKILL");
      await closed;
    },
  };
}
