import { expect } from "@playwright/test";
import { execFile } from "node:child_process";
import { chmod, mkdir, open, readdir, readFile, writeFile } from "node:fs/promises";
import { join, parse, sep } from "node:path";
import { promisify } from "node:util";
import { nodeFileCalls, windowsCalls } from "../../electron/adapters/settings-file/file-calls.ts";
import { createSettingsFile } from "../../electron/adapters/settings-file/settings-file.ts";
import { makeOnWindows, realpathOnWindows } from "../../electron/adapters/settings-file/windows-calls.ts";
import type { FileMarks } from "../../electron/adapters/settings-file/windows-marks.ts";
import type { WriteResult } from "../../electron/jobs/ports.ts";
import { systemError } from "../support/counted-calls.ts";
import { onWindows, underWine } from "../support/platform.ts";
import { test } from "../support/settings-test.ts";
import { backupTexts, litter, newText, noAbort, oldText } from "../support/settings-world.ts";
import { removeFolder } from "../support/temp-folder.ts";

const run = promisify(execFile);

/** Writes `newText` over `oldText`. */
function write(path: string): Promise<WriteResult> {
  const request = { path, bytes: Buffer.from(newText), expected: Buffer.from(oldText) };
  return createSettingsFile().write(request, noAbort);
}

/** A settings file in a folder of this name, and a write to it by another spelling of its path. */
async function writeIn(
  folder: string,
  name: string,
  spell: (path: string) => string = (path) => path,
): Promise<void> {
  const path = join(folder, name, "appsettings.json");
  await mkdir(join(folder, name), { recursive: true });
  await writeFile(path, oldText);
  const result = await write(spell(path));
  expect(result.kind).toBe("written");
  expect(await readFile(path, "utf8")).toBe(newText);
  expect(await backupTexts(path)).toEqual([oldText]);
  expect(await litter(path)).toEqual([]);
  const backups = await createSettingsFile().backups(spell(path));
  expect(backups).toHaveLength(1);
}

test("folders named in Chinese and with spaces, and paths of 300 characters, are written to", async ({
  folder,
}) => {
  await writeIn(folder, join("机器人", "拉格朗日 1"));
  const long = join(...Array.from({ length: 6 }, (_, index) => `${index}${"长".repeat(49)}`));
  await writeIn(folder, long);
  expect(join(folder, long).length).toBeGreaterThan(300);
});

test("a real path is found link by link where a drive does not tell a file's final name", async ({
  folder,
  file,
}) => {
  for (const code of ["EISDIR", "UNKNOWN", "EINVAL"]) {
    expect(await realpathOnWindows(file, () => Promise.reject(systemError(code)))).toBe(file);
  }
  await expect(realpathOnWindows(file, () => Promise.reject(systemError("ENOENT")))).rejects.toThrow(
    "ENOENT",
  );
  await expect(realpathOnWindows(join(folder, "none"))).rejects.toMatchObject({ code: "ENOENT" });
});

test("where Defender lets this program make nothing, and says that there is nothing, it is no-permission", async ({
  folder,
  file,
}) => {
  const nothing = () => Promise.reject(systemError("ENOENT"));
  const barred = windowsCalls({
    mkdir: nothing,
    open: (path, how, mode) => (how === "wx" ? nothing() : nodeFileCalls.open(path, how, mode)),
  });
  const request = { path: file, bytes: Buffer.from(newText), expected: Buffer.from(oldText) };
  const result = await createSettingsFile({ calls: { ...nodeFileCalls, ...barred } }).write(request, noAbort);
  expect(result).toEqual({ kind: "failed", reason: "no-permission", step: "lock", backup: null });
  expect(await readdir(folder)).toEqual(["appsettings.json"]);
  // Only in a folder that is there; and what is there can be read as ever.
  await expect(makeOnWindows(join(folder, "gone", "a"), nothing)).rejects.toMatchObject({ code: "ENOENT" });
  await expect(barred.open(join(folder, "gone"), "r")).rejects.toMatchObject({ code: "ENOENT" });
});

