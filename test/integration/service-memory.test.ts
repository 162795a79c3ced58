import { cp, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { createPassingMemory } from "../../electron/adapters/memory.ts";
import type { LinkRequest } from "../../electron/contract/api.ts";
import { portOf, reverse, withWorld, type EngineWorld } from "../support/engine.ts";
import { makeFolder, removeFolder } from "../support/temp-folder.ts";
import { linkOf, openService, quietCall } from "../support/window-service.ts";

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
    await ports.memory.remember(() => ({ setups: [{ lagrange: world.lagrange, yunzai: world.yunzai }] }));
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

function settingsFor(world: EngineWorld): string {
  return JSON.stringify({ Implementations: [reverse(portOf(world), "/OneBotv11")] });
}
