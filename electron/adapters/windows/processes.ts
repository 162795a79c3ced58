import { setImmediate as nextTurn } from "node:timers/promises";
import { baseName } from "../../core/folder-path.ts";
import type { RunningProcess } from "../../jobs/ports.ts";
import { splitCommandLine } from "./command-line.ts";
import {
  type ProcessMemory,
  type ProcessParameters,
  readEnvironmentBlock,
  readParameters,
} from "./process-memory.ts";
import { creationTime, hasEnded, processCalls, queryLimited } from "./process-state.ts";
import type { Bound, Win32 } from "./win32-library.ts";

const kernel = {
  ...processCalls,
  K32EnumProcesses: ["int32", "memory", "uint32", "memory"],
  QueryFullProcessImageNameW: ["int32", "handle", "uint32", "memory", "memory"],
  ReadProcessMemory: ["int32", "handle", "address", "memory", "address", "memory"],
} as const;

const native = {
  NtQueryInformationProcess: ["int32", "handle", "int32", "memory", "uint32", "memory"],
} as const;

const queryAndRead = 0x0400 | 0x0010;

const basicInformation = 0;
const wow64Information = 26;
const commandLineInformation = 60;

// Every call holds everything else up for some microseconds: a pause after this many milliseconds.
const longestTurn = 4;

/**
 * Whose memory is looked into, which alone tells the working directory: what Lagrange and Yunzai run as (FACTS L1,
 * Y2). Everybody else's is left alone: antivirus and anti-cheat programs take exception to such a look.
 */
const lookedInto = /^(?:lagrange\..+|node|nodejs|bun|deno|electron|dotnet)\.exe$/i;

/** The processes of this computer, as far as this user may ask. */
export interface WindowsProcesses {
  /** Those about which anything is told; what is not told of one is null. */
  list(): Promise<readonly RunningProcess[]>;
  /** The environment a process has now; null where it may not be read. */
  environment(pid: number): Readonly<Record<string, string>> | null;
  /** The environment block at an address in this very process. */
  ownEnvironmentBlock(address: number): Readonly<Record<string, string>> | null;
}

/** Null where the system lacks a call that is needed. */
export function createProcesses(win32: Win32): WindowsProcesses | null {
  const calls = win32.bind("kernel32.dll", kernel);
  const nt = win32.bind("ntdll.dll", native);
  if (!calls || !nt) return null;
  return {
    list: () => listProcesses(calls, nt),
    environment: (pid) =>
      withProcess(calls, pid, queryAndRead, (handle) => {
        const memory = memoryOf(calls, handle);
        const at = parametersOf(nt, handle, memory)?.environmentAt ?? 0;
        return readEnvironmentBlock(memory, at);
      }),
    ownEnvironmentBlock: (address) => readEnvironmentBlock(memoryOf(calls, currentProcess), address),
  };
}

/** The pseudo handle that stands for this process; it is not closed. */
export const currentProcess = -1;

type Kernel = Bound<typeof kernel>;
type Native = Bound<typeof native>;

async function listProcesses(calls: Kernel, nt: Native): Promise<readonly RunningProcess[]> {
  const found: RunningProcess[] = [];
  let turnStarted = performance.now();
  for (const pid of processIds(calls)) {
    const process = withProcess(calls, pid, queryLimited, (handle) => describe(calls, nt, pid, handle));
    if (process) found.push(process);
    if (performance.now() - turnStarted < longestTurn) continue;
    await nextTurn();
    turnStarted = performance.now();
  }
  return found;
}

/** Room for twice as many, until there is some left: the call does not say how many there are. */
function processIds(calls: Kernel): readonly number[] {
  const used = Buffer.alloc(4);
  for (let room = 4096; room <= 1024 * 1024; room *= 2) {
    const ids = Buffer.alloc(room);
    if (calls.K32EnumProcesses(ids, room, used) === 0) return [];
    const length = used.readUInt32LE();
    if (length === room) continue;
    // 0 stands for the time in which nothing runs.
    return Array.from({ length: length / 4 }, (_, index) => ids.readUInt32LE(index * 4)).filter(Boolean);
  }
  return [];
}

