import { expect, test } from "@playwright/test";
import { mkdir, readdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createDisk } from "../../electron/adapters/disk.ts";
import { createFolderScan } from "../../electron/adapters/folder-scan.ts";
import type { Listing } from "../../electron/jobs/ports.ts";
import { hasLinks, onWindows } from "../support/platform.ts";
import { makeFolder, removeFolder } from "../support/temp-folder.ts";

let folder: string;
test.beforeEach(async () => {
  folder = await makeFolder();
});
test.afterEach(() => removeFolder(folder));

const sorted = (listing: Listing): Listing =>
  listing.kind === "failed"
    ? listing
    : { ...listing, entries: listing.entries.toSorted((a, b) => (a.name < b.name ? -1 : 1)) };

/** Lists the same folder until the threads do it, and some times more. */
async function listOften(
  folderToList: string,
  times: number,
): Promise<{ readonly answers: readonly Listing[]; readonly here: number }> {
  const disk = createDisk();
  let here = 0;
  const scan = createFolderScan((path) => {
    here += 1;
    return disk.list(path);
  });
  try {
    const answers: Listing[] = [];
    for (let turn = 0; turn < times / 50; turn += 1) {
      answers.push(...(await Promise.all(Array.from({ length: 50 }, () => scan.list(folderToList)))));
    }
    return { answers, here };
  } finally {
    scan.close();
  }
}

test("the threads list every kind of entry exactly as the disk does", async () => {
  await mkdir(join(folder, "文件夹 (2)"));
  await mkdir(join(folder, onWindows ? "a b" : "a\nb"));
  await writeFile(join(folder, "appsettings.json"), "");
  if (hasLinks) await symlink("appsettings.json", join(folder, "link"));
  const expected = sorted(await createDisk().list(folder));
  expect(expected.kind === "listed" && expected.entries.length).toBe(hasLinks ? 4 : 3);
  const { answers, here } = await listOften(folder, 8000);
  expect(here).toBeLessThan(1000); // else the threads did nothing
  const different = answers.filter((answer) => JSON.stringify(sorted(answer)) !== JSON.stringify(expected));
  expect(different).toEqual([]);
});

test("an empty folder has no entries, a missing one is a failure with its reason", async () => {
  const empty = await listOften(folder, 2000);
  expect(empty.answers.every((answer) => answer.kind === "listed" && answer.entries.length === 0)).toBe(true);
  const missing = await listOften(join(folder, "none"), 2000);
  expect(new Set(missing.answers.map((answer) => JSON.stringify(answer)))).toEqual(
    new Set([JSON.stringify({ kind: "failed", problem: "not-found" })]),
  );
});

const threads = async (): Promise<number> => (await readdir("/proc/self/task")).length;

test("a scan that is closed leaves no thread behind", async () => {
  test.skip(process.platform !== "linux", "/proc alone tells of threads");
  const disk = createDisk();
  await Promise.all(Array.from({ length: 50 }, () => disk.list(folder)));
  const before = await threads();
  const scan = createFolderScan((path) => disk.list(path));
  await Promise.all(Array.from({ length: 1000 }, () => scan.list(folder)));
  expect(await threads()).toBeGreaterThan(before);
  scan.close();
  await expect.poll(threads, { timeout: 5000 }).toBeLessThanOrEqual(before);
});
