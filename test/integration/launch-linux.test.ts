import { chmod, mkdir, readdir, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { createLauncher } from "../../electron/adapters/launch/launcher.ts";
import { createLinuxLauncher } from "../../electron/adapters/launch/launch-linux.ts";
import type { Launch } from "../../electron/jobs/ports.ts";
import { bundle } from "../support/bundle.ts";
import type { LaunchTask } from "../support/children/launch-once.ts";
import { isAlive } from "../support/children-of.ts";
import { withDesktop, type DesktopWorld } from "../support/desktop-world.ts";
import { runChild } from "../support/run-child.ts";

/** A program in a folder of this name, to be started there. */
async function makeProgram({ folder, addScript }: DesktopWorld, name: string): Promise<Launch> {
  const home = join(folder, name);
  await mkdir(home);
  return { program: await addScript(join(home, "Lagrange.OneBot")), args: [], folder: home };
}

const emulators = [
  "x-terminal-emulator",
  "gnome-terminal",
  "konsole",
  "xfce4-terminal",
  "mate-terminal",
  "lxterminal",
  "alacritty",
  "kitty",
  "xterm",
];

for (const name of emulators) {
  test(`${name} runs the program in its folder, with its arguments as they are`, async () => {
    await withDesktop(async (world) => {
      await world.addTerminal(name);
      const launch = await makeProgram(world, "机器人 1 号");
      const node = await world.addScript(join(world.programs, "node"));
      const started = await world.launcher.start({ ...launch, program: node, args: [".", "二 三", "$HOME"] });
      expect(started).toEqual({ kind: "started", pid: expect.any(Number) });
      expect(await world.ran()).toMatchObject({ folder: launch.folder, args: [".", "二 三", "$HOME"] });
      expect(await world.noteOf("terminal")).toBe(`${join(world.programs, name)}\n`);
    });
  });

  test(`${name} runs a program without arguments, and no shell reads its folder's name`, async () => {
    await withDesktop(async (world) => {
      await world.addTerminal(name);
      const launch = await makeProgram(world, `; touch bad $(touch bad) \`touch bad\` "it's" & a=b -e`);
      expect((await world.launcher.start(launch)).kind).toBe("started");
      expect(await world.ran()).toMatchObject({ folder: launch.folder, args: [] });
      for (const folder of [world.folder, launch.folder, process.cwd()]) {
        expect(await readdir(folder)).not.toContain("bad");
      }
    });
  });
}

test("a program that cannot be run after all leaves nothing for a shell to read but its own name", async () => {
  await withDesktop(async (world) => {
    await world.addTerminal("xterm");
    const launch = await makeProgram(world, "; touch bad;");
    await writeFile(launch.program, "#!/nonexistent/interpreter\n");
    const started = await world.launcher.start(launch);
    const pid = started.kind === "started" ? (started.pid ?? 0) : 0;
    expect(pid).toBeGreaterThan(0);
    await expect.poll(() => isAlive(pid)).toBe(false);
    expect(await world.noteOf("terminal")).not.toBe("");
    expect(await readdir(launch.folder)).toEqual(["Lagrange.OneBot"]);
  });
});

test("the user's own choice of a terminal comes first", async () => {
  await withDesktop(async (world) => {
    for (const name of emulators.toReversed()) await world.addTerminal(name);
    await world.launcher.start(await makeProgram(world, "l"));
    await world.ran();
    expect(await world.noteOf("terminal")).toBe(`${join(world.programs, "x-terminal-emulator")}\n`);
  });
});

test("what is started gets our environment, without what npm puts there", async () => {
  await withDesktop(async (world) => {
    await world.addTerminal("xterm");
    const environment = {
      ...world.environment,
      LANG: "zh_CN.UTF-8",
      npm_config_prefix: "/x",
      INIT_CWD: "/x",
    };
    const launcher = createLinuxLauncher({ programFolders: [world.programs], environment });
    await launcher.start(await makeProgram(world, "l"));
    await world.ran();
    const seen = await world.noteOf("environment");
    expect(seen).toContain("LANG=zh_CN.UTF-8\n");
    expect(seen).not.toMatch(/npm_config|INIT_CWD/);
  });
});

test("what was started lives on when the wizard has ended", async () => {
  await withDesktop(async (world) => {
    await world.addTerminal("xterm");
    const script = await bundle(
      join(import.meta.dirname, "../support/children/launch-once.ts"),
      world.folder,
    );
    const launch = await makeProgram(world, "l");
    const desktop = { programFolders: [world.programs], environment: world.environment };
    const ended = await runChild(script, [JSON.stringify({ desktop, launch } satisfies LaunchTask)]);
    expect([ended.code, ended.stderr]).toEqual([0, ""]);
    const { pid } = await world.ran();
    expect(JSON.parse(ended.stdout)).toEqual({ kind: "started", pid });
    expect(await isAlive(pid)).toBe(true);
    expect(await realpath(`/proc/${pid}/cwd`)).toBe(launch.folder);
    // A session of its own: what ends our console's does not reach it.
    expect(await sessionOf(pid)).toBe(pid);
  });
});

async function sessionOf(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8");
  return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[3]);
}

