import { currentProcess, type WindowsProcesses } from "./processes.ts";
import type { Win32 } from "./win32-library.ts";

const kernel = { CloseHandle: ["int32", "handle"] } as const;
const security = { OpenProcessToken: ["int32", "handle", "uint32", "memory"] } as const;
const profile = {
  CreateEnvironmentBlock: ["int32", "memory", "handle", "int32"],
  DestroyEnvironmentBlock: ["int32", "address"],
} as const;

/** TOKEN_QUERY and TOKEN_DUPLICATE. */
const mayBeAskedAndCopied = 0x0008 | 0x0002;

/** Hands a fresh environment block to `use`: its address is good for the time of the call. */
export type WithEnvironment = <Value>(use: (address: number) => Value) => Value | null;

/**
 * What a program started anew would get: the machine's variables with the user's own over them, and none of
 * this process's. Null where the system lacks the calls.
 */
export function createLastingEnvironment(win32: Win32): WithEnvironment | null {
  const kernelCalls = win32.bind("kernel32.dll", kernel);
  const securityCalls = win32.bind("advapi32.dll", security);
  const profileCalls = win32.bind("userenv.dll", profile);
  if (!kernelCalls || !securityCalls || !profileCalls) return null;

  return (use) => {
    const opened = Buffer.alloc(8);
    if (securityCalls.OpenProcessToken(currentProcess, mayBeAskedAndCopied, opened) === 0) return null;
    const token = Number(opened.readBigInt64LE());
    try {
      const block = Buffer.alloc(8);
      if (profileCalls.CreateEnvironmentBlock(block, token, 0) === 0) return null;
      const address = Number(block.readBigUInt64LE());
      try {
        return use(address);
      } finally {
        profileCalls.DestroyEnvironmentBlock(address);
      }
    } finally {
      kernelCalls.CloseHandle(token);
    }
  };
}

/** The same as names and values. */
export function readLastingEnvironment(
  withEnvironment: WithEnvironment | null,
  processes: WindowsProcesses | null,
): Readonly<Record<string, string>> | null {
  return withEnvironment?.((address) => processes?.ownEnvironmentBlock(address) ?? null) ?? null;
}
