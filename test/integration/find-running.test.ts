import { expect } from "@playwright/test";
import { copyFile, mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { lagrangeExecutable } from "../../electron/practice/lagrange-folder.ts";
import {
  makeFindWorld,
  makeLagrange,
  makeYunzai,
  processOf,
  runFind,
  startChild,
  systemTelling,
  writeAll,
  type Found,
} from "../support/find-world.ts";
import { test } from "../support/folder-test.ts";

const sayAndStay = 'process.stdout.write("up"); setInterval(() => undefined, 1000);';
const listenAndStay =
  'import { createServer } from "node:net"; createServer().listen(0, "127.0.0.1", () => process.stdout.write("up"));';

/** What a search finds while a program runs. */
async function foundWhile(program: Parameters<typeof startChild>, roots: readonly string[]): Promise<Found> {
  const child = await startChild(...program);
  try {
    return await runFind(makeFindWorld(), { roots });
  } finally {
    await child.stop();
  }
}

test("a Yunzai that runs as `node app.js` in its folder is found by its process alone", async ({
  folder,
}) => {
  const yunzai = await makeYunzai(join(folder, "deep/down"));
  await writeFile(join(yunzai, "app.js"), sayAndStay);
  const found = await foundWhile([process.execPath, ["app.js"], yunzai], []);
  expect(found.yunzai.filter(({ path }) => path === yunzai)).toMatchObject([
    { running: true, reason: "running" },
  ]);
});

test("Y2: a Yunzai started as `node .` that wrote its title over its arguments is found", async ({
  folder,
}) => {
  const yunzai = await makeYunzai(join(folder, "x"));
  await writeFile(join(yunzai, "app.js"), `process.title = "TRSS Yunzai v3.1.3 © x"; ${sayAndStay}`);
  const found = await foundWhile([process.execPath, [".", "x".repeat(40)], yunzai], [folder]);
  expect(found.yunzai).toMatchObject([{ path: yunzai, running: true, reason: "running" }]);
});

test("a Yunzai whose script is named with its full path is found from another working directory", async ({
  folder,
}) => {
  const yunzai = await makeYunzai(join(folder, "x"));
  await writeFile(join(yunzai, "app.js"), sayAndStay);
  const found = await foundWhile(
    [process.execPath, ["--no-warnings", join(yunzai, "app.js")], folder],
    [folder],
  );
  expect(found.yunzai).toMatchObject([{ path: yunzai, running: true, reason: "running" }]);
});

test("a Node process of another script that listens from a Yunzai folder is that Yunzai", async ({
  folder,
}) => {
  const yunzai = await makeYunzai(join(folder, "x"));
  await writeFile(join(yunzai, "start.mjs"), listenAndStay);
  const found = await foundWhile([process.execPath, ["start.mjs"], yunzai], [folder]);
  expect(found.yunzai).toMatchObject([{ path: yunzai, running: true, reason: "listening" }]);
});

test("a Node process that only stands in a Yunzai folder, npm for one, does not make it running", async ({
  folder,
}) => {
  const yunzai = await makeYunzai(join(folder, "x"));
  await writeFile(join(folder, "npm-cli.js"), sayAndStay);
  const found = await foundWhile(
    [process.execPath, [join(folder, "npm-cli.js"), "install"], yunzai],
    [folder],
  );
  expect(found.yunzai).toMatchObject([{ path: yunzai, running: false, reason: "walk" }]);
});

test("any `node app.js` elsewhere is nobody's Yunzai", async ({ folder }) => {
  await writeAll(folder, { "app.js": sayAndStay, "package.json": '{"name": "my-site"}' });
  const found = await foundWhile([process.execPath, ["app.js"], folder], [folder]);
  expect(found).toMatchObject({ yunzai: [], refused: [] });
});

test("N6: a running Lagrange means the folder it was started in, its executable wherever it lies", async ({
  folder,
}) => {
  const account = join(folder, "account");
  await makeLagrange(account);
  await rm(join(account, "Lagrange.OneBot"));
  const executable = join(folder, "bin", lagrangeExecutable());
  await mkdir(join(folder, "bin"));
  await copyFile(process.execPath, executable);
  const found = await foundWhile([executable, ["-e", sayAndStay], account], [folder]);
  expect(found.lagrange[0]).toMatchObject({ path: account, executable, running: true, reason: "running" });
});

test("L1: `dotnet Lagrange.OneBot.dll` is a running Lagrange", async ({ folder }) => {
  const lagrange = await makeLagrange(join(folder, "x"));
  await rm(join(lagrange, "Lagrange.OneBot"));
  await writeFile(join(lagrange, "Lagrange.OneBot.dll"), "stub");
  const dotnet = processOf(4242, {
    executable: "/usr/lib/dotnet/dotnet",
    commandLine: ["dotnet", "Lagrange.OneBot.dll"],
    workingDirectory: lagrange,
  });
  const found = await runFind(makeFindWorld({ system: systemTelling([dotnet]) }), { roots: [folder] });
  expect(found.lagrange).toMatchObject([
    { path: lagrange, executable: join(lagrange, "Lagrange.OneBot.dll"), running: true },
  ]);
});

test("an editor with Lagrange's file open is no running Lagrange", async ({ folder }) => {
  const lagrange = await makeLagrange(join(folder, "x"));
  const vim = processOf(4242, {
    executable: "/usr/bin/vim",
    commandLine: ["vim", "Lagrange.OneBot"],
    workingDirectory: lagrange,
  });
  const found = await runFind(makeFindWorld({ system: systemTelling([vim]) }), { roots: [folder] });
  expect(found.lagrange).toMatchObject([{ path: lagrange, running: false }]);
});
