import { join } from "node:path";
import { createDisk } from "../../electron/adapters/disk.ts";
import type { Disk } from "../../electron/jobs/ports.ts";

/** Where a path of Windows lies in `root`: `C:\Bots` is its folder `C/Bots`, a share `\\nas\bots` its `nas/bots`. */
export function realPathOf(root: string, path: string): string {
  return join(root, path.replace(/^([A-Z]):/i, "$1").replaceAll("\\", "/"));
}

/** The real disk below `root`, under the paths that Windows would give it. */
export function createWindowsView(
  root: string,
): Pick<Disk, "list" | "read" | "tail" | "realPath" | "writeProblem"> {
  const disk = createDisk();
  return {
    list: (folder) => disk.list(realPathOf(root, folder)),
    read: (file, limit) => disk.read(realPathOf(root, file), limit),
    tail: (file, limit, from) => disk.tail(realPathOf(root, file), limit, from),
    realPath: async (path) => path,
    writeProblem: (file) => disk.writeProblem(realPathOf(root, file)),
  };
}
