import { access, mkdir, readFile, realpath, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, test } from "@playwright/test";
import { buildDesktopProgram, runDesktopProgram, type DesktopRun } from "../support/desktop-program.ts";
import { memoryFileIn } from "../support/own-home.ts";
import { makeFolder, removeFolder } from "../support/temp-folder.ts";

const program = { folder: "", script: "" };

test.beforeAll(async () => {
  program.folder = await makeFolder();
  program.script = await buildDesktopProgram(program.folder);
});

test.afterAll(() => removeFolder(program.folder));

function run(
  home: string,
  args: readonly string[],
  more: Readonly<Record<string, string>> = {},
): Promise<DesktopRun> {
  return runDesktopProgram(program.script, home, args, more);
}

async function withHome(play: (home: string) => Promise<void>): Promise<void> {
  const home = await makeFolder();
  try {
    await mkdir(join(home, "user-data/practice"), { recursive: true });
    await play(home);
  } finally {
    await removeFolder(home);
  }
}

test("the program guards everything before its page is loaded, serves it, answers it, and ends with its window", async () => {
  await withHome(async (home) => {
    const { code, asked, first, all, stderr } = await run(home, ["--within", home]);
    expect([code, stderr]).toEqual([0, ""]);
    const before = (what: string, then: string): void =>
      expect([what, asked.includes(what) && asked.indexOf(what) < asked.indexOf(then)]).toEqual([what, true]);
    for (const early of ["registerSchemesAsPrivileged", "enableSandbox", "requestSingleInstanceLock"])
      before(early, "ready");
    for (const guard of [
      "setPermissionRequestHandler",
      "setPermissionCheckHandler",
      "setDevicePermissionHandler",
      "onBeforeRequest",
      "setWindowOpenHandler",
      "handle",
      "ipc.handle",
    ]) {
      before(guard, "loadURL");
    }
    expect(first("registerSchemesAsPrivileged")).toEqual([
      { scheme: "wizard", privileges: { standard: true, secure: true, supportFetchAPI: true } },
    ]);
    expect(first("setWindowOpenHandler")).toEqual({ action: "deny" });
    expect(first("BrowserWindow")).toMatchObject({
      preload: join(program.folder, "preload.cjs"),
      sandbox: true,
    });
    expect(first("loadURL")).toEqual(["wizard://app/", 200, "the page"]);
    expect(all("page heard")).toMatchObject([
      { host: "desktop", practice: true, language: "zh-CN" },
      null,
      { kind: "cancelled" },
    ]);
    // A second start brings the window to the front.
    expect(asked.join(" ")).toContain("restore show focus");
    // The picker and the menu speak the language that was chosen meanwhile.
    expect(all("setApplicationMenu").map((labels) => JSON.stringify(labels).includes("文件"))).toEqual([
      true,
      false,
    ]);
    expect(all("popup")).toEqual([[["Cu&t", "&Copy", "&Paste", "-", "Select &all"], 5, 7, "keyboard"]]);
    expect(first("showOpenDialog")).toMatchObject({
      title: "Choose the folder of Lagrange or Yunzai",
      properties: ["openDirectory", "dontAddToRecent"],
    });
    expect(asked.at(-1)).toBe("quit");
    const kept: unknown = JSON.parse(await readFile(join(home, "user-data/window.json"), "utf8"));
    expect(kept).toEqual({ bounds: { x: 190, y: 60, width: 900, height: 640 }, maximized: false });
  });
});

test("the picker opens beside the folder that was picked last", async () => {
  await withHome(async (home) => {
    const picked = join(home, "bots", "Lagrange");
    const { all } = await run(home, ["--within", home], { STAND_IN_PICKED: picked });
    expect(all("showOpenDialog")).toMatchObject([
      { title: expect.any(String) },
      { defaultPath: dirname(picked) },
    ]);
    expect(all("showOpenDialog")[0]).not.toHaveProperty("defaultPath");
  });
});

