import { expect } from "@playwright/test";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createWindowsLauncher } from "../../electron/adapters/launch/launch-windows.ts";
import { createSystem } from "../../electron/adapters/system/system.ts";
import { pathKey } from "../../electron/core/folder-path.ts";
import { underWine } from "../contract/system-suite.ts";
import { test } from "../support/folder-test.ts";

const program = process.execPath;

test("where the system's calls cannot be had, nothing is started or shown, and that is told", async ({
  folder,
}) => {
  const launcher = createWindowsLauncher(async () => null);
  expect(await launcher.start({ program, args: [], folder })).toEqual({ kind: "failed", reason: "unknown" });
  expect(await launcher.showFolder(folder)).toBe(false);
});

test.describe("by Windows' own calls", () => {
  test.skip(process.platform !== "win32", "needs Windows or Wine");
  const launcher = createWindowsLauncher();

  /** What the started program left behind, once it is whole. */
  async function toldBy(file: string): Promise<{ cwd: string; args: string[]; env: Record<string, string> }> {
    await expect.poll(() => readFile(file, "utf8").catch(() => ""), { timeout: 20_000 }).not.toBe("");
    return JSON.parse(await readFile(file, "utf8"));
  }

  /** A script that says where and how it was started, in one step. */
  async function writeTeller(own: string): Promise<void> {
    const said = "JSON.stringify({ cwd: process.cwd(), args: process.argv.slice(2), env: process.env })";
    await writeFile(
      join(own, "tell.js"),
      `const fs = require("fs"); fs.writeFileSync("told.tmp", ${said}); fs.renameSync("told.tmp", "told.json");`,
    );
  }

  test("a program starts in its own folder, with its arguments and the user's environment, not with this one's", async ({
    folder,
  }) => {
    const own = join(folder, "机器人 1 & co");
    await mkdir(own);
    await writeTeller(own);
    process.env["SETUP_TEST_SECRET"] = "s3cret";
    const args = ["a b", 'c"d', "e\\", "%PATH%", "云崽", ""];
    const result = await launcher.start({ program, args: ["tell.js", ...args], folder: own });
    delete process.env["SETUP_TEST_SECRET"];
    expect(result).toEqual({ kind: "started", pid: expect.any(Number) });
    const told = await toldBy(join(own, "told.json"));
    expect(pathKey(told.cwd)).toBe(pathKey(own));
    expect(told.args).toEqual(args);
    const names = Object.keys(told.env).map((name) => name.toUpperCase());
    expect(names).toContain("PATH");
    expect(names).not.toContain("SETUP_TEST_SECRET");
  });

  test("it is shown by the system under the id that was told, with the folder it was given", async ({
    folder,
  }) => {
    await writeFile(join(folder, "stay.js"), "setTimeout(() => undefined, 4000);");
    const result = await launcher.start({ program, args: ["stay.js"], folder });
    const pid = result.kind === "started" ? result.pid : null;
    const system = createSystem(process.platform, process.env);
    const find = async () => (await system.processes()).find((process) => process.pid === pid);
    await expect.poll(async () => (await find())?.workingDirectory ?? null).toBe(folder);
    expect((await find())?.commandLine?.slice(1)).toEqual(["stay.js"]);
    // It ends by itself: what was started is never ended by us.
    await expect.poll(find, { timeout: 20_000 }).toBeUndefined();
  });

  test("a batch file starts by cmd.exe, in a folder with blanks and signs in its name", async ({
    folder,
  }) => {
    const own = join(folder, "云崽 (1) & co^");
    await mkdir(own);
    await writeTeller(own);
    await writeFile(join(own, "start it.cmd"), `@"${program}" tell.js %1\r\n`);
    const result = await launcher.start({ program: join(own, "start it.cmd"), args: ["--x"], folder: own });
    expect(result.kind).toBe("started");
    const told = await toldBy(join(own, "told.json"));
    expect(pathKey(told.cwd)).toBe(pathKey(own));
    expect(told.args).toEqual(["--x"]);
  });

  test("what would be read by cmd.exe is refused, and nothing runs", async ({ folder }) => {
    await writeTeller(folder);
    await writeFile(join(folder, "start.cmd"), `@"${program}" tell.js %1\r\n`);
    const result = await launcher.start({ program: join(folder, "start.cmd"), args: ["a&b"], folder });
    expect(result).toEqual({ kind: "failed", reason: "unknown" });
  });

  test("why a program does not start is told", async ({ folder }) => {
    const text = join(folder, "text.exe");
    await writeFile(text, "this is no program");
    const gone = join(folder, "gone.exe");
    const start = async (path: string, own = folder) =>
      launcher.start({ program: path, args: [], folder: own });
    expect(await start(gone)).toEqual({ kind: "failed", reason: "not-found" });
    expect(await start(join(folder, "no", "such.exe"))).toEqual({ kind: "failed", reason: "not-found" });
    expect(await start(program, join(folder, "nowhere"))).toEqual({ kind: "failed", reason: "not-found" });
    expect(await start(text)).toEqual({ kind: "failed", reason: "not-a-program" });
  });

  test("a folder is shown", async ({ folder }) => {
    test.skip(!underWine, "would leave a window open on a real desktop");
    const own = join(folder, "云崽 1");
    await mkdir(own);
    expect(await launcher.showFolder(`${own}\\`)).toBe(true);
  });

  test("neither a file nor what is not there is shown as a folder", async ({ folder }) => {
    const file = join(folder, "a.cmd");
    await writeFile(file, "@echo run> ran.txt\r\n");
    expect(await launcher.showFolder(file)).toBe(false);
    expect(await launcher.showFolder(join(folder, "nowhere"))).toBe(false);
    expect(await launcher.showFolder("relative")).toBe(false);
  });
});
