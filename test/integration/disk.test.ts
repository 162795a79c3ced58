import { execFile } from "node:child_process";
import { chmod, mkdir, symlink, truncate, utimes, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect } from "@playwright/test";
import { createDisk } from "../../electron/adapters/disk.ts";
import type { FileRead } from "../../electron/jobs/ports.ts";
import { bundle } from "../support/bundle.ts";
import { test } from "../support/folder-test.ts";
import { hasLinks, noLinks, onWindows } from "../support/platform.ts";
import { runChild } from "../support/run-child.ts";
import { makeFolder, removeFolder } from "../support/temp-folder.ts";

const run = promisify(execFile);
const disk = createDisk();
const isRoot = process.getuid?.() === 0;
const nobody = 65534;

/** To Windows a path through a file is as good as any that leads nowhere. */
const throughFile = onWindows ? "not-found" : "not-a-folder";
const failed = (problem: string) => ({ kind: "failed", problem });
const textOf = (read: FileRead) => (read.kind === "read" ? new TextDecoder().decode(read.bytes) : read);

test("a folder is listed by kind, links and pipes not taken for what they lead to", async ({ folder }) => {
  test.skip(onWindows, "Windows has no pipes among its files");
  await writeFile(join(folder, "文件.txt"), "");
  await mkdir(join(folder, "sub"));
  await symlink("sub", join(folder, "link"));
  await symlink("nowhere", join(folder, "dangling"));
  await run("mkfifo", [join(folder, "pipe")]);
  const listing = await disk.list(folder);
  expect(
    listing.kind === "listed" && [...listing.entries].sort((a, b) => (a.name < b.name ? -1 : 1)),
  ).toEqual([
    { name: "dangling", kind: "link" },
    { name: "link", kind: "link" },
    { name: "pipe", kind: "other" },
    { name: "sub", kind: "folder" },
    { name: "文件.txt", kind: "file" },
  ]);
});

test("what cannot be listed says why", async ({ folder }) => {
  await writeFile(join(folder, "file"), "");
  expect(await disk.list(join(folder, "none"))).toEqual(failed("not-found"));
  expect(await disk.list(join(folder, "file"))).toEqual(failed("not-a-folder"));
  expect(await disk.list("bad\0name")).toEqual(failed("not-found"));
});

test("a file is read whole, with its time, up to the limit and not a byte further", async ({ folder }) => {
  const file = join(folder, "file");
  const bytes = Uint8Array.from({ length: 200_000 }, (_, at) => at % 251);
  await writeFile(file, bytes);
  await utimes(file, 1_700_000_000, 1_700_000_000.5);
  const read = await disk.read(file, bytes.length);
  expect(read).toEqual({ kind: "read", bytes, modified: 1_700_000_000_500, size: bytes.length });
  expect(await disk.read(file, bytes.length - 1)).toEqual(failed("too-large"));
  await writeFile(file, "");
  expect(await disk.read(file, 0)).toMatchObject({ kind: "read", size: 0 });
});

test("a huge file is refused without being read", async ({ folder }) => {
  const file = join(folder, "huge");
  await writeFile(file, "");
  // Windows sets room on the disk aside for it.
  await truncate(file, onWindows ? 1024 ** 3 : 1024 ** 4);
  expect(await disk.read(file, 4 * 1024 * 1024)).toEqual(failed("too-large"));
});

test("a file that claims to be empty is held to the limit too", async () => {
  test.skip(process.platform !== "linux", "needs /proc");
  expect(await disk.read("/proc/self/maps", 10)).toEqual(failed("too-large"));
  expect(textOf(await disk.read("/proc/self/maps", 1024 * 1024))).toContain("-");
});

test("nothing but a file is opened for reading, and no pipe is waited for", async ({ folder }) => {
  test.skip(onWindows, "Windows has no pipes among its files");
  await run("mkfifo", [join(folder, "pipe")]);
  await symlink(join(folder, "pipe"), join(folder, "to-pipe"));
  const server = createServer().listen(join(folder, "socket"));
  try {
    for (const path of [
      folder,
      join(folder, "pipe"),
      join(folder, "to-pipe"),
      join(folder, "socket"),
      "/dev/zero",
    ]) {
      expect(await disk.read(path, 100), path).toEqual(failed("not-a-file"));
      expect(await disk.tail(path, 100), path).toEqual(failed("not-a-file"));
    }
  } finally {
    server.close();
  }
});

test("what cannot be read says why", async ({ folder }) => {
  await writeFile(join(folder, "file"), "");
  expect(await disk.read(join(folder, "none"), 100)).toEqual(failed("not-found"));
  expect(await disk.read(join(folder, "file/below"), 100)).toEqual(failed(throughFile));
  if (hasLinks) {
    await symlink("nowhere", join(folder, "dangling"));
    await symlink("loop", join(folder, "loop"));
    expect(await disk.read(join(folder, "dangling"), 100)).toEqual(failed("not-found"));
    expect(await disk.read(join(folder, "loop"), 100)).toEqual(failed("io"));
  }
  expect(await disk.read("bad\0name", 100)).toEqual(failed("not-found"));
});

