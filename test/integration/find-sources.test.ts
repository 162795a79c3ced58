import { expect } from "@playwright/test";
import { rm, symlink } from "node:fs/promises";
import { join } from "node:path";
import {
  makeFindWorld,
  makeLagrange,
  makeManyFolders,
  makeYunzai,
  processOf,
  runFind,
  systemTelling,
  writeAll,
} from "../support/find-world.ts";
import { test } from "../support/folder-test.ts";
import { hasLinks } from "../support/platform.ts";

test("running comes before remembered, remembered before known places, those before the walk", async ({
  folder,
}) => {
  const names = ["walk/deep/er", "place/first-level", "remembered", "running"];
  const [walked, known, remembered, running] = await Promise.all(
    names.map((name) => makeYunzai(join(folder, name))),
  );
  const node = processOf(4242, {
    executable: "/usr/bin/node",
    commandLine: ["node", "."],
    workingDirectory: `${running}`,
  });
  const world = makeFindWorld({
    system: {
      ...systemTelling([node]),
      places: async () => [{ path: join(folder, "place"), why: "desktop" }],
      roots: async () => [folder],
    },
    remembered: [`${remembered}`],
  });
  const found = await runFind(world, { full: true });
  expect(found.yunzai.map(({ path, reason }) => [path, reason])).toEqual([
    [running, "running"],
    [remembered, "remembered"],
    [known, "known-place"],
    [walked, "walk"],
  ]);
  expect(found.events.filter(({ type }) => type === "yunzai").length).toBe(4);
});

test("the walk ends early when the cheap sources give both, unless the full search is asked for", async ({
  folder,
}) => {
  const drive = join(folder, "drive");
  await makeManyFolders(drive, 3000);
  const far = await makeYunzai(join(drive, "d9/d9/d9/x"));
  const [lagrange, yunzai] = [await makeLagrange(join(folder, "a")), await makeYunzai(join(folder, "b"))];
  const options = {
    system: { ...systemTelling([]), roots: async () => [drive] },
    remembered: [lagrange, yunzai],
  };
  const early = await runFind(makeFindWorld(options), {});
  expect(early.scanned.complete).toBe(false);
  expect(early.scanned.folders).toBeLessThan(2500);
  expect(early.yunzai[0]?.path).toBe(yunzai);
  const full = await runFind(makeFindWorld(options), { full: true });
  expect(full.scanned.complete).toBe(true);
  expect(full.yunzai.map(({ path }) => path)).toEqual([yunzai, far]);
});

test("with roots given, what the cheap sources know outside of them is not listed", async ({ folder }) => {
  const outside = await makeYunzai(join(folder, "outside"));
  const inside = await makeYunzai(join(folder, "root/inside"));
  const node = processOf(4242, {
    executable: "/usr/bin/node",
    commandLine: ["node", "."],
    workingDirectory: outside,
  });
  const world = makeFindWorld({ system: systemTelling([node]), remembered: [outside, inside] });
  const found = await runFind(world, { roots: [join(folder, "root")], ownFolder: outside });
  expect(found.yunzai).toMatchObject([{ path: inside, reason: "remembered" }]);
});

test("the wizard's own folder and its first level are a known place", async ({ folder }) => {
  const yunzai = await makeYunzai(join(folder, "Yunzai"));
  const found = await runFind(makeFindWorld({ system: systemTelling([]) }), { ownFolder: folder });
  expect(found.yunzai).toMatchObject([{ path: yunzai, reason: "known-place" }]);
});

test("a folder that several sources give, under several names, is found once", async ({ folder }) => {
  const yunzai = await makeYunzai(join(folder, "Yunzai"));
  const names = [yunzai, `${yunzai}/`];
  if (hasLinks) {
    await symlink(yunzai, join(folder, "link"));
    names.unshift(join(folder, "link"));
  }
  const world = makeFindWorld({ remembered: names });
  const found = await runFind(world, { roots: [folder], ownFolder: folder });
  expect(found.yunzai).toMatchObject([{ path: yunzai, reason: "remembered" }]);
  expect(found.events.filter(({ type }) => type === "yunzai").length).toBe(1);
});

test("what was found is remembered, the useless is not, and what is gone is no obstacle next time", async ({
  folder,
}) => {
  const [lagrange, yunzai] = [await makeLagrange(join(folder, "a")), await makeYunzai(join(folder, "b"))];
  await writeAll(join(folder, "c"), { "package.json": '{"name": "miao-yunzai"}', "app.js": "" });
  const world = makeFindWorld({ system: systemTelling([]), remembered: ["/nonexistent/before"] });
  await runFind(world, { roots: [folder], full: true });
  expect(world.remembered).toEqual([lagrange, yunzai, "/nonexistent/before"]);
  await rm(yunzai, { recursive: true });
  const again = await runFind(world, {});
  expect(again.lagrange).toMatchObject([{ path: lagrange, reason: "remembered" }]);
  expect(again.yunzai).toEqual([]);
});
