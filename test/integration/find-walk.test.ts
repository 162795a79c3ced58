import { expect } from "@playwright/test";
import { chmod, mkdir, rename, symlink } from "node:fs/promises";
import { join } from "node:path";
import { createDisk } from "../../electron/adapters/disk.ts";
import type { Disk } from "../../electron/jobs/ports.ts";
import type { FindResult } from "../../electron/jobs/results.ts";
import { bundle } from "../support/bundle.ts";
import {
  makeFindWorld,
  makeLagrange,
  makeManyFolders,
  makeYunzai,
  pathsOf,
  runFind,
  writeAll,
} from "../support/find-world.ts";
import { test } from "../support/folder-test.ts";
import { hasLinks, noLinks, onWindows } from "../support/platform.ts";
import { runChild } from "../support/run-child.ts";
import { makeFolder, removeFolder } from "../support/temp-folder.ts";

test("nothing is opened in folders whose names say nothing", async ({ folder }) => {
  await writeAll(join(folder, "photos"), { "a.json": "{}", "b.js": "", "secret.txt": "x" });
  await makeLagrange(join(folder, "Lagrange"));
  const opened: string[] = [];
  const real = createDisk();
  const disk: Partial<Disk> = {
    read(file, limit) {
      opened.push(file);
      return real.read(file, limit);
    },
    tail(file, limit, from) {
      opened.push(file);
      return real.tail(file, limit, from);
    },
  };
  await runFind(makeFindWorld({ disk }), { roots: [folder], full: true });
  expect(opened.length).toBeGreaterThan(0);
  expect(opened.filter((path) => path.includes("photos"))).toEqual([]);
});

test("links are not followed: loops cost nothing, and a folder behind a link is found once, where it really is", async ({
  folder,
}) => {
  test.skip(!hasLinks, noLinks);
  const yunzai = await makeYunzai(join(folder, "real/Yunzai"));
  const before = await runFind(makeFindWorld(), { roots: [folder], full: true });
  await symlink(folder, join(folder, "real/loop"));
  await symlink(yunzai, join(folder, "Yunzai-link"));
  const found = await runFind(makeFindWorld(), { roots: [folder], full: true });
  expect(pathsOf(found.yunzai)).toEqual([yunzai]);
  expect(found.scanned).toMatchObject({ folders: before.scanned.folders, unreadable: 0, complete: true });
});

test("a root that is a link itself is walked, and its candidates carry their real paths", async ({
  folder,
}) => {
  test.skip(!hasLinks, noLinks);
  const yunzai = await makeYunzai(join(folder, "real/Yunzai"));
  await symlink(join(folder, "real"), join(folder, "link"));
  const found = await runFind(makeFindWorld(), { roots: [join(folder, "link")] });
  expect(pathsOf(found.yunzai)).toEqual([yunzai]);
});

test("roots inside one another are walked once", async ({ folder }) => {
  const yunzai = await makeYunzai(join(folder, "a/Yunzai"));
  const alone = await runFind(makeFindWorld(), { roots: [folder], full: true });
  const twice = await runFind(makeFindWorld(), { roots: [join(folder, "a"), folder, folder], full: true });
  expect(twice.scanned.folders).toBe(alone.scanned.folders);
  expect(pathsOf(twice.yunzai)).toEqual([yunzai]);
});

test("node_modules, .git and barred mounts are never entered", async ({ folder }) => {
  for (const name of ["node_modules", ".git", "mnt/nas"]) await makeYunzai(join(folder, name, "Yunzai"));
  const world = makeFindWorld({ system: { barred: async () => [join(folder, "mnt/nas")] } });
  const found = await runFind(world, { roots: [folder], full: true });
  expect(found.yunzai).toEqual([]);
  expect(found.scanned).toMatchObject({ folders: 2, complete: true });
});

test("unreadable folders are counted and cost nothing else", async ({ folder }) => {
  test.skip(onWindows, "no folder can be closed to a user of Windows by a mode");
  const closed = join(folder, "closed");
  await makeYunzai(join(closed, "Yunzai"));
  const open = await makeYunzai(join(folder, "open/Yunzai"));
  await chmod(closed, 0o700);
  await chmod(folder, 0o755);
  const scripts = await makeFolder();
  try {
    const script = await bundle("test/support/children/find-once.ts", scripts);
    await chmod(scripts, 0o755);
    const uid = process.getuid?.() === 0 ? "65534" : String(process.getuid?.());
    if (uid !== "65534") await chmod(closed, 0o000);
    const ended = await runChild(script, [folder, uid]);
    expect(ended.stderr).toBe("");
    const found: FindResult = JSON.parse(ended.stdout);
    expect(pathsOf(found.yunzai)).toEqual([open]);
    expect(found.scanned).toMatchObject({ unreadable: 1, complete: true });
  } finally {
    await chmod(closed, 0o700);
    await removeFolder(scripts);
  }
});

test("a folder that vanishes during the walk is counted, not fatal", async ({ folder }) => {
  await mkdir(join(folder, "gone"));
  const yunzai = await makeYunzai(join(folder, "stays"));
  const disk = createDisk();
  const list = async (path: string) => {
    const listing = await disk.list(path);
    if (path === folder) await rename(join(folder, "gone"), join(folder, "elsewhere"));
    return listing;
  };
  const found = await runFind(makeFindWorld({ list }), { roots: [folder], full: true });
  expect(found.scanned.unreadable).toBe(1);
  expect(pathsOf(found.yunzai)).toEqual([yunzai]);
});

test("names that smell of bots first: both are found in 10,000 folders after reading a fraction of them", async ({
  folder,
}) => {
  await makeManyFolders(folder, 10_000);
  await makeLagrange(join(folder, "d7/d3/my-bots/Lagrange.OneBot"));
  await makeYunzai(join(folder, "d9/d9/TRSS-Yunzai"));
  const early = await runFind(makeFindWorld(), { roots: [folder] });
  expect(early.lagrange.length + early.yunzai.length).toBe(2);
  expect(early.scanned.complete).toBe(false);
  expect(early.scanned.folders).toBeLessThan(2500);
  const full = await runFind(makeFindWorld(), { roots: [folder], full: true });
  expect(full.scanned.complete).toBe(true);
  expect(full.scanned.folders).toBeGreaterThan(10_000);
  expect(pathsOf(full.lagrange)).toEqual(pathsOf(early.lagrange));
});

test("what only the threads come upon is recognised by all that lies in its folder", async ({ folder }) => {
  test.skip(!hasLinks, noLinks);
  await makeManyFolders(folder, 3000);
  const yunzai = await makeYunzai(join(folder, "d1/cache/a/b")); // a cache is walked last
  await rename(join(yunzai, "plugins"), join(folder, "elsewhere"));
  await symlink(join(folder, "elsewhere"), join(yunzai, "plugins"));
  await rename(join(yunzai, "app.js"), join(folder, "main.js"));
  await symlink(join(folder, "main.js"), join(yunzai, "app.js"));
  const lagrange = await makeLagrange(join(folder, "d2/cache/a/b"));
  const found = await runFind(makeFindWorld(), { roots: [folder], full: true });
  expect(pathsOf(found.yunzai)).toEqual([yunzai]);
  expect(pathsOf(found.lagrange)).toEqual([lagrange]);
});
