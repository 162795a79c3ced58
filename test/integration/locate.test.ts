import { expect, test } from "@playwright/test";
import { join } from "node:path";
import { locate, type LocateRequest } from "../../electron/jobs/find/locate.ts";
import {
  type FindWorldOptions,
  makeFindWorld,
  makeLagrange,
  makeYunzai,
  writeAll,
} from "../support/find-world.ts";
import { makeFolder, removeFolder } from "../support/temp-folder.ts";

let folder: string;
test.beforeEach(async () => {
  folder = await makeFolder();
});
test.afterEach(() => removeFolder(folder));

function located(options: FindWorldOptions, request: Partial<LocateRequest> = {}) {
  const nobody = { processes: async () => [], sockets: async () => [] };
  const world = makeFindWorld({ ...options, system: { ...nobody, ...options.system } });
  const both = ["lagrange", "yunzai"] as const;
  const all = { lagrange: null, yunzai: null, needed: both, ownFolder: null, ...request };
  return locate(world.ports, all, new AbortController().signal);
}

const asked = () => {
  throw new Error("nobody had to be asked");
};

test("named folders are taken as they are, and nothing is looked for", async () => {
  const system = { processes: asked, sockets: asked, places: asked };
  expect(await located({ system }, { lagrange: "/a", yunzai: "/b" })).toEqual({
    lagrange: { path: "/a", assumed: false, others: [] },
    yunzai: { path: "/b", assumed: false, others: [] },
  });
  expect(await located({ system }, { lagrange: "/a", needed: ["lagrange"] })).toEqual({
    lagrange: { path: "/a", assumed: false, others: [] },
    yunzai: null,
  });
});

test("what nobody named is assumed from the cheap sources", async () => {
  const [lagrange, yunzai] = [await makeLagrange(join(folder, "a")), await makeYunzai(join(folder, "b"))];
  expect(await located({ remembered: [yunzai] }, { ownFolder: folder })).toEqual({
    lagrange: { path: lagrange, assumed: true, others: [] },
    yunzai: { path: yunzai, assumed: true, others: [] },
  });
  expect(await located({ remembered: [yunzai] }, { ownFolder: folder, needed: ["lagrange"] })).toMatchObject({
    lagrange: { path: lagrange },
    yunzai: null,
  });
});

test("a running one wins, and the others are told: that makes it ambiguous", async () => {
  const [first, second] = [await makeYunzai(join(folder, "a")), await makeYunzai(join(folder, "b"))];
  const node = {
    pid: 4242,
    executable: "/usr/bin/node",
    commandLine: ["node", "app.js"],
    workingDirectory: second,
    startedAt: null,
  };
  const found = await located({ system: { processes: async () => [node] }, remembered: [first, second] });
  expect(found.yunzai).toEqual({ path: second, assumed: true, others: [first] });
});

test("nothing is walked: a folder that only a walk would find is not found", async () => {
  await makeYunzai(join(folder, "deep/down"));
  const roots = async () => [folder];
  expect(await located({ system: { roots } }, { ownFolder: folder })).toEqual({
    lagrange: null,
    yunzai: null,
  });
});

test("L13: an unusable one is given only where there is no usable one, and never as another", async () => {
  const milky = join(folder, "m");
  await writeAll(milky, { "appsettings.json": '{"Milky": {}}', "Lagrange.Milky": "stub" });
  const alone = await located({ remembered: [milky] });
  expect(alone.lagrange).toEqual({ path: milky, assumed: true, others: [] });
  const lagrange = await makeLagrange(join(folder, "l"));
  const both = await located({ remembered: [milky, lagrange] });
  expect(both.lagrange).toEqual({ path: lagrange, assumed: true, others: [] });
});
