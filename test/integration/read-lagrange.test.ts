import { mkdir, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { createDisk } from "../../electron/adapters/disk.ts";
import { readLinks } from "../../electron/core/settings/settings-links.ts";
import { readLagrange } from "../../electron/jobs/examine/read-lagrange.ts";
import { keystoreSecret, makeLagrangeFolder } from "../support/folders.ts";
import { makeFolder, removeFolder } from "../support/temp-folder.ts";

const disk = createDisk();

let folder: string;
test.beforeEach(async () => {
  folder = await makeFolder();
});
test.afterEach(() => removeFolder(folder));

async function lagrange(environment: Record<string, string> | null = null, path = folder) {
  const reading = await readLagrange(disk, path, environment);
  if (reading.kind === "failed") throw new Error(reading.problem);
  return reading;
}

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
  await writeFile(path, "{}");
  await utimes(path, 1_600_000_000, 1_600_000_000);
  expect(await settingsOf()).toMatchObject({ kind: "read", modified: 1_600_000_000_000 });
  await makeLagrangeFolder(folder, { settings: null, files: { "appsettings.json": null } });
  expect(await settingsOf()).toEqual({ kind: "missing" });
  await mkdir(path);
  expect(await settingsOf()).toEqual({ kind: "failed", problem: "not-a-file" });
});

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

test("a folder that cannot be listed is told", async () => {
  const gone = join(folder, "none");
  expect(await readLagrange(disk, gone)).toEqual({ kind: "failed", path: gone, problem: "not-found" });
});
