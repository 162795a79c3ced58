import { access, mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, test } from "@playwright/test";
import { factoryLink, factorySettings } from "../../electron/core/settings/factory-settings.ts";
import { startPracticeWorld, type PracticeWorld } from "../../electron/practice/world.ts";
import { buildDesktopProgram, type DesktopRun, runDesktopProgram } from "../support/desktop-program.ts";
import { memoryFileIn } from "../support/own-home.ts";
import { makeFolder, removeFolder } from "../support/temp-folder.ts";

const program = { folder: "", script: "" };

test.beforeAll(async () => {
  program.folder = await makeFolder();
  program.script = await buildDesktopProgram(program.folder);
});

test.afterAll(() => removeFolder(program.folder));

interface Scene {
  readonly home: string;
  readonly world: PracticeWorld;
  readonly run: (args: readonly string[], more?: Readonly<Record<string, string>>) => Promise<DesktopRun>;
  /** Writes the right link into Lagrange's settings. */
  readonly connect: () => Promise<void>;
  /** Leaves the bot in the memory of an earlier run. */
  readonly remember: () => Promise<void>;
}

async function withBot(play: (scene: Scene) => Promise<void>): Promise<void> {
  const home = await makeFolder();
  const world = await startPracticeWorld({ age: "C", dir: join(home, "bots") });
  const { lagrange, yunzai } = world;
  const memory = memoryFileIn(home);
  const link = { ...factoryLink, port: Number(new URL(world.url).port), suffix: "/OneBotv11" };
  try {
    await mkdir(join(home, "user-data"));
    await mkdir(dirname(memory), { recursive: true });
    await play({
      home,
      world,
      run: (args, more) => runDesktopProgram(program.script, home, args, more),
      connect: () => writeFile(join(lagrange, "appsettings.json"), factorySettings(link)),
      remember: () => writeFile(memory, JSON.stringify({ setups: [{ lagrange, yunzai }], language: "en" })),
    });
  } finally {
    await world.close();
    await removeFolder(home);
  }
}

test("--check opens no window, tells nobody, and ends with 1 for a broken link and 0 for a healthy one", async () => {
  await withBot(async ({ run, connect, remember }) => {
    await remember();
    const broken = await run(["--check", "--repair"]);
    expect([broken.code, broken.stderr]).toEqual([1, ""]);
    for (const visible of ["BrowserWindow", "showErrorBox", "show", "requestSingleInstanceLock"]) {
      expect(broken.asked).not.toContain(visible);
    }
    await connect();
    expect((await run(["--check"])).code).toBe(0);
  });
});

test("--check minds no window that is open, and shares nothing with it that Chromium keeps open", async () => {
  await withBot(async ({ home, run, connect, remember }) => {
    await remember();
    await connect();
    const check = await run(["--check"], { STAND_IN_LOCKED: "1" });
    expect(check.code).toBe(0);
    const window = await run(["--within", join(home, "bots")]);
    const session = ["sessionData", join(home, "user-data/session")];
    expect(window.first("setPath")).toEqual(session);
    expect(check.first("setPath")).toEqual([session[0], join(home, "user-data/session/check")]);
  });
});

test("--report alone checks, and writes what can be shared in the user's language, paths shortened", async () => {
  await withBot(async ({ home, world, run, remember }) => {
    await remember();
    const { code, asked } = await run(["--report", "report.md"]);
    expect([code, asked.includes("BrowserWindow")]).toEqual([1, false]);
    const report = await readFile(join(home, "report.md"), "utf8");
    expect(report).toContain("(broken)");
    expect(report).toContain(join("~", "bots", "Lagrange.OneBot"));
    expect(report).not.toContain(world.lagrange);
    expect(report).not.toMatch(/[\u4e00-\u9fff]/);
    expect(report.endsWith("\n")).toBe(true);
  });
});

test("a portable program means a report's path from the folder that the user put it in", async () => {
  await withBot(async ({ home, run, remember }) => {
    await remember();
    await mkdir(join(home, "usb"));
    const { code } = await run(["--report", "report.md"], { PORTABLE_EXECUTABLE_DIR: join(home, "usb") });
    expect(code).toBe(1);
    await access(join(home, "usb/report.md"));
  });
});

