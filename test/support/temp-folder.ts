import { mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A fresh folder of a test's own; its real path. */
export async function makeFolder(): Promise<string> {
  // Not only for links: Windows' `TEMP` may have a short name in it (`RUNNER~1`), which no test expects back.
  return realpath(await mkdtemp(join(tmpdir(), "setup-test-")));
}

/** Removes such a folder with everything in it. */
export async function removeFolder(folder: string): Promise<void> {
  // Windows lets go of a program's own folder some time after its end.
  await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}
