import { basename, dirname, join, resolve } from "node:path";
import { errnoOf } from "../errno.ts";
import { allEnded } from "./all-ended.ts";
import type { FileCalls, OpenFile } from "./file-calls.ts";
import { ignoreErrno, removeFile } from "./file-removal.ts";
import { keepAttributes, type Attributes } from "./keep-attributes.ts";

/** As many links in a row as Linux follows. */
const mostLinks = 40;

/** The absolute path behind all links; a link to a file that does not exist yet leads to where it would be. */
export async function resolveTarget(calls: FileCalls, path: string, links = mostLinks): Promise<string> {
  try {
    return await calls.realpath(path);
  } catch (error) {
    if (errnoOf(error) !== "ENOENT" || links === 0) throw error;
  }
  const here = join(await calls.realpath(dirname(path)), basename(path));
  const next = await calls.readlink(here).catch(ignoreErrno);
  return next === undefined ? here : resolveTarget(calls, resolve(dirname(here), next), links - 1);
}

/** Whether a file has these bytes and no more; null: whether there is none. Rejects with the system's error. */
export async function holds(calls: FileCalls, path: string, expected: Uint8Array | null): Promise<boolean> {
  try {
    if (expected === null) {
      await calls.stat(path);
      return false;
    }
    const file = await calls.open(path, "r");
    try {
      return await contains(file, expected);
    } finally {
      await file.close();
    }
  } catch (error) {
    if (errnoOf(error) !== "ENOENT") throw error;
    return expected === null;
  }
}

/** Whether what is left to read of an open file is these bytes and no more. Rejects with the system's error. */
export async function contains(file: OpenFile, expected: Uint8Array): Promise<boolean> {
  // One byte more tells that it has grown; if by a gigabyte, that is not read.
  const bytes = Buffer.alloc(expected.length + 1);
  let done = 0;
  let more = 0;
  do {
    ({ bytesRead: more } = await file.read(bytes, done, bytes.length - done));
    done += more;
    // A file gives less than is asked for at its end alone: that needs no further call to be told.
  } while (more > 0 && done < expected.length);
  return Buffer.compare(bytes.subarray(0, done), expected) === 0;
}

/**
 * Creates a file exclusively and has it on the disk, whole, with the attributes of `like` (null: a new
 * file's). When that fails, nothing is left of it. Rejects with the system's error.
 */
export async function createWhole(
  calls: FileCalls,
  path: string,
  bytes: Uint8Array,
  like: Attributes | null,
): Promise<void> {
  const file = await calls.open(path, "wx", like ? 0o600 : 0o666);
  try {
    try {
      // Before there is anything in it: the original's access list may keep its token from others here.
      if (like?.marks) await calls.giveMarks(path, like.marks);
      await allEnded([writeAll(file, bytes), like && keepAttributes(file, like.stats)]);
      await file.sync();
    } finally {
      await file.close();
    }
  } catch (error) {
    await removeFile(calls, path);
    throw error;
  }
}

async function writeAll(file: OpenFile, bytes: Uint8Array): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done);
    if (bytesWritten === 0) throw Object.assign(new Error("nothing was written"), { code: "EIO" });
    done += bytesWritten;
  }
}

/** What systems answer that cannot sync a folder, Windows among them. */
const noFolderSync = new Set(["EACCES", "EBADF", "EINVAL", "EISDIR", "ENOTSUP", "EOPNOTSUPP", "EPERM"]);

/** Has a folder's names on the disk, where the system can do that. Rejects with the system's error. */
export async function syncFolder(calls: FileCalls, folder: string): Promise<void> {
  try {
    const handle = await calls.open(folder, "r");
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (!noFolderSync.has(errnoOf(error) ?? "")) throw error;
  }
}
