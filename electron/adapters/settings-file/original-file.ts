import { constants } from "node:fs";
import type { WriteFailure } from "../../core/reasons.ts";
import { errnoOf } from "../errno.ts";
import type { FileCalls, OpenFile } from "./file-calls.ts";
import { ignoreErrno } from "./file-removal.ts";
import { attributesOf, type Attributes } from "./keep-attributes.ts";
import { contains, holds } from "./whole-file.ts";

/** A file that is about to be replaced, open for reading and writing. Its owner closes it. */
export interface OriginalFile {
  readonly file: OpenFile;
  readonly attributes: Attributes;
}

export type Opening =
  /** Null where there is no file, as expected. */
  | { readonly kind: "open"; readonly original: OriginalFile | null }
  | { readonly kind: "refused"; readonly reason: WriteFailure };

/**
 * Opens the file at `target` if it has the expected bytes (null: there must be none) and its owner would have it
 * changed: root and a writable folder could overrule a bar, and nobody asked them to. Rejects with the system's error.
 */
export async function openOriginal(
  calls: FileCalls,
  target: string,
  expected: Uint8Array | null,
): Promise<Opening> {
  if (expected === null) {
    const none = await holds(calls, target, null);
    return none ? { kind: "open", original: null } : { kind: "refused", reason: "changed-meanwhile" };
  }
  let file: OpenFile;
  try {
    file = await calls.open(target, "r+");
  } catch (error) {
    const reason = await whyClosed(calls, target, expected, error);
    if (reason !== null) return { kind: "refused", reason };
    // Windows says EPERM for a scanner in the way too, which is gone by now. What it says twice is meant.
    file = await calls.open(target, "r+");
  }
  let opening: Opening | null = null;
  try {
    opening = await lookInto(calls, target, expected, file);
    return opening;
  } finally {
    if (opening?.kind !== "open") await file.close();
  }
}

async function lookInto(
  calls: FileCalls,
  target: string,
  expected: Uint8Array,
  file: OpenFile,
): Promise<Opening> {
  const stats = await file.stat();
  if (!stats.isFile()) return { kind: "refused", reason: "not-found" };
  if (!(await contains(file, expected))) return { kind: "refused", reason: "changed-meanwhile" };
  if ((stats.mode & 0o200) === 0) return { kind: "refused", reason: "read-only" };
  return { kind: "open", original: { file, attributes: await attributesOf(calls, target, stats) } };
}

/**
 * Why a file could not be opened for writing; null where nothing is in the way any more. Rejects with `error`, or what
 * the system says now, where nothing better can be told.
 */
async function whyClosed(
  calls: FileCalls,
  target: string,
  expected: Uint8Array,
  error: unknown,
): Promise<WriteFailure | null> {
  const code = errnoOf(error);
  if (code === "ENOENT") return "changed-meanwhile";
  if (code !== "EACCES" && code !== "EPERM") throw error;
  const stats = await calls.stat(target);
  if (!stats.isFile()) return "not-found";
  if (!(await holds(calls, target, expected))) return "changed-meanwhile";
  if ((stats.mode & 0o200) === 0) return "read-only";
  try {
    await calls.access(target, constants.W_OK);
  } catch (bar) {
    // The owner may write and still the system says EPERM: Linux' immutable mark, Windows' read-only one.
    if (errnoOf(bar) === "EPERM") return "read-only";
    throw bar;
  }
  return null;
}

/**
 * Closes a file once all that is in it is on the disk; false where nobody can be sure of that. Never rejects for what
 * the disk does.
 */
export async function closeSynced(file: OpenFile): Promise<boolean> {
  try {
    try {
      await file.sync();
    } finally {
      await file.close();
    }
    return true;
  } catch (error) {
    return ignoreErrno(error) ?? false;
  }
}
