import { expect, test } from "@playwright/test";
import { execFile } from "node:child_process";
import { constants } from "node:fs";
import { mkdir, open, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { promisify } from "node:util";
import { createMemory, createPassingMemory, memoryFile } from "../../electron/adapters/memory.ts";
import { systemWriters, writerTag } from "../../electron/adapters/settings-file/writer-tag.ts";
import { onWindows } from "../support/platform.ts";
import { runChild } from "../support/run-child.ts";
import { makeFolder, removeFolder } from "../support/temp-folder.ts";

let folder: string;
let file: string;
test.beforeEach(async () => {
  folder = await makeFolder();
  file = join(folder, "config/lagrange-yunzai-setup/memory.json");
});
test.afterEach(() => removeFolder(folder));

test("what was remembered is recalled in its order, by another instance too", async () => {
  await createMemory(file).remember(() => ({ folders: ["/opt/Yunzai", "D:\\机器人\\Lagrange"] }));
  expect((await createMemory(file).recall()).folders).toEqual(["/opt/Yunzai", "D:\\机器人\\Lagrange"]);
});

test("a new list replaces the old one, without repeats and never longer than twenty", async () => {
  const memory = createMemory(file);
  await memory.remember(() => ({ folders: ["/old"] }));
  await memory.remember(() => ({ folders: ["/a", "/b", "/a"] }));
  expect((await memory.recall()).folders).toEqual(["/a", "/b"]);
  await memory.remember(() => ({ folders: Array.from({ length: 50 }, (_, index) => `/${index}`) }));
  expect((await memory.recall()).folders.length).toBe(20);
});

test("nobody else may read the file, and no temporary one stays behind", async () => {
  await createMemory(file).remember(() => ({ folders: ["/opt/Yunzai"] }));
  // On Windows a user's own folder is closed to others by its access list.
  if (!onWindows) expect((await stat(file)).mode & 0o077).toBe(0);
  expect(await readdir(dirname(file))).toEqual(["memory.json"]);
});

for (const [what, text] of [
  ["torn", '{"folders": ["/opt/Yun'],
  ["empty", ""],
  ["a list", '["/opt"]'],
  ["null", "null"],
  ["of another shape", '{"folders": "/opt"}'],
  ["binary", "\0\u0001\u0002"],
] as const) {
  test(`a file that is ${what} reads as nothing remembered, and can be written again`, async () => {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
    const memory = createMemory(file);
    expect((await memory.recall()).folders).toEqual([]);
    await memory.remember(() => ({ folders: ["/opt/Yunzai"] }));
    expect((await memory.recall()).folders).toEqual(["/opt/Yunzai"]);
  });
}

test("while another program has the file open, even for itself alone, nothing that was remembered is lost", async () => {
  const memory = createMemory(file);
  await memory.remember(() => ({ folders: ["/opt/Yunzai"] }));
  // UV_FS_O_EXLOCK, which other systems do not know: there the file is merely open.
  const forItselfAlone = onWindows ? 0x1000_0000 : 0;
  const held = await open(file, forItselfAlone | constants.O_RDWR);
  const remembering = memory.remember(() => ({ language: "en" }));
  await delay(200);
  await held.close();
  await remembering;
  expect(await memory.recall()).toEqual({ folders: ["/opt/Yunzai"], setups: [], language: "en" });
});

test("a change starts from what stands in the file, not from what an earlier look could see of it", async () => {
  const [one, other] = [createMemory(file), createMemory(file)];
  await one.remember(() => ({ folders: ["/a"] }));
  await other.remember(({ folders }) => ({ folders: ["/b", ...folders] }));
  await one.remember(({ folders }) => ({ folders: ["/c", ...folders] }));
  expect((await other.recall()).folders).toEqual(["/c", "/b", "/a"]);
});

test("a file that cannot be read is left as it is", async () => {
  await mkdir(file, { recursive: true });
  const memory = createMemory(file);
  expect((await memory.recall()).folders).toEqual([]);
  await memory.remember(() => ({ folders: ["/opt/Yunzai"] }));
  expect((await stat(file)).isDirectory()).toBe(true);
  expect(await readdir(dirname(file))).toEqual(["memory.json"]);
});

test("of a file that is far too large nothing is read, and it can be written again", async () => {
  const memory = createMemory(file);
  await memory.remember(() => ({ folders: ["/opt/Yunzai"] }));
  await writeFile(file, `${await readFile(file, "utf8")}${" ".repeat(2 * 1024 * 1024)}`);
  expect((await memory.recall()).folders).toEqual([]);
  await memory.remember(() => ({ folders: ["/opt/Lagrange"] }));
  expect((await memory.recall()).folders).toEqual(["/opt/Lagrange"]);
});

test("a pipe in the file's place is not waited for, and left as it is", async () => {
  test.skip(onWindows, "no such pipes there");
  await mkdir(dirname(file), { recursive: true });
  await promisify(execFile)("mkfifo", [file]);
  const memory = createMemory(file);
  expect((await memory.recall()).folders).toEqual([]);
  await memory.remember(() => ({ folders: ["/opt/Yunzai"] }));
  expect((await stat(file)).isFIFO()).toBe(true);
});

test("what a run that was killed left beside the file goes with the next change; what a living one writes there stays", async () => {
  await mkdir(dirname(file), { recursive: true });
  const self = await systemWriters.self();
  const { stdout: ended } = await runChild("-e", ["process.stdout.write(String(process.pid))"]);
  const [dead, alive] = [{ ...self, pid: Number(ended) }, self].map(
    (writer) => `memory.json.${writerTag(writer)}.tmp`,
  );
  for (const name of [dead, alive]) await writeFile(join(dirname(file), name ?? ""), "half");
  await createMemory(file).remember(() => ({ folders: ["/opt/Yunzai"] }));
  expect(await readdir(dirname(file))).toEqual(["memory.json", alive]);
});

test("entries that are no paths are left out", async () => {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, '{"folders": [1, null, "", "/opt/Yunzai", {}]}');
  expect((await createMemory(file).recall()).folders).toEqual(["/opt/Yunzai"]);
});

