import { spawn } from "node:child_process";
import { once } from "node:events";
import { access, mkdir, readFile, realpath, writeFile } from "node:fs/promises";
import { builtinModules } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "@playwright/test";
import { build } from "vite";
import { cliPath } from "../support/cli.ts";
import { makeFolder, removeFolder } from "../support/temp-folder.ts";

const root = join(import.meta.dirname, "../..");
const program = { folder: "", script: "" };

test.beforeAll(async () => {
  program.folder = await makeFolder();
  program.script = join(program.folder, "main.js");
  await build({
    configFile: false,
    logLevel: "error",
    appType: "custom",
    ssr: { noExternal: true },
    resolve: { alias: { electron: join(root, "test/support/children/electron-stand-in.ts") } },
    build: {
      ssr: true,
      target: "node20",
      outDir: program.folder,
      emptyOutDir: false,
      minify: false,
      rolldownOptions: {
        input: { main: join(root, "electron/hosts/desktop/main.ts") },
        external: [...builtinModules, /^node:/],
        output: { entryFileNames: "[name].js" },
      },
    },
  });
  // What stands beside it in `dist`.
  await mkdir(join(program.folder, "renderer"));
  await writeFile(join(program.folder, "renderer/index.html"), "the page");
  await writeFile(join(program.folder, "package.json"), '{"type":"module"}');
  await writeFile(
    join(program.folder, "cli.js"),
    `await import(${JSON.stringify(pathToFileURL(cliPath).href)});\n`,
  );
});

test.afterAll(() => removeFolder(program.folder));

interface Ran {
  readonly code: number | null;
  /** What was asked of Electron, in order. */
  readonly asked: readonly string[];
  /** With what, the first time. */
  readonly first: (what: string) => unknown;
  readonly all: (what: string) => readonly unknown[];
  readonly stderr: string;
}

/** Runs the program on the stand-in, with a home of its own. */
async function run(
  home: string,
  args: readonly string[],
  more: Readonly<Record<string, string>> = {},
): Promise<Ran> {
  const child = spawn(process.execPath, [program.script, ".", ...args], {
    env: {
      ...process.env,
      HOME: home,
      XDG_CONFIG_HOME: join(home, ".config"),
      TMPDIR: home,
      LC_ALL: "zh_CN.UTF-8",
      STAND_IN_FOLDER: home,
      ...more,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let [stdout, stderr] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  await once(child, "close");
  const notes = stdout
    .split("\n")
    .filter((line) => line !== "")
    .map((line): readonly [string, unknown] => JSON.parse(line));
  const all = (what: string): readonly unknown[] =>
    notes.filter(([name]) => name === what).map(([, facts]) => facts);
  return {
    code: child.exitCode,
    asked: notes.map(([what]) => what),
    first: (what) => all(what)[0],
    all,
    stderr,
  };
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
    expect(first("showOpenDialog")).toMatchObject({
      title: "Choose the folder of Lagrange or Yunzai",
      properties: ["openDirectory", "dontAddToRecent"],
    });
    expect(asked.at(-1)).toBe("quit");
    const kept: unknown = JSON.parse(await readFile(join(home, "user-data/window.json"), "utf8"));
    expect(kept).toEqual({ bounds: { x: 190, y: 60, width: 900, height: 640 }, maximized: false });
  });
});

test("the window comes back where it was, in the language that was chosen", async () => {
  await withHome(async (home) => {
    const file = join(home, "user-data/window.json");
    await writeFile(file, '{"bounds":{"x":40,"y":50,"width":800,"height":600},"maximized":true}');
    await mkdir(join(home, ".config/lagrange-yunzai-setup"), { recursive: true });
    await writeFile(join(home, ".config/lagrange-yunzai-setup/memory.json"), '{"language":"en"}');
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
    expect(all("page heard")[0]).toMatchObject({ practice: true, bots: [] });
    expect(asked.at(-1)).toBe("quit");
    await expect(access(String(Reflect.get(Object(first("fork")), 2)))).rejects.toThrow("ENOENT");
    await expect(access(join(home, ".config/lagrange-yunzai-setup"))).rejects.toThrow("ENOENT");
  });
});

test("a practice world that cannot be is told in one sentence", async () => {
  await withHome(async (home) => {
    const { code, asked, first } = await run(home, ["--practice", "--age", "Z"]);
    expect(code).toBe(2);
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
