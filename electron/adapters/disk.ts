import { constants } from "node:fs";
import { access, open, readdir, realpath, stat, type FileHandle } from "node:fs/promises";
import { dirname } from "node:path";
import type { Dirent, Stats } from "node:fs";
import type { DiskProblem } from "../core/reasons.ts";
import type { FolderEntry } from "../core/recognise.ts";
import type { Disk, FileRead, Listing } from "../jobs/ports.ts";
import { diskProblemOf, errnoOf, isNoPath } from "./errno.ts";
import { createFolderScan } from "./folder-scan.ts";

/** The disk through Node. Stateless; files are opened once and judged by what was opened, not by their name. */
export function createDisk(): Disk {
  return {
    list,
    startScan: (telling) => createFolderScan(list, telling),
    read: (file, limit) => withFile(file, (handle, stats) => readWhole(handle, stats, limit)),
    tail: (file, limit, from = 0) =>
      withFile(file, async (handle, stats) => {
        const start = Math.min(Math.max(from, stats.size - limit, 0), stats.size);
        return readResult(await readFrom(handle, start, stats.size - start), stats);
      }),
    writeProblem: (file) => (isNoPath(file) ? Promise.resolve("not-found") : writeProblem(file)),
    realPath: (path) => realpath(path).catch(() => path),
  };
}

async function list(folder: string): Promise<Listing> {
  if (isNoPath(folder)) return { kind: "failed", problem: "not-found" };
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return { kind: "listed", entries: entries.map((entry) => ({ name: entry.name, kind: kindOf(entry) })) };
  } catch (error) {
    return { kind: "failed", problem: diskProblemOf(error) };
  }
}

function kindOf(entry: Dirent): FolderEntry["kind"] {
  // Windows' junctions are links here too.
  if (entry.isSymbolicLink()) return "link";
  if (entry.isDirectory()) return "folder";
  return entry.isFile() ? "file" : "other";
}

/** Opening a pipe would wait for its other end; Windows has no such flag and no such files. */
const openFlags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

async function withFile(
  path: string,
  use: (handle: FileHandle, stats: Stats) => Promise<FileRead>,
): Promise<FileRead> {
  if (isNoPath(path)) return { kind: "failed", problem: "not-found" };
  try {
    const handle = await open(path, openFlags);
    try {
      const stats = await handle.stat();
      return stats.isFile() ? await use(handle, stats) : { kind: "failed", problem: "not-a-file" };
    } finally {
      await handle.close();
    }
  } catch (error) {
    return { kind: "failed", problem: diskProblemOf(error) };
  }
}

/** The size is checked before and while reading: a file may grow, and some systems' files claim to be empty. */
async function readWhole(handle: FileHandle, stats: Stats, limit: number): Promise<FileRead> {
  if (stats.size > limit) return { kind: "failed", problem: "too-large" };
  const bytes = await readFrom(handle, 0, limit + 1);
  if (bytes.length > limit) return { kind: "failed", problem: "too-large" };
  return { kind: "read", bytes, modified: stats.mtimeMs, size: bytes.length };
}

function readResult(bytes: Uint8Array, stats: Stats): FileRead {
  return { kind: "read", bytes, modified: stats.mtimeMs, size: stats.size };
}

const chunkSize = 64 * 1024;

/** At most `length` bytes from `start`, fewer at the end of the file. */
async function readFrom(handle: FileHandle, start: number, length: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let done = 0;
  while (done < length) {
    const buffer = new Uint8Array(Math.min(chunkSize, length - done));
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, start + done);
    if (bytesRead === 0) break;
    chunks.push(buffer.subarray(0, bytesRead));
    done += bytesRead;
  }
  return new Uint8Array(Buffer.concat(chunks));
}

/** A replacement needs the folder; the file's own marks are respected although a rename could overrule them. */
async function writeProblem(file: string): Promise<DiskProblem | null> {
  try {
    const stats = await stat(file).catch(ignoreMissing);
    if (stats && !stats.isFile()) return "not-a-file";
    // Root may write what nobody may; the mark still says that its owner does not want it.
    if (stats && (stats.mode & 0o200) === 0) return "read-only";
    const target = stats ? await realpath(file) : file;
    if (stats) await access(target, constants.W_OK);
    await access(dirname(target), constants.W_OK);
    return null;
  } catch (error) {
    // No right at all is EACCES; EPERM is Linux' immutable mark and Windows' read-only one.
    return errnoOf(error) === "EPERM" ? "read-only" : diskProblemOf(error);
  }
}

function ignoreMissing(error: unknown): null {
  if (errnoOf(error) === "ENOENT") return null;
  throw error;
}