test("where nothing can be written, remembering does nothing and says nothing", async () => {
  const blocked = join(folder, "a-file");
  await writeFile(blocked, "mine");
  const memory = createMemory(join(blocked, "below/memory.json"));
  await memory.remember(() => ({ folders: ["/opt/Yunzai"] }));
  expect((await memory.recall()).folders).toEqual([]);
  expect(await readFile(blocked, "utf8")).toBe("mine");
});

test("two writers at once leave one whole list", async () => {
  const lists = Array.from({ length: 10 }, (_, index) =>
    Array.from({ length: 20 }, (__, at) => `/${index}/${at}`),
  );
  await Promise.all(lists.map((list) => createMemory(file).remember(() => ({ folders: list }))));
  expect(lists).toContainEqual((await createMemory(file).recall()).folders);
});

const at = (platform: NodeJS.Platform, environment: Record<string, string>, home: string): string =>
  memoryFile({ platform, environment, home });

test("the file lies in the user's own settings folder, where the system wants it", () => {
  const name = "lagrange-yunzai-setup";
  expect(at("linux", {}, "/home/me")).toBe(`/home/me/.config/${name}/memory.json`);
  expect(at("linux", { XDG_CONFIG_HOME: "/cfg" }, "/home/me")).toBe(`/cfg/${name}/memory.json`);
  expect(at("linux", { XDG_CONFIG_HOME: "relative" }, "/home/me")).toBe(
    `/home/me/.config/${name}/memory.json`,
  );
  const roaming = "C:\\Users\\me\\AppData\\Roaming";
  expect(at("win32", { APPDATA: "D:\\Roaming" }, "C:\\Users\\me")).toBe(`D:\\Roaming\\${name}\\memory.json`);
  expect(at("win32", {}, "C:\\Users\\me")).toBe(`${roaming}\\${name}\\memory.json`);
});

test("what is not named is kept: folders, setups and language do not push each other out", async () => {
  const memory = createMemory(file);
  await Promise.all([
    memory.remember(() => ({ folders: ["/opt/Yunzai"] })),
    memory.remember(() => ({ setups: [{ lagrange: "/opt/Lagrange", yunzai: null }] })),
    memory.remember(() => ({ language: "en" })),
  ]);
  expect(await createMemory(file).recall()).toEqual({
    folders: ["/opt/Yunzai"],
    setups: [{ lagrange: "/opt/Lagrange", yunzai: null }],
    language: "en",
  });
});

test("a setup or a language of another shape reads as none", async () => {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(
    file,
    '{"setups": [{"lagrange": 1}, null, {"lagrange": "/l"}], "language": {}, "folders": ["/a"]}',
  );
  expect(await createMemory(file).recall()).toEqual({
    folders: ["/a"],
    setups: [{ lagrange: "/l", yunzai: null }],
    language: null,
  });
  await writeFile(file, '{"setups": {"lagrange": "/l"}}');
  expect((await createMemory(file).recall()).setups).toEqual([]);
});

test("the practice world's memory keeps nothing for the next run", async () => {
  const memory = createPassingMemory();
  await memory.remember(() => ({ folders: ["/practice"], language: "en" }));
  expect(await memory.recall()).toEqual({ folders: ["/practice"], setups: [], language: "en" });
  expect(await createPassingMemory().recall()).toEqual({ folders: [], setups: [], language: null });
});
