import { mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A fresh folder of a test's own; its real path. */
export async function makeFolder(): Promise<string> {
  return realpath(await mkdtemp(join(tmpdir(), "setup-test-")));
}

/** Removes such a folder with everything in it. */
export async function removeFolder(folder: string): Promise<void> {
  // Windows lets go of a program's own folder some time after its end.
  await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}
