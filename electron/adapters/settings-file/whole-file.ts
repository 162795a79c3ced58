import { constants } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import type { WriteFailure } from "../../jobs/ports.ts";
import { errnoOf } from "../errno.ts";
import type { FileCalls, FileStats, OpenFile } from "./file-calls.ts";
import { ignoreErrno, removeFile } from "./file-removal.ts";
import { keepAttributes, type Attributes } from "./keep-attributes.ts";

/** As many links in a row as Linux follows. */
const mostLinks = 40;

/** What stands at the target, compared with what the plan was made from. */
export type Standing =
  /** `stats` is null where there is no file, as expected. */
  | { readonly kind: "as-expected"; readonly stats: FileStats | null }
  | { readonly kind: "refused"; readonly reason: WriteFailure };

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

/** Compares a file with its expected bytes; null: there must be none. Rejects with the system's error. */
export async function compare(
  calls: FileCalls,
  path: string,
  expected: Uint8Array | null,
): Promise<Standing> {
  const changed: Standing = { kind: "refused", reason: "changed-meanwhile" };
  const stats = await statOrNull(calls, path);
  if (stats === null || expected === null) {
    return stats === null && expected === null ? { kind: "as-expected", stats } : changed;
  }
  if (!stats.isFile()) return { kind: "refused", reason: "not-found" };
  // The size first: a file that has grown to a gigabyte is not read.
  if (stats.size !== expected.length) return changed;
  return sameBytes(await calls.readFile(path), expected) ? { kind: "as-expected", stats } : changed;
}

async function statOrNull(calls: FileCalls, path: string): Promise<FileStats | null> {
  try {
    return await calls.stat(path);
  } catch (error) {
    if (errnoOf(error) !== "ENOENT") throw error;
    return null;
  }
}

/** Whether two byte strings are equal. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}

/**
 * Why a file's owner would not have it changed; null when nothing speaks against it. Root and a writable folder could
 * overrule all of these, and nobody asked them to.
 */
export async function writeBar(
  calls: FileCalls,
  path: string,
  stats: FileStats,
): Promise<WriteFailure | null> {
  if ((stats.mode & 0o200) === 0) return "read-only";
  try {
    await calls.access(path, constants.W_OK);
    return null;
  } catch (error) {
    // The owner may write and still the system says EPERM: Linux' immutable mark, Windows' read-only one.
    if (errnoOf(error) === "EPERM") return "read-only";
    throw error;
  }
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
      await writeAll(file, bytes);
      if (like) await keepAttributes(file, like.stats);
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
