import { expect, test } from "@playwright/test";
import { mkdir, readdir, readFile, symlink, unlink, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { createDisk } from "../../electron/adapters/disk.ts";
import { createSettingsFile } from "../../electron/adapters/settings-file/settings-file.ts";
import { restore, type RestorePorts } from "../../electron/jobs/restore.ts";
import type { RestoreResult } from "../../electron/jobs/results.ts";
import { hasLinks, noLinks } from "../support/platform.ts";
import { noAbort } from "../support/settings-world.ts";
import { makeFolder, removeFolder } from "../support/temp-folder.ts";

let folder: string;
let file: string;
test.beforeEach(async () => {
  folder = await makeFolder();
  file = join(folder, "appsettings.json");
});
test.afterEach(() => removeFolder(folder));

const start = new Date(2026, 0, 2, 3, 4, 5).getTime();

/** A settings file with a port that tells the versions apart, and a token that must never be shown. */
function version(port: number): string {
  const entry = { Type: "ReverseWebSocket", Host: "127.0.0.1", Port: port, AccessToken: "s3cret-token" };
  return `${JSON.stringify({ Implementations: [entry] }, null, 4)}\n`;
}

function portsAt(now: number): RestorePorts {
  return { disk: createDisk(), settingsFile: createSettingsFile({ now: () => now }) };
}

/** Ports 1 to `last`, one write a day: the file holds the last, its backups the others. */
async function history(last: number): Promise<void> {
  await writeFile(file, version(1));
  for (let port = 2; port <= last; port += 1) {
    const { settingsFile } = portsAt(start + port * 86_400_000);
    const request = {
      path: file,
      bytes: Buffer.from(version(port)),
      expected: Buffer.from(version(port - 1)),
    };
    expect((await settingsFile.write(request, noAbort)).kind).toBe("written");
  }
}

function run(backup: string | null = null, list = false, signal = noAbort): Promise<RestoreResult> {
  return restore(portsAt(start + 100 * 86_400_000), { settingsPath: file, backup, list }, signal);
}

function content(): Promise<string | null> {
  return readFile(file, "utf8").catch(() => null);
}

test("the list tells every backup, newest first, with its time and what it would change, and changes nothing", async () => {
  await history(3);
  const before = await readdir(folder);
  const result = await run(null, true);
  expect(result).toMatchObject({ kind: "listed", reason: null, restored: null, backup: null, diff: "" });
  expect(result.backups.map(({ at }) => at)).toEqual([start + 3 * 86_400_000, start + 2 * 86_400_000]);
  expect(result.backups[0]?.diff).toContain('-            "Port": 3,\n+            "Port": 2,');
  expect(result.backups[1]?.diff).toContain('+            "Port": 1,');
  expect(await readdir(folder)).toEqual(before);
  expect(await content()).toBe(version(3));
});

test("no token is in what restoring tells", async () => {
  await history(3);
  await writeFile(file, version(3).replace("s3cret-token", "other-t0ken"));
  for (const result of [await run(null, true), await run()]) {
    expect(result.backups[0]?.diff).toContain("AccessToken");
    expect(JSON.stringify(result)).not.toMatch(/s3cret|t0ken/);
  }
});

test("without a name the newest backup that differs is restored, and what it replaces is backed up first", async () => {
  await history(3);
  const result = await run();
  expect(result).toMatchObject({ kind: "written", reason: null, step: null });
  expect(await content()).toBe(version(2));
  expect(await readFile(result.backup ?? "", "utf8")).toBe(version(3));
  expect(result.restored).toBe(result.backups[0]?.path);
  expect(result.diff).toContain('-            "Port": 3,\n+            "Port": 2,');
});

test("restoring twice is an undo of the undo", async () => {
  await history(3);
  await run();
  const result = await run();
  expect(result.kind).toBe("written");
  expect(await content()).toBe(version(3));
});

test("a backup that equals the file is passed over, the next older one is restored", async () => {
  await history(3);
  await writeFile(file, version(2));
  await run();
  expect(await content()).toBe(version(1));
});

test("when every backup equals the file nothing is written", async () => {
  await history(2);
  await writeFile(file, version(1));
  const before = await readdir(folder);
  expect(await run()).toMatchObject({ kind: "unchanged", backup: null, diff: "" });
  expect(await readdir(folder)).toEqual(before);
});

test("a backup is named by its bare name or its absolute path, also through a link to the folder", async () => {
  await history(4);
  const [, second, oldest] = await portsAt(0).settingsFile.backups(file);
  if (!second || !oldest) throw new Error("three backups were made");
  await run(basename(oldest.path));
  expect(await content()).toBe(version(1));
  await run(second.path);
  expect(await content()).toBe(version(2));
  if (!hasLinks) return;
  const other = await makeFolder();
  try {
    await symlink(folder, join(other, "link"));
    await run(join(other, "link", basename(oldest.path)));
    expect(await content()).toBe(version(1));
  } finally {
    await removeFolder(other);
  }
});

test("a named backup that equals the file is unchanged", async () => {
  await history(2);
  await writeFile(file, version(1));
  const [backup] = await portsAt(0).settingsFile.backups(file);
  expect(await run(backup?.path ?? "")).toMatchObject({ kind: "unchanged", backup: null });
});

test("any other file is not-found, whatever it is called", async () => {
  await history(2);
  const [backup] = await portsAt(0).settingsFile.backups(file);
  const name = basename(backup?.path ?? "");
  await mkdir(join(folder, "sub"));
  const others = [
    "appsettings.json",
    "appsettings.json.bak",
    "appsettings.json.20260101-000000-x.bak",
    "other.json.20260101-000000.bak",
    `sub/${name}`,
  ];
  for (const other of others) {
    await writeFile(join(folder, other), version(9));
    if (other === "appsettings.json") continue;
    expect(await run(other), other).toMatchObject({ kind: "refused", reason: "not-found", backup: null });
    expect(await run(join(folder, other)), other).toMatchObject({ kind: "refused", reason: "not-found" });
  }
  const link = join(folder, "appsettings.json.20260101-000000.bak");
  if (hasLinks) await symlink("other.json.20260101-000000.bak", link);
  for (const other of [
    "appsettings.json.20260101-000000.bak",
    "/etc/hostname",
    "../etc",
    `./${name}`,
    `sub/../${name}`,
    "",
    "nothing",
  ]) {
    expect(await run(other), other).toMatchObject({ kind: "refused", reason: "not-found" });
  }
  expect(await content()).toBe(version(9));
});

test("a folder without backups, and a folder that is not there, are not-found; their list is empty", async () => {
  await writeFile(file, version(1));
  expect(await run()).toMatchObject({ kind: "refused", reason: "not-found", backups: [] });
  expect(await run(null, true)).toMatchObject({ kind: "listed", backups: [] });
  await removeFolder(folder);
  expect(await run()).toMatchObject({ kind: "refused", reason: "not-found", backups: [] });
});

test("a settings file that is gone is created again from its newest backup", async () => {
  await history(3);
  await unlink(file);
  const result = await run();
  expect(result).toMatchObject({ kind: "written", backup: null });
  expect(result.diff).toContain("--- /dev/null");
  expect(await content()).toBe(version(2));
});

test("bytes that are not UTF-8 come back bit for bit", async () => {
  const gbk = Buffer.concat([
    Buffer.from("{ // "),
    Buffer.from([0xc4, 0xe3, 0xba, 0xc3]),
    Buffer.from("\n}\n"),
  ]);
  await writeFile(file, gbk);
  const request = { path: file, bytes: Buffer.from(version(2)), expected: gbk };
  await portsAt(start).settingsFile.write(request, noAbort);
  expect((await run()).kind).toBe("written");
  expect(Buffer.compare(await readFile(file), gbk)).toBe(0);
});

test("a settings file that is a link is restored behind the link", async () => {
  test.skip(!hasLinks, noLinks);
  await mkdir(join(folder, "real"));
  await symlink("real/mine.json", file);
  await writeFile(join(folder, "real", "mine.json"), version(1));
  const request = { path: file, bytes: Buffer.from(version(2)), expected: Buffer.from(version(1)) };
  await portsAt(start).settingsFile.write(request, noAbort);
  expect((await run("mine.json.20260102-030405.bak")).kind).toBe("written");
  expect(await readFile(join(folder, "real", "mine.json"), "utf8")).toBe(version(1));
});

test("a file that changes while restoring is left alone", async () => {
  await history(2);
  const { disk, settingsFile } = portsAt(start);
  const ports: RestorePorts = {
    disk,
    settingsFile: {
      backups: (path) => settingsFile.backups(path),
      async write(request, signal) {
        await writeFile(file, "theirs");
        return settingsFile.write(request, signal);
      },
    },
  };
  const result = await restore(ports, { settingsPath: file, backup: null, list: false }, noAbort);
  expect(result).toMatchObject({
    kind: "refused",
    reason: "changed-meanwhile",
    step: "read",
    restored: null,
  });
  expect(await content()).toBe("theirs");
});

test("an abort before the write is cancelled and changes nothing", async () => {
  await history(2);
  const before = await readdir(folder);
  expect(await run(null, false, AbortSignal.abort())).toMatchObject({ kind: "refused", reason: "cancelled" });
  expect(await readdir(folder)).toEqual(before);
  expect(await content()).toBe(version(2));
});

test("a settings file of 5 MB is refused, not read", async () => {
  await history(2);
  await writeFile(file, Buffer.alloc(5 * 1024 * 1024, 32));
  expect(await run()).toMatchObject({ kind: "refused", reason: "settings-unreadable" });
});

test("a folder in the settings file's place is refused and stays", async () => {
  await history(2);
  await unlink(file);
  await mkdir(file);
  expect(await run()).toMatchObject({ kind: "refused", reason: "not-found" });
  expect(await readdir(file)).toEqual([]);
});
