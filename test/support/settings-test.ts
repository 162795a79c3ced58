import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { WriteResult } from "../../electron/jobs/ports.ts";
import type { Watch } from "./counted-calls.ts";
import { test as base } from "./folder-test.ts";
import { oldText, writeWatched, type WatchedWrite } from "./settings-world.ts";

export interface SettingsFixtures {
  /** Where a settings file belongs in the test's folder; nothing is there yet. */
  readonly path: string;
  /** A settings file that holds `oldText`, the only one in the test's folder. */
  readonly file: string;
  /** Writes `newText` over it, or what else is wanted, while somebody watches every call. */
  readonly write: (watch?: Watch, wanted?: WatchedWrite) => Promise<WriteResult>;
}

/** A test about the writing of one settings file. */
export const test = base.extend<SettingsFixtures>({
  path: async ({ folder }, use) => use(join(folder, "appsettings.json")),
  file: async ({ path }, use) => {
    await writeFile(path, oldText);
    await use(path);
  },
  write: async ({ file }, use) => use((watch = {}, wanted) => writeWatched(file, watch, wanted)),
});
