import { baseName, isNetworkPath, joinPath, parentFolder } from "../folder-path.ts";
import { fileAmong, type FolderEntry } from "../recognise.ts";

/** What is run, as the system is to be told: a program's file, its arguments, and the folder it works in. */
export interface StartLine {
  /** Absolute path. */
  readonly program: string;
  readonly args: readonly string[];
  /** Absolute path. */
  readonly folder: string;
}

export type StartChoice =
  | { readonly kind: "ready"; readonly line: StartLine }
  | {
      readonly kind: "refused";
      /** `not-here`: it lies on another computer, or in WSL, and may well run there. */
      readonly reason: "no-program" | "no-runtime" | "not-here";
    };

/** What runs a program that is no executable itself. */
export type Runtime = "node" | "dotnet";

/** File name of a runtime on the system that a folder's path belongs to. */
export function runtimeFile(runtime: Runtime, folder: string): string {
  return isWindows(folder) ? `${runtime}.exe` : runtime;
}

/** Where the official installer keeps Yunzai's own Node: `..\win\node` (FACTS Y2). Null for any other system. */
export function ownNodeFolder(yunzai: string): string | null {
  const parent = parentFolder(yunzai);
  return parent === null || !isWindows(yunzai) ? null : joinPath(joinPath(parent, "win"), "node");
}

/**
 * How Lagrange is started in `folder`, whose names are `entries`: its executable for this system, else its
 * library by `dotnet`, the runtime's absolute path or null (FACTS L1). It works there, where its settings are (FACTS N6).
 */
export function chooseLagrange(
  folder: string,
  entries: readonly FolderEntry[],
  dotnet: string | null,
): StartChoice {
  if (isNetworkPath(folder)) return refused("not-here");
  const executable = fileAmong(entries, [isWindows(folder) ? "Lagrange.OneBot.exe" : "Lagrange.OneBot"]);
  if (executable !== null) return ready({ program: joinPath(folder, executable), args: [], folder });
  const library = fileAmong(entries, ["Lagrange.OneBot.dll"]);
  if (library === null) return refused("no-program");
  // Whole, so that the running process tells where it is where its working directory is not told.
  return dotnet === null
    ? refused("no-runtime")
    : ready({ program: dotnet, args: [joinPath(folder, library)], folder });
}

/** What lies around a Yunzai folder. */
export interface YunzaiSurroundings {
  /** The names beside it. */
  readonly beside: readonly FolderEntry[];
  /** The names in `ownNodeFolder`; empty where that is not. */
  readonly ownNode: readonly FolderEntry[];
  /** Absolute path of the Node that the system finds by name; null for none. */
  readonly node: string | null;
}

/**
 * How Yunzai is started in `folder`: by the official installer's starter, which finds its own Redis too,
 * else as `node .` with the Node beside it, else with the system's (FACTS Y2).
 */
export function chooseYunzai(folder: string, { beside, ownNode, node }: YunzaiSurroundings): StartChoice {
  if (isNetworkPath(folder)) return refused("not-here");
  const parent = parentFolder(folder);
  const ownFolder = ownNodeFolder(folder);
  const ownFile = fileAmong(ownNode, [runtimeFile("node", folder)]);
  const own = ownFolder === null || ownFile === null ? null : joinPath(ownFolder, ownFile);
  const starter = fileAmong(beside, ["start.cmd"]);
  // Any other folder's start.cmd starts something else, and so does this one for a second Yunzai beside `app`.
  if (own !== null && starter !== null && parent !== null && baseName(folder).toLowerCase() === "app") {
    return ready({ program: joinPath(parent, starter), args: [], folder: parent });
  }
  const program = own ?? node;
  return program === null ? refused("no-runtime") : ready({ program, args: ["."], folder });
}

function ready(line: StartLine): StartChoice {
  return { kind: "ready", line };
}

function refused(reason: Extract<StartChoice, { kind: "refused" }>["reason"]): StartChoice {
  return { kind: "refused", reason };
}

/** An absolute path's own form tells which system it belongs to. */
function isWindows(path: string): boolean {
  return !path.startsWith("/");
}
