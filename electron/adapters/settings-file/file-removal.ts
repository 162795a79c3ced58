import { errnoOf, mayPass } from "../errno.ts";
import type { FileCalls } from "./file-calls.ts";
import { retry } from "../retry.ts";

/** Nothing to remove, or not ours to remove: no further try helps. */
const final = new Set(["ENOENT", "ENOTDIR", "ENOTEMPTY", "EEXIST"]);

/** How many milliseconds of tries a failed removal is worth: a scanner lets go soon, a hiccup passes or does not. */
function worth(error: unknown): number {
  if (mayPass(error)) return 1000;
  return final.has(errnoOf(error) ?? "ENOENT") ? 0 : 50;
}

/** Removes a file; true when it is gone. Never rejects for what the disk does. */
export function removeFile(calls: FileCalls, path: string): Promise<boolean> {
  return isGoneAfter(() => calls.unlink(path));
}

/** Removes a folder if it is empty; true when it is gone. Never rejects for what the disk does. */
export function removeEmptyFolder(calls: FileCalls, path: string): Promise<boolean> {
  return isGoneAfter(() => calls.rmdir(path));
}

async function isGoneAfter(removal: () => Promise<void>): Promise<boolean> {
  try {
    await retry(removal, worth);
    return true;
  } catch (error) {
    ignoreErrno(error);
    return errnoOf(error) === "ENOENT";
  }
}

/** For what may fail without harm: swallows what the system reported, and nothing else. */
export function ignoreErrno(error: unknown): undefined {
  if (errnoOf(error) === null) throw error;
}
