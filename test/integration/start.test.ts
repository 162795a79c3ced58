import { mkdir, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { createDisk } from "../../electron/adapters/disk.ts";
import { createLinuxSystem } from "../../electron/adapters/system/system-linux.ts";
import type { Program } from "../../electron/core/program.ts";
import { planStart, type PlannedStart } from "../../electron/jobs/start.ts";
import { ports as realPorts } from "../support/engine.ts";
import { startChild } from "../support/find-world.ts";
import { makeLagrangeFolder, makeYunzaiFolder, writeFiles } from "../support/folders.ts";
import { startLagrange } from "../support/running-lagrange.ts";
import { makeFolder, removeFolder } from "../support/temp-folder.ts";
import { createWindowsView, realPathOf } from "../support/windows-view.ts";

interface Place {
  /** A real folder of the test's own. */
  readonly folder: string;
  /** Where programs are looked for by name. */
  readonly programs: string;
  readonly plan: (program: Program, folder: string) => Promise<PlannedStart>;
}

/** This computer, but with a `PATH` of the test's own. */
async function withPlace(play: (place: Place) => Promise<void>): Promise<void> {
  const folder = await makeFolder();
  const programs = join(folder, "bin");
  await mkdir(programs);
  const programPath = `relative:${join(folder, "missing")}:${programs}:/nonexistent`;
  const ports = {
    disk: createDisk(),
    system: createLinuxSystem({ home: folder, configHome: null, programPath }),
  };
  try {
    await play({
      folder,
      programs,
      plan: (program, at) => planStart(ports, program, at, new AbortController().signal),
    });
  } finally {
    await removeFolder(folder);
  }
}

const refused = (reason: string) => ({ kind: "refused", reason });

test("L1: Lagrange is started in its own folder, by the real path of both", async () => {
  await withPlace(async ({ folder, plan }) => {
    const lagrange = await makeLagrangeFolder(join(folder, "机器人 一号"));
    const target = { is: "lagrange", program: join(lagrange, "Lagrange.OneBot"), args: [], folder: lagrange };
    expect(await plan("lagrange", lagrange)).toEqual({ kind: "ready", target });
    await symlink(lagrange, join(folder, "link"));
    expect(await plan("lagrange", join(folder, "link"))).toEqual({ kind: "ready", target });
  });
});

test("L1: a library alone is run by the dotnet of PATH, and refused where there is none", async () => {
  await withPlace(async ({ folder, programs, plan }) => {
    const files = { "Lagrange.OneBot.dll": "stand-in" };
    const lagrange = await makeLagrangeFolder(join(folder, "l"), { executable: null, files });
    expect(await plan("lagrange", lagrange)).toEqual(refused("no-runtime"));
    await mkdir(join(programs, "dotnet"));
    expect(await plan("lagrange", lagrange)).toEqual(refused("no-runtime"));
    await rm(join(programs, "dotnet"), { recursive: true });
    await writeFile(join(programs, "dotnet"), "");
    expect(await plan("lagrange", lagrange)).toMatchObject({
      target: {
        program: join(programs, "dotnet"),
        args: [join(lagrange, "Lagrange.OneBot.dll")],
        folder: lagrange,
      },
    });
  });
});

test("Y2: Yunzai is run by the node of PATH, in its own folder", async () => {
  await withPlace(async ({ folder, programs, plan }) => {
    const yunzai = await makeYunzaiFolder(join(folder, "云崽"), { age: "C" });
    expect(await plan("yunzai", yunzai)).toEqual(refused("no-runtime"));
    await writeFile(join(programs, "node"), "");
    expect(await plan("yunzai", yunzai)).toEqual({
      kind: "ready",
      target: { is: "yunzai", program: join(programs, "node"), args: ["."], folder: yunzai },
    });
  });
});

test("what may not be read is run only where no other folder of PATH shows the program", async () => {
  await withPlace(async ({ folder, programs }) => {
    const yunzai = await makeYunzaiFolder(join(folder, "y"), { age: "C" });
    const real = createDisk();
    const closed = join(folder, "closed");
    const tail: typeof real.tail = async (file, ...more) =>
      file.startsWith(closed) ? { kind: "failed", problem: "no-permission" } : real.tail(file, ...more);
    const programPath = `${closed}:${programs}`;
    const system = createLinuxSystem({ home: folder, configHome: null, programPath });
    const plan = () =>
      planStart({ disk: { ...real, tail }, system }, "yunzai", yunzai, new AbortController().signal);
    expect(await plan()).toMatchObject({ kind: "ready", target: { program: join(closed, "node") } });
    await writeFile(join(programs, "node"), "stand-in");
    expect(await plan()).toMatchObject({ kind: "ready", target: { program: join(programs, "node") } });
  });
});

test("a folder that is not that program is not started: Lagrange v2, another Yunzai, only settings, nothing at all", async () => {
  await withPlace(async ({ folder, programs, plan }) => {
    await writeFile(join(programs, "node"), "");
    const yunzai = await makeYunzaiFolder(join(folder, "y"), { age: "C" });
    const lagrange = await makeLagrangeFolder(join(folder, "l"));
    const milky = await makeLagrangeFolder(join(folder, "m"), { milky: true });
    const both = await makeLagrangeFolder(join(folder, "b"), {
      milky: true,
      files: { "Lagrange.OneBot": "left from the version before" },
    });
    const bare = await makeLagrangeFolder(join(folder, "s"), { executable: null });
    const other = join(folder, "o");
    await writeFiles(other, { "package.json": '{"name":"miao-yunzai"}', "app.js": "", "plugins/x.js": "" });
    for (const [program, at] of [
      ["lagrange", yunzai],
      ["lagrange", milky],
      ["lagrange", both],
      ["lagrange", bare],
      ["lagrange", join(folder, "missing")],
      ["lagrange", join(lagrange, "Lagrange.OneBot")],
      ["yunzai", lagrange],
      ["yunzai", other],
      ["yunzai", folder],
    ] as const) {
      expect(await plan(program, at), `${program} ${at}`).toEqual(refused("no-program"));
    }
  });
});

test("what runs in this folder already is not started again, and one in the next folder does not count", async () => {
  await withPlace(async ({ folder, programs, plan }) => {
    await writeFile(join(programs, "node"), "");
    const [lagrange, next, yunzai] = await Promise.all([
      makeLagrangeFolder(join(folder, "l")),
      makeLagrangeFolder(join(folder, "next")),
      makeYunzaiFolder(join(folder, "y"), {
        age: "C",
        files: { "app.js": "console.log(1);setInterval(()=>{},9e4)" },
      }),
    ]);
    const stop = await startLagrange(lagrange);
    const running = await startChild(process.execPath, ["."], yunzai);
    try {
      expect(await plan("lagrange", lagrange)).toEqual(refused("running"));
      expect(await plan("yunzai", yunzai)).toEqual(refused("running"));
      expect(await plan("lagrange", next)).toMatchObject({ kind: "ready" });
    } finally {
      await Promise.all([stop(), running.stop()]);
    }
    expect(await plan("lagrange", lagrange)).toMatchObject({ kind: "ready" });
    expect(await plan("yunzai", yunzai)).toMatchObject({ kind: "ready" });
  });
});

/** Windows as far as names go: programs are found in `C:\\nodejs`, and nothing runs. */
async function withWindows(play: (root: string, plan: Place["plan"]) => Promise<void>): Promise<void> {
  await withPlace(async ({ folder }) => {
    const system = { ...realPorts.system, processes: async () => [], programFolders: () => ["C:\\nodejs"] };
    const disk = { ...realPorts.disk, ...createWindowsView(folder) };
    await play(folder, (program, at) =>
      planStart({ disk, system }, program, at, new AbortController().signal),
    );
  });
}

test("Y2: on Windows the official installer's starter is preferred, then its Node, then the system's", async () => {
  await withWindows(async (root, plan) => {
    const [home, app] = ["C:\\Users\\小明\\Programs\\Yunzai", "C:\\Users\\小明\\Programs\\Yunzai\\app"];
    await makeYunzaiFolder(realPathOf(root, app), { age: "C" });
    await writeFiles(root, { "C/nodejs/node.exe": "" });
    await writeFiles(realPathOf(root, home), { "win/node/node.exe": "", "start.cmd": "" });
    const target = (program: string, args: readonly string[], folder: string) => ({
      kind: "ready",
      target: { is: "yunzai", program, args, folder },
    });
    expect(await plan("yunzai", app)).toEqual(target(`${home}\\start.cmd`, [], home));
    await rm(realPathOf(root, `${home}\\start.cmd`));
    expect(await plan("yunzai", app)).toEqual(target(`${home}\\win\\node\\node.exe`, ["."], app));
    await rm(realPathOf(root, `${home}\\win`), { recursive: true });
    expect(await plan("yunzai", app)).toEqual(target("C:\\nodejs\\node.exe", ["."], app));
    await rm(realPathOf(root, "C:\\nodejs\\node.exe"));
    expect(await plan("yunzai", app)).toEqual(refused("no-runtime"));
  });
});

test("on Windows Lagrange is started by its .exe, and nothing of WSL or of a share is", async () => {
  await withWindows(async (root, plan) => {
    const [lagrange, shared] = ["D:\\机器人\\Lagrange", "\\\\wsl$\\Ubuntu\\Lagrange"];
    for (const at of [lagrange, shared]) {
      await makeLagrangeFolder(realPathOf(root, at), { executable: "Lagrange.OneBot.exe" });
    }
    const target = {
      is: "lagrange",
      program: `${lagrange}\\Lagrange.OneBot.exe`,
      args: [],
      folder: lagrange,
    };
    expect(await plan("lagrange", lagrange)).toEqual({ kind: "ready", target });
    expect(await plan("lagrange", shared)).toEqual(refused("not-here"));
  });
});
