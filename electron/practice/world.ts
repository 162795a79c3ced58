import { readdir, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { YunzaiAge } from "../core/recognise.ts";
import { makePracticeLagrangeFolder, type PracticeLagrangeOptions } from "./lagrange-folder.ts";
import { practiceMarker, practiceNote } from "./practice-marker.ts";
import { makePracticePrograms } from "./programs-folder.ts";
import { madeIn, makeFolders, makePracticeFolder } from "./practice-folder.ts";
import { PracticeStartError } from "./practice-start-error.ts";
import type { PracticeAuth } from "./yunzai-auth.ts";
import { makePracticeYunzaiFolder } from "./yunzai-folder.ts";
import { type PracticeYunzai, startPracticeYunzai } from "./yunzai-server.ts";

export interface PracticeWorldOptions {
  readonly age: YunzaiAge;
  /** A folder to build in: new, empty, or an earlier world, whose Lagrange settings stay. A temporary one by default. */
  readonly dir?: string;
  /** 0, the default, takes any free port. */
  readonly port?: number;
  readonly auth?: PracticeAuth;
  /** How long Yunzai loads, in ms (FACTS Y6); 0 by default. */
  readonly loadingMs?: number;
  readonly lagrange?: PracticeLagrangeOptions;
}

export interface PracticeWorld {
  /** Absolute paths of the world and of the two folders in it. */
  readonly folder: string;
  readonly lagrange: string;
  readonly yunzai: string;
  /** What Lagrange would have to dial. */
  readonly url: string;
  /** The process that plays Yunzai: this one. */
  readonly pid: number;
  readonly server: PracticeYunzai;
  /**
   * Starts Yunzai once more on its port, after the one before has ended. Rejects with `PracticeStartError`
   * where somebody has taken the port meanwhile.
   */
  startAgain(): Promise<PracticeYunzai>;
  /** Stops what serves; removes the folder if it was made here. */
  close(): Promise<void>;
}

/**
 * Builds a world to try everything in: a Lagrange folder with the factory settings, a Yunzai folder, and a
 * server that behaves as that Yunzai (DESIGN 2.5). Rejects with `PracticeStartError` when the port cannot be
 * had, `dir` holds somebody's files, or nothing can be written; a temporary folder is gone then.
 */
export async function startPracticeWorld(options: PracticeWorldOptions): Promise<PracticeWorld> {
  const given = options.dir === undefined ? null : resolve(options.dir);
  const again = given !== null && (await claim(given));
  const folder = given ?? (await makePracticeFolder("practice"));
  const lagrange = join(folder, "Lagrange.OneBot");
  const yunzai = join(folder, "Yunzai");
  const { age, port = 0, loadingMs = 0 } = options;
  const auth = options.auth === undefined ? {} : { auth: options.auth };
  const serve = (on: number) => startPracticeYunzai({ age, folder: yunzai, port: on, loadingMs, ...auth });
  let serving: PracticeYunzai | null = null;
  const close = async () => {
    await serving?.close();
    if (given === null) await rm(folder, { recursive: true, force: true });
  };
  const fill = async (on: number) => {
    await writeFile(join(folder, practiceMarker), practiceNote);
    await makePracticePrograms(folder);
    await makePracticeYunzaiFolder(yunzai, { age, port: on, ...auth });
    if (!again) await makePracticeLagrangeFolder(lagrange, options.lagrange);
  };
  // The server's log is the first that is written there.
  const made = await madeIn(folder, makeFolders(yunzai));
  try {
    const server = await serve(port);
    serving = server;
    await madeIn(folder, fill(server.port));
    const startAgain = async () => (serving = await serve(server.port));
    return { folder, lagrange, yunzai, url: server.url, pid: process.pid, server, startAgain, close };
  } catch (error) {
    await close();
    if (made !== undefined) await rm(made, { recursive: true, force: true });
    throw error;
  }
}

/** Whether `folder` already is a practice world; refuses one that holds anything else. */
async function claim(folder: string): Promise<boolean> {
  const names = await readdir(folder).catch((error: unknown): string[] => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw new PracticeStartError("folder-not-ours", folder, error);
  });
  if (names.includes(practiceMarker)) return true;
  if (names.length > 0) throw new PracticeStartError("folder-not-ours", folder);
  return false;
}
