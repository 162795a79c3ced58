import { expect, test } from "@playwright/test";
import { chmod, mkdir, rename, symlink, writeFile } from "node:fs/promises";
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
  runFind,
  writeAll,
} from "../support/find-world.ts";
import { hasLinks, noLinks, onWindows } from "../support/platform.ts";
import { runChild } from "../support/run-child.ts";
import { makeFolder, removeFolder } from "../support/temp-folder.ts";

let folder: string;
test.beforeEach(async () => {
  folder = await makeFolder();
});
test.afterEach(() => removeFolder(folder));

const paths = (found: readonly { readonly path: string }[]): readonly string[] =>
  found.map(({ path }) => path);

test("both programs are found under a root, with everything the contract tells of them", async () => {
  const lagrange = await makeLagrange(join(folder, "a/Lagrange.OneBot"));
  await writeFile(join(lagrange, "keystore.json"), JSON.stringify({ Uin: 10001 }));
  const yunzai = await makeYunzai(join(folder, "b/Yunzai"), 2599);
  const found = await runFind(makeFindWorld(), { roots: [folder] });
  expect(found.lagrange).toEqual([
    {
      path: lagrange,
      executable: join(lagrange, "Lagrange.OneBot"),
      settingsPath: join(lagrange, "appsettings.json"),
      program: "onebot",
      uin: "10001",
      running: false,
      reason: "walk",
    },
  ]);
  expect(found.yunzai).toMatchObject([
    { path: yunzai, flavour: "trss", port: 2599, running: false, reason: "walk" },
  ]);
  expect(found.yunzai[0]?.adapters).toContain("OneBotv11");
  expect(found.refused).toEqual([]);
});

test("an empty root gives nothing and is complete", async () => {
  const found = await runFind(makeFindWorld(), { roots: [folder] });
  expect(found).toMatchObject({ lagrange: [], yunzai: [], refused: [] });
  expect(found.scanned).toMatchObject({ folders: 1, unreadable: 0, complete: true });
});

test("a root that does not exist is counted as unreadable, not an error", async () => {
  const found = await runFind(makeFindWorld(), { roots: [join(folder, "none")] });
  expect(found.scanned).toMatchObject({ folders: 0, unreadable: 1 });
});

test("Chinese names, blanks and deep folders are no obstacle", async () => {
  const yunzai = await makeYunzai(join(folder, "我的 机器人/新建文件夹 (2)/云崽"));
  const lagrange = await makeLagrange(join(folder, "1/2/3/4/5/6/7/8/9/10/程序"));
  const found = await runFind(makeFindWorld(), { roots: [folder] });
  expect(paths(found.yunzai)).toEqual([yunzai]);
  expect(paths(found.lagrange)).toEqual([lagrange]);
});

test("one Lagrange folder per account: all of them are found", async () => {
  const all = await Promise.all(
    ["1", "2", "3"].map((name) => makeLagrange(join(folder, `Lagrange-${name}`))),
  );
  await makeYunzai(join(folder, "Yunzai"));
  const found = await runFind(makeFindWorld(), { roots: [folder] });
  expect(paths(found.lagrange).toSorted()).toEqual(all);
});

test("a Lagrange unpacked into the Yunzai folder hides neither", async () => {
  const both = await makeYunzai(join(folder, "Yunzai"));
  await makeLagrange(both);
  const found = await runFind(makeFindWorld(), { roots: [folder] });
  expect(paths(found.yunzai)).toEqual([both]);
  expect(paths(found.lagrange)).toEqual([both]);
});

test("L13: a Lagrange.Milky is listed last and refused with its reason", async () => {
  const milky = join(folder, "Lagrange.A");
  await writeAll(milky, { "appsettings.json": '{"Lagrange": {}, "Milky": {}}', "Lagrange.Milky": "stub" });
  const lagrange = await makeLagrange(join(folder, "Lagrange.B"));
  const found = await runFind(makeFindWorld(), { roots: [folder], full: true });
  expect(found.lagrange.map(({ path, program }) => [path, program])).toEqual([
    [lagrange, "onebot"],
    [milky, "milky"],
  ]);
  expect(found.refused).toEqual([{ path: milky, reason: "milky" }]);
});

