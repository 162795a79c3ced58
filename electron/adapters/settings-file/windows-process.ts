import { openWin32 } from "../windows/win32-library.ts";

/** What may be asked of almost every process, another user's included. */
const queryLimited = 0x1000;
const stillActive = 259;

/**
 * When a process was created, in Windows' ticks of 100 ns, and whether it has ended though something still holds on to
 * it; null where there is no such process, where it may not be asked, and on every other system.
 */
export async function windowsProcessState(
  pid: number,
): Promise<{ readonly started: string; readonly ended: boolean } | null> {
  const win32 = await openWin32();
  const calls = win32?.bind("kernel32.dll", {
    CloseHandle: ["int32", "handle"],
    GetExitCodeProcess: ["int32", "handle", "memory"],
    GetProcessTimes: ["int32", "handle", "memory", "memory", "memory", "memory"],
    OpenProcess: ["handle", "uint32", "int32", "uint32"],
  });
  const process = calls?.OpenProcess(queryLimited, 0, pid) ?? 0;
  if (!calls || process === 0) return null;
  try {
    const created = Buffer.alloc(8);
    const unused = Buffer.alloc(8);
    const exitCode = Buffer.alloc(4);
    if (calls.GetProcessTimes(process, created, unused, unused, unused) === 0) return null;
    if (calls.GetExitCodeProcess(process, exitCode) === 0) return null;
    return { started: String(created.readBigUInt64LE()), ended: exitCode.readUInt32LE() !== stillActive };
  } finally {
    calls.CloseHandle(process);
  }
}
