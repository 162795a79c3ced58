import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, copyFile, rm, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { makePracticeYunzaiFolder } from "../../electron/practice/yunzai-folder.ts";
import { startPractice } from "../support/cli.ts";
import { codesOf, errorsOf, portOf, withWorld, type EngineWorld } from "../support/engine.ts";
import { makeFolder, removeFolder } from "../support/temp-folder.ts";

/** A process that runs from Lagrange's folder under Lagrange's name, as /proc shows it. */
async function withLagrange(
  world: EngineWorld,
  environment: Record<string, string>,
  play: () => Promise<void>,
): Promise<void> {
  const executable = join(world.lagrange, "Lagrange.OneBot");
  await rm(executable);
  await copyFile("/bin/sleep", executable);
  await chmod(executable, 0o755);
  const {
    http_proxy: _http,
    HTTP_PROXY: _upper,
    all_proxy: _all,
    ALL_PROXY: _allUpper,
    ...own
  } = process.env;
  const child = spawn(executable, ["60"], { cwd: world.lagrange, env: { ...own, ...environment } });
  await once(child, "spawn");
  try {
    await play();
  } finally {
    child.kill("SIGKILL");
    await once(child, "close");
  }
}

async function logIn(world: EngineWorld, at: number): Promise<void> {
  const keystore = join(world.lagrange, "keystore.json");
  await writeFile(keystore, '{"Uin": 123456789}');
  await utimes(keystore, at / 1000, at / 1000);
}

test("L11: a running Lagrange that logged in before the last change needs a restart, and only that one", async () => {
  await withWorld({ age: "C" }, async (world) => {
    await withLagrange(world, {}, async () => {
      await world.write({ port: portOf(world), suffix: "/OneBotv11" });
      await logIn(world, Date.now() + 5000);
      const current = await world.check();
      expect(current).toMatchObject({ verdict: "healthy", lagrange: { running: true, uin: "123456789" } });
      expect(codesOf(current, "warning")).not.toContain("lagrange-needs-restart");
      const changed = Date.now() / 1000 + 60;
      await utimes(world.settingsPath, changed, changed);
      expect(codesOf(await world.check(), "warning")).toContain("lagrange-needs-restart");
    });
    expect(codesOf(await world.check(), "info")).toContain("lagrange-not-running");
  });
});

test("L14: a proxy in the environment of the running Lagrange is told, however good our own dial is", async () => {
  await withWorld({ age: "C" }, async (world) => {
    await world.write({ port: portOf(world), suffix: "/OneBotv11" });
    await withLagrange(world, { HTTP_PROXY: "http://127.0.0.1:7890" }, async () => {
      expect(errorsOf(await world.check())).toEqual(["proxy-in-the-way"]);
    });
    await withLagrange(world, { HTTP_PROXY: "http://127.0.0.1:7890", NO_PROXY: "127.0.0.1" }, async () => {
      expect(errorsOf(await world.check())).toEqual([]);
    });
  });
});

test("N5: a variable in the environment of the running Lagrange that breaks the link is named", async () => {
  await withWorld({ age: "C" }, async (world) => {
    await world.write({ port: portOf(world), suffix: "/OneBotv11" });
    await withLagrange(world, { Implementations__0__Suffix: "/onebot/v11/ws" }, async () => {
      const result = await world.check();
      expect(errorsOf(result)).toEqual(["overridden-by-environment"]);
      expect(result.findings[0]?.facts).toMatchObject({ name: "Implementations__0__Suffix" });
    });
  });
});

test("a port held by the Yunzai of another folder is told with that folder", async () => {
  const home = await makeFolder();
  const other = await startPractice(home, ["--dir", join(home, "world")]);
  try {
    await withWorld({ age: "C" }, async (world) => {
      await world.server.close();
      const port = Number(new URL(other.url).port);
      await makePracticeYunzaiFolder(world.yunzai, { age: "C", port });
      await world.write({ port, suffix: "/OneBotv11" });
      const result = await world.check();
      expect(errorsOf(result)).toEqual(["wrong-yunzai"]);
      expect(result.findings[0]?.facts).toMatchObject({ path: other.yunzai, expected: world.yunzai });
      expect(codesOf(result, "warning")).toContain("two-yunzais");
      expect(await world.apply()).toMatchObject({ kind: "refused", reason: "not-verified" });
    });
  } finally {
    await other.stop();
    await removeFolder(home);
  }
});
