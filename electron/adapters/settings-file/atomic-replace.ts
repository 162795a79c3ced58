import { dirname } from "node:path";
import type { WriteFailure } from "../../core/reasons.ts";
import type { WriteRequest, WriteResult } from "../../jobs/ports.ts";
import { allEnded } from "./all-ended.ts";
import { copyBackup, linkBackup } from "./backup-files.ts";
import { errnoOf, writeFailureOf } from "../errno.ts";
import type { FileCalls } from "./file-calls.ts";
import type { HeldLock } from "./file-lock.ts";
import { removeFile } from "./file-removal.ts";
import { closeSynced, openOriginal, type Opening } from "./original-file.ts";
import { retry, worthReading, worthWriting } from "../retry.ts";
import { createSibling } from "./sibling-file.ts";
import { remakeLostBackup, undo, type Progress } from "./undo.ts";
import { holds, syncFolder } from "./whole-file.ts";
import type { WriterNeeds } from "./writer-needs.ts";

/**
 * Everything that leaves the target (absolute, without links) alone: up to a temporary file that is whole and on the
 * disk. Never rejects for what the disk does; the caller hands the result to `replaceFile` or to `discard`.
 */
export async function prepare(
  needs: WriterNeeds,
  target: string,
  request: WriteRequest,
  signal: AbortSignal,
): Promise<Progress> {
  const progress: Progress = {
    step: "read",
    refusal: null,
    original: null,
    linkable: false,
    backup: null,
    temporary: null,
    standing: "old",
  };
  try {
    progress.refusal = await createTemporary(needs, target, request, signal, progress);
  } catch (error) {
    progress.refusal = writeFailureOf(error);
  }
  return progress;
}

async function createTemporary(
  needs: WriterNeeds,
  target: string,
  { bytes, expected }: WriteRequest,
  signal: AbortSignal,
  progress: Progress,
): Promise<WriteFailure | null> {
  const look = async (): Promise<Opening> =>
    signal.aborted ? { kind: "refused", reason: "cancelled" } : openOriginal(needs.calls, target, expected);
  const opening = await retry(look, worthReading, signal);
  if (opening.kind === "refused") return opening.reason;
  const { original } = opening;
  progress.step = "write";
  progress.original = original && original.attributes;
  [progress.temporary, progress.linkable] = await allEnded([
    createSibling(needs, target, bytes, progress.original),
    // What an editor has just saved may be in memory alone. As a backup it is to outlive a power cut: without this, what
    // was added last is missing from it then (ext4).
    original !== null && closeSynced(original.file),
  ]);
  return null;
}

/** Takes away what was prepared. */
export async function discard(calls: FileCalls, { temporary }: Progress): Promise<void> {
  if (temporary !== null) await removeFile(calls, temporary);
}

/**
 * Replaces the prepared target, locked by us: backed up, checked again, renamed over, read back. A failure leaves the
 * old file, and no backup of what is still there. Once the new file stands, an abort is too late.
 *
 * Two syncs one after the other bear it, and fewer cannot: the new bytes before the rename, the folder after it. The
 * backup's name needs none of its own: a file system that keeps a rename whole in a power cut keeps what was done in
 * that folder before. The backup's bytes are the old file's, and were synced beside the new ones.
 */
export async function replaceFile(
  needs: WriterNeeds,
  lock: HeldLock,
  target: string,
  request: WriteRequest,
  signal: AbortSignal,
  progress: Progress,
): Promise<WriteResult> {
  const { calls } = needs;
  let reason: WriteFailure | null;
  try {
    reason =
      progress.refusal ??
      (await backUp(needs, target, request, signal, progress)) ??
      (await exchange(needs, lock, target, request, signal, progress)) ??
      (await makeSure(needs, target, request, progress));
  } catch (error) {
    reason = writeFailureOf(error);
  }
  await discard(calls, progress);
  if (reason === null) return { kind: "written", backup: progress.backup?.backup ?? null };
  const backup = await undo(needs, target, request, progress);
  return { kind: "failed", reason, step: progress.step, backup };
}

async function backUp(
  needs: WriterNeeds,
  target: string,
  { expected }: WriteRequest,
  signal: AbortSignal,
  progress: Progress,
): Promise<WriteFailure | null> {
  const { calls } = needs;
  const { original } = progress;
  if (original === null || expected === null) return null;
  if (signal.aborted) return "cancelled";
  progress.step = "backup";
  const at = needs.now();
  progress.backup =
    (progress.linkable ? await linkBackup(calls, target, at) : null) ??
    (await copyBackup(needs, target, expected, original, at));
  return null;
}

/** The one moment that changes the target. Every try looks again first: much can happen while it is busy. */
async function exchange(
  { calls }: WriterNeeds,
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
    const { expected } = request;
    const [ours, unchanged] = await allEnded([lock.isStillOurs(), holds(calls, target, expected)]);
    if (!ours) return "locked";
    if (!unchanged) return "changed-meanwhile";
    if (signal.aborted) return "cancelled";
    if (expected === null) return putNew(calls, temporary, target);
    await calls.rename(temporary, target);
    progress.temporary = null;
    return null;
  };
  const refusal = await retry(attempt, worthWriting, signal);
  if (refusal) return refusal;
  progress.standing = "new";
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

/**
 * Whether the new file stands on the disk too and reads as it should, and the backup holds what the plan was made from.
 * None of these waits for another: all that they take is the sync's time. A backup that is gone is made anew.
 */
async function makeSure(
  needs: WriterNeeds,
  target: string,
  request: WriteRequest,
  progress: Progress,
): Promise<WriteFailure | null> {
  const { calls } = needs;
  const { bytes, expected } = request;
  const { backup } = progress;
  const reads = (path: string, content: Uint8Array): Promise<boolean> =>
    retry(() => holds(calls, path, content), worthWriting);
  const [synced, ours, kept] = await Promise.allSettled([
    syncFolder(calls, dirname(target)),
    reads(target, bytes),
    backup?.linked && expected
      ? reads(backup.backup.path, expected).then(
          (is) => is || remakeLostBackup(needs, target, request, progress),
        )
      : true,
  ]);
  // First of all: what another program has made of the new file is not to be undone.
  if (ours.status === "fulfilled" && !ours.value) {
    progress.step = "read-back";
    progress.standing = "theirs";
    return "changed-meanwhile";
  }
  if (synced.status === "rejected") throw synced.reason;
  progress.step = "read-back";
  if (ours.status === "rejected") throw ours.reason;
  if (kept.status === "rejected") throw kept.reason;
  if (kept.value) return null;
  // Another program wrote into the old file between our last look and the rename: as if it had come a moment sooner,
  // its file goes back to its place, and whatever it goes on to write gets there too.
  progress.step = "replace";
  return "changed-meanwhile";
}
