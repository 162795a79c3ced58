import { existsSync } from "node:fs";
import { mkdir, mkdtemp, realpath } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { PracticeStartError } from "./practice-start-error.ts";

/**
 * A fresh folder for a practice world, below the system's temporary one; its real path. Rejects with
 * `PracticeStartError` where none can be made.
 */
export async function makePracticeFolder(what: "demo" | "practice"): Promise<string> {
  const parent = tmpdir();
  return madeIn(
    parent,
    realpath(parent).then((real) => mkdtemp(join(real, `lagrange-yunzai-${what}-`))),
  );
}

/** What is made in `folder`; rejects with `PracticeStartError` where the disk refuses it. */
export async function madeIn<Made>(folder: string, making: Promise<Made>): Promise<Made> {
  return making.catch((error: unknown) => {
    throw new PracticeStartError("folder-not-writable", folder, error);
  });
}

/**
 * Makes a folder with all that hold it; gives the first that was not there, undefined where none is made. Rejects with
 * Node's error. Node's own recursive `mkdir` tries for ever in a folder that answers ENOENT: in /proc, and on Windows
 * where Defender's controlled folder access lets nothing be made.
 */
export async function makeFolders(folder: string): Promise<string | undefined> {
  if (existsSync(folder)) return undefined;
  const parent = dirname(folder);
  const made = parent === folder ? undefined : await makeFolders(parent);
  await mkdir(folder);
  return made ?? folder;
}
