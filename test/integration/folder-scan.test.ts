import { expect } from "@playwright/test";
import { mkdir, readdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { createDisk } from "../../electron/adapters/disk.ts";
import { createFolderScan } from "../../electron/adapters/folder-scan.ts";
import type { Listing } from "../../electron/jobs/ports.ts";
import { test } from "../support/folder-test.ts";
import { hasLinks, noLinks, onWindows } from "../support/platform.ts";

const sorted = (listing: Listing): Listing =>
  listing.kind === "failed"
    ? listing
    : { ...listing, entries: listing.entries.toSorted((a, b) => (a.name < b.name ? -1 : 1)) };

const telling = /^appsettings\.json$/i;

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
  }, telling);
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

test("where a name is telling the threads list every kind of entry exactly as the disk does", async ({
  folder,
}) => {
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

/** What the threads tell of the folder, and not this thread, which tells all. */
async function byThreads(folder: string): Promise<ReadonlySet<string>> {
  const { answers, here } = await listOften(folder, 4000);
  return new Set(answers.slice(here).map((answer) => JSON.stringify(sorted(answer))));
}

test("of a folder without a telling name the threads tell the folders alone", async ({ folder }) => {
  await mkdir(join(folder, "文件夹"));
  await mkdir(join(folder, "appsettings.json")); // a folder's name tells nothing
  for (const name of ["a.txt", "appsettings.json.bak"]) await writeFile(join(folder, name), "");
  if (hasLinks) await symlink("文件夹", join(folder, "link"));
  const folders = [
    { name: "appsettings.json", kind: "folder" },
    { name: "文件夹", kind: "folder" },
  ];
  expect(await byThreads(folder)).toEqual(new Set([JSON.stringify({ kind: "listed", entries: folders })]));
});

test("a link with a telling name tells as a file does", async ({ folder }) => {
  test.skip(!hasLinks, noLinks);
  await symlink("nowhere", join(folder, "AppSettings.json"));
  const entries = [{ name: "AppSettings.json", kind: "link" }];
  expect(await byThreads(folder)).toEqual(new Set([JSON.stringify({ kind: "listed", entries })]));
});

test("every folder gets its own answer, also when a slow one sends its answers in several messages", async ({
  folder,
}) => {
  const large = join(folder, "large");
  await mkdir(large);
  await Promise.all(Array.from({ length: 3000 }, (_, index) => mkdir(join(large, `folder ${index}`))));
  const small = join(folder, "small");
  await mkdir(join(small, "one"), { recursive: true });
  const wanted = Array.from(
    { length: 300 },
    (_, index) => [large, small, join(folder, "none")][index % 3] ?? "",
  );
  const scan = createFolderScan((path) => createDisk().list(path), telling);
  try {
    await Promise.all(Array.from({ length: 1000 }, () => scan.list(small))); // until the threads do it
    const answers = await Promise.all(wanted.map((path) => scan.list(path)));
    const counts = answers.map((answer) => (answer.kind === "listed" ? answer.entries.length : null));
    expect(counts).toEqual(wanted.map((path) => (path === large ? 3000 : path === small ? 1 : null)));
  } finally {
    scan.close();
  }
});

test("an empty folder has no entries, a missing one is a failure with its reason", async ({ folder }) => {
  const empty = await listOften(folder, 2000);
  expect(empty.answers.every((answer) => answer.kind === "listed" && answer.entries.length === 0)).toBe(true);
  const missing = await listOften(join(folder, "none"), 2000);
  expect(new Set(missing.answers.map((answer) => JSON.stringify(answer)))).toEqual(
    new Set([JSON.stringify({ kind: "failed", problem: "not-found" })]),
  );
});

test("a folder that hangs keeps at most 64 from being listed, with 512 under way", async ({ folder }) => {
  // oxlint-disable-next-line typescript/unbound-method -- called on the worker it is asked of
  const post = Worker.prototype.postMessage;
  const used = new Set<Worker>();
  const hung = new Set<Worker>();
  let hang = false;
  // What is sent to it is never answered, as when its first folder is on a drive that has gone to sleep.
  Worker.prototype.postMessage = function (this: Worker, ...message: Parameters<typeof post>) {
    used.add(this);
    if (hang && hung.size === 0) hung.add(this);
    if (!hung.has(this)) post.apply(this, message);
  };
  const scan = createFolderScan((path) => createDisk().list(path), telling);
  let underWay = 0;
  const list = async (): Promise<void> => {
    underWay += 1;
    await scan.list(folder);
    underWay -= 1;
  };
  try {
    while (used.size < 2) await Promise.all(Array.from({ length: 512 }, list));
    hang = true;
    for (let turn = 0; turn < 512; turn += 1) void list();
    await expect.poll(() => underWay).toBeLessThanOrEqual(64);
    expect(underWay).toBeGreaterThan(0);
  } finally {
    Worker.prototype.postMessage = post;
    scan.close();
  }
});

const threads = async (): Promise<number> => (await readdir("/proc/self/task")).length;

test("a scan that is closed leaves no thread behind", async ({ folder }) => {
  test.skip(process.platform !== "linux", "/proc alone tells of threads");
  const disk = createDisk();
  await Promise.all(Array.from({ length: 50 }, () => disk.list(folder)));
  const before = await threads();
  const scan = createFolderScan((path) => disk.list(path), telling);
  await Promise.all(Array.from({ length: 1000 }, () => scan.list(folder)));
  expect(await threads()).toBeGreaterThan(before);
  scan.close();
  await expect.poll(threads).toBeLessThanOrEqual(before);
});