test("--check judges every bot that was set up", async () => {
  await withBot(async ({ home, world, run, connect }) => {
    await connect();
    const other = join(home, "other");
    await mkdir(other);
    const setups = [world.lagrange, other].map((lagrange) => ({ lagrange, yunzai: world.yunzai }));
    await writeFile(memoryFileIn(home), JSON.stringify({ setups }));
    expect((await run(["--report", "report.md"])).code).toBe(1);
    const report = await readFile(join(home, "report.md"), "utf8");
    expect(report.match(/^# /gm)).toHaveLength(2);
    expect(report).toContain("(healthy)");
    expect(report).toContain("(broken)");
  });
});

test("--check without anything set up takes what is found, and says so where that is nothing", async () => {
  await withBot(async ({ home, run, connect }) => {
    await connect();
    expect((await run(["--check", "--within", join(home, "bots")])).code).toBe(0);
    await mkdir(join(home, "empty"));
    const nothing = await run(["--check", "--within", join(home, "empty"), "--report", "report.md"]);
    expect(nothing.code).toBe(1);
    expect(await readFile(join(home, "report.md"), "utf8")).not.toContain("(healthy)");
  });
});

test("a report that cannot be written, a folder that is none and an option without its value end --check with 2, one line, and no dialog", async () => {
  await withBot(async ({ run, remember }) => {
    await remember();
    const unwritten = await run(["--check", "--report", "missing/report.md"]);
    expect([unwritten.code, unwritten.stderr.trim().split("\n").length]).toEqual([2, 1]);
    expect((await run(["--check", "--within", "missing"])).code).toBe(2);
    const valueless = await run(["--lang", "en", "--report", "--check"]);
    expect([valueless.code, valueless.stderr]).toEqual([2, "--report needs a value.\n"]);
    expect(valueless.asked).not.toContain("showErrorBox");
    expect(unwritten.asked).not.toContain("showErrorBox");
  });
});

test("--check of a practice world leaves nothing of it behind", async () => {
  await withBot(async ({ home, run }) => {
    const { code, all } = await run(["--check", "--practice"]);
    expect(code).toBe(1);
    const folder = String(Reflect.get(Object(all("fork")[0]), 2));
    expect(folder).toContain(home);
    await expect(access(folder)).rejects.toThrow("ENOENT");
  });
});

test("--repair opens the window on a bot that nobody has set up, and forgets it again", async () => {
  await withBot(async ({ home, world, run }) => {
    const { lagrange, yunzai } = world;
    const { code, all } = await run(["--repair", "--within", join(home, "bots")]);
    expect(code).toBe(0);
    expect(all("page heard")[0]).toMatchObject({ bots: [{ lagrange, yunzai }] });
    const plain = await run(["--within", join(home, "bots")]);
    expect(plain.all("page heard")[0]).toMatchObject({ bots: [] });
  });
});

test("--repair opens on what was set up, and beside nothing on the search", async () => {
  await withBot(async ({ home, world, run, remember }) => {
    await mkdir(join(home, "empty"));
    const nothing = await run(["--repair", "--within", join(home, "empty")]);
    expect(nothing.all("page heard")[0]).toMatchObject({ bots: [] });
    await remember();
    const { all } = await run(["--repair", "--within", join(home, "bots")]);
    expect(all("page heard")[0]).toMatchObject({ bots: [{ lagrange: world.lagrange }] });
  });
});

test("--repair leads a window that is open already to Health: on what it finds, and on what was set up meanwhile", async () => {
  await withBot(async ({ home, world, run, remember }) => {
    const { lagrange, yunzai } = world;
    const secondStart = { STAND_IN_SECOND_START: "--repair" };
    const found = await run(["--within", join(home, "bots")], secondStart);
    expect([found.code, found.stderr]).toEqual([0, ""]);
    const [first, second] = found.all("page heard");
    expect(first).toMatchObject({ bots: [] });
    expect(second).toMatchObject({ bots: [{ lagrange, yunzai }] });
    expect(found.asked.join(" ")).toContain("focus reload page heard");
    await remember();
    const known = await run([], secondStart);
    expect(known.all("page heard")[1]).toMatchObject({ bots: [{ lagrange, yunzai }] });
  });
});