test("Y1: a Miao-Yunzai is listed last and refused with its reason", async () => {
  const miao = join(folder, "A-Yunzai");
  await writeAll(miao, { "package.json": '{"name": "miao-yunzai"}', "app.js": "", "lib/bot.js": "" });
  const trss = await makeYunzai(join(folder, "B-Yunzai"));
  const found = await runFind(makeFindWorld(), { roots: [folder], full: true });
  expect(found.yunzai.map(({ path, flavour }) => [path, flavour])).toEqual([
    [trss, "trss"],
    [miao, "other"],
  ]);
  expect(found.refused).toEqual([{ path: miao, reason: "other-yunzai" }]);
});

test("a useless find does not end the walk: the usable one is still looked for", async () => {
  await writeAll(join(folder, "Yunzai"), { "package.json": '{"name": "miao-yunzai"}', "app.js": "" });
  await makeLagrange(join(folder, "Lagrange"));
  const trss = await makeYunzai(join(folder, "x/y/z/somewhere"));
  const found = await runFind(makeFindWorld(), { roots: [folder] });
  expect(found.yunzai[0]?.path).toBe(trss);
});

test("nothing is opened in folders whose names say nothing", async () => {
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

test("links are not followed: loops cost nothing, and a folder behind a link is found once, where it really is", async () => {
  test.skip(!hasLinks, noLinks);
  const yunzai = await makeYunzai(join(folder, "real/Yunzai"));
  const before = await runFind(makeFindWorld(), { roots: [folder], full: true });
  await symlink(folder, join(folder, "real/loop"));
  await symlink(yunzai, join(folder, "Yunzai-link"));
  const found = await runFind(makeFindWorld(), { roots: [folder], full: true });
  expect(paths(found.yunzai)).toEqual([yunzai]);
  expect(found.scanned).toMatchObject({ folders: before.scanned.folders, unreadable: 0, complete: true });
});

test("a root that is a link itself is walked, and its candidates carry their real paths", async () => {
  test.skip(!hasLinks, noLinks);
  const yunzai = await makeYunzai(join(folder, "real/Yunzai"));
  await symlink(join(folder, "real"), join(folder, "link"));
  const found = await runFind(makeFindWorld(), { roots: [join(folder, "link")] });
  expect(paths(found.yunzai)).toEqual([yunzai]);
});

test("roots inside one another are walked once", async () => {
  const yunzai = await makeYunzai(join(folder, "a/Yunzai"));
  const alone = await runFind(makeFindWorld(), { roots: [folder], full: true });
  const twice = await runFind(makeFindWorld(), { roots: [join(folder, "a"), folder, folder], full: true });
  expect(twice.scanned.folders).toBe(alone.scanned.folders);
  expect(paths(twice.yunzai)).toEqual([yunzai]);
});

test("node_modules, .git and barred mounts are never entered", async () => {
  for (const name of ["node_modules", ".git", "mnt/nas"]) await makeYunzai(join(folder, name, "Yunzai"));
  const world = makeFindWorld({ system: { barred: async () => [join(folder, "mnt/nas")] } });
  const found = await runFind(world, { roots: [folder], full: true });
  expect(found.yunzai).toEqual([]);
  expect(found.scanned).toMatchObject({ folders: 2, complete: true });
});

test("unreadable folders are counted and cost nothing else", async () => {
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
    expect(paths(found.yunzai)).toEqual([open]);
    expect(found.scanned).toMatchObject({ unreadable: 1, complete: true });
  } finally {
    await chmod(closed, 0o700);
    await removeFolder(scripts);
  }
});

test("a folder that vanishes during the walk is counted, not fatal", async () => {
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
  expect(paths(found.yunzai)).toEqual([yunzai]);
});

test("names that smell of bots first: both are found in 10,000 folders after reading a fraction of them", async () => {
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
  expect(paths(full.lagrange)).toEqual(paths(early.lagrange));
});

test("what only the threads come upon is recognised by all that lies in its folder", async () => {
  test.skip(!hasLinks, noLinks);
  await makeManyFolders(folder, 3000);
  const yunzai = await makeYunzai(join(folder, "d1/cache/a/b")); // a cache is walked last
  await rename(join(yunzai, "plugins"), join(folder, "elsewhere"));
  await symlink(join(folder, "elsewhere"), join(yunzai, "plugins"));
  await rename(join(yunzai, "app.js"), join(folder, "main.js"));
  await symlink(join(folder, "main.js"), join(yunzai, "app.js"));
  const lagrange = await makeLagrange(join(folder, "d2/cache/a/b"));
  const found = await runFind(makeFindWorld(), { roots: [folder], full: true });
  expect(paths(found.yunzai)).toEqual([yunzai]);
  expect(paths(found.lagrange)).toEqual([lagrange]);
});

test("candidates are told as they are found, each once, before the walk is over", async () => {
  await makeManyFolders(folder, 3000);
  await makeLagrange(join(folder, "Lagrange"));
  const far = await makeYunzai(join(folder, "d0/d0/d0/d5"));
  const { events, scanned } = await runFind(makeFindWorld(), { roots: [folder], full: true });
  const told = events.flatMap((event) =>
    event.type === "lagrange" || event.type === "yunzai" ? [event] : [],
  );
  expect(told.map(({ type }) => type)).toEqual(["lagrange", "yunzai"]);
  expect(told[1]?.candidate.path).toBe(far);
  expect(scanned.complete).toBe(true);
});

test("progress is told with a growing count and where it is", async () => {
  await makeManyFolders(folder, 2000);
  const disk = createDisk();
  const list = async (path: string) => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    return disk.list(path);
  };
  const { events } = await runFind(makeFindWorld({ list }), { roots: [folder] });
  const progress = events.flatMap((event) => (event.type === "progress" ? [event] : []));
  expect(progress.length).toBeGreaterThan(0);
  expect(progress.map(({ folders }) => folders)).toEqual(
    progress.map(({ folders }) => folders).toSorted((a, b) => a - b),
  );
  expect(progress.every(({ at }) => at.startsWith(folder))).toBe(true);
});

