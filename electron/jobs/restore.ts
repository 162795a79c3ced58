import { assertNever } from "../core/assert-never.ts";
import { baseName, isAbsolutePath, pathKey } from "../core/folder-path.ts";
import { asWriteFailure, type WriteRefusal } from "../core/reasons.ts";
import { sameBytes } from "../core/same-bytes.ts";
import { decodeSettings } from "../core/settings/settings-bytes.ts";
import { settingsLimit } from "../core/settings/settings-read.ts";
import { maskedDiff } from "./masked-diff.ts";
import type { Backup, Disk, SettingsFile } from "./ports.ts";
import type { BackupView, RestoreResult } from "./results.ts";

/** What restoring needs from outside. */
export interface RestorePorts {
  readonly disk: Pick<Disk, "read" | "realPath">;
  readonly settingsFile: SettingsFile;
}

export interface RestoreRequest {
  /** Absolute path of the settings file; it may be missing. */
  readonly settingsPath: string;
  /** One of that file's own backups, as a bare name or an absolute path; null: the newest that differs. */
  readonly backup: string | null;
  /** Only tell which backups there are. */
  readonly list: boolean;
}

type Content =
  | { readonly kind: "read"; readonly bytes: Uint8Array }
  | { readonly kind: "missing" }
  | { readonly kind: "failed"; readonly reason: WriteRefusal };

interface Candidate extends Backup {
  readonly content: Content;
}

type Choice =
  | { readonly kind: "restore"; readonly path: string; readonly bytes: Uint8Array }
  | { readonly kind: "unchanged" }
  | { readonly kind: "refused"; readonly reason: WriteRefusal };

const nothingDone = {
  reason: null,
  step: null,
  restored: null,
  backup: null,
  diff: "",
} as const satisfies Partial<RestoreResult>;

/**
 * Lists a settings file's backups, newest first, each with what restoring it would change, and restores one
 * unless only the list was asked for. Restoring is a write like any other: what it replaces is backed up
 * first, and a file that changes meanwhile is left alone. A backup that is not one of this very file's is
 * `not-found`; one that equals the file is `unchanged`.
 */
export async function restore(
  ports: RestorePorts,
  request: RestoreRequest,
  signal: AbortSignal,
): Promise<RestoreResult> {
  const { settingsPath } = request;
  const content = await readContent(ports.disk, settingsPath);
  if (content.kind === "failed") {
    return { ...nothingDone, kind: "refused", reason: content.reason, backups: [] };
  }
  // Where there is no file, restoring creates it.
  const current = content.kind === "read" ? content.bytes : null;
  const candidates = await readBackups(ports, settingsPath);
  const backups = candidates.flatMap((candidate) => viewsOf(candidate, current));
  if (request.list) return { ...nothingDone, kind: "listed", backups };

  const choice = await choose(ports.disk, candidates, request.backup, current);
  switch (choice.kind) {
    case "refused":
      return { ...nothingDone, kind: "refused", reason: choice.reason, backups };
    case "unchanged":
      return { ...nothingDone, kind: "unchanged", backups };
    case "restore":
      break;
    default:
      return assertNever(choice);
  }
  const { path: restored, bytes } = choice;
  const written = await ports.settingsFile.write({ path: settingsPath, bytes, expected: current }, signal);
  const backup = written.backup?.path ?? null;
  if (written.kind === "failed") {
    const { reason, step } = written;
    return { ...nothingDone, kind: "refused", reason, step, backup, backups };
  }
  const diff = backups.find(({ path }) => path === restored)?.diff ?? "";
  return { ...nothingDone, kind: "written", restored, backup, diff, backups };
}

async function readContent(disk: RestorePorts["disk"], path: string): Promise<Content> {
  const read = await disk.read(path, settingsLimit);
  if (read.kind === "read") return { kind: "read", bytes: read.bytes };
  if (read.problem === "not-found") return { kind: "missing" };
  if (read.problem === "too-large") return { kind: "failed", reason: "settings-unreadable" };
  return { kind: "failed", reason: asWriteFailure(read.problem) };
}

async function readBackups(ports: RestorePorts, settingsPath: string): Promise<readonly Candidate[]> {
  const backups = await ports.settingsFile.backups(settingsPath);
  return Promise.all(
    backups.map(async (backup) => ({ ...backup, content: await readContent(ports.disk, backup.path) })),
  );
}

/** What cannot be read is not shown: nobody could tell whether it differs. */
function viewsOf({ path, at, content }: Candidate, current: Uint8Array | null): readonly BackupView[] {
  if (content.kind !== "read") return [];
  if (isSame(content.bytes, current)) return [{ path, at, diff: "" }];
  const old = current && decodeSettings(current).text;
  return [{ path, at, diff: maskedDiff(old, decodeSettings(content.bytes).text) }];
}

async function choose(
  disk: RestorePorts["disk"],
  candidates: readonly Candidate[],
  wanted: string | null,
  current: Uint8Array | null,
): Promise<Choice> {
  if (wanted !== null) return choiceOf(await find(disk, candidates, wanted), current);
  // One that cannot be read is not passed over: an older one is not what was meant.
  const newest = candidates.find(({ content }) => content.kind !== "read" || !isSame(content.bytes, current));
  return choiceOf(newest ?? candidates[0], current);
}

function choiceOf(candidate: Candidate | undefined, current: Uint8Array | null): Choice {
  if (!candidate) return { kind: "refused", reason: "not-found" };
  const { path, content } = candidate;
  switch (content.kind) {
    case "read":
      return isSame(content.bytes, current)
        ? { kind: "unchanged" }
        : { kind: "restore", path, bytes: content.bytes };
    case "missing":
      return { kind: "refused", reason: "not-found" };
    case "failed":
      return { kind: "refused", reason: content.reason };
    default:
      return assertNever(content);
  }
}

async function find(
  disk: RestorePorts["disk"],
  candidates: readonly Candidate[],
  wanted: string,
): Promise<Candidate | undefined> {
  if (!isAbsolutePath(wanted)) return candidates.find(({ path }) => baseName(path) === wanted);
  const key = pathKey(await disk.realPath(wanted));
  return candidates.find(({ path }) => pathKey(path) === key);
}

function isSame(a: Uint8Array, b: Uint8Array | null): boolean {
  return b !== null && sameBytes(a, b);
}
