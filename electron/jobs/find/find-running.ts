import { baseName, isAbsolutePath, joinPath, parentFolder } from "../../core/folder-path.ts";
import type { Program } from "../../core/program.ts";
import type { RunningProcess, TcpSocket } from "../ports.ts";

/** What one process hints at, before anybody has looked at the folders. */
export interface RunningHint {
  readonly program: Program;
  readonly pid: number;
  /** Where its folder may be, likeliest first; absolute. */
  readonly folders: readonly string[];
  /** What runs; null where the system will not tell. */
  readonly executable: string | null;
  /** How it gave itself away: by what it runs, or only by listening on a port from such a folder. */
  readonly reason: "running" | "listening";
}

const lagrangeName = /^lagrange\.(?:onebot|milky)(?:\.exe|\.dll)?$/i;
/** What runs Lagrange from a file that is not the executable itself (FACTS L1). */
const lagrangeHost = /^(?:dotnet|wine(?:64)?(?:-preloader)?|box64|(?:ba|da|z)?sh|node)(?:\.exe)?$/i;
const scriptRuntime = /^(?:node|nodejs|bun|deno|electron)(?:[-.\d]*)(?:\.exe)?$/i;
/** Yunzai writes its process title over the arguments (FACTS Y2). */
const yunzaiTitle = /^TRSS.?Yunzai\b/i;
const yunzaiScript = /^(?:app|index)(?:\.[cm]?js)?$/i;

/** True for a process that may be a Yunzai: a JavaScript runtime, or one whose program is not to be told. */
export function mayBeYunzai(process: RunningProcess | undefined): boolean {
  const program = process && programOf(process);
  return !program || scriptRuntime.test(program) || yunzaiTitle.test(process.commandLine?.[0] ?? "");
}

/** The processes that are one of the two programs, or might be, from what the system tells (FACTS L1, N6, Y2). */
export function hintsOf(
  processes: readonly RunningProcess[],
  sockets: readonly TcpSocket[],
): readonly RunningHint[] {
  const listeners = new Set(sockets.filter(({ state }) => state === "listening").map(({ pid }) => pid));
  return processes.flatMap((process) => {
    const hint = lagrangeHint(process) ?? yunzaiHint(process, listeners.has(process.pid));
    return hint ? [hint] : [];
  });
}

function lagrangeHint(process: RunningProcess): RunningHint | null {
  const program = programOf(process) ?? "";
  const hosted = lagrangeHost.test(program)
    ? process.commandLine?.slice(1, 4).find((argument) => lagrangeName.test(baseName(argument)))
    : undefined;
  if (!lagrangeName.test(program) && hosted === undefined) return null;
  const file = hosted === undefined ? process.executable : absolute(hosted, process.workingDirectory);
  // The settings are those of the working directory, wherever the executable lies (FACTS N6).
  const folders = [process.workingDirectory, file && parentFolder(file)];
  return {
    program: "lagrange",
    pid: process.pid,
    folders: present(folders),
    executable: file,
    reason: "running",
  };
}

function yunzaiHint(process: RunningProcess, listens: boolean): RunningHint | null {
  if (!mayBeYunzai(process)) return null;
  const { workingDirectory } = process;
  const script = mainScript(process);
  const scriptFolder = script && (yunzaiScript.test(baseName(script)) ? parentFolder(script) : script);
  const runsIt = script !== null && (script === workingDirectory || yunzaiScript.test(baseName(script)));
  const titled = yunzaiTitle.test(process.commandLine?.[0] ?? "");
  if (!runsIt && !titled && !listens) return null;
  return {
    program: "yunzai",
    pid: process.pid,
    folders: present([workingDirectory, scriptFolder]),
    executable: process.executable,
    reason: runsIt || titled ? "running" : "listening",
  };
}

function programOf(process: RunningProcess): string | null {
  return baseName(process.executable ?? process.commandLine?.[0] ?? "") || null;
}

/** The script or folder a runtime was given (`node .`, `node --flag /opt/Yunzai/app.js`), absolute; else null. */
function mainScript(process: RunningProcess): string | null {
  const argument = process.commandLine?.slice(1).find((part) => !part.startsWith("-"));
  return argument === undefined ? null : absolute(argument, process.workingDirectory);
}

function absolute(path: string, workingDirectory: string | null): string | null {
  if (isAbsolutePath(path)) return path.length > 1 ? path.replace(/[\\/]\.?$/, "") : path;
  if (workingDirectory === null) return null;
  const relative = path.replace(/^(?:\.[\\/]+)+/, "");
  return relative === "." || relative === "" ? workingDirectory : joinPath(workingDirectory, relative);
}

function present(folders: readonly (string | null)[]): readonly string[] {
  return [...new Set(folders.filter((folder) => folder !== null))];
}
