import { expect, test } from "@playwright/test";
import { copyFile, mkdir, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { RunningProcess, TcpSocket } from "../../electron/jobs/ports.ts";
import { lagrangeExecutable } from "../../electron/practice/lagrange-folder.ts";
import {
  makeFindWorld,
  makeLagrange,
  makeManyFolders,
  makeYunzai,
  runFind,
  startChild,
  writeAll,
  processOf,
} from "../support/find-world.ts";
import { listenOn } from "../support/listen.ts";
import { hasLinks } from "../support/platform.ts";
import { makeFolder, removeFolder } from "../support/temp-folder.ts";

let folder: string;
test.beforeEach(async () => {
  folder = await makeFolder();
});
test.afterEach(() => removeFolder(folder));

const sayAndStay = 'process.stdout.write("up"); setInterval(() => undefined, 1000);';
const listenAndStay =
  'import { createServer } from "node:net"; createServer().listen(0, "127.0.0.1", () => process.stdout.write("up"));';

const listenerOf = (pid: number | null, localPort: number, localAddress = "::"): TcpSocket => ({
  state: "listening",
  localAddress,
  localPort,
  remoteAddress: "::",
  remotePort: 0,
  pid,
});

const told = (processes: readonly RunningProcess[], sockets: readonly TcpSocket[] = []) => ({
  processes: async () => processes,
  sockets: async () => sockets,
});

test("a Yunzai that runs as `node app.js` in its folder is found by its process alone", async () => {
  const yunzai = await makeYunzai(join(folder, "deep/down"));
  await writeFile(join(yunzai, "app.js"), sayAndStay);
  const child = await startChild(process.execPath, ["app.js"], yunzai);
  try {
    const found = await runFind(makeFindWorld(), {});
    expect(found.yunzai.filter(({ path }) => path === yunzai)).toMatchObject([
      { running: true, reason: "running" },
    ]);
  } finally {
    await child.stop();
  }
});

test("Y2: a Yunzai started as `node .` that wrote its title over its arguments is found", async () => {
  const yunzai = await makeYunzai(join(folder, "x"));
  await writeFile(join(yunzai, "app.js"), `process.title = "TRSS Yunzai v3.1.3 © x"; ${sayAndStay}`);
  const child = await startChild(process.execPath, [".", "x".repeat(40)], yunzai);
  try {
    const found = await runFind(makeFindWorld(), { roots: [folder] });
    expect(found.yunzai).toMatchObject([{ path: yunzai, running: true, reason: "running" }]);
  } finally {
    await child.stop();
  }
});

test("a Yunzai whose script is named with its full path is found from another working directory", async () => {
  const yunzai = await makeYunzai(join(folder, "x"));
  await writeFile(join(yunzai, "app.js"), sayAndStay);
  const child = await startChild(process.execPath, ["--no-warnings", join(yunzai, "app.js")], folder);
  try {
    const found = await runFind(makeFindWorld(), { roots: [folder] });
    expect(found.yunzai).toMatchObject([{ path: yunzai, running: true, reason: "running" }]);
  } finally {
    await child.stop();
  }
});

test("a Node process of another script that listens from a Yunzai folder is that Yunzai", async () => {
  const yunzai = await makeYunzai(join(folder, "x"));
  await writeFile(join(yunzai, "start.mjs"), listenAndStay);
  const child = await startChild(process.execPath, ["start.mjs"], yunzai);
  try {
    const found = await runFind(makeFindWorld(), { roots: [folder] });
    expect(found.yunzai).toMatchObject([{ path: yunzai, running: true, reason: "listening" }]);
  } finally {
    await child.stop();
  }
});

test("a Node process that only stands in a Yunzai folder, npm for one, does not make it running", async () => {
  const yunzai = await makeYunzai(join(folder, "x"));
  await writeFile(join(folder, "npm-cli.js"), sayAndStay);
  const child = await startChild(process.execPath, [join(folder, "npm-cli.js"), "install"], yunzai);
  try {
    const found = await runFind(makeFindWorld(), { roots: [folder] });
    expect(found.yunzai).toMatchObject([{ path: yunzai, running: false, reason: "walk" }]);
  } finally {
    await child.stop();
  }
});

test("any `node app.js` elsewhere is nobody's Yunzai", async () => {
  await writeAll(folder, { "app.js": sayAndStay, "package.json": '{"name": "my-site"}' });
  const child = await startChild(process.execPath, ["app.js"], folder);
  try {
    const found = await runFind(makeFindWorld(), { roots: [folder] });
    expect(found).toMatchObject({ yunzai: [], refused: [] });
  } finally {
    await child.stop();
  }
});

test("N6: a running Lagrange means the folder it was started in, its executable wherever it lies", async () => {
  const account = join(folder, "account");
  await makeLagrange(account);
  await rm(join(account, "Lagrange.OneBot"));
  const executable = join(folder, "bin", lagrangeExecutable());
  await mkdir(join(folder, "bin"));
  await copyFile(process.execPath, executable);
  const child = await startChild(executable, ["-e", sayAndStay], account);
  try {
    const found = await runFind(makeFindWorld(), { roots: [folder] });
    expect(found.lagrange[0]).toMatchObject({ path: account, executable, running: true, reason: "running" });
  } finally {
    await child.stop();
  }
});

test("L1: `dotnet Lagrange.OneBot.dll` is a running Lagrange", async () => {
  const lagrange = await makeLagrange(join(folder, "x"));
  await rm(join(lagrange, "Lagrange.OneBot"));
  await writeFile(join(lagrange, "Lagrange.OneBot.dll"), "stub");
  const dotnet = processOf(4242, {
    executable: "/usr/lib/dotnet/dotnet",
    commandLine: ["dotnet", "Lagrange.OneBot.dll"],
    workingDirectory: lagrange,
  });
  const found = await runFind(makeFindWorld({ system: told([dotnet]) }), { roots: [folder] });
  expect(found.lagrange).toMatchObject([
    { path: lagrange, executable: join(lagrange, "Lagrange.OneBot.dll"), running: true },
  ]);
});

test("an editor with Lagrange's file open is no running Lagrange", async () => {
  const lagrange = await makeLagrange(join(folder, "x"));
  const vim = processOf(4242, {
    executable: "/usr/bin/vim",
    commandLine: ["vim", "Lagrange.OneBot"],
    workingDirectory: lagrange,
  });
  const found = await runFind(makeFindWorld({ system: told([vim]) }), { roots: [folder] });
  expect(found.lagrange).toMatchObject([{ path: lagrange, running: false }]);
});

test("running comes before remembered, remembered before known places, those before the walk", async () => {
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
      ...told([node]),
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

test("the walk ends early when the cheap sources give both, unless the full search is asked for", async () => {
  const drive = join(folder, "drive");
  await makeManyFolders(drive, 3000);
  const far = await makeYunzai(join(drive, "d9/d9/d9/x"));
  const [lagrange, yunzai] = [await makeLagrange(join(folder, "a")), await makeYunzai(join(folder, "b"))];
  const options = { system: { ...told([]), roots: async () => [drive] }, remembered: [lagrange, yunzai] };
  const early = await runFind(makeFindWorld(options), {});
  expect(early.scanned.complete).toBe(false);
  expect(early.scanned.folders).toBeLessThan(2500);
  expect(early.yunzai[0]?.path).toBe(yunzai);
  const full = await runFind(makeFindWorld(options), { full: true });
  expect(full.scanned.complete).toBe(true);
  expect(full.yunzai.map(({ path }) => path)).toEqual([yunzai, far]);
});

test("with roots given, what the cheap sources know outside of them is not listed", async () => {
  const outside = await makeYunzai(join(folder, "outside"));
  const inside = await makeYunzai(join(folder, "root/inside"));
  const node = processOf(4242, {
    executable: "/usr/bin/node",
    commandLine: ["node", "."],
    workingDirectory: outside,
  });
  const world = makeFindWorld({ system: told([node]), remembered: [outside, inside] });
  const found = await runFind(world, { roots: [join(folder, "root")], ownFolder: outside });
  expect(found.yunzai).toMatchObject([{ path: inside, reason: "remembered" }]);
});

test("the wizard's own folder and its first level are a known place", async () => {
  const yunzai = await makeYunzai(join(folder, "Yunzai"));
  const found = await runFind(makeFindWorld({ system: told([]) }), { ownFolder: folder });
  expect(found.yunzai).toMatchObject([{ path: yunzai, reason: "known-place" }]);
});

test("a folder that several sources give, under several names, is found once", async () => {
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

test("what was found is remembered, the useless is not, and what is gone is no obstacle next time", async () => {
  const [lagrange, yunzai] = [await makeLagrange(join(folder, "a")), await makeYunzai(join(folder, "b"))];
  await writeAll(join(folder, "c"), { "package.json": '{"name": "miao-yunzai"}', "app.js": "" });
  const world = makeFindWorld({ system: told([]), remembered: ["/nonexistent/before"] });
  await runFind(world, { roots: [folder], full: true });
  expect(world.remembered).toEqual([lagrange, yunzai, "/nonexistent/before"]);
  await rm(yunzai, { recursive: true });
  const again = await runFind(world, {});
  expect(again.lagrange).toMatchObject([{ path: lagrange, reason: "remembered" }]);
  expect(again.yunzai).toEqual([]);
});

test("Y10: `/status` is asked once, where a Node process listens and nothing else tells its folder", async () => {
  const yunzai = await makeYunzai(join(folder, "Yunzai"), 2599);
  const node = processOf(4242, {
    executable: "/usr/bin/node",
    commandLine: ["node", "pm2"],
    workingDirectory: "/",
  });
  const world = makeFindWorld({
    system: told([node], [listenerOf(4242, 2599)]),
    status: async () => ({ folder: yunzai, pid: 4242 }),
  });
  const found = await runFind(world, { roots: [folder], full: true });
  expect(found.yunzai).toMatchObject([{ path: yunzai, running: true, reason: "listening" }]);
  expect(world.asked).toEqual([2599]);
});

test("Y10: the owner is not known, on the factory port: asked, and its folder is found without a walk", async () => {
  const yunzai = await makeYunzai(join(folder, "Yunzai"));
  const world = makeFindWorld({
    system: told([], [listenerOf(null, 2536)]),
    status: async () => ({ folder: yunzai, pid: 99 }),
  });
  const found = await runFind(world, {});
  expect(found.yunzai).toMatchObject([{ path: yunzai, running: true, reason: "listening" }]);
  expect(world.asked).toEqual([2536]);
});

test("Y10: an answer from another process than the port's owner is not believed", async () => {
  const yunzai = await makeYunzai(join(folder, "Yunzai"));
  const node = processOf(4242, { executable: "/usr/bin/node" });
  const world = makeFindWorld({
    system: told([node], [listenerOf(4242, 2536)]),
    status: async () => ({ folder: yunzai, pid: 4243 }),
  });
  const found = await runFind(world, { roots: [folder] });
  expect(found.yunzai).toMatchObject([{ path: yunzai, running: false, reason: "walk" }]);
  expect(world.asked).toEqual([2536]);
});

test("Y10: nobody is asked where the folder is told, where another program listens, or where nobody does", async () => {
  const yunzai = await makeYunzai(join(folder, "Yunzai"));
  const status = async () => ({ folder: yunzai, pid: 4242 });
  const here = processOf(4242, {
    executable: "/usr/bin/node",
    commandLine: ["node", "."],
    workingDirectory: yunzai,
  });
  const nginx = processOf(4242, { executable: "/usr/sbin/nginx", workingDirectory: "/" });
  for (const system of [
    told([here], [listenerOf(4242, 2536)]),
    told([nginx], [listenerOf(4242, 2536)]),
    told([here], []),
  ]) {
    const world = makeFindWorld({ system, status });
    await runFind(world, { roots: [folder], full: true });
    expect(world.asked).toEqual([]);
  }
});

test("a Yunzai that listens on another port than its settings name is told again, as running", async () => {
  const yunzai = await makeYunzai(join(folder, "Yunzai"), 2540);
  const world = makeFindWorld({
    system: told([], [listenerOf(null, 2536)]),
    status: async () => {
      // By then the search has come by, on a slow machine too.
      await new Promise((resolve) => setTimeout(resolve, 1000));
      return { folder: yunzai, pid: 1 };
    },
  });
  const found = await runFind(world, { roots: [folder], full: true });
  const running = found.events.flatMap((event) => (event.type === "yunzai" ? [event.candidate.running] : []));
  expect(running).toEqual([false, true]);
  expect(found.yunzai).toMatchObject([{ path: yunzai, running: true }]);
});

test("a real listener that says nothing holds nothing up beyond the time limit", async () => {
  const { server, port } = await listenOn("127.0.0.1");
  await makeYunzai(join(folder, "Yunzai"), port);
  const world = makeFindWorld({ status: () => new Promise(() => undefined) });
  const found = await runFind(world, { roots: [folder], maxSeconds: 0.3 });
  server.close();
  expect(world.asked).toEqual([port]);
  expect(found.scanned.ms).toBeLessThan(3000);
});
