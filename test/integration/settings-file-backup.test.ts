import { expect } from "@playwright/test";
import { execFile } from "node:child_process";
import {
  appendFile,
  link,
  mkdir,
  open,
  readdir,
  readFile,
  rename,
  stat,
  unlink,
  utimes,
  writeFile,
} from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { nodeFileCalls } from "../../electron/adapters/settings-file/file-calls.ts";
import { systemError, type Call, type Watch } from "../support/counted-calls.ts";
import { onWindows } from "../support/platform.ts";
import { test } from "../support/settings-test.ts";
import { backupTexts, litter, newText, oldText, writeWatched } from "../support/settings-world.ts";

const run = promisify(execFile);

/** What other programs may do between the last look at the file and its replacement. */
function inTheLastMoment(file: string, action: () => Promise<void>): Watch {
  return { before: ({ path, to }) => (to === file && path.endsWith(".tmp") ? action() : undefined) };
}

/** Which file it is, and how many names it has. */
async function identity(path: string): Promise<readonly [id: string | null, names: number]> {
  return [await nodeFileCalls.fileId(path), (await stat(path)).nlink];
}

test("the backup is the old file itself, under that name alone, with its time", async ({ file, write }) => {
  const longAgo = new Date(2020, 0, 1);
  await utimes(file, longAgo, longAgo);
  const [old] = await identity(file);
  const { backup } = await write();
  expect(await identity(backup?.path ?? "")).toEqual([old, 1]);
  expect((await stat(backup?.path ?? "")).mtime).toEqual(longAgo);
  const [now, names] = await identity(file);
  expect(names).toBe(1);
  expect(now).not.toBe(old);
});

test("a file that has other names is copied: what is written by one of them does not reach the backup", async ({
  folder,
  file,
  write,
}) => {
  const other = join(folder, "by another name");
  await link(file, other);
  const result = await write();
  await writeFile(other, "written in place");
  expect(await readFile(result.backup?.path ?? "", "utf8")).toBe(oldText);
  expect(await readFile(file, "utf8")).toBe(newText);
});

