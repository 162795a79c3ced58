import { readdir, readFile } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { readBackupName } from "../../electron/adapters/settings-file/backup-names.ts";
import { nodeFileCalls } from "../../electron/adapters/settings-file/file-calls.ts";
import { createSettingsFile } from "../../electron/adapters/settings-file/settings-file.ts";
import type { WriteResult } from "../../electron/jobs/ports.ts";
import { countedCalls, type Watch } from "./counted-calls.ts";

/** A settings file before and after a write; larger than one block of any disk. */
export const oldText = `{ "Account": { "Uin": 1 }, "Padding": "${"o".repeat(9000)}" }\n`;
export const newText = `{ "Account": { "Uin": 2 }, "Padding": "${"n".repeat(12000)}" }\n`;

/** The names in a file's folder that are neither the file nor one of its backups: what a writer left behind. */
export async function litter(file: string): Promise<readonly string[]> {
  const names = await readdir(dirname(file));
  const name = basename(file);
  return names.filter((other) => other !== name && readBackupName(name, other) === null);
}

/** The contents of a file's backups, in the order of their names. */
export async function backupTexts(file: string): Promise<readonly string[]> {
  const names = await readdir(dirname(file));
  const backups = names.filter((name) => readBackupName(basename(file), name) !== null).sort();
  return Promise.all(backups.map((name) => readFile(`${dirname(file)}/${name}`, "utf8")));
}

export const noAbort = new AbortController().signal;

/** Writes `newText`, or another text, over what a file holds now, or where there is none. */
export async function overwrite(
  path: string,
  text = newText,
  now: () => number = Date.now,
): Promise<WriteResult> {
  const expected = await readFile(path).catch(() => null);
  return createSettingsFile({ now }).write({ path, bytes: Buffer.from(text), expected }, noAbort);
}

export interface WatchedWrite {
  /** What the file holds, or null where there is none; `oldText` unless told otherwise. */
  readonly from?: string | null;
  readonly to?: string;
  readonly signal?: AbortSignal;
}

/** Writes `newText` over the `oldText` of a file, or what else is wanted, while somebody watches every call. */
export function writeWatched(path: string, watch: Watch, wanted: WatchedWrite = {}): Promise<WriteResult> {
  const { from = oldText, to = newText, signal = noAbort } = wanted;
  const request = { path, bytes: Buffer.from(to), expected: from === null ? null : Buffer.from(from) };
  return createSettingsFile({ calls: countedCalls(nodeFileCalls, watch) }).write(request, signal);
}
