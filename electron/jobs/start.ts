import { assertNever } from "../core/assert-never.ts";
import { isNetworkPath, joinPath, parentFolder } from "../core/folder-path.ts";
import type { Program } from "../core/program.ts";
import type { StartRefusal } from "../core/reasons.ts";
import type { FolderEntry } from "../core/recognise.ts";
import {
  chooseLagrange,
  chooseYunzai,
  ownNodeFolder,
  runtimeFile,
  type Runtime,
  type StartChoice,
} from "../core/start/start-choice.ts";
import { examineFolder, type Examined } from "./find/find-candidate.ts";
import { orAborted } from "./deadline.ts";
import { runningOf } from "./find/running-folders.ts";
import type { Disk, FileRead, Ports, RunningProcess, TcpSocket } from "./ports.ts";
import type { StartTarget } from "./results.ts";

type StartPorts = Pick<Ports, "disk" | "system">;

export type PlannedStart =
  | { readonly kind: "ready"; readonly target: StartTarget }
  | { readonly kind: "refused"; readonly reason: StartRefusal };

/** What would be started in a folder, told whole; looks at names and processes, and starts nothing (DESIGN 2.5). */
export async function planStart(
  ports: StartPorts,
  program: Program,
  folder: string,
  signal: AbortSignal,
): Promise<PlannedStart> {
  return orAborted(plan(ports, program, folder), signal, { kind: "refused", reason: "cancelled" });
}

async function plan(ports: StartPorts, program: Program, folder: string): Promise<PlannedStart> {
  const { disk } = ports;
  // Before anything is asked of it: a share that is gone may take a minute to say so.
  if (isNetworkPath(folder)) return { kind: "refused", reason: "not-here" };
  const listing = await disk.list(folder);
  if (listing.kind === "failed") return { kind: "refused", reason: "no-program" };
  const path = await disk.realPath(folder);
  if (!isStartable(await examineFolder(disk, path, listing.entries), program)) {
    return { kind: "refused", reason: "no-program" };
  }
  if (await runsIn(ports, program, path)) return { kind: "refused", reason: "running" };
  const choice = await choose(ports, program, path, listing.entries);
  return choice.kind === "refused" ? choice : { kind: "ready", target: { is: program, ...choice.line } };
}

/** Whether one of the two runs in a folder now, as far as the system tells. */
export async function runsIn(
  { disk, system }: StartPorts,
  program: Program,
  folder: string,
): Promise<boolean> {
  const [path, processes, sockets] = await Promise.all([
    disk.realPath(folder),
    system.processes(),
    system.sockets(),
  ]);
  return isAmong(disk, { processes, sockets }, program, path);
}

/** The same among processes that were listed; by the folder's real path. */
export async function isAmong(
  disk: Disk,
  listed: { readonly processes: readonly RunningProcess[]; readonly sockets: readonly TcpSocket[] },
  program: Program,
  path: string,
): Promise<boolean> {
  const running = await runningOf(disk, listed, program);
  return running.some((one) => one.path === path);
}

/** Lagrange v2 and the Yunzais without OneBot are not what this wizard connects. */
function isStartable({ lagrange, yunzai }: Examined, program: Program): boolean {
  return program === "lagrange" ? lagrange?.program === "onebot" : yunzai?.flavour === "trss";
}

async function choose(
  ports: StartPorts,
  program: Program,
  path: string,
  entries: readonly FolderEntry[],
): Promise<StartChoice> {
  const { disk } = ports;
  switch (program) {
    case "lagrange":
      return chooseLagrange(path, entries, await findRuntime(ports, "dotnet", path));
    case "yunzai": {
      const [beside, ownNode, node] = await Promise.all([
        namesIn(disk, parentFolder(path)),
        namesIn(disk, ownNodeFolder(path)),
        findRuntime(ports, "node", path),
      ]);
      return chooseYunzai(path, { beside, ownNode, node });
    }
    default:
      return assertNever(program);
  }
}

async function namesIn(disk: Disk, folder: string | null): Promise<readonly FolderEntry[]> {
  const listing = folder === null ? null : await disk.list(folder);
  return listing?.kind === "listed" ? listing.entries : [];
}

/**
 * The first file of this name where the system looks for programs; null where there is none. One that may not be read
 * is taken only where no other is found: it may still be a program that can be run.
 */
async function findRuntime(
  { disk, system }: StartPorts,
  runtime: Runtime,
  folder: string,
): Promise<string | null> {
  const files = (system.programFolders() ?? []).map((each) => joinPath(each, runtimeFile(runtime, folder)));
  // Opened, not listed: such folders hold thousands of names.
  const looks = await Promise.all(files.map((file) => disk.tail(file, 0)));
  const seen = files.find((_, index) => looks[index]?.kind === "read");
  return seen ?? files.find((_, index) => isClosed(looks[index])) ?? null;
}

function isClosed(look: FileRead | undefined): boolean {
  return look?.kind === "failed" && look.problem === "no-permission";
}
