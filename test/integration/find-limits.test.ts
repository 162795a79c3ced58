import { expect } from "@playwright/test";
import { mkdir } from "node:fs/promises";
import { basename, join } from "node:path";
import { createDisk } from "../../electron/adapters/disk.ts";
import {
  makeFindWorld,
  makeLagrange,
  makeManyFolders,
  makeYunzai,
  pathsOf,
  runFind,
} from "../support/find-world.ts";
import { deferred } from "../support/deferred.ts";
import { test } from "../support/folder-test.ts";

test("a search that is stopped midway ends at once with what it has, and says that it is not complete", async ({
  folder,
}) => {
  await makeManyFolders(folder, 3000);
  const lagrange = await makeLagrange(join(folder, "Lagrange"));
  const stop = new AbortController();
  const disk = createDisk();
  const seen = deferred<void>();
  let listed = 0;
  const list = async (path: string) => {
    listed += 1;
    // Midway is where it has something: how fast one folder is judged beside a thousand others is nobody's promise.
    if (listed >= 1000 && /^d\d$/.test(basename(path))) {
      await seen.promise;
      stop.abort();
    }
    return disk.list(path);
  };
  const world = makeFindWorld({ list, tell: ({ type }) => void (type === "lagrange" && seen.resolve()) });
  const found = await runFind(world, { roots: [folder], full: true }, stop.signal);
  expect(pathsOf(found.lagrange)).toEqual([lagrange]);
  expect(found.scanned.complete).toBe(false);
  expect(found.scanned.folders).toBeLessThan(1100);
  const after = listed;
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(listed).toBe(after);
});

test("a folder that hangs holds up neither the stop nor the time limit", async ({ folder }) => {
  await mkdir(join(folder, "hangs"));
  const yunzai = await makeYunzai(join(folder, "Yunzai"));
  const disk = createDisk();
  const list = (path: string) => (path.endsWith("hangs") ? never() : disk.list(path));
  const seen = deferred<void>();
  const stuck = makeFindWorld({
    list,
    timeIsUp: seen.promise,
    tell: ({ type }) => void (type === "yunzai" && seen.resolve()),
  });
  const limited = await runFind(stuck, { roots: [folder], full: true, maxSeconds: 600 });
  expect(pathsOf(limited.yunzai)).toEqual([yunzai]);
  expect(limited.scanned.complete).toBe(false);
  const stopped = await runFind(stuck, { roots: [folder] }, AbortSignal.timeout(100));
  expect(stopped.scanned.complete).toBe(false);
});

const never = () => new Promise<never>(() => undefined);

test("a system that never answers holds up nothing beyond the time limit", async () => {
  const silent = { processes: never, sockets: never, places: never, roots: never, barred: never };
  const found = await runFind(makeFindWorld({ system: silent }), { maxSeconds: 0.2 });
  expect(found).toMatchObject({ lagrange: [], yunzai: [], scanned: { complete: false } });
});

test("a search stopped before it starts finds nothing and asks nobody", async ({ folder }) => {
  const world = makeFindWorld();
  const found = await runFind(world, { roots: [folder] }, AbortSignal.abort());
  expect(found.scanned).toMatchObject({ folders: 0, complete: false });
  expect(world.asked).toEqual([]);
});
