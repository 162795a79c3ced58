import { basename, dirname } from "node:path";
import type { SettingsFile, WriteFailure, WriteRequest, WriteResult, WriteStep } from "../../jobs/ports.ts";
import { replaceFile } from "./atomic-replace.ts";
import { listBackups } from "./backup-files.ts";
import { writeFailureOf } from "../errno.ts";
import { nodeFileCalls, type FileCalls } from "./file-calls.ts";
import { takeLock, type LockNeeds } from "./file-lock.ts";
import { ignoreErrno } from "./file-removal.ts";
import { sweepStrays } from "./stray-files.ts";
import { resolveTarget } from "./whole-file.ts";
import { systemWriters, type Writers } from "./writer-tag.ts";

export interface SettingsFileParts {
  readonly calls?: FileCalls;
  readonly writers?: Writers;
  /** Milliseconds since the epoch; backups are named by it. */
  readonly now?: () => number;
}

/** The `SettingsFile` port on a real disk. */
export interface SettingsFileOnDisk extends SettingsFile {
  /** `onBusy` hears, once, that another program or another wizard has the file and is being waited for. */
  write(request: WriteRequest, signal: AbortSignal, onBusy?: () => void): Promise<WriteResult>;
}

/** Each part can be given, so that a test can make any call fail. */
export function createSettingsFile(parts: SettingsFileParts = {}): SettingsFileOnDisk {
  const { calls = nodeFileCalls, writers = systemWriters, now = Date.now } = parts;
  return {
    write(request, signal, onBusy = () => undefined) {
      let told = false;
      const busy = (): void => {
        if (!told) onBusy();
        told = true;
      };
      return write({ calls, writers, now, busy }, request, signal);
    },
    async backups(path) {
      if (isNoPath(path)) return [];
      const listed = await resolveTarget(calls, path)
        .then((target) => listBackups(calls, target))
        .catch(ignoreErrno);
      return listed ?? [];
    },
  };
}

async function write(needs: LockNeeds, request: WriteRequest, signal: AbortSignal): Promise<WriteResult> {
  if (signal.aborted) return failed("cancelled", "resolve");
  if (isNoPath(request.path)) return failed("not-found", "resolve");
  let target: string;
  try {
    target = await resolveTarget(needs.calls, request.path);
  } catch (error) {
    return failed(writeFailureOf(error), "resolve");
  }
  const locking = await takeLock(needs, target, signal);
  if (locking.kind === "failed") return failed(locking.reason, "lock");
  try {
    await sweepStrays(needs, dirname(target), basename(target));
    return await replaceFile(needs, locking.lock, target, request, signal);
  } finally {
    await locking.lock.release();
  }
}

/** Node throws for a zero byte where the system would find nothing. */
function isNoPath(path: string): boolean {
  return path.includes("\0");
}

function failed(reason: WriteFailure, step: WriteStep): WriteResult {
  return { kind: "failed", reason, step, backup: null };
}
