import { isWithin } from "../../core/folder-path.ts";
import type { Place, System, TcpSocket } from "../../jobs/ports.ts";
import { existingPlaces } from "../system/existing-places.ts";
import { ownHosts } from "../system/own-hosts.ts";
import { createConsoleWindows } from "./console-windows.ts";
import { createDrives } from "./drives.ts";
import { createKnownFolders } from "./known-folders.ts";
import { createLastingEnvironment, readLastingEnvironment } from "./lasting-environment.ts";
import { createProcesses } from "./processes.ts";
import { createReservedRange } from "./reserved-range.ts";
import { createSystemProxy } from "./system-proxy.ts";
import { createTcpTables } from "./tcp-tables.ts";
import type { Win32 } from "./win32-library.ts";

export interface WindowsOptions {
  /** `PATH`; without it no program is looked for by its name. */
  readonly programPath: string | null;
  /** Opens the Win32 API, once and not before it is asked for; null where that cannot be done. */
  readonly open: () => Promise<Win32 | null>;
}

/** Windows, as its own API tells it. What may not be read, and whatever call is missing, is unknown, never an error. */
export function createWindowsSystem({ programPath, open }: WindowsOptions): System {
  let opened: Promise<Calls> | null = null;
  const ask = async <Value>(question: (calls: Calls) => Value): Promise<Awaited<Value>> => {
    opened ??= open().then(bindAll);
    return await question(await opened);
  };
  return {
    processes: () => ask(({ processes }) => processes?.list() ?? []),
    sockets: () => ask(({ sockets }): readonly TcpSocket[] => sockets?.() ?? []),
    consoles: () => ask(({ consoles }) => consoles?.() ?? []),
    environment: (pid) => ask(({ processes }) => processes?.environment(pid) ?? null),
    lastingEnvironment: () =>
      ask(({ environment, processes }) => readLastingEnvironment(environment, processes)),
    proxy: () => ask(({ proxy }) => proxy?.() ?? null),
    reservedRange: (port) =>
      ask(({ sockets, reserved }) =>
        !sockets || isUsed(port, sockets()) ? null : (reserved?.(port) ?? null),
      ),
    ownHosts,
    programFolders: () => (programPath === null ? null : foldersIn(programPath)),
    places: () => ask(({ folders, drives }) => existingPlaces(placesOn(drives?.() ?? [], folders?.() ?? []))),
    roots: () => ask(({ drives }) => drives?.() ?? []),
    // Other disks that are mounted in a folder look like links there, and links are not followed.
    barred: async () => [],
  };
}

/** Each part is null where the system lacks what it needs; the others go on. */
interface Calls {
  readonly processes: ReturnType<typeof createProcesses>;
  readonly sockets: ReturnType<typeof createTcpTables>;
  readonly consoles: ReturnType<typeof createConsoleWindows>;
  readonly environment: ReturnType<typeof createLastingEnvironment>;
  readonly proxy: ReturnType<typeof createSystemProxy>;
  readonly reserved: ReturnType<typeof createReservedRange>;
  readonly folders: ReturnType<typeof createKnownFolders>;
  readonly drives: ReturnType<typeof createDrives>;
}

function bindAll(win32: Win32 | null): Calls {
  return {
    processes: win32 && createProcesses(win32),
    sockets: win32 && createTcpTables(win32),
    consoles: win32 && createConsoleWindows(win32),
    environment: win32 && createLastingEnvironment(win32),
    proxy: win32 && createSystemProxy(win32),
    reserved: win32 && createReservedRange(win32),
    folders: win32 && createKnownFolders(win32),
    drives: win32 && createDrives(win32),
  };
}

/** Those on this computer's own disks, then the roots: a folder that was moved to a network may be long in answering. */
function placesOn(drives: readonly string[], folders: readonly Place[]): readonly Place[] {
  const here = folders.filter(({ path }) => drives.some((drive) => isWithin(path, drive)));
  return [...here, ...drives.map((path) => ({ path, why: "drive" as const }))];
}

/** What stands in `PATH`, quoted or not; nothing relative, and nothing on a network. */
export function foldersIn(programPath: string): readonly string[] {
  return programPath
    .split(";")
    .map((folder) => folder.trim().replace(/^"(.*)"$/, "$1"))
    .filter((folder) => /^[a-z]:[\\/]/i.test(folder));
}

/** What somebody keeps to himself may not be bound to either, and is not reserved. */
function isUsed(port: number, sockets: readonly TcpSocket[]): boolean {
  return sockets.some(({ localPort }) => localPort === port);
}
