import { expect } from "@playwright/test";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createDisk } from "../../electron/adapters/disk.ts";
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

test("both programs are found under a root, with everything the contract tells of them", async ({
  folder,
}) => {
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

test("an empty root gives nothing and is complete", async ({ folder }) => {
  const found = await runFind(makeFindWorld(), { roots: [folder] });
  expect(found).toMatchObject({ lagrange: [], yunzai: [], refused: [] });
  expect(found.scanned).toMatchObject({ folders: 1, unreadable: 0, complete: true });
});

test("a root that does not exist is counted as unreadable, not an error", async ({ folder }) => {
  const found = await runFind(makeFindWorld(), { roots: [join(folder, "none")] });
  expect(found.scanned).toMatchObject({ folders: 0, unreadable: 1 });
});

test("Chinese names, blanks and deep folders are no obstacle", async ({ folder }) => {
  const yunzai = await makeYunzai(join(folder, "我的 机器人/新建文件夹 (2)/云崽"));
  const lagrange = await makeLagrange(join(folder, "1/2/3/4/5/6/7/8/9/10/程序"));
  const found = await runFind(makeFindWorld(), { roots: [folder] });
  expect(pathsOf(found.yunzai)).toEqual([yunzai]);
  expect(pathsOf(found.lagrange)).toEqual([lagrange]);
});

test("one Lagrange folder per account: all of them are found", async ({ folder }) => {
  const all = await Promise.all(
    ["1", "2", "3"].map((name) => makeLagrange(join(folder, `Lagrange-${name}`))),
  );
  await makeYunzai(join(folder, "Yunzai"));
  const found = await runFind(makeFindWorld(), { roots: [folder] });
  expect(pathsOf(found.lagrange).toSorted()).toEqual(all);
});

test("a Lagrange unpacked into the Yunzai folder hides neither", async ({ folder }) => {
  const both = await makeYunzai(join(folder, "Yunzai"));
  await makeLagrange(both);
  const found = await runFind(makeFindWorld(), { roots: [folder] });
  expect(pathsOf(found.yunzai)).toEqual([both]);
  expect(pathsOf(found.lagrange)).toEqual([both]);
});

test("L13: a Lagrange.Milky is listed last and refused with its reason", async ({ folder }) => {
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

test("Y1: a Miao-Yunzai is listed last and refused with its reason", async ({ folder }) => {
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

test("a useless find does not end the walk: the usable one is still looked for", async ({ folder }) => {
  await writeAll(join(folder, "Yunzai"), { "package.json": '{"name": "miao-yunzai"}', "app.js": "" });
  await makeLagrange(join(folder, "Lagrange"));
  const trss = await makeYunzai(join(folder, "x/y/z/somewhere"));
  const found = await runFind(makeFindWorld(), { roots: [folder] });
  expect(found.yunzai[0]?.path).toBe(trss);
});

test("candidates are told as they are found, each once, before the walk is over", async ({ folder }) => {
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

test("progress is told with a growing count and where it is", async ({ folder }) => {
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
