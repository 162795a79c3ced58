import { mkdir, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { createDisk } from "../../electron/adapters/disk.ts";
import type { YunzaiAge } from "../../electron/core/recognise.ts";
import { probeUserAgent } from "../../electron/core/probe/probe.ts";
import { readLinks } from "../../electron/core/settings/settings-read.ts";
import type { Disk } from "../../electron/jobs/ports.ts";
import { readLagrange } from "../../electron/jobs/examine/read-lagrange.ts";
import { readYunzai, readYunzaiLog } from "../../electron/jobs/examine/read-yunzai.ts";
import { keystoreSecret, makeLagrangeFolder, makeYunzaiFolder } from "../support/folders.ts";
import { rawDial, soon, statusOf } from "../support/raw-dial.ts";
import { makeFolder, removeFolder } from "../support/temp-folder.ts";
import { frame, opcodes } from "../support/websocket-bytes.ts";
import { withYunzai } from "../support/with-yunzai.ts";

const disk = createDisk();

let folder: string;
test.beforeEach(async () => {
  folder = await makeFolder();
});
test.afterEach(() => removeFolder(folder));

async function yunzai() {
  const reading = await readYunzai(disk, folder);
  if (reading.kind === "failed") throw new Error(reading.problem);
  return reading;
}

async function lagrange(environment: Record<string, string> | null = null, path = folder) {
  const reading = await readLagrange(disk, path, environment);
  if (reading.kind === "failed") throw new Error(reading.problem);
  return reading;
}

const ages: readonly (readonly [YunzaiAge, string, "server" | "bot"])[] = [
  ["Z", "go-cqhttp", "bot"],
  ["A", "go-cqhttp", "bot"],
  ["B", "OneBotv11", "bot"],
  ["C0", "OneBotv11", "server"],
  ["C", "OneBotv11", "server"],
];

for (const [age, segment, generation] of ages) {
  test(`Y1, Y3, Y4, Y6: a Yunzai of age ${age} on disk tells age, port and path`, async () => {
    await makeYunzaiFolder(folder, { age, port: 3456 });
    const reading = await yunzai();
    expect(reading.recognition).toMatchObject({ kind: "yunzai", flavour: "trss" });
    expect(reading).toMatchObject({ path: folder, name: "trss-yunzai", flavour: "trss", age, segment });
    expect(reading.config).toMatchObject({ generation, port: 3456, problems: [] });
    expect(reading.adapters).toContain(segment);
  });
}

test("Y1: before the first start there are only the default settings", async () => {
  await makeYunzaiFolder(folder, { age: "C", started: false });
  expect(await yunzai()).toMatchObject({ age: "C", config: { port: 2536, problems: [] }, log: null });
});

test("Y1: another Yunzai, an unfinished one, another project and no folder are told apart", async () => {
  const other = join(folder, "miao");
  await makeYunzaiFolder(other, { age: "C", name: "miao-yunzai", files: { "plugins/adapter": null } });
  expect(await readYunzai(disk, other)).toMatchObject({
    recognition: { kind: "yunzai", flavour: "other", name: "miao-yunzai" },
    flavour: "other",
    adapters: [],
    age: null,
    segment: null,
  });
  const unfinished = join(folder, "unfinished");
  await makeYunzaiFolder(unfinished, { age: "C", files: { "app.js": null } });
  expect(await readYunzai(disk, unfinished)).toMatchObject({
    recognition: { kind: "refused", reason: "yunzai-incomplete" },
  });
  const project = join(folder, "project");
  await mkdir(project);
  await writeFile(join(project, "package.json"), '{"name":"trss-yunzai"}');
  expect(await readYunzai(disk, project)).toMatchObject({ recognition: { kind: "nothing" } });
  expect(await readYunzai(disk, join(folder, "none"))).toEqual({
    kind: "failed",
    path: join(folder, "none"),
    problem: "not-found",
  });
  expect(await readYunzai(disk, join(project, "package.json"))).toMatchObject({ problem: "not-a-folder" });
});

test("Y4: adapters are the files in plugins/adapter", async () => {
  await makeYunzaiFolder(folder, { age: "C", adapters: ["OPQBot", "ComWeChat"] });
  expect(await yunzai()).toMatchObject({ adapters: ["ComWeChat", "OPQBot"], segment: null });
});

test("Y3, Y8, Y13: settings of both files, auth, https, a stale port and Redis come together", async () => {
  await makeYunzaiFolder(folder, {
    age: "C",
    port: 3000,
    url: "http://localhost:2536",
    auth: { authorization: "Bearer s3cret" },
    https: { port: 3001, key: "k", cert: "c" },
    stalePort: 2600,
    redisPort: 6400,
  });
  const reading = await yunzai();
  expect(reading.config).toMatchObject({
    port: 3000,
    https: { port: 3001 },
    stalePort: { port: 2600 },
    redis: { port: 6400 },
  });
  expect(reading.auth).toEqual({ kind: "token", token: "s3cret" });
});

test("Y3: a settings file that is a folder, too large or broken is a problem, and the default stands", async () => {
  const file = "config/config/server.yaml";
  for (const [content, problem] of [
    [`port: 1\n#${"x".repeat(300_000)}`, "too-large"],
    ["port: 1\nport: 2\n", "not-yaml"],
  ] as const) {
    await makeYunzaiFolder(folder, { age: "C", port: 3000, files: { [file]: content } });
    expect((await yunzai()).config).toMatchObject({ port: 2536, problems: [{ file, problem }] });
  }
  await makeYunzaiFolder(folder, { age: "C", files: { [file]: null, [`${file}/inside`]: "" } });
  expect((await yunzai()).config.problems).toEqual([{ file, problem: "unreadable", line: null }]);
});

const entry = (port: number) => `[12:00:00.000][MARK][  Server  ] 启动 HTTP 服务器 http://[::]:${port}\n`;

test("Y12: the newest command log by name is read, its tail only, from the middle of a line on", async () => {
  const filler = "[12:00:00.000][WARN][  TRSSYz  ] 令牌\n".repeat(7000);
  await makeYunzaiFolder(folder, {
    age: "C",
    files: {
      "logs/command.2026-02-28.log": entry(1),
      "logs/command.2026-03-01.log": entry(2) + filler + entry(3),
      "logs/error.log": entry(4),
      "logs/command.2026-03-02.log.gz": "x",
    },
  });
  const { log } = await yunzai();
  expect(log).toMatchObject({
    path: join(folder, "logs/command.2026-03-01.log"),
    events: [{ kind: "started", port: 3, at: Date.UTC(2026, 2, 1, 4) }],
  });
  const size = log?.size ?? 0;
  expect((await readYunzaiLog(disk, folder, size))?.events).toEqual([]);
  await writeFile(join(folder, "logs/command.2026-03-01.log"), entry(5), { flag: "a" });
  expect((await readYunzaiLog(disk, folder, size))?.events).toMatchObject([{ port: 5 }]);
});

const events = async () => (await readYunzaiLog(disk, folder))?.events ?? [];

for (const [age, segment] of ages.filter(([name]) => name !== "Z")) {
  test(`Y12: what a Yunzai of age ${age} logs of dials is read back, our own left out, tokens nowhere`, async () => {
    await withYunzai({ age, folder }, async (server) => {
      const dial = (target: string, agent: string) =>
        rawDial({
          port: server.port,
          target,
          headers: { "User-Agent": agent, "X-Self-ID": "10001", Authorization: "Bearer s3cret" },
        });
      for (const agent of [probeUserAgent, "Lagrange.OneBot"]) {
        const wrong = await dial("/nonsense/?t=s3cret", agent);
        await statusOf(wrong);
        wrong.socket.destroy();
        const right = await dial(`/${segment}/?t=s3cret`, agent);
        await statusOf(right);
        const marker = JSON.stringify({
          self_id: 987654321012,
          post_type: "meta_event",
          meta_event_type: "heartbeat",
        });
        right.socket.write(frame(opcodes.text, Buffer.from(marker), true));
        await soon(async () => (await events()).filter(({ kind }) => kind === "marker-echoed").length).toBe(
          agent === probeUserAgent ? 1 : 2,
        );
        right.socket.destroy();
      }
      const gone = age === "C0" || age === "C" ? 1 : 2;
      await soon(async () => (await events()).filter(({ kind }) => kind === "disconnected").length).toBe(
        gone,
      );
      const told = await events();
      expect(told.filter(({ kind }) => kind === "started")).toMatchObject([{ port: server.port }]);
      const lagrangeDial = { userAgent: "Lagrange.OneBot", selfId: "10001" };
      expect(told.filter(({ kind }) => kind === "connected").at(-1)).toMatchObject({
        path: `/${segment}/?t=***`,
        ...lagrangeDial,
      });
      const missing = told.filter(({ kind }) => kind === "handler-missing");
      expect(missing).toMatchObject(
        gone === 1 ? [{ segment: "nonsense", path: "/nonsense/?t=***", ...lagrangeDial }] : [],
      );
      expect(told.find(({ kind }) => kind === "marker-echoed")).toMatchObject({ selfId: "987654321012" });
      expect(JSON.stringify(told)).not.toContain("s3cret");
      expect(JSON.stringify(told)).not.toContain(probeUserAgent);
      for (const { at } of told) expect(Math.abs((at ?? 0) - Date.now())).toBeLessThan(60_000);
    });
  });
}

test("Y8, Y12: a 401 is read back with the key that was missed", async () => {
  await withYunzai({ age: "C", folder, auth: { "X-Token": "right" } }, async (server) => {
    const dial = await rawDial({
      port: server.port,
      headers: { "User-Agent": "Lagrange.OneBot", "X-Token": "wr0ng" },
    });
    await statusOf(dial);
    await soon(async () => (await events()).at(-1)).toMatchObject({
      kind: "auth-failed",
      key: "X-Token",
      path: "/OneBotv11",
      userAgent: "Lagrange.OneBot",
    });
  });
});

test("L1: a Lagrange folder as its first start leaves it", async () => {
  await makeLagrangeFolder(folder);
  const reading = await lagrange();
  expect(reading).toMatchObject({
    path: folder,
    recognition: { kind: "lagrange", program: "onebot", executable: "Lagrange.OneBot" },
    executable: join(folder, "Lagrange.OneBot"),
    settingsPath: join(folder, "appsettings.json"),
    settings: { kind: "read", read: { kind: "readable" } },
    overlays: [],
    brokenOverlay: null,
    uin: null,
    loggedInAt: null,
    writeProblem: null,
  });
});

test("L1, L11: after a login the keystore tells who and when, and none of its secrets", async () => {
  await makeLagrangeFolder(folder, { uin: 1234567890 });
  await utimes(join(folder, "keystore.json"), 1_700_000_000, 1_700_000_000);
  const reading = await lagrange();
  expect(reading).toMatchObject({ uin: "1234567890", loggedInAt: 1_700_000_000_000 });
  expect(JSON.stringify(reading)).not.toContain(keystoreSecret);
});

test("L1: a keystore without a login, or that is no keystore, tells of none", async () => {
  for (const content of [
    '{"Uin": 0}',
    "{}",
    "",
    '{"Uin": null}',
    '{"Uin": "abc"}',
    `{"Uin": 1${" ".repeat(1024 * 1024)}}`,
  ]) {
    await makeLagrangeFolder(folder, { files: { "keystore.json": content } });
    expect(await lagrange(), content.slice(0, 20)).toMatchObject({ uin: null, loggedInAt: null });
  }
});

test("L1: without a keystore the id in the settings is told, unless it is 0", async () => {
  await makeLagrangeFolder(folder, { settings: '{"account": {"uin": 10001}, "Implementations": []}' });
  expect(await lagrange()).toMatchObject({ uin: "10001", loggedInAt: null });
});

test("L11: the keystore is where ConfigPath:Keystore says, in whichever layer", async () => {
  const elsewhere = join(folder, "elsewhere");
  await makeLagrangeFolder(join(folder, "bot"), {
    uin: 1111,
    settings: JSON.stringify({ Implementations: [], ConfigPath: { Keystore: "data/keys.json" } }),
    files: { "data/keys.json": '{"Uin": 2222}' },
  });
  await makeLagrangeFolder(elsewhere, { uin: 3333 });
  const bot = async (environment: Record<string, string> | null) =>
    (await lagrange(environment, join(folder, "bot"))).uin;
  expect(await bot(null)).toBe("2222");
  expect(await bot({ configpath__keystore: join(elsewhere, "keystore.json") })).toBe("3333");
  expect(await bot({ ConfigPath__Keystore: "none.json" })).toBeNull();
  expect(await bot({ ConfigPath__Keystore: "bad\0name" })).toBeNull();
});

test("L1, L13: what the folder is, is told; its settings are read whatever it is", async () => {
  const cases = [
    ["milky", { milky: true }, { kind: "lagrange", program: "milky", executable: "Lagrange.Milky" }],
    ["traces", { executable: null, uin: 1 }, { kind: "lagrange", program: "onebot", executable: null }],
    ["alone", { executable: null }, { kind: "lagrange", program: "onebot", executable: null }],
    [
      "logging",
      { executable: null, settings: '{"Logging": {}}' },
      { kind: "refused", reason: "settings-only" },
    ],
    [
      "web",
      { executable: null, settings: '{"AllowedHosts": "*"}' },
      { kind: "refused", reason: "settings-only" },
    ],
    ["cut", { executable: null, settings: '{"Implementations": [' }, { kind: "lagrange", executable: null }],
    [
      "source",
      { executable: null, files: { "Lagrange.OneBot.csproj": "" } },
      { kind: "refused", reason: "lagrange-source" },
    ],
    ["empty", { executable: null, settings: null }, { kind: "nothing" }],
  ] as const;
  for (const [name, options, recognition] of cases) {
    const path = await makeLagrangeFolder(join(folder, name), options);
    const reading = await lagrange(null, path);
    expect(reading.recognition, name).toMatchObject(recognition);
    expect(reading.settings.kind, name).toBe(name === "empty" ? "missing" : "read");
    expect(reading.executable, name).toBe(name === "milky" ? join(path, "Lagrange.Milky") : null);
  }
});

const settingsOf = async () => (await lagrange()).settings;

test("N1, N2: settings that cannot be used, and settings the disk refuses, are told as such", async () => {
  const path = join(folder, "appsettings.json");
  await makeLagrangeFolder(folder, { settings: "{ nonsense" });
  expect(await settingsOf()).toMatchObject({ kind: "read", read: { kind: "unreadable", line: 1 } });
  await makeLagrangeFolder(folder, { settings: '{"a": 1, "A": 2}' });
  expect(await settingsOf()).toMatchObject({ kind: "read", read: { kind: "duplicate-key" } });
  await makeLagrangeFolder(folder, { settings: new Uint8Array(4 * 1024 * 1024 + 1) });
  expect(await settingsOf()).toEqual({ kind: "failed", problem: "too-large" });
  await utimesOfFresh(path);
  expect(await settingsOf()).toMatchObject({ kind: "read", modified: 1_600_000_000_000 });
  await makeLagrangeFolder(folder, { settings: null, files: { "appsettings.json": null } });
  expect(await settingsOf()).toEqual({ kind: "missing" });
  await mkdir(path);
  expect(await settingsOf()).toEqual({ kind: "failed", problem: "not-a-file" });
});

async function utimesOfFresh(path: string): Promise<void> {
  await writeFile(path, "{}");
  await utimes(path, 1_600_000_000, 1_600_000_000);
}

const oneEntry = JSON.stringify({
  Implementations: [{ Type: "ReverseWebSocket", Host: "127.0.0.1", Port: 8080, Suffix: "/onebot/v11/ws" }],
});

async function portOf(environment: Record<string, string> | null): Promise<string | undefined> {
  const { settings, overlays } = await lagrange(environment);
  if (settings.kind !== "read" || settings.read.kind !== "readable") return undefined;
  return readLinks(settings.read.settings, overlays)[0]?.target.port;
}

test("N5: the file of the environment lies over the settings, and variables over both", async () => {
  await makeLagrangeFolder(folder, {
    settings: oneEntry,
    files: {
      "appsettings.Production.json": '{"Implementations": [{"Port": 1111}]}',
      "appsettings.Staging.json": '{"implementations": {"0": {"port": 2222}}}',
    },
  });
  expect(await portOf(null)).toBe("1111");
  expect(await portOf({})).toBe("1111");
  expect(await portOf({ DOTNET_ENVIRONMENT: "Staging" })).toBe("2222");
  expect(await portOf({ DOTNET_ENVIRONMENT: "None" })).toBe("8080");
  expect(await portOf({ DOTNET_ENVIRONMENT: "Staging", Implementations__0__Port: "3333" })).toBe("3333");
});

test("N5: of the environment only what bears on a link is kept", async () => {
  await makeLagrangeFolder(folder);
  const { overlays } = await lagrange({ PATH: "/bin", API_KEY: "s3cret", IMPLEMENTATIONS__0__HOST: "::1" });
  expect(overlays.map(({ kind, values }) => [kind, [...values]])).toEqual([
    ["environment", [["IMPLEMENTATIONS:0:HOST", "::1"]]],
  ]);
  const [nothing] = (await lagrange({ PATH: "/bin" })).overlays;
  expect([...(nothing?.values ?? [])]).toEqual([]);
});

test("N1, N5: an overlay file that stops Lagrange at its start is told", async () => {
  const path = join(folder, "appsettings.Production.json");
  await makeLagrangeFolder(folder, { files: { "appsettings.Production.json": "{ nonsense" } });
  expect(await lagrange()).toMatchObject({
    overlays: [],
    brokenOverlay: { path, read: { kind: "unreadable" } },
  });
});

test("what cannot be listed is told, for either program", async () => {
  const gone = join(folder, "none");
  expect(await readLagrange(disk, gone)).toEqual({ kind: "failed", path: gone, problem: "not-found" });
});

test("DESIGN 2.1: a folder whose names rule a Yunzai out has nothing opened in it", async () => {
  await writeFile(join(folder, "package.json"), '{"name":"trss-yunzai"}');
  await writeFile(join(folder, "index.js"), "");
  const touched: string[] = [];
  const watched: Disk = {
    ...disk,
    list: (path) => (touched.push(path), disk.list(path)),
    read: (path, limit) => (touched.push(path), disk.read(path, limit)),
    tail: (path, limit, from) => (touched.push(path), disk.tail(path, limit, from)),
  };
  await readYunzai(watched, folder);
  expect(touched).toEqual([folder]);
});
