import * as fs from "node:fs/promises";
import { accessOnWindows, realpathOnWindows, renameOnWindows } from "./windows-calls.ts";
import { createMarkCalls, type MarkCalls } from "./windows-marks.ts";

/** What the writer wants to know of a file. Times are milliseconds since the epoch. */
export interface FileStats {
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly size: number;
  readonly mtimeMs: number;
  isFile(): boolean;
}

export interface FolderEntry {
  readonly name: string;
  isFile(): boolean;
  isDirectory(): boolean;
}

/** A file that is being written, or a folder that is being synced. */
export interface OpenFile {
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
  access(path: string, mode: number): Promise<void>;
  readFile(path: string): Promise<Uint8Array>;
  readdir(path: string, options: { readonly withFileTypes: true }): Promise<readonly FolderEntry[]>;
  /** `r` reads; `wx` creates a file that must not exist yet. */
  open(path: string, flags: "r" | "wx", mode?: number): Promise<OpenFile>;
  mkdir(path: string): Promise<unknown>;
  rmdir(path: string): Promise<void>;
  link(from: string, to: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  unlink(path: string): Promise<void>;
}

const windowsCalls = { access: accessOnWindows, realpath: realpathOnWindows, rename: renameOnWindows };

export const nodeFileCalls: FileCalls = {
  ...fs,
  ...(process.platform === "win32" ? windowsCalls : {}),
  ...createMarkCalls(),
};
