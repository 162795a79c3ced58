import { dirname } from "node:path";
import { isWithin } from "../../core/folder-path.ts";
import type { WriteFailure, WriteStep } from "../../core/reasons.ts";
import type { SettingsFile, WriteRequest, WriteResult } from "../../jobs/ports.ts";
import { allEnded } from "./all-ended.ts";
import { discard, prepare, replaceFile } from "./atomic-replace.ts";
import { listBackups, sweepBackups, tooManyBackups, type Beside } from "./backup-files.ts";
import { isNoPath, writeFailureOf } from "../errno.ts";
import { nodeFileCalls } from "./file-calls.ts";
import { takeLock, type Locking } from "./file-lock.ts";
import { ignoreErrno, removeFile } from "./file-removal.ts";
import { sweepStrays } from "./stray-files.ts";
import { resolveTarget } from "./whole-file.ts";
import type { WriterNeeds } from "./writer-needs.ts";
import { systemWriters, type Writer, type Writers } from "./writer-tag.ts";

/** The `SettingsFile` port on a real disk: by this system's own calls unless told. */
export function createSettingsFile(given: Partial<WriterNeeds> = {}): SettingsFile {
  const { calls = nodeFileCalls, now = Date.now } = given;
  const writers = knowingSelf(given.writers ?? systemWriters);
  return {
    write: (request, signal) => write({ calls, writers, now }, request, signal),
    async backups(path) {
      if (isNoPath(path)) return [];
      const listed = await resolveTarget(calls, path)
        .then((target) => listBackups(calls, target))
        .catch(ignoreErrno);
      return listed ?? [];
    },
  };
}

/** A process stays who it is, so that once is enough to ask; and of itself it knows that it lives. */
function knowingSelf(writers: Writers): Writers {
  let known: Promise<Writer> | null = null;
  const self = (): Promise<Writer> => (known ??= writers.self());
  return {
    self,
    async fate(writer) {
      const { pid, started, machine } = await self();
      const own =
        started !== "0" && pid === writer.pid && started === writer.started && machine === writer.machine;
      return own ? "alive" : writers.fate(writer);
    },
  };
}

async function write(needs: WriterNeeds, request: WriteRequest, signal: AbortSignal): Promise<WriteResult> {
  if (signal.aborted) return failed("cancelled", "resolve");
  if (isNoPath(request.path)) return failed("not-found", "resolve");
  let target: string;
  try {
    target = await resolveTarget(needs.calls, request.path);
  } catch (error) {
    return failed(writeFailureOf(error), "resolve");
  }
  if (request.within && !isWithin(target, request.within)) return failed("outside", "resolve");
  const locking = takeLock(needs, target, signal);
  let tooMany: readonly string[] = [];
  try {
    // Preparing leaves the file alone and needs no lock: taking that costs no time beside a sync.
    const [taken, progress, beside] = await allEnded([
      locking,
      prepare(needs, target, request, signal),
      sweepLocked(needs, target, locking),
    ]);
    if (taken.kind === "failed") {
      await discard(needs.calls, progress);
      return failed(taken.reason, "lock");
    }
    progress.linkable &&= beside.oneName;
    const result = await replaceFile(needs, taken.lock, target, request, signal, progress);
    if (result.backup && result.kind === "written") {
      tooMany = tooManyBackups(target, beside.backups, result.backup);
    }
    return result;
  } finally {
    const taken = await locking;
    await allEnded([
      taken.kind === "held" && taken.lock.release(),
      ...tooMany.map((path) => removeFile(needs.calls, path)),
    ]);
  }
}

/** Once we have the lock, clears away what dead writers left beside the target. */
async function sweepLocked(needs: WriterNeeds, target: string, locking: Promise<Locking>): Promise<Beside> {
  const { kind } = await locking;
  if (kind === "failed") return { oneName: false, backups: [] };
  const entries =
    (await needs.calls.readdir(dirname(target), { withFileTypes: true }).catch(ignoreErrno)) ?? [];
  await sweepStrays(needs, target, entries);
  return sweepBackups(needs.calls, target, entries);
}

function failed(reason: WriteFailure, step: WriteStep): WriteResult {
  return { kind: "failed", reason, step, backup: null };
}
