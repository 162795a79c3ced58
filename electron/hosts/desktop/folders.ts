import { realpath, stat } from "node:fs/promises";
import { dirname, isAbsolute } from "node:path";

/** The folder that a dropped path means: itself, or the one its file is in. Null where there is nothing. */
export async function droppedFolder(path: string): Promise<string | null> {
  if (!isAbsolute(path)) return null;
  try {
    return (await stat(path)).isDirectory() ? path : dirname(path);
  } catch {
    return null;
  }
}

/** A folder's real path; null where there is no such folder. */
export async function realFolder(path: string): Promise<string | null> {
  try {
    const real = await realpath(path);
    return (await stat(real)).isDirectory() ? real : null;
  } catch {
    return null;
  }
}
