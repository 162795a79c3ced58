import { realpath as walkedPath } from "node:fs";
import { access, open, realpath, rename, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { promisify } from "node:util";
import { errnoOf } from "../errno.ts";

/**
 * Whether this user may read and write a file. Node's own `access` looks at nothing but the read-only mark; who may
 * do what is known when a file is opened. Rejects with EPERM for the mark, with EACCES where the access list forbids.
 */
export async function accessOnWindows(path: string, mode: number): Promise<void> {
  await access(path, mode);
  try {
    await (await open(path, "r+")).close();
  } catch (error) {
    if (errnoOf(error) !== "EPERM") throw error;
    throw Object.assign(new Error("the access list forbids it", { cause: error }), { code: "EACCES" });
  }
}

/**
 * A rename that answers what it answers elsewhere: ENOTDIR for a folder that would take a file's place, which Windows
 * allows, and EBUSY where something stands that is held open or a folder, for which Windows has the EPERM of a
 * missing right.
 */
export async function renameOnWindows(from: string, to: string): Promise<void> {
  const there = await stat(to).catch(() => null);
  if (there && !there.isDirectory() && (await stat(from)).isDirectory()) {
    throw Object.assign(new Error(`'${to}' is no folder`), { code: "ENOTDIR" });
  }
  try {
    await rename(from, to);
  } catch (error) {
    if (errnoOf(error) !== "EPERM" || there === null) throw error;
    throw Object.assign(new Error(`'${to}' cannot be replaced now`, { cause: error }), { code: "EBUSY" });
  }
}

/**
 * Makes something at a path. Where Defender's controlled folder access keeps this program from making anything, Windows
 * says that it found nothing: in a folder that is there, this is EACCES.
 */
export async function makeOnWindows<Made>(path: string, make: () => Promise<Made>): Promise<Made> {
  try {
    return await make();
  } catch (error) {
    const parent = errnoOf(error) === "ENOENT" ? await stat(dirname(path)).catch(() => null) : null;
    if (!parent?.isDirectory()) throw error;
    throw Object.assign(new Error(`nothing may be made at '${path}'`, { cause: error }), { code: "EACCES" });
  }
}

/** What virtual drives answer (RAM disks, some encrypted ones) to the question for a file's final name. */
const noFinalName = new Set(["EINVAL", "EIO", "EISDIR", "ENOSYS", "ENOTSUP", "UNKNOWN"]);

/** The real path, found link by link where the drive itself does not tell. */
export async function realpathOnWindows(
  path: string,
  finalName: (path: string) => Promise<string> = realpath,
): Promise<string> {
  try {
    return await finalName(path);
  } catch (error) {
    if (!noFinalName.has(errnoOf(error) ?? "")) throw error;
    return promisify(walkedPath)(path);
  }
}
