import { openWin32, type Bound } from "./win32-library.ts";

/** The calls that tell whether a process lives, and since when. */
export const processCalls = {
  CloseHandle: ["int32", "handle"],
  GetExitCodeProcess: ["int32", "handle", "memory"],
  GetProcessTimes: ["int32", "handle", "memory", "memory", "memory", "memory"],
  OpenProcess: ["handle", "uint32", "int32", "uint32"],
} as const;

type ProcessCalls = Bound<typeof processCalls>;

/** What may be asked of almost every process, another user's or an elevated one included. */
export const queryLimited = 0x1000;

const stillActive = 259;

/** Whether a process has ended, though somebody still holds a handle of it; null where that is not told. */
export function hasEnded(calls: ProcessCalls, handle: number): boolean | null {
  const exitCode = Buffer.alloc(4);
  return calls.GetExitCodeProcess(handle, exitCode) === 0 ? null : exitCode.readUInt32LE() !== stillActive;
}

/** When a process was created, a FILETIME: in tenths of microseconds since 1601; null where that is not told. */
export function creationTime(calls: ProcessCalls, handle: number): bigint | null {
  const created = Buffer.alloc(8);
  // End, and time spent in the kernel and outside it.
  const others = Buffer.alloc(8 * 3);
  const told = calls.GetProcessTimes(handle, created, others, others.subarray(8), others.subarray(16));
  return told === 0 ? null : created.readBigUInt64LE();
}

/** What tells a process from a later one of the same id. */
export interface ProcessState {
  /** In the system's own ticks. */
  readonly started: string;
  /** It is listed, and runs no more. */
  readonly ended: boolean;
}

/** Null where there is no such process, where it may not be asked, and on every other system. */
export async function windowsProcessState(pid: number): Promise<ProcessState | null> {
  const calls = (await openWin32())?.bind("kernel32.dll", processCalls);
  const handle = calls?.OpenProcess(queryLimited, 0, pid) ?? 0;
  if (!calls || handle === 0) return null;
  try {
    const created = creationTime(calls, handle);
    const ended = hasEnded(calls, handle);
    return created === null || ended === null ? null : { started: String(created), ended };
  } finally {
    calls.CloseHandle(handle);
  }
}
