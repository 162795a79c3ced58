import { basename, dirname, join } from "node:path";
import type { Backup } from "../../jobs/ports.ts";
import { backupName, backupsAmong, backupsToDrop } from "./backup-names.ts";
import { errnoOf } from "../errno.ts";
import type { FileCalls, FolderEntry } from "./file-calls.ts";
import { ignoreErrno, removeFile } from "./file-removal.ts";
import type { Attributes } from "./keep-attributes.ts";
import { retry, worthWriting } from "../retry.ts";
import { createSibling } from "./sibling-file.ts";
import { holds, syncFolder } from "./whole-file.ts";
import type { WriterNeeds } from "./writer-needs.ts";

/** More writes than one second holds. */
const mostInOneSecond = 9999;

/** A backup just made, of a file that still stands. */
export interface FreshBackup {
  readonly backup: Backup;
  /** It is a second name of that very file, and changes with it until another file takes the first name. */
  readonly linked: boolean;
}

/**
 * Gives the file at `target` a second name of our own pattern; once the target is replaced, that is its only one.
 * No byte is copied, nothing that the file has gets lost, and what another program writes into it in the last moment
 * is in the backup too. Null where no second name can be had, for whatever reason.
 */
export async function linkBackup(calls: FileCalls, target: string, now: number): Promise<FreshBackup | null> {
  try {
    return { backup: await underFreeName(target, now, (path) => calls.link(target, path)), linked: true };
  } catch (error) {
    // FAT and many shares have none, and Linux may forbid them. Where more is wrong, a copy will tell.
    return ignoreErrno(error) ?? null;
  }
}

/**
 * Copies `bytes`, the content of `target`, beside it under a name of our own pattern, and has the copy on the
 * disk. It gets that name when it is whole: half a backup, left by who was killed, would be offered to be restored.
 * Rejects with the system's error; nothing is left then.
 */
export async function copyBackup(
  needs: WriterNeeds,
  target: string,
  bytes: Uint8Array,
  like: Attributes,
  now: number,
): Promise<FreshBackup> {
  const { calls } = needs;
  let path = await createSibling(needs, target, bytes, like);
  try {
    const backup = await underFreeName(target, now, (free) => moveToFree(calls, path, free));
    path = backup.path;
    await syncFolder(calls, dirname(target));
    return { backup, linked: false };
  } catch (error) {
    await removeFile(calls, path);
    throw error;
  }
}

/** A rename would fall on what has that name already. Only who holds the lock makes such names, so a look is enough. */
async function moveToFree(calls: FileCalls, from: string, to: string): Promise<void> {
  if (!(await holds(calls, to, null))) throw Object.assign(new Error(`'${to}' is taken`), { code: "EEXIST" });
  await retry(() => calls.rename(from, to), worthWriting);
}

/** Makes something under the first free name for a backup made now; `make` rejects with EEXIST where a name is taken. */
async function underFreeName(
  target: string,
  now: number,
  make: (path: string) => Promise<void>,
): Promise<Backup> {
  const at = Math.floor(now / 1000) * 1000;
  for (let count = 1; ; count += 1) {
    const path = join(dirname(target), backupName(basename(target), at, count));
    try {
      await make(path);
      return { path, at };
    } catch (error) {
      if (errnoOf(error) !== "EEXIST" || count === mostInOneSecond) throw error;
    }
  }
}

/** Whether two paths are names of one file. Never rejects for what the disk does. */
export async function isSameFile(calls: FileCalls, one: string, other: string): Promise<boolean> {
  try {
    const id = await calls.fileId(one);
    return id !== null && id === (await calls.fileId(other));
  } catch (error) {
    return ignoreErrno(error) ?? false;
  }
}

/** What lies beside a file before it is written. */
export interface Beside {
  /** No second name leads to the file; false too where nobody can tell. */
  readonly oneName: boolean;
  /** The bare names of its backups. */
  readonly backups: readonly string[];
}

/**
 * Looks for the backups of `target` among `entries`, its folder's, and removes those that are names of that very file:
 * a writer left them that was killed before it could replace it, and they take on whatever is written into it. Never
 * rejects for what the disk does.
 */
export async function sweepBackups(
  calls: FileCalls,
  target: string,
  entries: readonly FolderEntry[],
): Promise<Beside> {
  const backups = backupsAmong(basename(target), fileNames(entries)).map(({ name }) => name);
  try {
    if ((await calls.stat(target)).nlink === 1) return { oneName: true, backups };
    const left: string[] = [];
    for (const name of backups) {
      const path = join(dirname(target), name);
      if (!(await isSameFile(calls, target, path)) || !(await removeFile(calls, path))) left.push(name);
    }
    return { oneName: (await calls.stat(target)).nlink === 1, backups: left };
  } catch (error) {
    return ignoreErrno(error) ?? { oneName: false, backups };
  }
}

/** Our own backups of `target` (absolute, without links), newest first. Rejects with the system's error. */
export async function listBackups(calls: FileCalls, target: string): Promise<readonly Backup[]> {
  const entries = await calls.readdir(dirname(target), { withFileTypes: true });
  return backupsAmong(basename(target), fileNames(entries)).map(({ name, at }) => ({
    path: join(dirname(target), name),
    at,
  }));
}

/** Which of `backups`, by their bare names, are too many beside `fresh`: their paths. */
export function tooManyBackups(target: string, backups: readonly string[], fresh: Backup): readonly string[] {
  const name = basename(fresh.path);
  return backupsToDrop(basename(target), [...backups, name], name).map((old) => join(dirname(target), old));
}

/** Regular files only: a link with a backup's name would lead to a file that is none of ours. */
function fileNames(entries: readonly FolderEntry[]): readonly string[] {
  return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
}
