import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { createDisk } from "../../electron/adapters/disk.ts";
import type { Disk } from "../../electron/jobs/ports.ts";
import { startPracticeYunzai } from "../../electron/practice/yunzai-server.ts";
import { stepIn, verifyAim } from "../support/probe-world.ts";
import { makeFolder, removeFolder } from "../support/temp-folder.ts";
import { beside } from "../support/verify-world.ts";

test("Y12: no echo within a second leaves the path registered, and the step names the log", async () => {
  const elsewhere = await makeFolder();
  await mkdir(join(elsewhere, "logs"));
  await beside({ age: "C" }, async ({ verify, yunzai }) => {
    const outcome = await verify("/OneBotv11", { yunzaiFolder: elsewhere, deadlineMs: 3000 });
    expect(outcome).toMatchObject({ kind: "registered", ok: true });
    const { status, facts } = stepIn(outcome, "marker");
    expect([status, facts.echoed]).toEqual(["failed", false]);
    expect(facts.log).toMatch(/logs.command\.\d{4}-\d\d-\d\d\.log$/);
    expect(yunzai.recorded().frames).toHaveLength(1);
  });
  await removeFolder(elsewhere);
});

test("Y9: no marker is sent where no log can be read", async () => {
  const elsewhere = await makeFolder();
  await beside({ age: "C" }, async ({ verify, yunzai }) => {
    const outcome = await verify("/OneBotv11", { yunzaiFolder: elsewhere });
    expect(outcome.kind).toBe("registered");
    expect(stepIn(outcome, "marker")).toMatchObject({ status: "skipped", facts: { reason: "not-found" } });
    expect(yunzai.recorded().frames).toEqual([]);
  });
  await removeFolder(elsewhere);
});

test("a log that never lets itself be opened costs a second beside the stay, and no marker is sent", async () => {
  const yunzai = await startPracticeYunzai({ age: "C" });
  const stuck = new Promise<never>(() => undefined);
  const disk: Disk = { ...createDisk(), tail: () => stuck, list: () => stuck };
  const outcome = await verifyAim(
    { port: yunzai.port },
    { yunzaiFolder: "/srv/gone", disk, deadlineMs: 60_000 },
  );
  expect(outcome.kind).toBe("registered");
  expect(stepIn(outcome, "marker").facts).toEqual({ reason: "busy" });
  expect(outcome.ms).toBeLessThan(30_000);
  expect(yunzai.recorded().frames).toEqual([]);
  await yunzai.close();
});
