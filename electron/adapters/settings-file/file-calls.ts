import { constants } from "node:fs";
import * as fs from "node:fs/promises";
import { accessOnWindows, makeOnWindows, realpathOnWindows, renameOnWindows } from "./windows-calls.ts";
import { createMarkCalls, type MarkCalls } from "./windows-marks.ts";

/** What the writer wants to know of a file. Times are milliseconds since the epoch. */
export interface FileStats {
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly size: number;
  readonly mtimeMs: number;
  /** How many names the file has. */
  readonly nlink: number;
  isFile(): boolean;
}

export interface FolderEntry {
  readonly name: string;
  isFile(): boolean;
  isDirectory(): boolean;
}

/** `r` reads; `r+` reads and writes; `wx` creates a file that must not exist yet. */
export type OpenHow = "r" | "r+" | "wx";

/** A file, or a folder that is being synced. Reading and writing go on where the last call ended. */
export interface OpenFile {
  /** Reads fewer bytes than asked for where the file ends. */
  read(bytes: Uint8Array, offset: number, length: number): Promise<{ readonly bytesRead: number }>;
  /** May write fewer bytes than asked for. */
  write(bytes: Uint8Array, offset: number, length: number): Promise<{ readonly bytesWritten: number }>;
  stat(): Promise<FileStats>;
  chmod(mode: number): Promise<void>;
  chown(uid: number, gid: number): Promise<void>;
  sync(): Promise<void>;
  close(): Promise<void>;
}

/** Every call by which the writer touches the disk; they reject with the system's error. */
export interface FileCalls extends MarkCalls {
  realpath(path: string): Promise<string>;
  readlink(path: string): Promise<string>;
  stat(path: string): Promise<FileStats>;
  /** Equal for every name of one file; null where the file system does not tell its files apart. */
  fileId(path: string): Promise<string | null>;
  access(path: string, mode: number): Promise<void>;
  readdir(path: string, options: { readonly withFileTypes: true }): Promise<readonly FolderEntry[]>;
  open(path: string, how: OpenHow, mode?: number): Promise<OpenFile>;
  mkdir(path: string): Promise<unknown>;
  rmdir(path: string): Promise<void>;
  link(from: string, to: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  unlink(path: string): Promise<void>;
}

/** NTFS numbers its files with 64 bits, more than a JavaScript number holds; where none are kept, all are 0. */
async function fileId(path: string): Promise<string | null> {
  const { dev, ino } = await fs.stat(path, { bigint: true });
  return ino === 0n ? null : `${dev}:${ino}`;
}

/** A pipe in a file's place is not waited for; Windows has no such flag, and no such pipes. */
const readNow = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

const openNow: FileCalls["open"] = (path, how, mode) => fs.open(path, how === "r" ? readNow : how, mode);

type CallsOfWindows = Pick<FileCalls, "access" | "mkdir" | "open" | "realpath" | "rename">;

/** What Windows answers otherwise, made of its own answers. */
export function windowsCalls(calls: Pick<FileCalls, "mkdir" | "open">): CallsOfWindows {
  return {
    access: accessOnWindows,
    realpath: realpathOnWindows,
    rename: renameOnWindows,
    mkdir: (path) => makeOnWindows(path, () => calls.mkdir(path)),
    open(path, how, mode) {
      const opening = () => calls.open(path, how, mode);
      return how === "wx" ? makeOnWindows(path, opening) : opening();
    },
  };
}

export const nodeFileCalls: FileCalls = {
  ...fs,
  fileId,
  open: openNow,
  ...(process.platform === "win32" ? windowsCalls({ mkdir: fs.mkdir, open: openNow }) : {}),
  ...createMarkCalls(),
};
