import { expect } from "@playwright/test";
import { execFile } from "node:child_process";
import { appendFile, copyFile, mkdir, readFile, unlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { nodeFileCalls } from "../../electron/adapters/settings-file/file-calls.ts";
import { createSettingsFile } from "../../electron/adapters/settings-file/settings-file.ts";
import { countedCalls } from "../support/counted-calls.ts";
import { test } from "../support/folder-test.ts";
import { backupTexts, newText, noAbort, oldText } from "../support/settings-world.ts";

const run = promisify(execFile);
const size = 16 * 1024 * 1024;

/** Mounts a disk that is a file while an action runs there. Rejects where that is not permitted. */
async function whileMounted<T>(image: string, action: (disk: string) => Promise<T>): Promise<T> {
  const disk = `${image}.mounted`;
  await mkdir(disk, { recursive: true });
  await run("mount", ["-o", "loop", image, disk]);
  try {
    return await action(disk);
  } finally {
    await run("umount", [disk]);
  }
}

/** What a machine finds after its start that lost its power with this on its disk. */
async function afterStart(image: string): Promise<{ text: string; backups: readonly string[] }> {
  return whileMounted(image, async (disk) => {
    const file = join(disk, "appsettings.json");
    return { text: await readFile(file, "utf8"), backups: await backupTexts(file) };
  });
}

test("a power cut before any call leaves the old or the new file, and beside the new one the backup of what an editor had just saved", async ({
  folder,
}) => {
  const image = join(folder, "disk");
  const cut = join(folder, "cut");
  await writeFile(image, Buffer.alloc(size));
  const refusal = await run("mkfs.ext4", ["-q", image])
    .then(() => whileMounted(image, () => Promise.resolve()))
    .then(
      () => null,
      (error: Error) => error.message,
    );
  test.skip(refusal !== null, `no disk can be made and mounted here: ${refusal}`);

  const half = oldText.slice(0, 5000);
  const seen = new Set<string>();
  await whileMounted(image, async (disk) => {
    const file = join(disk, "appsettings.json");
    for (let at = 1, last = 0; at <= last + 1; at += 1) {
      await writeFile(file, half);
      await run("sync", ["-f", disk]);
      // What was saved just now is in memory alone.
      await appendFile(file, oldText.slice(half.length));
      last = 0;
      const calls = countedCalls(nodeFileCalls, {
        before: async ({ number }) => {
          last = number;
          if (number === at) await copyFile(image, cut);
        },
      });
      const request = { path: file, bytes: Buffer.from(newText), expected: Buffer.from(oldText) };
      const result = await createSettingsFile({ calls }).write(request, noAbort);
      expect(result.kind).toBe("written");
      // In the last round, with nothing of the write left to come.
      if (at > last) await copyFile(image, cut);
      const { text, backups } = await afterStart(cut);
      expect([half, oldText, newText], `at call ${at}`).toContain(text);
      if (text === newText) expect(backups, `at call ${at}`).toEqual([oldText]);
      if (at > last) expect(text).toBe(newText);
      seen.add(text);
      await unlink(result.backup?.path ?? "");
    }
  });
  expect(seen).toContain(oldText);
  expect(seen).toContain(newText);
});
