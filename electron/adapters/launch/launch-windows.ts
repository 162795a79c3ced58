import { stat } from "node:fs/promises";
import { isAbsolutePath } from "../../core/folder-path.ts";
import type { LaunchFailure } from "../../core/reasons.ts";
import { plainForCmd } from "../../core/start/typed-line.ts";
import type { Launch, Launcher, LaunchResult } from "../../jobs/ports.ts";
import { joinCommandLine } from "../windows/command-line.ts";
import { createLastingEnvironment } from "../windows/lasting-environment.ts";
import { openWin32, type Win32 } from "../windows/win32-library.ts";

const kernel = {
  CloseHandle: ["int32", "handle"],
  CreateProcessW: [
    "int32",
    "text",
    "memory",
    "address",
    "address",
    "int32",
    "uint32",
    "address",
    "text",
    "memory",
    "memory",
  ],
} as const;
const shell = { ShellExecuteW: ["handle", "handle", "text", "text", "text", "text", "int32"] } as const;
const ole = { CoInitializeEx: ["int32", "address", "uint32"], CoUninitialize: ["int32"] } as const;

/** CREATE_NEW_CONSOLE, CREATE_UNICODE_ENVIRONMENT, and Windows' own error boxes, which Node switches off for itself. */
const creationFlags = 0x0000_0010 | 0x0000_0400 | 0x0400_0000;

/** Sizes of STARTUPINFOW, which begins with its own, and PROCESS_INFORMATION: two handles, two ids. */
const startupInfoSize = 104;
const processInfoSize = 24;

const failures: ReadonlyMap<number, LaunchFailure> = new Map([
  [2, "not-found"], // ERROR_FILE_NOT_FOUND
  [3, "not-found"], // ERROR_PATH_NOT_FOUND
  [267, "not-found"], // ERROR_DIRECTORY: the folder to work in
  [5, "no-permission"], // ERROR_ACCESS_DENIED
  [740, "needs-elevation"], // ERROR_ELEVATION_REQUIRED
  [11, "not-a-program"], // ERROR_BAD_FORMAT
  [193, "not-a-program"], // ERROR_BAD_EXE_FORMAT
  [216, "not-a-program"], // ERROR_EXE_MACHINE_TYPE_MISMATCH
  [225, "blocked"], // ERROR_VIRUS_INFECTED
  [226, "blocked"], // ERROR_VIRUS_DELETED
  [577, "blocked"], // ERROR_INVALID_IMAGE_HASH
  [1260, "blocked"], // ERROR_ACCESS_DISABLED_BY_POLICY
  [4551, "blocked"], // ERROR_SYSTEM_INTEGRITY_POLICY_VIOLATION
]);

/**
 * Starts programs as a double click would: in a console of their own, with the user's environment instead of this
 * program's. Where the system's calls cannot be had, nothing can be started (`unknown`).
 */
export function createWindowsLauncher(open: () => Promise<Win32 | null> = openWin32): Launcher {
  return {
    start: async (launch) => start(await open(), launch),
    showFolder: async (path) => showFolder(await open(), path),
  };
}

/** What is run, and the whole command line for it. */
interface Command {
  readonly program: string;
  readonly line: string;
}

function start(win32: Win32 | null, launch: Launch): LaunchResult {
  const calls = win32?.bind("kernel32.dll", kernel);
  const command = win32 && commandFor(launch, win32.systemFolder);
  if (!win32 || !calls || !command) return { kind: "failed", reason: "unknown" };
  const startupInfo = Buffer.alloc(startupInfoSize);
  startupInfo.writeUInt32LE(startupInfoSize, 0);
  const processInfo = Buffer.alloc(processInfoSize);
  const problemWith = (environment: number): number => {
    // It may write into the line, which is why that is memory, not text.
    const line = Buffer.from(`${command.line}\0`, "utf16le");
    const { program } = command;
    const flags = creationFlags;
    const done = calls.CreateProcessW(
      program,
      line,
      0,
      0,
      0,
      flags,
      environment,
      launch.folder,
      startupInfo,
      processInfo,
    );
    return done === 0 ? win32.lastError() : 0;
  };
  // Nowhere means this program's own environment.
  const problem = createLastingEnvironment(win32)?.(problemWith) ?? problemWith(0);
  if (problem !== 0) return { kind: "failed", reason: failures.get(problem) ?? "unknown" };
  for (const offset of [0, 8]) calls.CloseHandle(Number(processInfo.readBigInt64LE(offset)));
  return { kind: "started", pid: processInfo.readUInt32LE(16) };
}

/** Null for what cannot be said safely. */
export function commandFor({ program, args }: Launch, systemFolder: string): Command | null {
  if ([program, ...args].some((part) => part.includes("\0")) || program.includes('"')) return null;
  if (!/\.(?:cmd|bat)$/i.test(program)) return { program, line: joinCommandLine(program, args) };
  return forScript(program, args, `${systemFolder}\\cmd.exe`);
}

/**
 * A batch file is text for cmd.exe, whose rules are not those of other programs. Its path is quoted, where only
 * `%…%` and, unless switched off, `!` have a meaning; arguments must have none at all. `/d` leaves out what the
 * registry would have it run first, `/s` takes off the outer quotes and nothing else.
 */
function forScript(script: string, args: readonly string[], shellPath: string): Command | null {
  if (/%[^%]*%/.test(script) || !args.every((argument) => plainForCmd.test(argument))) return null;
  const inner = [`"${script}"`, ...args].join(" ");
  return { program: shellPath, line: `"${shellPath}" /d /v:off /s /c "${inner}"` };
}

/** COINIT_APARTMENTTHREADED, COINIT_DISABLE_OLE1DDE: what ShellExecuteW asks of its caller. */
const apartment = 0x2 | 0x4;
const showNormal = 1;

/** `ShellExecuteW` returns a number above this one for success. */
const lastShellError = 32;

async function showFolder(win32: Win32 | null, path: string): Promise<boolean> {
  const shellCalls = win32?.bind("shell32.dll", shell);
  const oleCalls = win32?.bind("ole32.dll", ole);
  if (!shellCalls || !oleCalls || !(await isFolder(path))) return false;
  // Without a backslash at its end, which would join the quote that follows it in a file manager's command line.
  const folder = path.replaceAll("/", "\\").replace(/(?<!^[a-z]:)\\+$/i, "");
  // Below zero where this thread has chosen another way already: then it is not ours to end.
  const ready = oleCalls.CoInitializeEx(0, apartment) >= 0;
  try {
    // Only folders can be explored: a program of that name is never run.
    return shellCalls.ShellExecuteW(0, "explore", folder, null, null, showNormal) > lastShellError;
  } finally {
    if (ready) oleCalls.CoUninitialize();
  }
}

function isFolder(path: string): Promise<boolean> {
  if (!isAbsolutePath(path)) return Promise.resolve(false);
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