test("a search that is stopped midway ends at once with what it has, and says that it is not complete", async () => {
  await makeManyFolders(folder, 3000);
  const lagrange = await makeLagrange(join(folder, "Lagrange"));
  const stop = new AbortController();
  const disk = createDisk();
  let listed = 0;
  const list = async (path: string) => {
    listed += 1;
    if (listed === 1000) stop.abort();
    return disk.list(path);
  };
  const found = await runFind(makeFindWorld({ list }), { roots: [folder], full: true }, stop.signal);
  expect(paths(found.lagrange)).toEqual([lagrange]);
  expect(found.scanned.complete).toBe(false);
  expect(found.scanned.folders).toBeLessThan(1100);
  const after = listed;
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(listed).toBe(after);
});

test("a folder that hangs holds up neither the stop nor the time limit", async () => {
  await mkdir(join(folder, "hangs"));
  const yunzai = await makeYunzai(join(folder, "Yunzai"));
  const disk = createDisk();
  const list = (path: string) => (path.endsWith("hangs") ? never() : disk.list(path));
  const stuck = makeFindWorld({ list });
  const limited = await runFind(stuck, { roots: [folder], full: true, maxSeconds: 0.3 });
  expect(paths(limited.yunzai)).toEqual([yunzai]);
  expect(limited.scanned.complete).toBe(false);
  expect(limited.scanned.ms).toBeGreaterThanOrEqual(290);
  expect(limited.scanned.ms).toBeLessThan(3000);
  const stopped = await runFind(stuck, { roots: [folder] }, AbortSignal.timeout(100));
  expect(stopped.scanned.complete).toBe(false);
});

const never = () => new Promise<never>(() => undefined);

test("a system that never answers holds up nothing beyond the time limit", async () => {
  const silent = { processes: never, sockets: never, places: never, roots: never, barred: never };
  const found = await runFind(makeFindWorld({ system: silent }), { maxSeconds: 0.2 });
  expect(found).toMatchObject({ lagrange: [], yunzai: [], scanned: { complete: false } });
});

test("a search stopped before it starts finds nothing and asks nobody", async () => {
  const world = makeFindWorld();
  const found = await runFind(world, { roots: [folder] }, AbortSignal.abort());
  expect(found.scanned).toMatchObject({ folders: 0, complete: false });
  expect(world.asked).toEqual([]);
});
