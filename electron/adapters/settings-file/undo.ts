import { dirname } from "node:path";
import type { WriteFailure, WriteStep } from "../../core/reasons.ts";
import type { Backup, WriteRequest } from "../../jobs/ports.ts";
import { copyBackup, isSameFile, type FreshBackup } from "./backup-files.ts";
import { errnoOf } from "../errno.ts";
import type { FileCalls } from "./file-calls.ts";
import { ignoreErrno, removeFile } from "./file-removal.ts";
import type { Attributes } from "./keep-attributes.ts";
import { retry, worthWriting } from "../retry.ts";
import { createSibling } from "./sibling-file.ts";
import { holds, syncFolder } from "./whole-file.ts";
import type { WriterNeeds } from "./writer-needs.ts";

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
  needs: WriterNeeds,
  target: string,
  request: WriteRequest,
  progress: Progress,
): Promise<Backup | null> {
  const { standing } = progress;
  const unneeded =
    standing === "old"
      ? await dropUnneeded(needs.calls, target, request, progress)
      : standing === "new" && (await putBack(needs, target, request, progress));
  if (unneeded) return null;
  await remakeLostBackup(needs, target, request, progress).catch(ignoreErrno);
  return progress.backup?.backup ?? null;
}

/**
 * Copies the old file's bytes to a new backup where the one that was a second name is gone: a cleaner, a quarantine or
 * a sync client took it, and with it the old file's last name. True when that was needed. Rejects with the system's
 * error; where the copy fails, `progress` has no backup any more.
 */
export async function remakeLostBackup(
  needs: WriterNeeds,
  target: string,
  { expected }: WriteRequest,
  progress: Progress,
): Promise<boolean> {
  const { backup, original } = progress;
  if (!backup?.linked || original === null || expected === null) return false;
  if (!(await holds(needs.calls, backup.backup.path, null))) return false;
  progress.backup = null;
  progress.backup = await copyBackup(needs, target, expected, original, needs.now());
  return true;
}

/** Removes the backup of a file that stands; true when it is gone. */
async function dropUnneeded(
  calls: FileCalls,
  target: string,
  { expected }: WriteRequest,
  { backup: fresh }: Progress,
): Promise<boolean> {
  if (fresh === null) return true;
  const { backup, linked } = fresh;
  // Another program may have put a file of its own there, or a rename that was told to have failed was done after
  // all (network drives): then this is the old file's last name.
  if (linked && !(await isSameFile(calls, target, backup.path))) {
    const [gone, stands] = await Promise.all([
      holds(calls, backup.path, null).catch(ignoreErrno),
      holds(calls, target, expected).catch(ignoreErrno),
    ]);
    return (gone && stands) ?? false;
  }
  return removeFile(calls, backup.path);
}

/** The new file is there but could not be made sure of: true when the old one stands again, and its backup is gone. */
async function putBack(
  needs: WriterNeeds,
  target: string,
  request: WriteRequest,
  { original, backup }: Progress,
): Promise<boolean> {
  const { calls } = needs;
  const { expected } = request;
  if (expected === null) return removeFile(calls, target);
  const move = (from: string): Promise<void> => retry(() => calls.rename(from, target), worthWriting);
  const moveCopy = async (): Promise<void> => {
    const temporary = await createSibling(needs, target, expected, original);
    try {
      await move(temporary);
    } catch (error) {
      await removeFile(calls, temporary);
      throw error;
    }
  };
  try {
    if (backup?.linked) {
      await move(backup.backup.path).catch((error: unknown) => {
        if (errnoOf(error) !== "ENOENT") throw error;
        return moveCopy();
      });
    } else {
      await moveCopy();
    }
    await syncFolder(calls, dirname(target)).catch(ignoreErrno);
    return backup === null || backup.linked || (await removeFile(calls, backup.backup.path));
  } catch (error) {
    return ignoreErrno(error) ?? false;
  }
}
