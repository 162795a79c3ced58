import { expect, test } from "@playwright/test";
import {
  backupName,
  backupsAmong,
  backupsToDrop,
  readBackupName,
} from "../../electron/adapters/settings-file/backup-names.ts";

const file = "appsettings.json";
const at = new Date(2026, 2, 5, 7, 8, 9).getTime();

test("a backup is named by local time to the second, later ones of that second are counted", () => {
  expect(backupName(file, at, 1)).toBe("appsettings.json.20260305-070809.bak");
  expect(backupName(file, at + 999, 2)).toBe("appsettings.json.20260305-070809-2.bak");
  expect(backupName("云崽.json", at, 12)).toBe("云崽.json.20260305-070809-12.bak");
});

test("a name that was given is read back as the same moment and count", () => {
  for (const count of [1, 2, 10, 9999]) {
    expect(readBackupName(file, backupName(file, at, count))).toEqual({ at, count });
  }
});

for (const name of [
  "appsettings.json",
  "appsettings.json.bak",
  "appsettings.json.20260305.bak",
  "appsettings.json.20260305-070809",
  "appsettings.json.20260305-070809.BAK",
  "appsettings.json.20260305-070809.bak.bak",
  "appsettings.json.20260305-070809-.bak",
  "appsettings.json.20260305-070809-0.bak",
  "appsettings.json.20260305-070809-1.bak",
  "appsettings.json.20260305-070809-02.bak",
  "appsettings.json.20260305-070809-2-3.bak",
  "appsettings.json.20261305-070809.bak",
  "appsettings.json.20260230-070809.bak",
  "appsettings.json.20260305-240000.bak",
  "appsettings.json.20260305-076009.bak",
  "appsettings.json.20260305-070860.bak",
  "appsettings.json.20260305-070809 (1).bak",
  "other.json.20260305-070809.bak",
  "xappsettings.json.20260305-070809.bak",
  "appsettingsXjson.20260305-070809.bak",
]) {
  test(`the name ${name} is not one of ours`, () => {
    expect(readBackupName(file, name)).toBeNull();
  });
}

test("backups are told newest first, by time and then by count as a number", () => {
  const names = [
    backupName(file, at, 2),
    backupName(file, at, 10),
    "notes.txt",
    backupName(file, at + 1000, 1),
    backupName(file, at, 1),
    backupName(file, at - 86_400_000, 3),
  ];
  expect(backupsAmong(file, names).map(({ name }) => name)).toEqual([
    backupName(file, at + 1000, 1),
    backupName(file, at, 10),
    backupName(file, at, 2),
    backupName(file, at, 1),
    backupName(file, at - 86_400_000, 3),
  ]);
});

test("of thirteen backups the oldest and the ten newest are kept", () => {
  const names = Array.from({ length: 13 }, (_, index) => backupName(file, at + index * 1000, 1));
  expect(backupsToDrop(file, names, names[12] ?? "")).toEqual([names[2], names[1]]);
});

test("eleven backups are all kept, and names that are not ours never count", () => {
  const names = Array.from({ length: 11 }, (_, index) => backupName(file, at + index * 1000, 1));
  const foreign = ["appsettings.json.bak", "appsettings.json.20200101.bak", "other.json.20200101-000000.bak"];
  expect(backupsToDrop(file, [...foreign, ...names], names[10] ?? "")).toEqual([]);
});

test("the backup just made is kept even where the clock makes it look old", () => {
  const names = Array.from({ length: 12 }, (_, index) => backupName(file, at + index * 1000, 1));
  const fresh = names[1] ?? "";
  expect(backupsToDrop(file, names, fresh)).toEqual([]);
  expect(backupsToDrop(file, names, "")).toEqual([fresh]);
});
