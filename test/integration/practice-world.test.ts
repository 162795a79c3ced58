import { expect, test } from "@playwright/test";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { factoryLink, factorySettings } from "../../electron/core/settings/factory-settings.ts";
import { makePracticeLagrangeFolder } from "../../electron/practice/lagrange-folder.ts";
import { practiceMarker } from "../../electron/practice/practice-marker.ts";
import { startPracticeWorld } from "../../electron/practice/world.ts";
import {
  makePracticeYunzaiFolder,
  type PracticeYunzaiFolderOptions,
} from "../../electron/practice/yunzai-folder.ts";
import { httpGet, rawDial, refusal, soon, statusOf } from "../support/raw-dial.ts";
import { makeFolder, removeFolder } from "../support/temp-folder.ts";

async function withFolder(play: (folder: string) => Promise<void>): Promise<void> {
  const folder = await makeFolder();
  try {
    await play(folder);
  } finally {
    await removeFolder(folder);
  }
}

async function yamlIn(folder: string, file: string): Promise<unknown> {
  return parse(await readFile(join(folder, "config", file), "utf8"));
}

test("L1, L2: the Lagrange folder holds the factory settings and something that is clearly no program", async () => {
  await withFolder(async (folder) => {
    await makePracticeLagrangeFolder(folder, { executable: "Lagrange.OneBot.exe" });
    expect((await readdir(folder)).sort()).toEqual([
      practiceMarker,
      "Lagrange.OneBot.exe",
      "appsettings.json",
    ]);
    expect(await readFile(join(folder, "appsettings.json"), "utf8")).toBe(factorySettings(factoryLink));
    expect(await readFile(join(folder, "Lagrange.OneBot.exe"), "utf8")).toContain("practice folder");
  });
});

test("L1: keystore.json holds Uin where somebody has logged in; the settings can be left out or be any text", async () => {
  await withFolder(async (folder) => {
    await makePracticeLagrangeFolder(join(folder, "a"), { uin: 1234567890, settings: null });
    expect(JSON.parse(await readFile(join(folder, "a", "keystore.json"), "utf8"))).toMatchObject({
      Uin: 1234567890,
    });
    expect(existsSync(join(folder, "a", "appsettings.json"))).toBe(false);
    await makePracticeLagrangeFolder(join(folder, "b"), { settings: "{ broken" });
    expect(await readFile(join(folder, "b", "appsettings.json"), "utf8")).toBe("{ broken");
  });
});

const told = {
  Z: { adapters: ["ComWeChat", "GSUIDCore", "go-cqhttp"], wsf: false, serverYaml: false },
  A: { adapters: ["ComWeChat", "GSUIDCore", "OPQBot", "go-cqhttp"], wsf: true, serverYaml: false },
  B: { adapters: ["ComWeChat", "GSUIDCore", "OPQBot", "OneBotv11"], wsf: true, serverYaml: false },
  C0: { adapters: ["ComWeChat", "GSUIDCore", "OPQBot", "OneBotv11"], wsf: true, serverYaml: true },
  C: {
    adapters: ["ComWeChat", "GSUIDCore", "Milky", "OPQBot", "OneBotv11", "Satori", "stdin"],
    wsf: true,
    serverYaml: true,
  },
};

for (const age of ["Z", "A", "B", "C0", "C"] as const) {
  const { adapters, wsf, serverYaml } = told[age];
  test(`Y1, Y3, Y4, Y6: the Yunzai folder of age ${age} has what tells its age`, async () => {
    await withFolder(async (folder) => {
      await makePracticeYunzaiFolder(folder, { age, port: 3000 });
      const files = await readdir(join(folder, "plugins", "adapter"));
      expect(files.sort()).toEqual(adapters.map((name) => `${name}.js`).sort());
      expect(JSON.parse(await readFile(join(folder, "package.json"), "utf8"))).toMatchObject({
        name: "trss-yunzai",
        main: "app.js",
      });
      expect((await readFile(join(folder, "lib", "bot.js"), "utf8")).includes("wsf")).toBe(wsf);
      expect(existsSync(join(folder, "app.js"))).toBe(true);
      expect(existsSync(join(folder, practiceMarker))).toBe(true);

      expect(existsSync(join(folder, "config", "default_config", "server.yaml"))).toBe(serverYaml);
      const [file, other] = serverYaml ? ["server.yaml", "bot.yaml"] : ["bot.yaml", "redis.yaml"];
      const url = "http://localhost:2536";
      expect(await yamlIn(folder, `default_config/${file}`)).toMatchObject({ url, port: 2536 });
      expect(await yamlIn(folder, `config/${file}`)).toMatchObject({
        url: "http://localhost:3000",
        port: 3000,
      });
      expect(await yamlIn(folder, `config/${other}`)).not.toHaveProperty("url");
      expect(await yamlIn(folder, "config/redis.yaml")).toMatchObject({
        host: "127.0.0.1",
        port: 6379,
        path: "redis-server",
      });
    });
  });
}

test("Y3: empty auth and https stand in server.yaml as null", async () => {
  await withFolder(async (folder) => {
    await makePracticeYunzaiFolder(folder, { age: "C" });
    expect(await yamlIn(folder, "config/server.yaml")).toMatchObject({ auth: null, https: null });
  });
});

