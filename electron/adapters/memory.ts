import { constants } from "node:fs";
import { mkdir, open, readdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, posix, win32 } from "node:path";
import type { Memory, Remembered, RememberedSetup } from "../jobs/ports.ts";
import { errnoOf, isHeld, mayPass } from "./errno.ts";
import { retry } from "./retry.ts";
import { nodeFileCalls } from "./settings-file/file-calls.ts";
import { temporaryPath } from "./settings-file/file-lock.ts";
import { sweepStrays } from "./settings-file/stray-files.ts";
import { systemWriters, writerTag } from "./settings-file/writer-tag.ts";

/** How long a file that another program has open is waited for, in ms: on Windows it shuts us out. */
const longestHold = 1000;

/** More than anybody has bots; an old list never grows without end. */
const mostRemembered = 20;

/** More than all of that takes, in bytes. */
const largestFile = 1024 * 1024;

/** What decides where a user's own settings live. */
export interface UserPlace {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The home folder, absolute. */
  readonly home: string;
}

/** Absolute path of the file in which the next run is left its folders, below `APPDATA` or `XDG_CONFIG_HOME`. */
export function memoryFile(user: UserPlace): string {
  const path = user.platform === "win32" ? win32 : posix;
  const named = user.platform === "win32" ? user.environment["APPDATA"] : user.environment["XDG_CONFIG_HOME"];
  const usual = user.platform === "win32" ? ["AppData", "Roaming"] : [".config"];
  // The XDG rules: a relative path there is to be ignored.
  const base = named && path.isAbsolute(named) ? named : path.join(user.home, ...usual);
  return path.join(base, "lagrange-yunzai-setup", "memory.json");
}

/**
 * Remembers in a small JSON file. Losing it costs only time: a missing, torn or foreign file reads as
 * empty, field by field, and a failed write is forgotten.
 */
export function createMemory(file: string): Memory {
  let writing: Promise<void> = Promise.resolve();
  return {
    recall: () => readRemembered(file).catch(() => nothing),
    remember(change) {
      const written = writing.then(() => changeRemembered(file, change));
      // A change that throws is its caller's alone.
      writing = written.catch(() => undefined);
      return written;
    },
  };
}

/** A memory that ends with its program, for a practice world: nothing real learns of it. */
export function createPassingMemory(): Memory {
  let remembered = nothing;
  return {
    recall: async () => remembered,
    remember: async (change) => {
      remembered = { ...remembered, ...change(remembered) };
    },
  };
}

const nothing: Remembered = { folders: [], setups: [], language: null };

async function changeRemembered(
  file: string,
  change: (known: Remembered) => Partial<Remembered>,
): Promise<void> {
  // What cannot be read now is not to be overwritten with less.
  const known = await readRemembered(file).catch(() => null);
  if (known) await writeRemembered(file, { ...known, ...change(known) });
}

async function writeRemembered(file: string, remembered: Remembered): Promise<void> {
  const temporary = temporaryPath(file, writerTag(await systemWriters.self()));
  const folders = [...new Set(remembered.folders)].slice(0, mostRemembered);
  const setups = remembered.setups.slice(0, mostRemembered);
  const text = `${JSON.stringify({ ...remembered, folders, setups }, null, 2)}\n`;
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(temporary, text, { mode: 0o600 });
    await retry(
      () => rename(temporary, file),
      (error) => (mayPass(error) ? longestHold : 0),
    );
    await sweepStrays(
      { calls: nodeFileCalls, writers: systemWriters, now: Date.now },
      file,
      await readdir(dirname(file), { withFileTypes: true }),
    );
  } catch {
    await rm(temporary, { force: true }).catch(() => undefined);
  }
}

/** Nothing where there is no such file, or no sense in it. Rejects where it cannot be read. */
async function readRemembered(file: string): Promise<Remembered> {
  try {
    const text = await retry(
      () => textIn(file),
      (error) => (isHeld(error) ? longestHold : 0),
    );
    return rememberedIn(JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError || errnoOf(error) === "ENOENT") return nothing;
    throw error;
  }
}

/** Opening a pipe would wait for its other end; Windows has no such flag and no such files. */
const openFlags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/** Of a file that is too large to be ours, nothing. */
async function textIn(file: string): Promise<string> {
  const handle = await open(file, openFlags);
  try {
    const stats = await handle.stat();
    // What a pipe or a device has to give may never end.
    if (!stats.isFile()) throw new Error(`'${file}' is no file`);
    return stats.size > largestFile ? "" : await handle.readFile("utf8");
  } finally {
    await handle.close();
  }
}

function rememberedIn(value: unknown): Remembered {
  const folders = fieldOf(value, "folders");
  const setups = fieldOf(value, "setups");
  const language = fieldOf(value, "language");
  return {
    folders: Array.isArray(folders) ? folders.filter(isText).slice(0, mostRemembered) : [],
    setups: Array.isArray(setups) ? setups.flatMap(readSetup).slice(0, mostRemembered) : [],
    language: isText(language) ? language : null,
  };
}

function readSetup(value: unknown): readonly RememberedSetup[] {
  const lagrange = fieldOf(value, "lagrange");
  const yunzai = fieldOf(value, "yunzai");
  return isText(lagrange) ? [{ lagrange, yunzai: isText(yunzai) ? yunzai : null }] : [];
}

function fieldOf(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  return Object.getOwnPropertyDescriptor(value, name)?.value;
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}
