import { dirname } from "node:path";
import type { Backup, WriteFailure, WriteRequest, WriteStep } from "../../jobs/ports.ts";
import { isSameFile, type FreshBackup } from "./backup-files.ts";
import type { FileCalls } from "./file-calls.ts";
import type { LockNeeds } from "./file-lock.ts";
import { ignoreErrno, removeFile } from "./file-removal.ts";
import type { Attributes } from "./keep-attributes.ts";
import { persist, worthWriting } from "../retry.ts";
import { createSibling } from "./sibling-file.ts";
import { syncFolder } from "./whole-file.ts";

/** How far a write has come, and what it must clean up if it goes no further. */
export interface Progress {
  step: WriteStep;
  /** Why preparing went no further. */
  refusal: WriteFailure | null;
  /** Of the file that was there; null when there was none. */
  original: Attributes | null;
  /**
   * A second name for that file may be its backup: all that is in it is on the disk, and it has no further name, by
   * which somebody could change the backup.
   */
  linkable: boolean;
  backup: FreshBackup | null;
  temporary: string | null;
  /** Whose bytes stand at the target: `theirs` came from another program right after ours. */
  standing: "old" | "new" | "theirs";
}

/** Has the old file standing again where that is ours to do; returns the backup that is still of use. */
export async function undo(
  needs: LockNeeds,
  target: string,
  request: WriteRequest,
  progress: Progress,
): Promise<Backup | null> {
  const { backup, standing } = progress;
  const unneeded =
    standing === "old"
      ? await dropUnneeded(needs.calls, target, backup)
      : standing === "new" && (await putBack(needs, target, request, progress));
  return unneeded || backup === null ? null : backup.backup;
}

/** Removes the backup of a file that stands; true when it is gone. */
async function dropUnneeded(calls: FileCalls, target: string, fresh: FreshBackup | null): Promise<boolean> {
  if (fresh === null) return true;
  const { backup, linked } = fresh;
  // Another program may have put a file of its own there, or a rename that was told to have failed was done after
  // all (network drives): then this is the old file's last name.
  if (linked && !(await isSameFile(calls, target, backup.path))) return false;
  return removeFile(calls, backup.path);
}

/** The new file is there but could not be made sure of: true when the old one stands again, and its backup is gone. */
async function putBack(
  needs: LockNeeds,
  target: string,
  request: WriteRequest,
  { original, backup }: Progress,
): Promise<boolean> {
  const { calls } = needs;
  if (request.expected === null) return removeFile(calls, target);
  let temporary: string | null = null;
  try {
    const path = backup?.linked
      ? backup.backup.path
      : (temporary = await createSibling(needs, target, request.expected, original));
    await persist(() => calls.rename(path, target), worthWriting);
    await syncFolder(calls, dirname(target)).catch(ignoreErrno);
    return backup === null || backup.linked || (await removeFile(calls, backup.backup.path));
  } catch (error) {
    ignoreErrno(error);
    if (temporary !== null) await removeFile(calls, temporary);
    return false;
  }
}
