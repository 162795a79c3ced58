import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { chmod, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import type { Service } from "../../electron/contract/service.ts";
import type { Program } from "../../electron/core/program.ts";
import type { Launcher } from "../../electron/jobs/ports.ts";
import { makeLagrangeFolder, makeYunzaiFolder } from "../support/folders.ts";
import { freePort } from "../support/free-port.ts";
import { makeFolder, removeFolder } from "../support/temp-folder.ts";
import { callOf, openService, quietCall } from "../support/window-service.ts";

test.skip(process.platform !== "linux", "the stand-ins are scripts");

interface Scene {
  readonly service: Service;
  readonly lagrange: string;
  readonly yunzai: string;
  readonly port: number;
  /** Starts it as the window does; what it is follows from the scripts in both folders. */
  readonly start: (program: Program, folder: string) => Promise<void>;
  readonly children: readonly ChildProcess[];
}

/** Both programs as scripts that run for real, started without a terminal; those that still run are ended. */
async function withScene(play: (scene: Scene) => Promise<void>): Promise<void> {
  const folder = await makeFolder();
  const children: ChildProcess[] = [];
  const launcher: Launcher = {
    async start({ program, args, folder: cwd }) {
      const child = spawn(program, args, { cwd, stdio: "ignore" });
      children.push(child);
      await once(child, "spawn");
      return { kind: "started", pid: child.pid ?? null };
    },
    showFolder: async () => true,
  };
  try {
    const port = await freePort();
    const lagrange = await makeLagrangeFolder(join(folder, "Lagrange 一"));
    const yunzai = await makeYunzaiFolder(join(folder, "云崽"), { age: "C", port });
    const { service, grant } = openService({}, { launcher });
    for (const path of [lagrange, yunzai]) {
      grant(path);
      await service.takeFolder({ path }, quietCall());
    }
    await play({
      service,
      lagrange,
      yunzai,
      port,
      children,
      async start(program, at) {
        const plan = await service.planStart({ program, folder: at }, quietCall());
        if (plan.kind === "refused") throw new Error(plan.reason);
        expect(await service.start({ plan: plan.id }, quietCall())).toMatchObject({ kind: "started" });
      },
    });
  } finally {
    for (const child of children) {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill("SIGKILL");
        await once(child, "exit");
      }
    }
    await removeFolder(folder);
  }
}

const link = { link: null, token: null };

test("a Yunzai that dies while it is waited for ends the waiting, and what ran is told with its log", async () => {
  await withScene(async ({ service, yunzai, start }) => {
    await writeFile(
      join(yunzai, "app.js"),
      `import { mkdirSync, writeFileSync } from "node:fs";
mkdirSync("logs", { recursive: true });
writeFileSync("logs/error.log", "[ERROR] no such package\\n");
setTimeout(() => process.exit(1), 800);\n`,
    );
    await start("yunzai", yunzai);
    const call = callOf("waitAndCheck");
    const result = await service.waitAndCheck({ lagrange: null, yunzai, ...link, seconds: 600 }, call);
    expect(result.findings.map(({ code }) => code)).toContain("yunzai-not-running");
    expect(call.told.filter(({ type }) => type === "ended")).toEqual([
      {
        type: "ended",
        home: yunzai,
        target: { is: "yunzai", program: expect.stringMatching(/\/node$/), args: ["."], folder: yunzai },
        line: expect.stringMatching(/\/node \.$/),
        log: join(yunzai, "logs/error.log"),
      },
    ]);
  });
});

test("a Yunzai that runs is waited for, and one that is closed after the wait was closed by its user", async () => {
  await withScene(async ({ service, yunzai, start, children }) => {
    await writeFile(join(yunzai, "app.js"), "setInterval(() => {}, 1000);\n");
    await start("yunzai", yunzai);
    const waits = callOf("waitAndCheck");
    await service.waitAndCheck({ lagrange: null, yunzai, ...link, seconds: 4 }, waits);
    expect(waits.told.map(({ type }) => type)).toContain("wait");
    expect(waits.told.map(({ type }) => type)).not.toContain("ended");

    children[0]?.kill("SIGKILL");
    const later = callOf("waitAndCheck");
    await service.waitAndCheck({ lagrange: null, yunzai, ...link, seconds: 3 }, later);
    expect(later.told.map(({ type }) => type)).not.toContain("ended");
  });
});

test("a wait that was given up before anything was seen leaves the next one to tell, once", async () => {
  await withScene(async ({ service, yunzai, start, children }) => {
    await writeFile(join(yunzai, "app.js"), "setInterval(() => {}, 1000);\n");
    await start("yunzai", yunzai);
    const first = callOf("waitAndCheck", AbortSignal.abort());
    await service.waitAndCheck({ lagrange: null, yunzai, ...link, seconds: 600 }, first);
    children[0]?.kill("SIGKILL");
    // The news ends the wait.
    for (const [seconds, told] of [
      [600, ["ended"]],
      [3, []],
    ] as const) {
      const call = callOf("waitAndCheck");
      await service.waitAndCheck({ lagrange: null, yunzai, ...link, seconds }, call);
      expect(call.told.map(({ type }) => type).filter((type) => type === "ended")).toEqual(told);
    }
  });
});

test("a Lagrange that cannot stay is told to the watch each time it was started", async () => {
  await withScene(async ({ service, lagrange, yunzai, start }) => {
    const script = join(lagrange, "Lagrange.OneBot");
    await writeFile(script, "#!/bin/sh\nexit 1\n");
    await chmod(script, 0o755);
    const stop = new AbortController();
    const call = callOf("watch", stop.signal);
    const ends = (): readonly unknown[] => call.told.filter(({ type }) => type === "ended");
    const watching = service.watch({ lagrange, yunzai, link: null, seconds: 600 }, call);
    for (const times of [1, 2]) {
      await start("lagrange", lagrange);
      await expect.poll(ends).toHaveLength(times);
    }
    stop.abort();
    await watching;
    expect(ends()[0]).toMatchObject({
      home: lagrange,
      target: { is: "lagrange", program: script },
      line: "./Lagrange.OneBot",
      log: null,
    });
  });
});
