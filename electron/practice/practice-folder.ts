import { mkdtemp, realpath } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
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
