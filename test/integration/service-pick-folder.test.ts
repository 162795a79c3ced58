import { mkdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { createDisk } from "../../electron/adapters/disk.ts";
import { withWorld } from "../support/engine.ts";
import { hasLinks } from "../support/platform.ts";
import { makeFolder, removeFolder } from "../support/temp-folder.ts";
import { openService, quietCall, refusalOf } from "../support/window-service.ts";

test("listing starts at known places and goes only where it has been shown the way, up too", async () => {
  await withWorld({ age: "C" }, async (world) => {
    const { service } = openService({ within: world.folder });
    await mkdir(join(world.folder, ".hidden"));
    if (hasLinks) await symlink("/etc", join(world.folder, "way-out"));
    const start = await service.listFolder({ path: null }, quietCall());
    expect(start).toMatchObject({
      kind: "listed",
      path: null,
      parent: null,
      folders: [{ path: world.folder }],
    });
    const inside = await service.listFolder({ path: world.folder }, quietCall());
    expect(inside).toEqual({
      kind: "listed",
      path: world.folder,
      parent: null,
      folders: [
        { path: world.lagrange, name: "Lagrange.OneBot" },
        { path: world.yunzai, name: "Yunzai" },
      ],
    });
    const deeper = await service.listFolder({ path: world.yunzai }, quietCall());
    expect(deeper).toMatchObject({ kind: "listed", parent: world.folder });
    for (const path of [
      "/",
      "/etc",
      join(world.folder, "way-out"),
      join(world.folder, ".."),
      `${world.yunzai}/../..`,
    ]) {
      expect(await refusalOf(() => service.listFolder({ path }, quietCall())), path).toBe("unknown-folder");
    }
  });
});

test("outside a practice world listing starts at this machine's places, and a parent can be listed", async () => {
  const folder = await makeFolder();
  try {
    await mkdir(join(folder, "机器人", "Yunzai"), { recursive: true });
    const system = {
      ...openService().ports.system,
      places: async () => [{ path: join(folder, "机器人"), why: "desktop" as const }],
      roots: async () => ["/", folder],
    };
    const { service } = openService({}, { system });
    const start = await service.listFolder({ path: null }, quietCall());
    expect(start).toMatchObject({
      folders: [{ name: "机器人" }, { path: "/", name: "/" }, { path: folder }],
    });
    const listed = await service.listFolder({ path: join(folder, "机器人") }, quietCall());
    expect(listed).toMatchObject({ kind: "listed", parent: folder, folders: [{ name: "Yunzai" }] });
    expect(await service.listFolder({ path: folder }, quietCall())).toMatchObject({ kind: "listed" });
    await rm(join(folder, "机器人"), { recursive: true });
    expect(await service.listFolder({ path: join(folder, "机器人") }, quietCall())).toEqual({
      kind: "failed",
      path: join(folder, "机器人"),
    });
  } finally {
    await removeFolder(folder);
  }
});

test("a folder on a share that is gone is given up with the call, listed or taken", async () => {
  const folder = await makeFolder();
  const never = new Promise<never>(() => undefined);
  try {
    const disk = { ...createDisk(), list: () => never, realPath: () => never };
    const { service } = openService({ within: folder }, { disk });
    await service.listFolder({ path: null }, quietCall());
    const stopped = new AbortController();
    const call = { ...quietCall(), signal: stopped.signal };
    const answers = [service.listFolder({ path: folder }, call), service.takeFolder({ path: folder }, call)];
    stopped.abort();
    expect(await Promise.all(answers)).toEqual([{ kind: "failed", path: folder }, { kind: "cancelled" }]);
  } finally {
    await removeFolder(folder);
  }
});

test("a folder out of a listing is looked into, and what is in it may be used", async () => {
  await withWorld({ age: "C" }, async (world) => {
    const { service } = openService({ within: world.folder });
    await service.listFolder({ path: null }, quietCall());
    const picked = await service.takeFolder({ path: world.folder }, quietCall());
    expect(picked).toMatchObject({
      kind: "looked",
      path: world.folder,
      lagrange: [{ path: world.lagrange, reason: "given" }],
      yunzai: [{ path: world.yunzai, reason: "given" }],
    });
    expect(
      (await service.suggest({ lagrange: world.lagrange, yunzai: world.yunzai }, quietCall())).source,
    ).toBe("yunzai-settings");
  });
});

test("a folder with neither program gives empty lists, and stays one that no job may be asked about", async () => {
  const folder = await makeFolder();
  try {
    const { service, grant } = openService();
    grant(folder);
    const picked = await service.takeFolder({ path: folder }, quietCall());
    expect(picked).toEqual({ kind: "looked", path: folder, lagrange: [], yunzai: [], refused: [] });
    expect(await refusalOf(() => service.backups({ lagrange: folder }, quietCall()))).toBe("unknown-folder");
  } finally {
    await removeFolder(folder);
  }
});

test("what the user dropped is taken by its path, a file by the folder it is in", async () => {
  await withWorld({ age: "C" }, async (world) => {
    const { service, grant } = openService();
    expect(await refusalOf(() => service.takeFolder({ path: world.settingsPath }, quietCall()))).toBe(
      "unknown-folder",
    );
    grant(world.settingsPath);
    const picked = await service.takeFolder({ path: world.settingsPath }, quietCall());
    expect(picked).toMatchObject({
      kind: "looked",
      path: world.lagrange,
      lagrange: [{ path: world.lagrange }],
    });
    expect(await refusalOf(() => service.listFolder({ path: world.settingsPath }, quietCall()))).toBe(
      "unknown-folder",
    );
  });
});

test("the system's picker: a folder, a change of mind, and none on this host", async () => {
  await withWorld({ age: "C" }, async (world) => {
    const picking = openService({ pickFolder: async () => world.yunzai });
    expect(await picking.service.pickFolder(null, quietCall())).toMatchObject({
      kind: "looked",
      yunzai: [{ path: world.yunzai }],
    });
    expect((await picking.service.suggest({ lagrange: null, yunzai: world.yunzai }, quietCall())).token).toBe(
      "none",
    );
    const wavering = openService({ pickFolder: async () => null });
    expect(await wavering.service.pickFolder(null, quietCall())).toEqual({ kind: "cancelled" });
    expect(await openService().service.pickFolder(null, quietCall())).toEqual({ kind: "list" });
  });
});

test("nothing is written where only listing and looking was asked", async () => {
  await withWorld({ age: "C" }, async (world) => {
    await writeFile(join(world.folder, "note"), "mine");
    const { service } = openService({ within: world.folder });
    await service.listFolder({ path: null }, quietCall());
    await service.takeFolder({ path: world.folder }, quietCall());
    expect(await readFile(join(world.folder, "note"), "utf8")).toBe("mine");
    expect((await service.backups({ lagrange: world.lagrange }, quietCall())).backups).toEqual([]);
  });
});