test("a tail is the last bytes, or what came since a place, whichever is less", async ({ folder }) => {
  const file = join(folder, "log");
  await writeFile(file, "0123456789");
  expect(textOf(await disk.tail(file, 4))).toBe("6789");
  expect(textOf(await disk.tail(file, 100))).toBe("0123456789");
  expect(textOf(await disk.tail(file, 100, 7))).toBe("789");
  expect(textOf(await disk.tail(file, 2, 5))).toBe("89");
  expect(textOf(await disk.tail(file, 100, 10))).toBe("");
  expect(textOf(await disk.tail(file, 100, 11))).toBe("");
  expect(await disk.tail(file, 0)).toMatchObject({ kind: "read", size: 10, bytes: new Uint8Array() });
  expect(await disk.tail(join(folder, "none"), 4)).toEqual(failed("not-found"));
});

test("a long tail comes whole", async ({ folder }) => {
  const file = join(folder, "log");
  await writeFile(file, `${"x".repeat(300_000)}${"y".repeat(200_000)}z`);
  expect(textOf(await disk.tail(file, 200_001))).toBe(`${"y".repeat(200_000)}z`);
});

test("a file and its folder that may be written are no problem, nor is one that does not exist yet", async ({
  folder,
}) => {
  await writeFile(join(folder, "file"), "");
  if (hasLinks) await symlink("file", join(folder, "link"));
  for (const name of ["file", "new", ...(hasLinks ? ["link"] : [])])
    expect(await disk.writeProblem(join(folder, name)), name).toBeNull();
});

test("what stands in the way of a write is told", async ({ folder }) => {
  const file = join(folder, "file");
  await writeFile(file, "");
  // A file of its own: what a read-only one is asked about what lies below it, Windows answers by its mark.
  const marked = join(folder, "marked");
  await writeFile(marked, "", { mode: 0o444 });
  await chmod(marked, 0o444);
  expect(await disk.writeProblem(marked)).toBe("read-only");
  expect(await disk.writeProblem(folder)).toBe("not-a-file");
  expect(await disk.writeProblem(join(folder, "none/file"))).toBe("not-found");
  if (!onWindows) expect(await disk.writeProblem(join(file, "below"))).toBe("not-a-folder");
  expect(await disk.writeProblem("bad\0name")).toBe("not-found");
});

test("a read-only file system is read-only", async () => {
  test.skip(process.platform !== "linux", "needs /sys");
  expect(["read-only", "no-permission"]).toContain(await disk.writeProblem("/proc/version"));
});

test("the immutable mark is read-only, on the file or on its folder", async ({ folder }) => {
  const file = join(folder, "sub/file");
  await mkdir(join(folder, "sub"));
  await writeFile(file, "");
  for (const path of [file, join(folder, "sub")]) {
    const refusal = await run("chattr", ["+i", path]).then(
      () => null,
      (error: Error) => error.message,
    );
    test.skip(refusal !== null, `no immutable mark here: ${refusal}`);
    try {
      expect(await disk.writeProblem(file)).toBe("read-only");
    } finally {
      await run("chattr", ["-i", path]);
    }
  }
});

test("another user's closed folder and file are no-permission, not an error", async ({ folder }) => {
  test.skip(!isRoot, "only root can become another user");
  const closed = join(folder, "closed");
  const open = join(folder, "open");
  await mkdir(closed, { mode: 0o700 });
  await mkdir(open);
  await writeFile(join(closed, "file"), "");
  await writeFile(join(open, "secret"), "", { mode: 0o600 });
  await writeFile(join(open, "shown"), "", { mode: 0o644 });
  const scripts = await makeFolder();
  try {
    const script = await bundle("test/support/children/read-as.ts", scripts);
    await chmod(scripts, 0o755);
    await chmod(folder, 0o755);
    const paths = [
      closed,
      join(closed, "file"),
      join(open, "secret"),
      join(open, "shown"),
      join(open, "new"),
    ];
    const ended = await runChild(script, [String(nobody), ...paths]);
    expect(ended.stderr).toBe("");
    const denied = "no-permission";
    expect(JSON.parse(ended.stdout)).toEqual([
      [denied, denied, denied, "not-a-file"],
      [denied, denied, denied, denied],
      ["not-a-folder", denied, denied, denied],
      ["not-a-folder", null, null, denied],
      ["not-found", "not-found", "not-found", denied],
    ]);
  } finally {
    await removeFolder(scripts);
  }
});

test("a real path is the one behind all links, or the path itself where there is none", async ({
  folder,
}) => {
  test.skip(!hasLinks, noLinks);
  await mkdir(join(folder, "sub"));
  await symlink("sub", join(folder, "link"));
  expect(await disk.realPath(join(folder, "link"))).toBe(join(folder, "sub"));
  expect(await disk.realPath(join(folder, "none"))).toBe(join(folder, "none"));
  expect(await disk.realPath("bad\0name")).toBe("bad\0name");
});
