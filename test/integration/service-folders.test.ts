import { cp, mkdir, readFile, rename, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { createPassingMemory } from "../../electron/adapters/memory.ts";
import type { LinkRequest } from "../../electron/contract/api.ts";
import type { Service } from "../../electron/contract/service.ts";
import { createKnownFolders } from "../../electron/service/known-folders.ts";
import { reverse, withWorld, type EngineWorld } from "../support/engine.ts";
import { hasLinks } from "../support/platform.ts";
import { makeFolder, removeFolder } from "../support/temp-folder.ts";
import { callOf, openService, quietCall, refusalOf } from "../support/window-service.ts";

const linkOf = ({
  lagrange,
  yunzai,
}: Pick<EngineWorld, "lagrange" | "yunzai">): LinkRequest & {
  readonly lagrange: string;
} => ({ lagrange, yunzai, link: null, token: null });

const planOptions = { entry: null, unverified: false, rebuild: false };

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
    ["plan", () => service.plan({ ...lagrange, lagrange: path, ...planOptions }, quietCall())],
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
    expect((await service.suggest(linkFolders(world), quietCall())).source).toBe("yunzai-settings");
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
        signal: AbortSignal.timeout(20_000),
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

test("listing starts at known places and goes only where it has been shown the way, up too", async () => {
  await withWorld({ age: "C" }, async (world) => {
    const { service } = openService({ within: world.folder });
    await mkdir(join(world.folder, ".hidden"));
    if (hasLinks) await symlink("/etc", join(world.folder, "way-out"));
    const start = await service.listFolder({ path: null }, quietCall());
    expect(start).toMatchObject({ kind: "listed", path: null, folders: [{ path: world.folder }] });
    expect(start).toHaveProperty("parent", undefined);
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
    expect((await service.suggest(linkFolders(world), quietCall())).source).toBe("yunzai-settings");
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

test("the language the user chose is kept for the next run; before that the system's counts", async () => {
  const memory = createPassingMemory();
  const { service } = openService({ language: "zh-CN" }, { memory });
  expect((await service.hello(null, quietCall())).language).toBe("zh-CN");
  expect(await service.prefer({ language: "en" }, quietCall())).toBeNull();
  const next = openService({ language: "zh-CN" }, { memory });
  expect((await next.service.hello(null, quietCall())).language).toBe("en");
});

test("the language this run was told to speak outranks the last one's, until the user chooses", async () => {
  const memory = createPassingMemory();
  await memory.remember(() => ({ language: "en" }));
  const { service } = openService({ language: "en", askedLanguage: "zh-CN" }, { memory });
  expect((await service.hello(null, quietCall())).language).toBe("zh-CN");
  await service.prefer({ language: "en" }, quietCall());
  expect((await service.hello(null, quietCall())).language).toBe("en");
});

test("a healthy check is what the next run opens with, and its folders may be used at once", async () => {
  await withWorld({ age: "C" }, async (world) => {
    await world.write(settingsFor(world));
    const { service, ports, grant } = openService();
    expect((await service.hello(null, quietCall())).bots).toEqual([]);
    grant(world.folder);
    await service.takeFolder({ path: world.folder }, quietCall());
    expect((await service.check(linkOf(world), quietCall())).verdict).toBe("healthy");
    const next = openService({}, { memory: ports.memory }).service;
    const { bots } = await next.hello(null, quietCall());
    expect(bots).toEqual([linkOf(world)]);
    expect((await next.check(linkOf(world), quietCall())).verdict).toBe("healthy");
  });
});

test("each Lagrange folder that was found healthy is a bot of the next run, the newest first and none twice", async () => {
  await withWorld({ age: "C" }, async (world) => {
    const other = join(world.folder, "second");
    await world.write(settingsFor(world));
    await cp(world.lagrange, other, { recursive: true });
    const { service, grant } = openService();
    grant(world.folder);
    await service.takeFolder({ path: world.folder }, quietCall());
    const second = { ...linkOf(world), lagrange: other };
    for (const bot of [linkOf(world), second, linkOf(world)]) {
      expect((await service.check(bot, quietCall())).verdict).toBe("healthy");
    }
    expect((await service.hello(null, quietCall())).bots).toEqual([linkOf(world), second]);
  });
});

test("a check that is not healthy leaves nothing for the next run", async () => {
  await withWorld({ age: "C" }, async (world) => {
    const { service, grant } = openService();
    grant(world.folder);
    await service.takeFolder({ path: world.folder }, quietCall());
    expect((await service.check(linkOf(world), quietCall())).verdict).toBe("broken");
    expect((await service.hello(null, quietCall())).bots).toEqual([]);
  });
});

test("what the last run worked with counts only as long as all of it is there", async () => {
  await withWorld({ age: "C" }, async (world) => {
    const { service, ports } = openService();
    const bots = async (): Promise<readonly LinkRequest[]> => (await service.hello(null, quietCall())).bots;
    await ports.memory.remember(() => ({ setups: [linkFolders(world)] }));
    expect(await bots()).toEqual([linkOf(world)]);
    await rename(world.yunzai, `${world.yunzai}-moved`);
    expect(await bots()).toEqual([]);
    await rename(`${world.yunzai}-moved`, world.yunzai);
    await ports.memory.remember(() => ({ setups: [{ lagrange: world.lagrange, yunzai: null }] }));
    expect(await bots()).toEqual([{ ...linkOf(world), yunzai: null }]);
    await rm(world.lagrange, { recursive: true });
    expect(await bots()).toEqual([]);
  });
});

test("in a practice world the last run of the real one does not count", async () => {
  await withWorld({ age: "C" }, async (world) => {
    const outside = await makeFolder();
    try {
      const { service, ports } = openService({ within: world.folder });
      await ports.memory.remember(() => ({ setups: [{ lagrange: outside, yunzai: null }] }));
      expect(await service.hello(null, quietCall())).toMatchObject({ practice: true, bots: [] });
    } finally {
      await removeFolder(outside);
    }
  });
});

test("a remembered folder that does not answer does not keep the window waiting", async () => {
  const memory = createPassingMemory();
  await memory.remember(() => ({ setups: [{ lagrange: "//gone/share", yunzai: null }] }));
  const { disk } = openService().ports;
  const { service } = openService(
    {},
    { memory, disk: { ...disk, list: () => new Promise(() => undefined) } },
  );
  expect((await service.hello(null, quietCall())).bots).toEqual([]);
});

test("what lies outside a practice world is never known, whoever gives it", () => {
  const folders = createKnownFolders("/world");
  folders.add(["/world/Yunzai", "/world", "/worlds/Yunzai", "/etc", ""]);
  const known = ["/world/Yunzai", "/world", "/worlds/Yunzai", "/etc", ""].map((path) => folders.has(path));
  expect(known).toEqual([true, true, false, false, false]);
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

function linkFolders({ lagrange, yunzai }: EngineWorld): {
  readonly lagrange: string;
  readonly yunzai: string;
} {
  return { lagrange, yunzai };
}

function settingsFor(world: EngineWorld): string {
  return JSON.stringify({ Implementations: [reverse(Number(new URL(world.url).port), "/OneBotv11")] });
}
