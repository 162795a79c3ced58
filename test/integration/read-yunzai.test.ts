import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { createDisk } from "../../electron/adapters/disk.ts";
import type { YunzaiAge } from "../../electron/core/recognise.ts";
import type { Disk } from "../../electron/jobs/ports.ts";
import { readYunzai } from "../../electron/jobs/examine/read-yunzai.ts";
import { makeYunzaiFolder } from "../support/folders.ts";
import { makeFolder, removeFolder } from "../support/temp-folder.ts";

const disk = createDisk();

let folder: string;
test.beforeEach(async () => {
  folder = await makeFolder();
});
test.afterEach(() => removeFolder(folder));

async function yunzai() {
  const reading = await readYunzai(disk, folder);
  if (reading.kind === "failed") throw new Error(reading.problem);
  return reading;
}

const ages: readonly (readonly [YunzaiAge, string, "server" | "bot"])[] = [
  ["Z", "go-cqhttp", "bot"],
  ["A", "go-cqhttp", "bot"],
  ["B", "OneBotv11", "bot"],
  ["C0", "OneBotv11", "server"],
  ["C", "OneBotv11", "server"],
];

for (const [age, segment, generation] of ages) {
  test(`Y1, Y3, Y4, Y6: a Yunzai of age ${age} on disk tells age, port and path`, async () => {
    await makeYunzaiFolder(folder, { age, port: 3456 });
    const reading = await yunzai();
    expect(reading.recognition).toMatchObject({ kind: "yunzai", flavour: "trss" });
    expect(reading).toMatchObject({ path: folder, name: "trss-yunzai", flavour: "trss", age, segment });
    expect(reading.config).toMatchObject({ generation, port: 3456, problems: [] });
    expect(reading.adapters).toContain(segment);
  });
}

test("Y1: before the first start there are only the default settings", async () => {
  await makeYunzaiFolder(folder, { age: "C", started: false });
  expect(await yunzai()).toMatchObject({ age: "C", config: { port: 2536, problems: [] }, log: null });
});

test("Y1: another Yunzai, an unfinished one, another project and no folder are told apart", async () => {
  const other = join(folder, "miao");
  await makeYunzaiFolder(other, { age: "C", name: "miao-yunzai", files: { "plugins/adapter": null } });
  expect(await readYunzai(disk, other)).toMatchObject({
    recognition: { kind: "yunzai", flavour: "other", name: "miao-yunzai" },
    flavour: "other",
    adapters: [],
    age: null,
    segment: null,
  });
  const unfinished = join(folder, "unfinished");
  await makeYunzaiFolder(unfinished, { age: "C", files: { "app.js": null } });
  expect(await readYunzai(disk, unfinished)).toMatchObject({
    recognition: { kind: "refused", reason: "yunzai-incomplete" },
  });
  const project = join(folder, "project");
  await mkdir(project);
  await writeFile(join(project, "package.json"), '{"name":"trss-yunzai"}');
  expect(await readYunzai(disk, project)).toMatchObject({ recognition: { kind: "nothing" } });
  expect(await readYunzai(disk, join(folder, "none"))).toEqual({
    kind: "failed",
    path: join(folder, "none"),
    problem: "not-found",
  });
  expect(await readYunzai(disk, join(project, "package.json"))).toMatchObject({ problem: "not-a-folder" });
});

test("Y4: adapters are the files in plugins/adapter", async () => {
  await makeYunzaiFolder(folder, { age: "C", adapters: ["OPQBot", "ComWeChat"] });
  expect(await yunzai()).toMatchObject({ adapters: ["ComWeChat", "OPQBot"], segment: null });
});

test("Y3, Y8, Y13: settings of both files, auth, https, a stale port and Redis come together", async () => {
  await makeYunzaiFolder(folder, {
    age: "C",
    port: 3000,
    url: "http://localhost:2536",
    auth: { authorization: "Bearer s3cret" },
    https: { port: 3001, key: "k", cert: "c" },
    stalePort: 2600,
    redisPort: 6400,
  });
  const reading = await yunzai();
  expect(reading.config).toMatchObject({
    port: 3000,
    https: { port: 3001 },
    stalePort: { port: 2600 },
    redis: { port: 6400 },
  });
  expect(reading.auth).toEqual({ kind: "token", token: "s3cret" });
});

test("Y3: a settings file that is a folder, too large or broken is a problem, and the default stands", async () => {
  const file = "config/config/server.yaml";
  for (const [content, problem] of [
    [`port: 1\n#${"x".repeat(300_000)}`, "too-large"],
    ["port: 1\nport: 2\n", "not-yaml"],
  ] as const) {
    await makeYunzaiFolder(folder, { age: "C", port: 3000, files: { [file]: content } });
    expect((await yunzai()).config).toMatchObject({ port: 2536, problems: [{ file, problem }] });
  }
  await makeYunzaiFolder(folder, { age: "C", files: { [file]: null, [`${file}/inside`]: "" } });
  expect((await yunzai()).config.problems).toEqual([{ file, problem: "unreadable", line: null }]);
});

test("DESIGN 2.1: a folder whose names rule a Yunzai out has nothing opened in it", async () => {
  await writeFile(join(folder, "package.json"), '{"name":"trss-yunzai"}');
  await writeFile(join(folder, "index.js"), "");
  const touched: string[] = [];
  const watched: Disk = {
    ...disk,
    list: (path) => (touched.push(path), disk.list(path)),
    read: (path, limit) => (touched.push(path), disk.read(path, limit)),
    tail: (path, limit, from) => (touched.push(path), disk.tail(path, limit, from)),
  };
  await readYunzai(watched, folder);
  expect(touched).toEqual([folder]);
});
