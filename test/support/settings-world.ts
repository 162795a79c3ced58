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

/** Writes `newText` over the `oldText` of a file, while somebody watches every call. */
export function writeWatched(path: string, watch: Watch): Promise<WriteResult> {
  const request = { path, bytes: Buffer.from(newText), expected: Buffer.from(oldText) };
  return createSettingsFile({ calls: countedCalls(nodeFileCalls, watch) }).write(request, noAbort);
}
