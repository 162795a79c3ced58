import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, posix, win32 } from "node:path";
import type { Memory } from "../jobs/ports.ts";

/** More than anybody has bots; an old list never grows without end. */
const mostFolders = 20;

/** What decides where a user's own settings live. */
export interface UserPlace {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The home folder, absolute. */
  readonly home: string;
}

/** Absolute path of the file in which found folders are remembered, below `APPDATA` or `XDG_CONFIG_HOME`. */
export function memoryFile(user: UserPlace): string {
  const path = user.platform === "win32" ? win32 : posix;
  const named = user.platform === "win32" ? user.environment["APPDATA"] : user.environment["XDG_CONFIG_HOME"];
  const usual = user.platform === "win32" ? ["AppData", "Roaming"] : [".config"];
  // The XDG rules: a relative path there is to be ignored.
  const base = named && path.isAbsolute(named) ? named : path.join(user.home, ...usual);
  return path.join(base, "lagrange-yunzai-setup", "folders.json");
}

/**
 * Remembers folders in a small JSON file. Losing them costs only time: a missing, torn or foreign file
 * reads as empty, and a failed write is forgotten.
 */
export function createMemory(file: string): Memory {
  return {
    async recall() {
      try {
        return foldersIn(JSON.parse(await readFile(file, "utf8")));
      } catch {
        return [];
      }
    },
    async remember(folders) {
      const temporary = `${file}.${process.pid}.tmp`;
      try {
        await mkdir(dirname(file), { recursive: true });
        const kept = [...new Set(folders)].slice(0, mostFolders);
        await writeFile(temporary, `${JSON.stringify({ folders: kept }, null, 2)}\n`, { mode: 0o600 });
        await rename(temporary, file);
      } catch {
        await rm(temporary, { force: true }).catch(() => undefined);
      }
    },
  };
}

function foldersIn(value: unknown): readonly string[] {
  if (typeof value !== "object" || value === null || !("folders" in value)) return [];
  if (!Array.isArray(value.folders)) return [];
  const texts = value.folders.filter(
    (folder): folder is string => typeof folder === "string" && folder !== "",
  );
  return texts.slice(0, mostFolders);
}
