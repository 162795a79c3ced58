import type { ConsoleWindow } from "../../core/console-title.ts";
import type { Win32 } from "./win32-library.ts";

const prototypes = {
  FindWindowExW: ["handle", "handle", "handle", "text", "text"],
  InternalGetWindowText: ["int32", "handle", "memory", "int32"],
} as const;

/** The windows of Windows' own console. */
const classicClass = "ConsoleWindowClass";
/** With those of its Terminal, of Git and of ConEmu: no other window's title is looked at. */
const consoleClasses = [classicClass, "CASCADIA_HOSTING_WINDOW_CLASS", "mintty", "VirtualConsoleClass"];

/** In characters; a longer title is cut. */
const longestTitle = 512;

/**
 * The open console windows by their titles, those of elevated programs among them. The windows themselves are not asked:
 * one that hangs holds nobody up. Null where the system lacks the calls.
 */
export function createConsoleWindows(win32: Win32): (() => readonly ConsoleWindow[]) | null {
  const calls = win32.bind("user32.dll", prototypes);
  if (!calls) return null;
  const windowsOf = (windowClass: string): readonly number[] => {
    const seen = new Set<number>();
    let next = calls.FindWindowExW(0, 0, windowClass, null);
    // Windows that change places meanwhile may come round again.
    while (next !== 0 && !seen.has(next)) {
      seen.add(next);
      next = calls.FindWindowExW(0, next, windowClass, null);
    }
    return [...seen];
  };
  const titleOf = (window: number): string => {
    const text = Buffer.alloc(longestTitle * 2);
    const length = calls.InternalGetWindowText(window, text, longestTitle);
    return text.toString("utf16le", 0, length * 2);
  };
  return () =>
    consoleClasses
      .flatMap((windowClass) =>
        windowsOf(windowClass).map((window) => ({
          title: titleOf(window),
          classic: windowClass === classicClass,
        })),
      )
      .filter(({ title }) => title !== "");
}
