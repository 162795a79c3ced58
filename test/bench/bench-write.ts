import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import writeFileAtomic from "write-file-atomic";
import { createSettingsFile } from "../../electron/adapters/settings-file/settings-file.ts";
import { factoryLink, factorySettings } from "../../electron/core/settings/factory-settings.ts";
import { makeFolder, removeFolder } from "../support/temp-folder.ts";
import { interleave, timed } from "./measure.ts";
import type { Row } from "./row.ts";

/** The write of `apply` against one that keeps no backup, and against one that does. */
export async function benchWrite(): Promise<readonly Row[]> {
  const folder = await makeFolder();
  try {
    const ours = join(folder, "ours.json");
    const theirs = join(folder, "theirs.json");
    const bytes = Buffer.from(factorySettings({ ...factoryLink, port: 2536, suffix: "/OneBotv11" }));
    // Backups are named by the second; nobody writes twice in one.
    let seconds = Math.floor(Date.now() / 1000);
    const settingsFile = createSettingsFile({ now: () => (seconds += 1) * 1000 });
    for (const path of [ours, theirs]) await writeFile(path, factorySettings(factoryLink));
    const [write = 0, peer = 0, pair = 0] = await interleave(41, [
      async () => {
        const request = { path: ours, bytes, expected: await readFile(ours) };
        return timed(async () => {
          const result = await settingsFile.write(request, AbortSignal.timeout(10_000));
          if (result.kind !== "written") throw new Error(`not written: ${result.reason}`);
        });
      },
      () => timed(() => writeFileAtomic(theirs, bytes)),
      // A backup that is on the disk before the file is replaced is a second write of that kind.
      () =>
        timed(async () => {
          await writeFileAtomic(join(folder, "theirs.bak"), await readFile(theirs));
          await writeFileAtomic(theirs, bytes);
        }),
    ]);
    return [
      {
        id: "apply",
        what: "write: back up, replace, read back",
        unit: "ms",
        ours: write,
        peer: { name: "write-file-atomic", figure: peer },
      },
      {
        id: "apply-backup",
        what: "the same",
        unit: "ms",
        ours: write,
        peer: { name: "write-file-atomic, backup and file", figure: pair },
      },
    ];
  } finally {
    await removeFolder(folder);
  }
}
