import { dirname } from "node:path";
import type { Backup, WriteFailure, WriteRequest, WriteResult, WriteStep } from "../../jobs/ports.ts";
import { dropOldBackups, makeBackup } from "./backup-files.ts";
import { errnoOf, isHeld, mayPass, writeFailureOf } from "../errno.ts";
import type { FileCalls } from "./file-calls.ts";
import { temporaryPath, type HeldLock, type LockNeeds } from "./file-lock.ts";
import { ignoreErrno, removeFile } from "./file-removal.ts";
import { attributesOf, type Attributes } from "./keep-attributes.ts";
import { persist } from "./retry.ts";
import { compare, createWhole, syncFolder, writeBar } from "./whole-file.ts";
import { writerTag } from "./writer-tag.ts";

/** How many milliseconds a busy file is tried for: a scanner, or .NET's reload reader, lets go sooner. */
export const busyPatience = 5000;

function worth(error: unknown): number {
  return mayPass(error) ? busyPatience : 0;
}

/** A reader who may not read gets the same answer for ever. */
function worthReading(error: unknown): number {
  return isHeld(error) ? busyPatience : 0;
}

/** How far a write has come, and what it must clean up if it goes no further. */
interface Progress {
  step: WriteStep;
  /** Of the file that was there; null when there was none. */
  original: Attributes | null;
  backup: Backup | null;
  temporary: string | null;
  /** Whose bytes stand at the target: `theirs` came from another program right after ours. */
  standing: "old" | "new" | "theirs";
}

/**
 * Replaces the file at `target` (absolute, without links, locked by us): checked, backed up, written whole
 * beside it, checked again, renamed over it, read back. A failure leaves the old file, and no backup of
 * what is still there. Once the new file stands, an abort is too late.
 */
export async function replaceFile(
  needs: LockNeeds,
  lock: HeldLock,
  target: string,
  request: WriteRequest,
  signal: AbortSignal,
): Promise<WriteResult> {
  const progress: Progress = {
    step: "read",
    original: null,
    backup: null,
    temporary: null,
    standing: "old",
  };
  let reason: WriteFailure | null;
  try {
    reason =
      (await prepare(needs, target, request, signal, progress)) ??
      (await exchange(needs, lock, target, request, signal, progress)) ??
      (await readBack(needs.calls, target, request.bytes, progress));
  } catch (error) {
    reason = writeFailureOf(error);
  }
  if (progress.temporary !== null) await removeFile(needs.calls, progress.temporary);
  if (reason === null) {
    if (progress.backup) await dropOldBackups(needs.calls, target, progress.backup).catch(ignoreErrno);
    return { kind: "written", backup: progress.backup };
  }
  return {
    kind: "failed",
    reason,
    step: progress.step,
    backup: await undo(needs, target, request, progress),
  };
}

/** Everything that leaves the target alone: up to a temporary file that is whole and on the disk. */
async function prepare(
  needs: LockNeeds,
  target: string,
  request: WriteRequest,
  signal: AbortSignal,
  progress: Progress,
): Promise<WriteFailure | null> {
  const look = (): Promise<WriteFailure | null> => lookAt(needs.calls, target, request, signal, progress);
  const refusal = await persist(look, worthReading, signal, needs.busy);
  if (refusal) return refusal;
  const { original } = progress;
  if (original && request.expected) {
    if (signal.aborted) return "cancelled";
    progress.step = "backup";
    progress.backup = await makeBackup(needs.calls, target, request.expected, original, needs.now());
  }
  if (signal.aborted) return "cancelled";
  progress.step = "write";
  progress.temporary = await createSibling(needs, target, request.bytes, original);
  return null;
}

/** Whether the target is what the plan was made from and may be written; keeps what the new file is to inherit. */
async function lookAt(
  calls: FileCalls,
  target: string,
  request: WriteRequest,
  signal: AbortSignal,
  progress: Progress,
): Promise<WriteFailure | null> {
  if (signal.aborted) return "cancelled";
  const found = await compare(calls, target, request.expected);
  if (found.kind === "refused") return found.reason;
  if (found.stats === null) return null;
  const bar = await writeBar(calls, target, found.stats);
  if (bar === null) progress.original = await attributesOf(calls, target, found.stats);
  return bar;
}

async function createSibling(
  needs: LockNeeds,
  target: string,
  bytes: Uint8Array,
  like: Attributes | null,
): Promise<string> {
  const path = temporaryPath(target, writerTag(await needs.writers.self()));
  await createWhole(needs.calls, path, bytes, like);
  return path;
}

/** The one moment that changes the target. Every try looks again first: much can happen while it is busy. */
async function exchange(
  { calls, busy }: LockNeeds,
  lock: HeldLock,
  target: string,
  request: WriteRequest,
  signal: AbortSignal,
  progress: Progress,
): Promise<WriteFailure | null> {
  const { temporary } = progress;
  if (temporary === null) throw new Error("nothing was prepared");
  progress.step = "replace";
  const attempt = async (): Promise<WriteFailure | null> => {
    if (!(await lock.isStillOurs())) return "locked";
    const found = await compare(calls, target, request.expected);
    if (found.kind === "refused") return found.reason;
    if (signal.aborted) return "cancelled";
    return request.expected === null
      ? putNew(calls, temporary, target)
      : calls.rename(temporary, target).then(() => null);
  };
  const refusal = await persist(attempt, worth, signal, busy);
  if (refusal) return refusal;
  progress.standing = "new";
  await syncFolder(calls, dirname(target));
  return null;
}

/** A second name for the temporary file, unlike a rename, cannot fall on a file that Lagrange has made in between. */
async function putNew(calls: FileCalls, temporary: string, target: string): Promise<WriteFailure | null> {
  try {
    await calls.link(temporary, target);
  } catch (error) {
    if (errnoOf(error) === "EEXIST") return "changed-meanwhile";
    if (errnoOf(error) === null) throw error;
    // Not every file system has second names.
    await calls.rename(temporary, target);
  }
  return null;
}

async function readBack(
  calls: FileCalls,
  target: string,
  bytes: Uint8Array,
  progress: Progress,
): Promise<WriteFailure | null> {
  progress.step = "read-back";
  const found = await persist(() => compare(calls, target, bytes), worth);
  if (found.kind === "as-expected") return null;
  progress.standing = "theirs";
  return found.reason;
}

/** Has the old file standing again where that is ours to do; returns the backup that is still of use. */
async function undo(
  needs: LockNeeds,
  target: string,
  request: WriteRequest,
  progress: Progress,
): Promise<Backup | null> {
  const { backup, standing } = progress;
  const old = standing === "old" || (standing === "new" && (await putBack(needs, target, request, progress)));
  if (backup === null || (old && (await removeFile(needs.calls, backup.path)))) return null;
  return backup;
}

/** The new file is there but could not be made sure of: true when the old one stands again. */
async function putBack(
  needs: LockNeeds,
  target: string,
  request: WriteRequest,
  progress: Progress,
): Promise<boolean> {
  const { calls } = needs;
  if (request.expected === null) return removeFile(calls, target);
  let temporary: string | null = null;
  try {
    const path = await createSibling(needs, target, request.expected, progress.original);
    temporary = path;
    await persist(() => calls.rename(path, target), worth);
    await syncFolder(calls, dirname(target)).catch(ignoreErrno);
    return true;
  } catch (error) {
    ignoreErrno(error);
    if (temporary !== null) await removeFile(calls, temporary);
    return false;
  }
}
