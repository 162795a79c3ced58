import { symlink } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import type { Service } from "../../electron/contract/service.ts";
import { createKnownFolders } from "../../electron/service/known-folders.ts";
import { withWorld } from "../support/engine.ts";
import { hasLinks } from "../support/platform.ts";
import { makeFolder, removeFolder } from "../support/temp-folder.ts";
import { callOf, openService, quietCall, refusalOf, usualPlan } from "../support/window-service.ts";

/** Every job that takes a path, asked with this one in each place. */
function jobsAsking(service: Service, path: string): readonly (readonly [string, () => Promise<unknown>])[] {
  const [lagrange, yunzai] = [
    { lagrange: path, yunzai: null },
    { lagrange: null, yunzai: path },
  ].map((folders) => ({ ...folders, link: null, token: null }));
  if (!lagrange || !yunzai) return [];
  return [
    ["check lagrange", () => service.check(lagrange, quietCall())],
    ["check yunzai", () => service.check(yunzai, quietCall())],
    ["waitAndCheck lagrange", () => service.waitAndCheck({ ...lagrange, seconds: 1 }, quietCall())],
    ["waitAndCheck yunzai", () => service.waitAndCheck({ ...yunzai, seconds: 1 }, quietCall())],
    ["plan", () => service.plan({ ...lagrange, lagrange: path, ...usualPlan }, quietCall())],
    ["suggest lagrange", () => service.suggest({ lagrange: path, yunzai: null }, quietCall())],
    ["suggest yunzai", () => service.suggest({ lagrange: null, yunzai: path }, quietCall())],
    ["revealToken", () => service.revealToken({ lagrange: null, yunzai: path }, quietCall())],
    ["backups", () => service.backups({ lagrange: path }, quietCall())],
    ["restore", () => service.restore({ lagrange: path, backup: "x" }, quietCall())],
    ["listFolder", () => service.listFolder({ path }, quietCall())],
    ["takeFolder", () => service.takeFolder({ path }, quietCall())],
    ["watch", () => service.watch({ lagrange: path, yunzai: null, link: null, seconds: 1 }, quietCall())],
    ["listen", () => service.listen({ yunzai: path, port: 1, seconds: 1 }, quietCall())],
    ["planStart", () => service.planStart({ program: "yunzai", folder: path }, quietCall())],
    ["showFolder", () => service.showFolder({ path }, quietCall())],
  ];
}

test("a path that nobody gave is refused by every job that takes one, and nothing is touched", async () => {
  await withWorld({ age: "C" }, async (world) => {
    const { service } = openService({ within: world.folder });
    const before = await world.read();
    for (const path of [world.lagrange, world.yunzai, world.folder, "/", "", "../x"]) {
      for (const [name, job] of jobsAsking(service, path)) {
        expect(await refusalOf(job), `${name} ${path}`).toBe("unknown-folder");
      }
    }
    expect(await world.read()).toBe(before);
  });
});

test("find streams what it finds and gives its folders to the other jobs, spelt otherwise too but no others", async () => {
  await withWorld({ age: "C" }, async (world) => {
    const { service } = openService({ within: world.folder });
    const call = callOf("find");
    const result = await service.find({ full: true }, call);
    expect(result.lagrange.map(({ path }) => path)).toEqual([world.lagrange]);
    expect(result.yunzai.map(({ path }) => path)).toEqual([world.yunzai]);
    expect(call.told.map(({ type }) => type).sort()).toEqual(expect.arrayContaining(["lagrange", "yunzai"]));
    expect(
      (await service.suggest({ lagrange: world.lagrange, yunzai: world.yunzai }, quietCall())).source,
    ).toBe("yunzai-settings");
    expect(
      (await service.suggest({ lagrange: `${world.lagrange}/`, yunzai: null }, quietCall())).source,
    ).toBe("guess");
    for (const path of [join(world.lagrange, "x"), `${world.lagrange}/../Yunzai`, world.folder]) {
      expect(await refusalOf(() => service.suggest({ lagrange: path, yunzai: null }, quietCall()))).toBe(
        "unknown-folder",
      );
    }
  });
});

test("a folder can be used as soon as the search has told it", async () => {
  await withWorld({ age: "C" }, async (world) => {
    const { service } = openService({ within: world.folder });
    const used: Promise<unknown>[] = [];
    await service.find(
      { full: true },
      {
        signal: new AbortController().signal,
        tell(event) {
          if (event.type !== "lagrange") return;
          used.push(service.suggest({ lagrange: event.candidate.path, yunzai: null }, quietCall()));
        },
      },
    );
    expect(used.length).toBeGreaterThan(0);
    await Promise.all(used);
  });
});

test("a cancelled search answers with what it has", async () => {
  await withWorld({ age: "C" }, async (world) => {
    const { service } = openService({ within: world.folder });
    const result = await service.find({ full: true }, callOf("find", AbortSignal.abort()));
    expect(result.scanned.complete).toBe(false);
  });
});

test("in a practice world nothing outside it is taken, dropped, picked or reached by a link", async () => {
  const outside = await makeFolder();
  try {
    await withWorld({ age: "C" }, async (world) => {
      const secret = join(world.folder, "link");
      if (hasLinks) await symlink(outside, secret);
      const { service, grant } = openService({ within: world.folder, pickFolder: async () => outside });
      for (const path of hasLinks ? [outside, secret] : [outside]) {
        grant(path);
        expect(await service.takeFolder({ path }, quietCall())).toEqual({ kind: "outside" });
        expect(await refusalOf(() => service.listFolder({ path }, quietCall()))).toBe("unknown-folder");
      }
      expect(await service.pickFolder(null, quietCall())).toEqual({ kind: "outside" });
      for (const [name, job] of jobsAsking(service, outside).filter(([asked]) => asked !== "takeFolder")) {
        expect(await refusalOf(job), name).toBe("unknown-folder");
      }
    });
  } finally {
    await removeFolder(outside);
  }
});

test("what lies outside a practice world is never known, whoever gives it", () => {
  const folders = createKnownFolders("/world");
  folders.add(["/world/Yunzai", "/world", "/worlds/Yunzai", "/etc", ""]);
  const known = ["/world/Yunzai", "/world", "/worlds/Yunzai", "/etc", ""].map((path) => folders.has(path));
  expect(known).toEqual([true, true, false, false, false]);
});
