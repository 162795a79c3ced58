import type { Program } from "../../core/program.ts";
import type { FolderEntry } from "../../core/recognise.ts";
import { type Examined, examineFolder, mayMatter } from "./find-candidate.ts";
import { hintsOf, type RunningHint } from "./find-running.ts";
import type { Disk, RunningProcess, TcpSocket } from "../ports.ts";

/** A folder in which one of the two programs runs now. */
export interface RunningFolder {
  readonly program: Program;
  /** Real path. */
  readonly path: string;
  readonly pid: number;
  readonly executable: string | null;
  readonly reason: RunningHint["reason"];
}

export type Examine = (path: string, entries: readonly FolderEntry[]) => Promise<Examined>;

/**
 * Which folders the hints mean: for each the first one that really holds its program. A hint alone proves
 * nothing, since any `node app.js` gives one.
 */
export async function runningFolders(
  disk: Disk,
  hints: readonly RunningHint[],
  examine: Examine = (path, entries) => examineFolder(disk, path, entries),
): Promise<readonly RunningFolder[]> {
  const found = await Promise.all(hints.map(folderOf));
  return found.filter((folder) => folder !== null);

  async function folderOf(hint: RunningHint): Promise<RunningFolder | null> {
    const { program, pid, executable, reason } = hint;
    for (const folder of hint.folders) {
      const listing = await disk.list(folder);
      if (listing.kind !== "listed" || !mayMatter(listing.entries)) continue;
      const path = await disk.realPath(folder);
      const examined = await examine(path, listing.entries);
      if (examined[program]) return { program, path, pid, executable, reason };
    }
    return null;
  }
}

/** The folders in which one of the two programs runs, by what was listed of processes and sockets. */
export async function runningOf(
  disk: Disk,
  {
    processes,
    sockets,
  }: { readonly processes: readonly RunningProcess[]; readonly sockets: readonly TcpSocket[] },
  program: Program,
  examine?: Examine,
): Promise<readonly RunningFolder[]> {
  const hints = hintsOf(processes, sockets).filter((hint) => hint.program === program);
  return runningFolders(disk, hints, examine);
}
