import type { Win32 } from "./win32-library.ts";

const prototypes = {
  GetDriveTypeW: ["uint32", "text"],
  GetLogicalDrives: ["uint32"],
} as const;

/** DRIVE_FIXED: neither removable, nor a network's, nor a disc. */
const fixed = 3;

/** The roots of the fixed drives (`C:\`); asking wakes no other drive. Null where the system lacks the calls. */
export function createDrives(win32: Win32): (() => readonly string[]) | null {
  const calls = win32.bind("kernel32.dll", prototypes);
  return (
    calls &&
    (() => {
      const letters = calls.GetLogicalDrives();
      const roots = Array.from({ length: 26 }, (_, index) => index)
        .filter((index) => (letters >>> index) & 1)
        .map((index) => `${String.fromCodePoint("A".charCodeAt(0) + index)}:\\`);
      return roots.filter((root) => calls.GetDriveTypeW(root) === fixed);
    })
  );
}