test("the window comes back where it was, in the language that was chosen", async () => {
  await withHome(async (home) => {
    const file = join(home, "user-data/window.json");
    await writeFile(file, '{"bounds":{"x":40,"y":50,"width":800,"height":600},"maximized":true}');
    await mkdir(dirname(memoryFileIn(home)), { recursive: true });
    await writeFile(memoryFileIn(home), '{"language":"en"}');
    const { asked, first, all } = await run(home, ["--within", home]);
    expect(first("setBounds")).toEqual({ x: 40, y: 50, width: 800, height: 600 });
    expect(asked).toContain("maximize");
    expect(all("page heard")).toMatchObject([{ language: "en" }, null, {}]);
    expect(all("setAboutPanelOptions").at(-1)).toBe("Lagrange and Yunzai setup");
  });
});

test("a second program ends at once: the first one has the window", async () => {
  await withHome(async (home) => {
    const { code, asked } = await run(home, [], { STAND_IN_LOCKED: "1" });
    expect(code).toBe(0);
    expect(asked.slice(-2)).toEqual(["requestSingleInstanceLock", "quit"]);
  });
});

test("an option without its value is told in one sentence, in a box, before another program's window is asked for", async () => {
  await withHome(async (home) => {
    const { code, asked, first } = await run(home, ["--lang", "en", "--within", "--repair"]);
    expect(code).toBe(2);
    expect(first("showErrorBox")).toEqual(["Lagrange and Yunzai setup", "--within needs a value."]);
    for (const later of ["BrowserWindow", "requestSingleInstanceLock"]) expect(asked).not.toContain(later);
  });
});

test("a practice world opens beside the real wizard, is remembered by nobody, and is removed at the end", async () => {
  await withHome(async (home) => {
    const { code, asked, first, all } = await run(home, ["--practice", "--age", "B"]);
    expect(code).toBe(0);
    expect(first("requestSingleInstanceLock")).toBe(join(home, "user-data/practice"));
    expect(first("fork")).toMatchObject([
      "practice",
      "--dir",
      expect.any(String),
      "--age",
      "B",
      "--lang",
      "zh-CN",
    ]);
    // On Windows a program without a console has no output to hand on, and Electron ends when it tries to.
    expect(first("stdio")).toEqual(["ignore", "pipe", "pipe"]);
    expect(all("page heard")[0]).toMatchObject({ practice: true, bots: [] });
    expect(asked.at(-1)).toBe("quit");
    await expect(access(String(Reflect.get(Object(first("fork")), 2)))).rejects.toThrow("ENOENT");
    await expect(access(memoryFileIn(home))).rejects.toThrow("ENOENT");
  });
});

test("a practice world that cannot be is told in one sentence", async () => {
  await withHome(async (home) => {
    const { code, asked, first, stderr } = await run(home, ["--practice", "--age", "Z"]);
    expect(code).toBe(2);
    expect(stderr).toContain("--age");
    expect(first("showErrorBox")).toEqual([
      "Lagrange × 云崽 连接向导",
      "练习环境没能启动，请关闭向导后再试。",
    ]);
    expect(asked).not.toContain("BrowserWindow");
  });
});

test("a folder to stay within that is none is told in one sentence", async () => {
  await withHome(async (home) => {
    const missing = join(await realpath(home), "missing");
    const { code, asked, first } = await run(home, ["--within", missing, "--lang", "en"]);
    expect(code).toBe(2);
    expect(first("showErrorBox")).toEqual(["Lagrange and Yunzai setup", expect.stringContaining(missing)]);
    expect(asked).not.toContain("BrowserWindow");
  });
});

test("a bug ends the program with one sentence, and no stack trace", async () => {
  await withHome(async (home) => {
    const { code, first, stderr } = await run(home, ["--within", home, "--lang", "en"], {
      STAND_IN_BUG: "1",
    });
    expect(code).toBe(4);
    expect(first("showErrorBox")).toEqual([
      "Lagrange and Yunzai setup",
      expect.stringMatching(/^Something went wrong inside the wizard[^\n]+$/),
    ]);
    expect(stderr).toContain("no page today");
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});