/** Opens a process for as long as `look` takes; null where it is gone or may not be opened. */
function withProcess<Value>(
  calls: Kernel,
  pid: number,
  access: number,
  look: (handle: number) => Value | null,
): Value | null {
  const handle = calls.OpenProcess(access, 0, pid);
  if (handle === 0) return null;
  try {
    return look(handle);
  } finally {
    calls.CloseHandle(handle);
  }
}

function describe(calls: Kernel, nt: Native, pid: number, handle: number): RunningProcess | null {
  if (hasEnded(calls, handle)) return null;
  const executable = executableOf(calls, handle);
  const inside =
    executable !== null && lookedInto.test(baseName(executable))
      ? withProcess(calls, pid, queryAndRead, (opened) => parametersOf(nt, opened, memoryOf(calls, opened)))
      : null;
  const commandLine = inside?.commandLine ?? commandLineOf(nt, handle);
  if (executable === null && commandLine === null) return null;
  return {
    pid,
    executable,
    commandLine: commandLine === null ? null : splitCommandLine(commandLine),
    workingDirectory: inside?.workingDirectory ?? null,
    startedAt: startOf(calls, handle),
  };
}

function executableOf(calls: Kernel, handle: number): string | null {
  const length = Buffer.alloc(4);
  // In characters: most paths, then the longest there can be.
  for (const room of [520, 32_768]) {
    const path = Buffer.alloc(room * 2);
    length.writeUInt32LE(room);
    if (calls.QueryFullProcessImageNameW(handle, 0, path, length) !== 0) {
      return path.toString("utf16le", 0, length.readUInt32LE() * 2);
    }
  }
  return null;
}

function startOf(calls: Kernel, handle: number): number | null {
  const created = creationTime(calls, handle);
  return created === null ? null : Number(created / 10_000n) - from1601To1970;
}

/** In milliseconds. */
const from1601To1970 = 11_644_473_600_000;

/** Told without a look into its memory, since Windows 8.1. */
function commandLineOf(nt: Native, handle: number): string | null {
  // A UNICODE_STRING with its text behind it, which may grow between two calls.
  const text = 16;
  const needed = Buffer.alloc(4);
  for (let room = 1024; room <= 128 * 1024; room = Math.max(room * 2, needed.readUInt32LE())) {
    const told = Buffer.alloc(room);
    const status = nt.NtQueryInformationProcess(handle, commandLineInformation, told, room, needed);
    if (status === 0) return told.toString("utf16le", text, text + told.readUInt16LE(0));
    if (status >>> 0 !== lengthMismatch) return null;
  }
  return null;
}

const lengthMismatch = 0xc0000004;

function parametersOf(nt: Native, handle: number, memory: ProcessMemory): ProcessParameters | null {
  const length = Buffer.alloc(4);
  // Not null for a 32-bit process: where its own PEB lies. The other one keeps the folder it was started in.
  const peb32 = Buffer.alloc(8);
  if (nt.NtQueryInformationProcess(handle, wow64Information, peb32, peb32.length, length) !== 0) return null;
  const at32 = Number(peb32.readBigUInt64LE());
  if (at32 !== 0) return readParameters(memory, at32, 32);
  const basic = Buffer.alloc(48);
  if (nt.NtQueryInformationProcess(handle, basicInformation, basic, basic.length, length) !== 0) return null;
  return readParameters(memory, Number(basic.readBigUInt64LE(8)), 64);
}

function memoryOf(calls: Kernel, handle: number): ProcessMemory {
  return {
    read(address, length) {
      const bytes = Buffer.alloc(length);
      return calls.ReadProcessMemory(handle, address, bytes, length, null) === 0 ? null : bytes;
    },
  };
}