test.describe("on Windows", () => {
  test.skip(!onWindows, "Windows alone does this");

  test("slashes of either kind and letters of either case lead to the same file and its backups", async ({
    folder,
  }) => {
    await writeIn(folder, "mixed", (path) => path.replaceAll(sep, "/"));
    await writeIn(folder, "Case", (path) => path.toUpperCase());
    await writeIn(folder, "Both", (path) => path.toLowerCase().replace(sep, "/"));
  });

  test("the root of a drive is written to like any folder", async ({ folder }) => {
    const drive = await driveOver(folder);
    try {
      const path = join(drive.root, "appsettings.json");
      await writeFile(path, oldText);
      expect((await write(path)).kind).toBe("written");
      expect(await readFile(path, "utf8")).toBe(newText);
    } finally {
      await drive.release();
    }
  });

  test("a file under an exclusive lock is waited for, and written when it is let go", async ({ file }) => {
    const lock = await lockExclusively(file);
    setTimeout(() => void lock.close(), 2000);
    const start = Date.now();
    expect((await write(file)).kind).toBe("written");
    expect(Date.now() - start).toBeGreaterThan(1900);
    expect(await readFile(file, "utf8")).toBe(newText);
    expect(await backupTexts(file)).toEqual([oldText]);
    expect(await litter(file)).toEqual([]);
  });

  test("a file under a lock that is never released is locked: it stays as it is, and nothing is left", async ({
    folder,
    file,
  }) => {
    const lock = await lockExclusively(file);
    try {
      expect(await write(file)).toEqual({ kind: "failed", reason: "locked", step: "read", backup: null });
    } finally {
      await lock.close();
    }
    expect(await readFile(file, "utf8")).toBe(oldText);
    expect(await readdir(folder)).toEqual(["appsettings.json"]);
  });

  test("a file that a program has open for reading is replaced as soon as it is closed", async ({ file }) => {
    const reader = await open(file, "r");
    setTimeout(() => void reader.close(), 1000);
    expect((await write(file)).kind).toBe("written");
    expect(await readFile(file, "utf8")).toBe(newText);
    expect(await litter(file)).toEqual([]);
  });

  test("a file that stays open is replaced under its reader or is locked, but never torn or lost", async ({
    file,
  }) => {
    const reader = await open(file, "r");
    try {
      // Newer Windows lets go of the name at once, others and Wine keep it for the reader.
      const result = await write(file);
      if (result.kind === "failed") {
        expect(result).toEqual({ kind: "failed", reason: "locked", step: "replace", backup: null });
      }
      expect(await readFile(file, "utf8")).toBe(result.kind === "written" ? newText : oldText);
      expect(await litter(file)).toEqual([]);
      expect(await reader.readFile("utf8")).toBe(oldText);
    } finally {
      await reader.close();
    }
  });

  test("a read-only file is refused, and stays read-only", async ({ folder, file }) => {
    await run("attrib", ["+r", file]);
    try {
      expect(await write(file)).toEqual({ kind: "failed", reason: "read-only", step: "read", backup: null });
      expect(await attributes(file)).toBe("R");
      expect(await readFile(file, "utf8")).toBe(oldText);
      expect(await readdir(folder)).toEqual(["appsettings.json"]);
    } finally {
      await chmod(file, 0o666);
    }
  });

  test("a hidden file can be written, and stays hidden, its backup too; an ordinary one stays ordinary", async ({
    folder,
    file,
  }) => {
    await run("attrib", ["+h", file]);
    const result = await write(file);
    expect(result.kind).toBe("written");
    expect(await readFile(file, "utf8")).toBe(newText);
    for (const path of [file, result.backup?.path ?? ""]) expect(await attributes(path)).toBe("H");

    const plain = join(folder, "plain.json");
    await writeFile(plain, oldText);
    expect((await write(plain)).kind).toBe("written");
    expect(await attributes(plain)).toBe("");
  });

  test("nothing is in the new file before its access list is", async ({ file }) => {
    const sizes: number[] = [];
    const calls = {
      ...nodeFileCalls,
      async giveMarks(path: string, marks: FileMarks) {
        sizes.push((await nodeFileCalls.stat(path)).size);
        await nodeFileCalls.giveMarks(path, marks);
      },
    };
    const request = { path: file, bytes: Buffer.from(newText), expected: Buffer.from(oldText) };
    expect((await createSettingsFile({ calls }).write(request, noAbort)).kind).toBe("written");
    expect(sizes).toEqual([0]);
  });

  test("an access list of the file's own is kept, for the file and its backup", async ({ file }) => {
    test.skip(underWine, "Wine keeps no access lists, only Linux' modes");
    const user = process.env["USERNAME"] ?? "";
    await run("icacls", [file, "/inheritance:r", "/grant:r", `${user}:(F)`, "/grant", "*S-1-5-18:(R)"]);
    const before = await run("icacls", [file]);
    const result = await write(file);
    expect(result.kind).toBe("written");
    expect((await run("icacls", [file])).stdout).toBe(before.stdout);
    const backup = result.backup?.path ?? "";
    expect((await run("icacls", [backup])).stdout.replace(backup, "")).toBe(before.stdout.replace(file, ""));
  });

  test("a file whose access list forbids writing is no-permission, though a rename could overrule it", async ({
    folder,
    file,
  }) => {
    test.skip(underWine, "Wine's access lists do not bind the user who runs it");
    const user = process.env["USERNAME"] ?? "";
    await run("icacls", [file, "/deny", `${user}:(WD)`]);
    expect(await write(file)).toEqual({
      kind: "failed",
      reason: "no-permission",
      step: "read",
      backup: null,
    });
    expect(await readFile(file, "utf8")).toBe(oldText);
    expect(await readdir(folder)).toEqual(["appsettings.json"]);
  });
});

/** Opens a file as a program does that shares it with nobody. */
function lockExclusively(path: string): ReturnType<typeof open> {
  // libuv's UV_FS_O_EXLOCK, which Node hands on without naming it.
  const exclusive = 0x1000_0000;
  const readAndWrite = 0x2;
  return open(path, exclusive | readAndWrite);
}

/** The letters that `attrib` prints for a file, archive aside. */
async function attributes(path: string): Promise<string> {
  const { stdout } = await run("attrib", [path]);
  return stdout
    .slice(0, stdout.indexOf(parse(path).root))
    .replace("A", "")
    .trim();
}

/** A drive of our own whose root is that folder; Wine has no `subst`, but a whole drive C of its own. */
async function driveOver(path: string): Promise<{ readonly root: string; release(): Promise<void> }> {
  if (underWine) {
    const root = "C:\\";
    const ours = async (): Promise<void> => {
      for (const name of await readdir(root)) {
        if (name.startsWith("appsettings.json")) await removeFolder(join(root, name));
      }
    };
    return { root, release: ours };
  }
  const letter = "QRSTUVWXY".charAt(process.pid % 9);
  await run("subst", [`${letter}:`, path]);
  return {
    root: `${letter}:\\`,
    async release() {
      await run("subst", [`${letter}:`, "/d"]);
    },
  };
}
