import { errnoOf } from "../errno.ts";
import type { FileCalls, FileStats, OpenFile } from "./file-calls.ts";
import type { FileMarks } from "./windows-marks.ts";

/** What a file has besides its bytes, for another one to be given. */
export interface Attributes {
  readonly stats: FileStats;
  /** Null where the system has none. */
  readonly marks: FileMarks | null;
}

/** Reads them from a file whose stats are known. Rejects with the system's error. */
export async function attributesOf(calls: FileCalls, path: string, stats: FileStats): Promise<Attributes> {
  return { stats, marks: await calls.readMarks(path) };
}

/** What a file system without owners, or a user who may not give files away, answers to chown. */
const notOurs = new Set(["EPERM", "EACCES", "EINVAL", "ENOSYS", "ENOTSUP", "EOPNOTSUPP"]);

/**
 * Gives a new file what the original has besides its bytes: owner and group where permitted, then mode.
 * On Windows only the read-only mark is behind the mode, and nobody owns by number.
 */
export async function keepAttributes(file: OpenFile, original: FileStats): Promise<void> {
  const created = await file.stat();
  const wanted = original.mode & 0o777;
  const groupKept =
    (created.uid === original.uid && created.gid === original.gid) ||
    (await tryChown(file, original.uid, original.gid)) ||
    (await tryChown(file, created.uid, original.gid));
  // In a group of our own the group's rights would let in people who could not read the original's token.
  const mode = groupKept ? wanted : (wanted & 0o707) | ((wanted & 0o007) << 3);
  if ((created.mode & 0o777) !== mode) await file.chmod(mode);
}

async function tryChown(file: OpenFile, uid: number, gid: number): Promise<boolean> {
  try {
    await file.chown(uid, gid);
    return true;
  } catch (error) {
    if (!notOurs.has(errnoOf(error) ?? "")) throw error;
    return false;
  }
}
