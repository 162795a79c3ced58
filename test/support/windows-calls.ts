import { createWindowsSystem } from "../../electron/adapters/windows/system-windows.ts";
import { openWin32, type Win32 } from "../../electron/adapters/windows/win32-library.ts";
import type { System } from "../../electron/jobs/ports.ts";

type Call = (...args: readonly (number | Uint8Array)[]) => number;

/** Windows' own calls; throws on any other system. */
export async function openReal(): Promise<Win32> {
  const win32 = await openWin32();
  if (!win32) throw new Error("koffi cannot be loaded here");
  return win32;
}

/** The system by those calls, some of them replaced. */
export async function openWith(replace: (win32: Win32) => Partial<Win32>): Promise<System> {
  const win32 = await openReal();
  return createWindowsSystem({ programPath: null, open: async () => ({ ...win32, ...replace(win32) }) });
}

/** The same calls, those of some names in another's hands. */
export function replaced<Calls>(calls: Calls, by: Readonly<Record<string, (real: Call) => Call>>): Calls {
  if (typeof calls !== "object" || calls === null) return calls;
  const entries = Object.entries(calls).map(([name, call]) => [name, by[name]?.(call) ?? call]);
  return { ...calls, ...Object.fromEntries(entries) };
}
