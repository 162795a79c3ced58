import { join } from "node:path";
import type { WriteFailure } from "../../core/reasons.ts";
import { errnoOf, mayPass, writeFailureOf } from "../errno.ts";
import type { FileCalls } from "./file-calls.ts";
import { ignoreErrno, removeEmptyFolder, removeFile } from "./file-removal.ts";
import { pause } from "../retry.ts";
import type { WriterNeeds } from "./writer-needs.ts";
import { readWriterTag, writerTag } from "./writer-tag.ts";

/** How long a writer waits for another one, in milliseconds. */
const lockPatience = 3000;
/** The longest wait between two looks at it, in milliseconds. */
const longestWait = 80;
/** Where nobody can tell whether a writer lives, it counts as alive this long, in milliseconds: no write takes so long. */
const longestWrite = 10 * 60_000;

export type Locking =
  | { readonly kind: "held"; readonly lock: HeldLock }
  | { readonly kind: "failed"; readonly reason: WriteFailure };

export interface HeldLock {
  /** False when another writer took this lock for abandoned. */
  isStillOurs(): Promise<boolean>;
  /** Frees the lock; never rejects for what the disk does. */
  release(): Promise<void>;
}

/** A name beside `file` for something this writer makes and takes away again. */
export function temporaryPath(file: string, tag: string): string {
  return `${file}.${tag}.tmp`;
}

/**
 * Takes the lock of a file (an absolute path without links), waiting up to three seconds: then `locked`.
 *
 * The lock is a folder with one empty file in it, whose name tells the writer. It is made under another name
 * and renamed into place, which fails while a folder with a file in it stands there: so no lock is ever seen
 * half made. An abandoned one is broken by removing that very name, then the folder if it is empty:
 * neither can hit a lock that somebody else has taken meanwhile.
 */
export async function takeLock(needs: WriterNeeds, file: string, signal: AbortSignal): Promise<Locking> {
  const { calls } = needs;
  const tag = writerTag(await needs.writers.self());
  const own = temporaryPath(file, tag);
  const path = `${file}.setup-lock`;
  let reason: WriteFailure | null;
  try {
    await calls.mkdir(own);
    await (await calls.open(join(own, tag), "wx", 0o600)).close();
    reason = await moveIntoPlace(needs, own, path, signal);
  } catch (error) {
    reason = writeFailureOf(error);
  }
  if (reason === null) return { kind: "held", lock: heldLock(calls, path, tag) };
  await removeTagged(calls, own, tag);
  return { kind: "failed", reason };
}

async function moveIntoPlace(
  needs: WriterNeeds,
  own: string,
  path: string,
  signal: AbortSignal,
): Promise<WriteFailure | null> {
  const deadline = performance.now() + lockPatience;
  for (let wait = 5; ; wait = Math.min(wait * 2, longestWait)) {
    if (signal.aborted) return "cancelled";
    try {
      await needs.calls.rename(own, path);
      return null;
    } catch (error) {
      // Windows answers EPERM where a lock stands, and for a moment after it is gone.
      if (!isTaken(error) && !mayPass(error)) throw error;
      const holders = await tagsIn(needs.calls, path);
      const freed = await breakAbandoned(needs, path, holders);
      if (performance.now() >= deadline) {
        return isTaken(error) || holders.length > 0 ? "locked" : writeFailureOf(error);
      }
      if (freed) continue;
    }
    await pause(wait * (1 + Math.random()), signal);
  }
}

function isTaken(error: unknown): boolean {
  const code = errnoOf(error);
  return code === "ENOTEMPTY" || code === "EEXIST" || code === "ENOTDIR";
}

/** Removes a lock that nobody holds any more; true when that was so. */
async function breakAbandoned(
  needs: WriterNeeds,
  path: string,
  holders: readonly string[],
): Promise<boolean> {
  for (const tag of holders) {
    if (!(await isAbandoned(needs, join(path, tag), tag))) return false;
    await removeFile(needs.calls, join(path, tag));
  }
  // Also what is left of a writer that ended between the two removals of its release.
  await removeEmptyFolder(needs.calls, path);
  return holders.length > 0;
}

/** Whether the writer that left `path`, which carries its tag, is gone. */
export async function isAbandoned(needs: WriterNeeds, path: string, tag: string): Promise<boolean> {
  const writer = readWriterTag(tag);
  if (!writer) return false;
  const fate = await needs.writers.fate(writer);
  if (fate !== "unknown") return fate === "dead";
  const left = await needs.calls.stat(path).catch(ignoreErrno);
  return left !== undefined && needs.now() - left.mtimeMs > longestWrite;
}

function heldLock(calls: FileCalls, path: string, tag: string): HeldLock {
  return {
    async isStillOurs() {
      try {
        await calls.stat(join(path, tag));
        return true;
      } catch (error) {
        if (errnoOf(error) !== "ENOENT") throw error;
        return false;
      }
    },
    release: () => removeTagged(calls, path, tag),
  };
}

/** The writers' tags in a lock folder; empty when it is gone, free, or not to be read. */
async function tagsIn(calls: FileCalls, folder: string): Promise<readonly string[]> {
  const entries = await calls.readdir(folder, { withFileTypes: true }).catch(ignoreErrno);
  return (entries ?? []).map((entry) => entry.name).filter((name) => readWriterTag(name) !== null);
}

/** Removes the file of that name in a folder, then the folder unless something else is in it. */
export async function removeTagged(calls: FileCalls, folder: string, tag: string): Promise<void> {
  await removeFile(calls, join(folder, tag));
  await removeEmptyFolder(calls, folder);
}
