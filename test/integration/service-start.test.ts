import { rm } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import type { Service } from "../../electron/contract/service.ts";
import type { Launch, Launcher } from "../../electron/jobs/ports.ts";
import { createKnownFolders } from "../../electron/service/known-folders.ts";
import { createStarts } from "../../electron/service/starts.ts";
import { withDesktop } from "../support/desktop-world.ts";
import { ports as realPorts } from "../support/engine.ts";
import { makeLagrangeFolder, makeYunzaiFolder, writeFiles } from "../support/folders.ts";
import { startLagrange } from "../support/running-lagrange.ts";
import { makeFolder, removeFolder } from "../support/temp-folder.ts";
import { openService, quietCall, refusalOf } from "../support/window-service.ts";
import { createWindowsView, realPathOf } from "../support/windows-view.ts";

const refused = (reason: string) => ({ kind: "refused", reason });

/** A window's service whose launches are only noted. */
async function withService(
  play: (service: Service, lagrange: string, asked: readonly (Launch | string)[]) => Promise<void>,
): Promise<void> {
  const folder = await makeFolder();
  try {
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
    const { service, grant } = openService({}, { launcher });
    grant(lagrange);
    await service.takeFolder({ path: lagrange }, quietCall());
    await play(service, lagrange, asked);
  } finally {
    await removeFolder(folder);
  }
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
  const folder = await makeFolder();
  try {
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
  } finally {
    await removeFolder(folder);
  }
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
