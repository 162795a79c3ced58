import { mkdir, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { createDisk } from "../../electron/adapters/disk.ts";
import { createLinuxSystem } from "../../electron/adapters/system/system-linux.ts";
import type { StartProgram } from "../../electron/contract/api.ts";
import type { Service } from "../../electron/contract/service.ts";
import { planStart, type PlannedStart } from "../../electron/jobs/start.ts";
import type { Launch, Launcher } from "../../electron/jobs/ports.ts";
import { createKnownFolders } from "../../electron/service/known-folders.ts";
import { createStarts } from "../../electron/service/starts.ts";
import { withDesktop } from "../support/desktop-world.ts";
import { ports as realPorts } from "../support/engine.ts";
import { startChild } from "../support/find-world.ts";
import { makeLagrangeFolder, makeYunzaiFolder, writeFiles } from "../support/folders.ts";
import { startLagrange } from "../support/running-lagrange.ts";
import { makeFolder, removeFolder } from "../support/temp-folder.ts";
import { createWindowsView, realPathOf } from "../support/windows-view.ts";
import { openService, quietCall, refusalOf } from "../support/window-service.ts";

interface Place {
  /** A real folder of the test's own. */
  readonly folder: string;
  /** Where programs are looked for by name. */
  readonly programs: string;
  readonly plan: (program: StartProgram, folder: string) => Promise<PlannedStart>;
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

/** A window's service whose launches are only noted. */
async function withService(
  play: (service: Service, lagrange: string, asked: readonly (Launch | string)[]) => Promise<void>,
  within: (folder: string) => string | null = () => null,
): Promise<void> {
  await withPlace(async ({ folder }) => {
    const asked: (Launch | string)[] = [];
    const launcher: Launcher = {
      async start(launch) {
        asked.push(launch);
        return { kind: "started", pid: 7 };
      },
      async showFolder(path) {
        asked.push(path);
        return true;
      },
    };
    const lagrange = await makeLagrangeFolder(join(folder, "l"));
    await makeLagrangeFolder(join(folder, "hidden", "other"));
    const { service, grant } = openService({ within: within(folder) }, { launcher });
    grant(lagrange);
    await service.takeFolder({ path: lagrange }, quietCall());
    await play(service, lagrange, asked);
  });
}

test("only folders that were given can be planned for, started and shown", async () => {
  await withService(async (service, lagrange, asked) => {
    for (const path of [join(lagrange, "../hidden/other"), join(lagrange, ".."), "/", "", `${lagrange}/x`]) {
      for (const program of ["lagrange", "yunzai"] as const) {
        expect(await refusalOf(() => service.planStart({ program, folder: path }, quietCall()))).toBe(
          "unknown-folder",
        );
      }
      expect(await refusalOf(() => service.showFolder({ path }, quietCall()))).toBe("unknown-folder");
    }
    expect(asked).toEqual([]);
    expect(await service.showFolder({ path: lagrange }, quietCall())).toBe(true);
    expect(asked).toEqual([lagrange]);
  });
});

test("what was shown is started, once, and what was never shown is not", async () => {
  await withService(async (service, lagrange, asked) => {
    const plan = await service.planStart({ program: "lagrange", folder: lagrange }, quietCall());
    if (plan.kind === "refused") throw new Error(plan.reason);
    expect(asked).toEqual([]);
    for (const id of ["", "00ff", lagrange, `${plan.id}0`]) {
      expect(await refusalOf(() => service.start({ plan: id }, quietCall()))).toBe("unknown-plan");
    }
    expect(await service.start({ plan: plan.id }, quietCall())).toEqual({ kind: "started", pid: 7 });
    const { is: _, ...launch } = plan.target;
    expect(asked).toEqual([launch]);
    expect(await refusalOf(() => service.start({ plan: plan.id }, quietCall()))).toBe("unknown-plan");
    expect(asked).toHaveLength(1);
  });
});

test("a plan is of no use once the program was started by hand, and a plan to write is no plan to start", async () => {
  await withService(async (service, lagrange, asked) => {
    const plan = await service.planStart({ program: "lagrange", folder: lagrange }, quietCall());
    const id = plan.kind === "ready" ? plan.id : "";
    expect(await refusalOf(() => service.write({ plan: id }, quietCall()))).toBe("unknown-plan");
    const stop = await startLagrange(lagrange);
    try {
      expect(await service.start({ plan: id }, quietCall())).toEqual({ kind: "failed", reason: "running" });
      expect(asked).toEqual([]);
    } finally {
      await stop();
    }
  });
});

test("what the window cancelled is not begun: nothing is planned, started or shown", async () => {
  await withService(async (service, lagrange, asked) => {
    const plan = await service.planStart({ program: "lagrange", folder: lagrange }, quietCall());
    const cancelled = { ...quietCall(), signal: AbortSignal.abort() };
    const request = { program: "lagrange", folder: lagrange } as const;
    expect(await service.planStart(request, cancelled)).toEqual(refused("cancelled"));
    const id = plan.kind === "ready" ? plan.id : "";
    expect(await service.start({ plan: id }, cancelled)).toEqual({ kind: "failed", reason: "cancelled" });
    expect(await service.showFolder({ path: lagrange }, cancelled)).toBe(false);
    expect(asked).toEqual([]);
    // What could not be begun is used up all the same.
    expect(await refusalOf(() => service.start({ plan: id }, quietCall()))).toBe("unknown-plan");
  });
});

/** Notes where it runs, and stays under its own name. */
const lagrangeScript = `#!/bin/sh
printf '%s\\n' "$$" "$PWD" > "$NOTES/ran.part"
mv "$NOTES/ran.part" "$NOTES/ran"
while sleep 0.2; do :; done
`;

test("from the plan to the terminal: Lagrange runs in its folder, and is seen to run there", async () => {
  await withDesktop(async ({ folder, launcher, addTerminal, addScript, ran }) => {
    await addTerminal("x-terminal-emulator");
    const lagrange = await makeLagrangeFolder(join(folder, "机器人; touch bad"));
    await addScript(join(lagrange, "Lagrange.OneBot"), lagrangeScript);
    const { service, grant } = openService({}, { launcher });
    grant(lagrange);
    await service.takeFolder({ path: lagrange }, quietCall());
    const plan = await service.planStart({ program: "lagrange", folder: lagrange }, quietCall());
    const started = await service.start({ plan: plan.kind === "ready" ? plan.id : "" }, quietCall());
    expect(started).toEqual({ kind: "started", pid: expect.any(Number) });
    expect((await ran()).folder).toBe(lagrange);
    expect(await service.planStart({ program: "lagrange", folder: lagrange }, quietCall())).toEqual(
      refused("running"),
    );
  });
});

test("a starter that works outside the only folder to work in is not started", async () => {
  await withPlace(async ({ folder }) => {
    const app = "C:\\Yunzai\\app";
    await makeYunzaiFolder(realPathOf(folder, app), { age: "C" });
    await writeFiles(realPathOf(folder, "C:\\Yunzai"), { "win/node/node.exe": "", "start.cmd": "" });
    const disk = { ...realPorts.disk, ...createWindowsView(folder) };
    const kindIn = async (within: string | null): Promise<unknown> => {
      const folders = createKnownFolders(within);
      folders.add([app]);
      return createStarts({ ...realPorts, disk }, folders, within).plan("yunzai", app, quietCall().signal);
    };
    expect(await kindIn(app)).toEqual(refused("outside"));
    expect(await kindIn("C:\\Yunzai")).toMatchObject({ kind: "ready" });
    expect(await kindIn(null)).toMatchObject({ kind: "ready" });
  });
});

test("what is gone since it was shown is told so", async () => {
  await withDesktop(async ({ folder, launcher, addTerminal }) => {
    await addTerminal("xterm");
    const lagrange = await makeLagrangeFolder(join(folder, "l"));
    const { service, grant } = openService({}, { launcher });
    grant(lagrange);
    await service.takeFolder({ path: lagrange }, quietCall());
    const plan = await service.planStart({ program: "lagrange", folder: lagrange }, quietCall());
    await rm(join(lagrange, "Lagrange.OneBot"));
    expect(await service.start({ plan: plan.kind === "ready" ? plan.id : "" }, quietCall())).toEqual({
      kind: "failed",
      reason: "not-found",
    });
  });
});
