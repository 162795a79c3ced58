import { expect } from "@playwright/test";
import { execFile } from "node:child_process";
import { chmod, chown, readdir, readFile, stat } from "node:fs/promises";
import { promisify } from "node:util";
import type { WriteResult } from "../../electron/jobs/ports.ts";
import { bundle } from "../support/bundle.ts";
import { onWindows } from "../support/platform.ts";
import { runChild } from "../support/run-child.ts";
import { test } from "../support/settings-test.ts";
import { newText, oldText, overwrite } from "../support/settings-world.ts";
import { makeFolder, removeFolder } from "../support/temp-folder.ts";

const run = promisify(execFile);
const isRoot = process.getuid?.() === 0;
const nobody = 65534;

/** Writes over what the file holds now, in a process of another user. */
async function overwriteAs(uid: number, path: string): Promise<WriteResult> {
  const scripts = await makeFolder();
  try {
    const script = await bundle("test/support/children/write-once.ts", scripts);
    await chmod(scripts, 0o755);
    const task = { path, content: newText, most: 0, kill: null, uid };
    const ended = await runChild(script, [JSON.stringify(task)]);
    expect(ended.stderr).toBe("");
    return JSON.parse(ended.stdout);
  } finally {
    await removeFolder(scripts);
  }
}

/** Marks something immutable and unmarks it after the action; skips the test where that is not permitted. */
async function whileImmutable(path: string, action: () => Promise<void>): Promise<void> {
  const refusal = await run("chattr", ["+i", path]).then(
    () => null,
    (error: Error) => error.message,
  );
  test.skip(refusal !== null, `no immutable mark here: ${refusal}`);
  try {
    await action();
  } finally {
    await run("chattr", ["-i", path]);
  }
}

for (const mode of [0o644, 0o600, 0o664, 0o777]) {
  test(`mode ${mode.toString(8)} is kept, for the file and its backup`, async ({ file }) => {
    test.skip(onWindows, "Windows has access lists instead of modes");
    await chmod(file, mode);
    const result = await overwrite(file);
    expect((await stat(file)).mode & 0o7777).toBe(mode);
    expect((await stat(result.backup?.path ?? "")).mode & 0o7777).toBe(mode);
  });
}

test("owner and group are kept, for the file and its backup", async ({ file }) => {
  test.skip(!isRoot, "only root can give a file away");
  await chown(file, 1234, 2345);
  await chmod(file, 0o640);
  const result = await overwrite(file);
  for (const path of [file, result.backup?.path ?? ""]) {
    const { uid, gid, mode } = await stat(path);
    expect({ uid, gid, mode: mode & 0o777 }).toEqual({ uid: 1234, gid: 2345, mode: 0o640 });
  }
});

test("where the group cannot be kept, its rights shrink to everybody's: no other group reads the token", async ({
  folder,
  file,
}) => {
  test.skip(!isRoot, "only root can become another user");
  await chmod(folder, 0o777);
  await chown(file, nobody, 2345);
  await chmod(file, 0o660);
  expect((await overwriteAs(nobody, file)).kind).toBe("written");
  const { uid, gid, mode } = await stat(file);
  expect({ uid, gid, mode: mode & 0o777 }).toEqual({ uid: nobody, gid: nobody, mode: 0o600 });
});

test("a file without its owner's write bit is read-only, also to root", async ({ folder, file }) => {
  await chmod(file, 0o444);
  const result = await overwrite(file);
  expect(result).toEqual({ kind: "failed", reason: "read-only", step: "read", backup: null });
  expect(await readFile(file, "utf8")).toBe(oldText);
  expect(await readdir(folder)).toEqual(["appsettings.json"]);
});

test("an immutable file is read-only", async ({ folder, file }) => {
  await whileImmutable(file, async () => {
    const result = await overwrite(file);
    expect(result).toEqual({ kind: "failed", reason: "read-only", step: "read", backup: null });
    expect(await readdir(folder)).toEqual(["appsettings.json"]);
  });
});

test("an immutable folder is no-permission", async ({ folder, file }) => {
  await whileImmutable(folder, async () => {
    const result = await overwrite(file);
    expect(result).toEqual({ kind: "failed", reason: "no-permission", step: "lock", backup: null });
    expect(await readFile(file, "utf8")).toBe(oldText);
  });
});

test("a folder that this user may not write to is no-permission", async ({ folder, file }) => {
  test.skip(!isRoot, "only root can become another user");
  await chmod(folder, 0o755);
  await chmod(file, 0o666);
  const result = await overwriteAs(nobody, file);
  expect(result).toEqual({ kind: "failed", reason: "no-permission", step: "lock", backup: null });
  expect(await readdir(folder)).toEqual(["appsettings.json"]);
});

test("another user's file in a folder open to all is no-permission, though a rename could overrule it", async ({
  folder,
  file,
}) => {
  test.skip(!isRoot, "only root can become another user");
  await chmod(folder, 0o777);
  await chmod(file, 0o644);
  const result = await overwriteAs(nobody, file);
  expect(result).toEqual({ kind: "failed", reason: "no-permission", step: "read", backup: null });
  expect(await readFile(file, "utf8")).toBe(oldText);
  expect(await readdir(folder)).toEqual(["appsettings.json"]);
});
