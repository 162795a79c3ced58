import { expect } from "@playwright/test";
import { execFile } from "node:child_process";
import { lstat, mkdir, readdir, readFile, readlink, symlink, unlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { backupName } from "../../electron/adapters/settings-file/backup-names.ts";
import { createSettingsFile } from "../../electron/adapters/settings-file/settings-file.ts";
import type { WriteResult } from "../../electron/jobs/ports.ts";
import type { Call } from "../support/counted-calls.ts";
import { hasLinks, noLinks, onWindows } from "../support/platform.ts";
import { test } from "../support/settings-test.ts";
import {
  backupTexts,
  litter,
  newText,
  noAbort,
  oldText,
  overwrite,
  writeWatched,
} from "../support/settings-world.ts";

const run = promisify(execFile);

test("a write replaces the file whole and backs up exactly what was there", async ({
  folder,
  path: file,
}) => {
  await writeFile(file, oldText);
  const at = Date.now();
  const result = await overwrite(file, newText, () => at);
  const backup = { path: join(folder, backupName("appsettings.json", at, 1)), at: at - (at % 1000) };
  expect(result).toEqual({ kind: "written", backup });
  expect(await readFile(file, "utf8")).toBe(newText);
  expect(await readFile(backup.path, "utf8")).toBe(oldText);
  expect(await litter(file)).toEqual([]);
});

test("bytes that are no text survive a write bit for bit", async ({ path: file }) => {
  const bytes = Uint8Array.from({ length: 70_000 }, (_, index) => (index * 7) % 256);
  await writeFile(file, bytes.toReversed());
  const result = await createSettingsFile().write(
    { path: file, bytes, expected: bytes.toReversed() },
    noAbort,
  );
  expect(result.kind).toBe("written");
  expect(Buffer.compare(await readFile(file), bytes)).toBe(0);
});

test("an empty file can be replaced, and can replace", async ({ path: file }) => {
  await writeFile(file, "");
  expect((await overwrite(file)).kind).toBe("written");
  expect((await overwrite(file, "")).kind).toBe("written");
  expect(await readFile(file, "utf8")).toBe("");
  expect(await backupTexts(file)).toContain(newText);
});

test("a file that is not there yet is created, without a backup", async ({ folder, path: file }) => {
  expect(await overwrite(file)).toEqual({ kind: "written", backup: null });
  expect(await readFile(file, "utf8")).toBe(newText);
  expect(await readdir(folder)).toEqual(["appsettings.json"]);
});

test("a missing folder, a file where a folder belongs and a folder in the file's place are not-found", async ({
  folder,
  path: file,
}) => {
  await writeFile(join(folder, "plain"), "");
  await mkdir(join(folder, "settings"));
  const bytes = Buffer.from(newText);
  const write = (path: string, expected: Uint8Array | null): Promise<WriteResult> =>
    createSettingsFile().write({ path, bytes, expected }, noAbort);
  const nowhere = { kind: "failed", reason: "not-found", step: "resolve", backup: null };
  expect(await write(join(folder, "none", "appsettings.json"), null)).toEqual(nowhere);
  // To Windows a path through a file is as good as any until something is to be made there.
  const throughFile = { ...nowhere, step: onWindows ? "lock" : "resolve" };
  expect(await write(join(folder, "plain", "appsettings.json"), null)).toEqual(throughFile);
  expect(await write(`${file}\0`, null)).toEqual(nowhere);
  const inItsPlace = { kind: "failed", reason: "not-found", step: "read", backup: null };
  expect(await write(join(folder, "settings"), Buffer.from(oldText))).toEqual(inItsPlace);
  expect((await readdir(folder)).sort()).toEqual(["plain", "settings"]);
});

test("a settings file behind two links: the links stay, the target changes, the backup lies beside the target", async ({
  folder,
  path: file,
}) => {
  test.skip(!hasLinks, noLinks);
  const real = join(folder, "real");
  await mkdir(real);
  await writeFile(join(real, "mine.json"), oldText);
  await symlink(join("real", "mine.json"), join(folder, "second"));
  await symlink(join(folder, "second"), file);
  const settingsFile = createSettingsFile();
  const request = { path: file, bytes: Buffer.from(newText), expected: Buffer.from(oldText) };
  const result = await settingsFile.write(request, noAbort);
  expect(result.kind).toBe("written");
  expect(await readlink(file)).toBe(join(folder, "second"));
  expect(await readlink(join(folder, "second"))).toBe(join("real", "mine.json"));
  expect(await readFile(join(real, "mine.json"), "utf8")).toBe(newText);
  expect(await backupTexts(join(real, "mine.json"))).toEqual([oldText]);
  expect(await settingsFile.backups(file)).toEqual([result.backup]);
  expect((await readdir(folder)).sort()).toEqual(["appsettings.json", "real", "second"]);
});

test("a link to a file that does not exist yet stays a link: its target is created", async ({
  folder,
  path: file,
}) => {
  test.skip(!hasLinks, noLinks);
  await mkdir(join(folder, "real"));
  await symlink("real/mine.json", file);
  expect((await overwrite(file)).kind).toBe("written");
  expect((await lstat(file)).isSymbolicLink()).toBe(true);
  expect(await readFile(join(folder, "real", "mine.json"), "utf8")).toBe(newText);
});

test("a link that leads to itself fails and stays", async ({ path: file }) => {
  test.skip(!hasLinks, noLinks);
  await symlink("appsettings.json", file);
  expect(await overwrite(file)).toEqual({ kind: "failed", reason: "io", step: "resolve", backup: null });
  expect(await readlink(file)).toBe("appsettings.json");
});

test("of many backups the oldest and the ten newest stay; files that are not ours are never touched", async ({
  folder,
  path: file,
}) => {
  const foreign = ["appsettings.json.bak", "appsettings.json.20200101.bak", "other.json.20200101-000000.bak"];
  for (const name of foreign) await writeFile(join(folder, name), "theirs");
  const link = join(folder, "appsettings.json.19990101-000000.bak");
  if (hasLinks) await symlink("other.json.20200101-000000.bak", link);
  await writeFile(file, "0");
  const start = new Date(2026, 0, 1).getTime();
  for (let day = 1; day <= 14; day += 1) {
    expect((await overwrite(file, String(day), () => start + day * 86_400_000)).kind).toBe("written");
  }
  const backups = await createSettingsFile().backups(file);
  expect(await Promise.all(backups.map(({ path }) => readFile(path, "utf8")))).toEqual([
    "13",
    "12",
    "11",
    "10",
    "9",
    "8",
    "7",
    "6",
    "5",
    "4",
    "0",
  ]);
  expect(backups[0]?.at).toBe(start + 14 * 86_400_000);
  for (const name of foreign) expect(await readFile(join(folder, name), "utf8")).toBe("theirs");
  if (hasLinks) expect((await lstat(link)).isSymbolicLink()).toBe(true);
});

test("writes within one second get -2 and -3, and no backup is written over", async ({
  folder,
  path: file,
}) => {
  await writeFile(file, "0");
  const at = new Date(2026, 0, 2, 3, 4, 5).getTime();
  for (const text of ["1", "2", "3"]) expect((await overwrite(file, text, () => at)).kind).toBe("written");
  for (const [name, text] of [
    ["appsettings.json.20260102-030405.bak", "0"],
    ["appsettings.json.20260102-030405-2.bak", "1"],
    ["appsettings.json.20260102-030405-3.bak", "2"],
  ] as const) {
    expect(await readFile(join(folder, name), "utf8")).toBe(text);
  }
});

test("a name already taken by something else is passed over, whatever it is", async ({
  folder,
  path: file,
}) => {
  await writeFile(file, oldText);
  const at = new Date(2026, 0, 2, 3, 4, 5).getTime();
  await mkdir(join(folder, "appsettings.json.20260102-030405.bak"));
  const second = join(folder, "appsettings.json.20260102-030405-2.bak");
  await (hasLinks ? symlink("/nowhere", second) : writeFile(second, "theirs"));
  const result = await overwrite(file, newText, () => at);
  expect(result.backup?.path).toBe(join(folder, "appsettings.json.20260102-030405-3.bak"));
});

test("a full disk is disk-full wherever the space ends, and nothing is lost or left", async ({ folder }) => {
  const disk = join(folder, "small");
  await mkdir(disk);
  const refusal = await run("mount", ["-t", "tmpfs", "-o", "size=64k", "tmpfs", disk]).then(
    () => null,
    (error: Error) => error.message,
  );
  test.skip(refusal !== null, `no small disk can be mounted here: ${refusal}`);
  try {
    const settings = join(disk, "appsettings.json");
    await writeFile(settings, oldText);
    const steps = new Set<string>();
    // Three pages for the old file; the filler leaves room for less and less of what a write needs.
    for (let filler = 6; filler <= 13; filler += 1) {
      await writeFile(join(disk, "filler"), Buffer.alloc(filler * 4096));
      const result = await overwrite(settings, newText);
      expect(await litter(settings)).toEqual(["filler"]);
      if (result.kind === "written") {
        for (const { path } of await createSettingsFile().backups(settings)) await unlink(path);
        await writeFile(settings, oldText);
        continue;
      }
      expect(result).toEqual({ kind: "failed", reason: "disk-full", step: result.step, backup: null });
      expect(await readFile(settings, "utf8")).toBe(oldText);
      expect(await backupTexts(settings)).toEqual([]);
      steps.add(result.step);
    }
    expect([...steps]).toEqual(["write"]);
    await unlink(join(disk, "filler"));
    expect((await overwrite(settings, newText)).kind).toBe("written");
  } finally {
    await run("umount", [disk]);
  }
});

test("an abort at any call before the replacement leaves everything as it was, after it nothing is undone", async ({
  folder,
  path: file,
}) => {
  const kinds: string[] = [];
  for (let at = 0; at < 100; at += 1) {
    await writeFile(file, oldText);
    const abort = new AbortController();
    if (at === 0) abort.abort();
    let last = 0;
    const before = ({ number }: Call): void => {
      last = number;
      if (number === at) abort.abort();
    };
    const result = await writeWatched(file, { before }, { signal: abort.signal });
    if (at > last) break;
    kinds.push(result.kind);
    expect(await litter(file)).toEqual([]);
    if (result.kind === "failed") {
      expect(result).toEqual({ kind: "failed", reason: "cancelled", step: result.step, backup: null });
      expect(await readdir(folder)).toEqual(["appsettings.json"]);
      expect(await readFile(file, "utf8")).toBe(oldText);
    } else {
      expect(await readFile(file, "utf8")).toBe(newText);
      expect(await backupTexts(file)).toEqual([oldText]);
      await unlink(result.backup?.path ?? "");
    }
  }
  // First only refusals, then only writes.
  expect(kinds.length).toBeGreaterThan(30);
  expect(kinds.indexOf("written")).toBeGreaterThan(20);
  expect(kinds.slice(kinds.indexOf("written"))).not.toContain("failed");
});