const broken: readonly (readonly [
  what: string,
  reason: string,
  spoil: (launch: Launch) => Promise<unknown>,
])[] = [
  ["a program that is gone", "not-found", ({ program }) => rm(program)],
  ["a folder that is gone", "not-found", ({ folder }) => rm(folder, { recursive: true })],
  ["a folder in the program's place", "not-found", ({ program }) => rm(program).then(() => mkdir(program))],
  ["a program that may not be run", "no-permission", ({ program }) => chmod(program, 0o644)],
  ["a text that is no script", "not-a-program", ({ program }) => writeFile(program, "practice\n")],
  ["a program for Windows", "not-a-program", ({ program }) => writeFile(program, "MZ\u0090\0")],
];

for (const [what, reason, spoil] of broken) {
  test(`${what} is not started, and no terminal opens`, async () => {
    await withDesktop(async (world) => {
      await world.addTerminal("xterm");
      const launch = await makeProgram(world, "l");
      await spoil(launch);
      expect(await world.launcher.start(launch)).toEqual({ kind: "failed", reason });
      expect(await readdir(join(world.folder, "notes"))).toEqual([]);
    });
  });
}

test("without a terminal, or without a screen to show it on, nothing is started", async () => {
  await withDesktop(async (world) => {
    const launch = await makeProgram(world, "l");
    const none = { kind: "failed", reason: "no-console" };
    expect(await world.launcher.start(launch)).toEqual(none);
    await writeFile(join(world.programs, "xterm"), "no executable");
    await mkdir(join(world.programs, "konsole"));
    expect(await world.launcher.start(launch)).toEqual(none);
    await world.addTerminal("kitty");
    const { DISPLAY: _, ...environment } = world.environment;
    const programFolders = [world.programs];
    const blind = createLinuxLauncher({ programFolders, environment: { ...environment, DISPLAY: "" } });
    expect(await blind.start(launch)).toEqual(none);
    expect(await blind.showFolder(launch.folder)).toBe(false);
    const wayland = { ...environment, WAYLAND_DISPLAY: "wayland-0" };
    expect((await createLinuxLauncher({ programFolders, environment: wayland }).start(launch)).kind).toBe(
      "started",
    );
    await world.ran();
  });
});

test("a terminal that the system will not run is told by its reason", async () => {
  await withDesktop(async (world) => {
    await world.addScript(join(world.programs, "xterm"), "#!/nonexistent/interpreter\n");
    expect(await world.launcher.start(await makeProgram(world, "l"))).toEqual({
      kind: "failed",
      reason: "not-found",
    });
  });
});

test("a folder is shown by xdg-open, which is given its path as it is", async () => {
  await withDesktop(async (world) => {
    const opener = join(world.programs, "xdg-open");
    const path = join(world.folder, "机器人 $(touch bad) ;'");
    await mkdir(path);
    expect(await world.launcher.showFolder(path)).toBe(false);
    await world.addScript(opener, `#!/bin/sh\nprintf '%s\\n' "$@" > "$NOTES/shown"\n`);
    expect(await world.launcher.showFolder(path)).toBe(true);
    expect(await world.noteOf("shown")).toBe(`${path}\n`);
    await world.addScript(opener, "#!/bin/sh\nexit 4\n");
    expect(await world.launcher.showFolder(path)).toBe(false);
  });
});

test("a file manager that stays with its opener has opened the folder", async () => {
  await withDesktop(async (world) => {
    await world.addTerminal("xterm");
    await world.addScript(join(world.programs, "xdg-open"));
    expect(await world.launcher.showFolder(world.folder)).toBe(true);
    await world.ran();
  });
});

test("a file, or what is not there, is not shown: it would be opened or run", async () => {
  await withDesktop(async (world) => {
    await world.addScript(join(world.programs, "xdg-open"), `#!/bin/sh\ntouch "$NOTES/shown"\n`);
    const { program, folder } = await makeProgram(world, "l");
    expect(await world.launcher.showFolder(program)).toBe(false);
    expect(await world.launcher.showFolder(join(folder, "missing"))).toBe(false);
    expect(await readdir(join(world.folder, "notes"))).toEqual([]);
  });
});

test("a system nobody has written for starts and shows nothing", async () => {
  const launcher = createLauncher("aix", { DISPLAY: ":0" }, ["/usr/bin"]);
  expect(await launcher.start({ program: "/bin/true", args: [], folder: "/" })).toEqual({
    kind: "failed",
    reason: "no-console",
  });
  expect(await launcher.showFolder("/")).toBe(false);
});