const settingsCases: readonly {
  readonly what: string;
  readonly options: Omit<PracticeYunzaiFolderOptions, "age">;
  readonly file: string;
  readonly holds: Record<string, unknown>;
}[] = [
  {
    what: "Y8: auth as a map",
    options: { auth: { authorization: "Bearer s3cret", pin: "123" } },
    file: "server.yaml",
    holds: { auth: { authorization: "Bearer s3cret", pin: "123" } },
  },
  {
    what: "Y8: a number in auth",
    options: { auth: { access_token: 123 } },
    file: "server.yaml",
    holds: { auth: { access_token: 123 } },
  },
  {
    what: "Y8: auth as a string",
    options: { auth: "Bearer abc" },
    file: "server.yaml",
    holds: { auth: "Bearer abc" },
  },
  {
    what: "Y3: https",
    options: { https: { port: 2537, key: "k.pem", cert: "c.pem" } },
    file: "server.yaml",
    holds: { https: { port: 2537, key: "k.pem", cert: "c.pem" } },
  },
  {
    what: "Y3: a url that disagrees with the port",
    options: { port: 3000, url: "http://localhost:2536" },
    file: "server.yaml",
    holds: { port: 3000, url: "http://localhost:2536" },
  },
  {
    what: "Y3: a port left in bot.yaml",
    options: { stalePort: 4000 },
    file: "bot.yaml",
    holds: { port: 4000 },
  },
  { what: "Y13: another port of Redis", options: { redisPort: 1 }, file: "redis.yaml", holds: { port: 1 } },
];

for (const { what, options, file, holds } of settingsCases) {
  test(`${what} can be written`, async () => {
    await withFolder(async (folder) => {
      await makePracticeYunzaiFolder(folder, { age: "C", ...options });
      expect(await yamlIn(folder, `config/${file}`)).toMatchObject(holds);
    });
  });
}

test("Y1: before the first start there is no config/config", async () => {
  await withFolder(async (folder) => {
    await makePracticeYunzaiFolder(folder, { age: "C", started: false });
    expect(await readdir(join(folder, "config"))).toEqual(["default_config"]);
  });
});

test("a world stands in a temporary folder, marked, answering, and is gone after close", async () => {
  const world = await startPracticeWorld({ age: "C", auth: { authorization: "Bearer s3cret" } });
  const { port } = world.server;
  expect(world.url).toBe(`ws://127.0.0.1:${port}/OneBotv11`);
  expect(world.pid).toBe(process.pid);
  for (const folder of [world.folder, world.lagrange, world.yunzai]) {
    expect(existsSync(join(folder, practiceMarker)), folder).toBe(true);
  }
  expect(await yamlIn(world.yunzai, "config/server.yaml")).toMatchObject({
    port,
    auth: { authorization: "Bearer s3cret" },
  });
  const dial = await rawDial({ port, headers: { Authorization: "Bearer s3cret" } });
  expect(await statusOf(dial)).toBe("HTTP/1.1 101 Switching Protocols");
  expect((await readdir(join(world.yunzai, "logs"))).join()).toMatch(/^command\.\d{4}-\d\d-\d\d\.log$/);
  await world.close();
  await soon(dial.ended).not.toBeNull();
  expect(existsSync(world.folder)).toBe(false);
  expect(await refusal(port)).toBe("ECONNREFUSED");
});

test("Y10: /status of a world names its Yunzai folder", async () => {
  const world = await startPracticeWorld({ age: "C" });
  const dial = await httpGet(world.server.port, "/status");
  await soon(dial.ended).toBe("end");
  const body = dial.bytes().toString().split("\r\n\r\n")[1] ?? "";
  expect(JSON.parse(body)).toMatchObject({ header: { cwd: world.yunzai, processId: process.pid } });
  await world.close();
});

test("a world in a folder of one's choice stays after close, and a second one keeps its Lagrange settings", async () => {
  await withFolder(async (folder) => {
    const dir = join(folder, "练习 1");
    const first = await startPracticeWorld({ age: "B", dir });
    await first.close();
    const settings = join(first.lagrange, "appsettings.json");
    await writeFile(settings, "{}");
    const second = await startPracticeWorld({ age: "C", dir });
    await second.close();
    expect(second.folder).toBe(dir);
    expect(await readFile(settings, "utf8")).toBe("{}");
    expect(await yamlIn(second.yunzai, "config/server.yaml")).toMatchObject({ port: second.server.port });
  });
});

test("a folder with somebody's files is refused and left alone, and so is a file", async () => {
  await withFolder(async (folder) => {
    const mine = join(folder, "mine");
    await mkdir(mine);
    await writeFile(join(mine, "diary.txt"), "dear diary");
    for (const dir of [mine, join(mine, "diary.txt")]) {
      await expect(startPracticeWorld({ age: "C", dir })).rejects.toMatchObject({
        problem: "folder-not-ours",
        subject: dir,
      });
    }
    expect(await readdir(mine)).toEqual(["diary.txt"]);
  });
});

test("a folder in which nothing can be made or written is told, and left as it is", async () => {
  await withFolder(async (folder) => {
    const dir = join(folder, "world");
    await mkdir(join(dir, practiceMarker), { recursive: true });
    await expect(startPracticeWorld({ age: "C", dir })).rejects.toMatchObject({
      problem: "folder-not-writable",
      subject: dir,
    });
    expect(await readdir(dir)).toEqual([practiceMarker]);
  });
  // Only there does a folder answer that it is not there.
  if (process.platform !== "linux") return;
  await expect(startPracticeWorld({ age: "C", dir: "/proc/practice/world" })).rejects.toMatchObject({
    problem: "folder-not-writable",
    subject: "/proc/practice/world",
  });
});

test("a world whose port is taken does not start and leaves nothing in its place", async () => {
  const first = await startPracticeWorld({ age: "C" });
  await withFolder(async (folder) => {
    const dir = join(folder, "world");
    await expect(startPracticeWorld({ age: "C", dir, port: first.server.port })).rejects.toMatchObject({
      problem: "port-taken",
    });
    expect(existsSync(dir)).toBe(false);
  });
  await first.close();
});
