import { utimes } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { makePracticeYunzaiFolder } from "../../electron/practice/yunzai-folder.ts";
import { startPractice } from "../support/cli.ts";
import { codesOf, errorsOf, portOf, withWorld } from "../support/engine.ts";
import { logIn, startLagrange } from "../support/running-lagrange.ts";
import { makeFolder, removeFolder } from "../support/temp-folder.ts";

test("L11: a running Lagrange that logged in before the last change needs a restart, and only that one", async () => {
  await withWorld({ age: "C" }, async (world) => {
    const end = await startLagrange(world.lagrange);
    try {
      await world.write({ port: portOf(world), suffix: "/OneBotv11" });
      await logIn(world.lagrange, Date.now() + 5000);
      const current = await world.check();
      expect(current).toMatchObject({ verdict: "healthy", lagrange: { running: true, uin: "123456789" } });
      expect(codesOf(current, "warning")).not.toContain("lagrange-needs-restart");
      const changed = Date.now() / 1000 + 60;
      await utimes(world.settingsPath, changed, changed);
      expect(codesOf(await world.check(), "warning")).toContain("lagrange-needs-restart");
    } finally {
      await end();
    }
    expect(codesOf(await world.check(), "info")).toContain("lagrange-not-running");
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