for (const code of ["EPERM", "EMLINK", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EXDEV", "EISDIR", "EINVAL"]) {
  test(`where a second name is refused with ${code}, the backup is a copy`, async ({ file, write }) => {
    const refuse = ({ name }: Call): void => {
      if (name === "link") throw systemError(code);
    };
    const [old] = await identity(file);
    const result = await write({ before: refuse });
    expect(result.kind).toBe("written");
    expect(await readFile(result.backup?.path ?? "", "utf8")).toBe(oldText);
    expect((await identity(result.backup?.path ?? ""))[0]).not.toBe(old);
    expect(await litter(file)).toEqual([]);
  });
}

test("on a real disk without second names the backup is a copy", async ({ folder }) => {
  const image = join(folder, "fat.img");
  const disk = join(folder, "fat");
  await mkdir(disk);
  await writeFile(image, Buffer.alloc(1_000_000));
  const refusal = await run("mkfs.vfat", [image])
    .then(() => run("mount", ["-o", "loop", image, disk]))
    .then(
      () => null,
      (error: Error) => error.message,
    );
  test.skip(refusal !== null, `no FAT disk can be mounted here: ${refusal}`);
  try {
    const settings = join(disk, "appsettings.json");
    await writeFile(settings, oldText);
    await expect(link(settings, `${settings}.second`)).rejects.toThrow();
    const result = await writeWatched(settings, {});
    expect(result.kind).toBe("written");
    expect(await readFile(settings, "utf8")).toBe(newText);
    expect(await backupTexts(settings)).toEqual([oldText]);
    expect(await litter(settings)).toEqual([]);
  } finally {
    await run("umount", [disk]);
  }
});

test("what may be in memory alone makes no backup: where the old file cannot be synced, it is copied", async ({
  file,
  write,
}) => {
  const [old] = await identity(file);
  const result = await write({
    before: ({ name, path }) => {
      if (name === "sync" && path === file) throw systemError("EIO");
    },
  });
  expect(result.kind).toBe("written");
  expect(await readFile(result.backup?.path ?? "", "utf8")).toBe(oldText);
  expect((await identity(result.backup?.path ?? ""))[0]).not.toBe(old);
});

test("what another program writes into the file in the last moment is not lost: its file is back, and it goes on writing there", async ({
  folder,
  file,
  write,
}) => {
  const [old] = await identity(file);
  const editor = await open(file, "r+");
  try {
    const result = await write(
      inTheLastMoment(file, async () => {
        await editor.truncate();
        await editor.write("their ");
      }),
    );
    expect(result).toEqual({ kind: "failed", reason: "changed-meanwhile", step: "replace", backup: null });
    await editor.write("edit");
  } finally {
    await editor.close();
  }
  expect(await readFile(file, "utf8")).toBe("their edit");
  expect(await identity(file)).toEqual([old, 1]);
  expect(await readdir(folder)).toEqual(["appsettings.json"]);
});

test("an edit of the last moment whose file cannot be put back is in the backup, and the failure names it", async ({
  file,
  write,
}) => {
  const result = await write({
    before: async ({ path, to }) => {
      if (to !== file) return;
      if (path.endsWith(".bak")) throw systemError("EIO");
      await writeFile(file, "their edit");
    },
  });
  expect(result).toMatchObject({ kind: "failed", reason: "changed-meanwhile", step: "replace" });
  expect(await readFile(file, "utf8")).toBe(newText);
  expect(await readFile(result.backup?.path ?? "", "utf8")).toBe("their edit");
});

test("edits on both sides of the replacement both stay: one in the file, one in the backup", async ({
  file,
  write,
}) => {
  const result = await write({
    ...inTheLastMoment(file, () => writeFile(file, "before")),
    after: ({ to }) => (to === file ? writeFile(file, "after") : undefined),
  });
  expect(result).toMatchObject({ kind: "failed", reason: "changed-meanwhile", step: "read-back" });
  expect(await readFile(file, "utf8")).toBe("after");
  expect(await readFile(result.backup?.path ?? "", "utf8")).toBe("before");
});

test("a file that another program puts in the old one's place stays theirs, and the old one in its backup", async ({
  folder,
  file,
  write,
}) => {
  const result = await write({
    after: async ({ name, path }) => {
      if (name !== "link" || path !== file) return;
      await writeFile(join(folder, "theirs"), "their file");
      await rename(join(folder, "theirs"), file);
    },
  });
  expect(result).toMatchObject({ kind: "failed", reason: "changed-meanwhile", step: "replace" });
  expect(await readFile(file, "utf8")).toBe("their file");
  expect(await readFile(result.backup?.path ?? "", "utf8")).toBe(oldText);
  expect(await litter(file)).toEqual([]);
});

test("a replacement that is told to have failed and was done all the same leaves the old file in its backup", async ({
  file,
  write,
}) => {
  const result = await write({
    after: ({ to }) => {
      // As when a network drive's answer is lost.
      if (to === file) throw systemError("EIO");
    },
  });
  expect(result).toMatchObject({ kind: "failed", reason: "io", step: "replace" });
  expect(await readFile(result.backup?.path ?? "", "utf8")).toBe(oldText);
});

test("where the folder cannot be synced the old file itself is back, and no backup of it", async ({
  folder,
  file,
  write,
}) => {
  const [old] = await identity(file);
  const result = await write({
    before: ({ name, path }) => {
      if (name === "sync" && path === folder) throw systemError("EIO");
    },
  });
  expect(result).toEqual({ kind: "failed", reason: "io", step: "replace", backup: null });
  expect(await identity(file)).toEqual([old, 1]);
  expect(await readdir(folder)).toEqual(["appsettings.json"]);
});

test("a second name that was left as a backup is gone after the next write, and no other file with it", async ({
  folder,
  file,
  write,
}) => {
  const left = `${file}.20260102-030405.bak`;
  await link(file, left);
  await writeFile(`${file}.20260102-030406.bak`, oldText);
  await link(file, join(folder, "not ours"));
  expect((await write()).kind).toBe("written");
  expect(await readdir(folder)).not.toContain("appsettings.json.20260102-030405.bak");
  expect(await readFile(`${file}.20260102-030406.bak`, "utf8")).toBe(oldText);
  expect(await readFile(join(folder, "not ours"), "utf8")).toBe(oldText);
});

test("a second name that was left as a backup and cannot be removed does not stop a write, whose backup is a copy", async ({
  file,
  write,
}) => {
  const left = `${file}.20260102-030405.bak`;
  await link(file, left);
  const result = await write({
    before: ({ name, path }) => {
      if (name === "unlink" && path === left) throw systemError("EROFS");
    },
  });
  expect(result.kind).toBe("written");
  await appendFile(left, "changed");
  expect(await readFile(result.backup?.path ?? "", "utf8")).toBe(oldText);
  await unlink(left);
});

test("an editor that still has the old file open writes into the backup, never into the new file", async ({
  file,
  write,
}) => {
  test.skip(onWindows, "Windows may keep an open file's name; settings-file-windows.test.ts has that");
  const editor = await open(file, "r+");
  const result = await write();
  await editor.truncate();
  await editor.write("their edit");
  await editor.close();
  expect(result.kind).toBe("written");
  expect(await readFile(file, "utf8")).toBe(newText);
  expect(await readFile(result.backup?.path ?? "", "utf8")).toBe("their edit");
});
