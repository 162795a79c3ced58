import { expect } from "@playwright/test";
import { readdir, readFile, unlink, writeFile } from "node:fs/promises";
import { diskProblemOf, errnoOf, mayPass, writeFailureOf } from "../../electron/adapters/errno.ts";
import { systemError } from "../support/counted-calls.ts";
import { test } from "../support/settings-test.ts";
import { backupTexts, litter, newText, oldText } from "../support/settings-world.ts";
import { tally } from "../support/tally.ts";

test("writes that take only a few bytes at a time still write the whole file", async ({ file, write }) => {
  let writes = 0;
  const result = await write({ most: 997, before: ({ name }) => void (name === "write" && (writes += 1)) });
  expect(result.kind).toBe("written");
  expect(writes).toBe(Math.ceil(newText.length / 997));
  expect(await readFile(file, "utf8")).toBe(newText);
  expect(await backupTexts(file)).toEqual([oldText]);
  // All but the last, which takes what is left.
  tally("short-writes", writes - 1);
});

test("a disk that takes no bytes and reports nothing is an error, not an endless wait", async ({
  folder,
  write,
}) => {
  expect(await write({ most: 0 })).toEqual({ kind: "failed", reason: "io", step: "write", backup: null });
  expect(await readdir(folder)).toEqual(["appsettings.json"]);
});

test("a new file that cannot be read back gives way to the old one again", async ({ file, write }) => {
  for (const from of [oldText, null]) {
    await (from === null ? unlink(file) : writeFile(file, from));
    let replaced = false;
    const result = await write(
      {
        before: ({ name, path }) => {
          if (replaced && name === "open" && path === file) throw systemError("EIO");
        },
        after: ({ to }) => {
          replaced ||= to === file;
        },
      },
      { from },
    );
    expect(result).toEqual({ kind: "failed", reason: "io", step: "read-back", backup: null });
    expect(await readFile(file, "utf8").catch(() => null)).toBe(from);
    expect(await litter(file)).toEqual([]);
  }
});

test("a folder that cannot be synced, as on Windows, stops nothing", async ({ folder, file, write }) => {
  for (const code of ["EPERM", "EISDIR", "EINVAL"]) {
    await writeFile(file, oldText);
    const result = await write({
      before: ({ name, path }) => {
        if (path === folder && (name === "open" || name === "sync")) throw systemError(code);
      },
    });
    expect(result.kind).toBe("written");
  }
});

test("a disk without second names still gets its new file", async ({ folder, file, write }) => {
  await unlink(file);
  const result = await write(
    {
      before: ({ name }) => {
        if (name === "link") throw systemError("ENOTSUP");
      },
    },
    { from: null },
  );
  expect(result).toEqual({ kind: "written", backup: null });
  expect(await readdir(folder)).toEqual(["appsettings.json"]);
});

test("what the system did not report is a bug and is thrown, with the lock freed", async ({
  folder,
  file,
  write,
}) => {
  const broken = write({
    before: ({ name }) => {
      if (name === "write") throw new TypeError("a bug");
    },
  });
  await expect(broken).rejects.toThrow("a bug");
  expect((await readdir(folder)).filter((name) => name.endsWith("setup-lock"))).toEqual([]);
  expect(await readFile(file, "utf8")).toBe(oldText);
});

test("only the system's own codes count as errors of the disk", () => {
  expect(errnoOf(systemError("ENOSPC"))).toBe("ENOSPC");
  // What Windows reports and libuv has no name for: a cloud file out of reach, a file with a virus.
  expect(errnoOf(systemError("UNKNOWN"))).toBe("UNKNOWN");
  expect(writeFailureOf(systemError("UNKNOWN"))).toBe("io");
  expect(diskProblemOf(systemError("UNKNOWN"))).toBe("io");
  expect(errnoOf(Object.assign(new Error("x"), { code: "ERR_INVALID_ARG_TYPE" }))).toBeNull();
  expect(errnoOf(new TypeError("x"))).toBeNull();
  expect(errnoOf("ENOSPC")).toBeNull();
  expect(mayPass(systemError("EBUSY"))).toBe(true);
  expect(mayPass(systemError("EIO"))).toBe(false);
});
