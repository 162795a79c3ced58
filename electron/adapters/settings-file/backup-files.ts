import { basename, dirname, join } from "node:path";
import type { Backup } from "../../jobs/ports.ts";
import { backupName, backupsAmong, backupsToDrop } from "./backup-names.ts";
import { errnoOf } from "../errno.ts";
import type { FileCalls } from "./file-calls.ts";
import { removeFile } from "./file-removal.ts";
import type { Attributes } from "./keep-attributes.ts";
import { createWhole, syncFolder } from "./whole-file.ts";

/** More writes than one second holds. */
const mostInOneSecond = 9999;

/**
 * Copies `bytes`, the content of `target`, beside it under a name of our own pattern, and has the copy on the
 * disk. Rejects with the system's error; nothing is left then.
 */
export async function makeBackup(
  calls: FileCalls,
  target: string,
  bytes: Uint8Array,
  like: Attributes,
  now: number,
): Promise<Backup> {
  const at = Math.floor(now / 1000) * 1000;
  for (let count = 1; ; count += 1) {
    const path = join(dirname(target), backupName(basename(target), at, count));
    try {
      await createWhole(calls, path, bytes, like);
    } catch (error) {
      if (errnoOf(error) !== "EEXIST" || count === mostInOneSecond) throw error;
      continue;
    }
    try {
      await syncFolder(calls, dirname(target));
      return { path, at };
    } catch (error) {
      await removeFile(calls, path);
      throw error;
    }
  }
}

/** Our own backups of `target` (absolute, without links), newest first. Rejects with the system's error. */
export async function listBackups(calls: FileCalls, target: string): Promise<readonly Backup[]> {
  return backupsAmong(basename(target), await fileNames(calls, dirname(target))).map(({ name, at }) => ({
    path: join(dirname(target), name),
    at,
  }));
}

/** Removes the backups that are too many, never `fresh`. Rejects with the system's error where it cannot list them. */
export async function dropOldBackups(calls: FileCalls, target: string, fresh: Backup): Promise<void> {
  const names = await fileNames(calls, dirname(target));
  for (const name of backupsToDrop(basename(target), names, basename(fresh.path))) {
    await removeFile(calls, join(dirname(target), name));
  }
}

/** Regular files only: a link with a backup's name would lead to a file that is none of ours. */
async function fileNames(calls: FileCalls, folder: string): Promise<readonly string[]> {
  const entries = await calls.readdir(folder, { withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
}
