import { expect } from "@playwright/test";
import { readdir, readFile, unlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readBackupName } from "../../electron/adapters/settings-file/backup-names.ts";
import type { WriteResult } from "../../electron/jobs/ports.ts";
import { systemError } from "../support/counted-calls.ts";
import { test } from "../support/settings-test.ts";
import { backupTexts, litter, newText, oldText } from "../support/settings-world.ts";

// A cleaner, a quarantine or a sync client takes the backup away while the file is being written.

async function takeBackups(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (readBackupName("appsettings.json", name) !== null) await unlink(join(folder, name));
  }
}

/** What is there after the write: the file, the backup that the result names, what else there is. */
async function left(file: string, { backup }: WriteResult): Promise<readonly unknown[]> {
  const named = backup && (await readFile(backup.path, "utf8"));
  return [await readFile(file, "utf8"), named, await backupTexts(file), await litter(file)];
}

test("a backup that is gone right after the replacement is made anew, and the new file stands", async ({
  folder,
  file,
  write,
}) => {
  const result = await write({ after: ({ to }) => (to === file ? takeBackups(folder) : undefined) });
  expect(result.kind).toBe("written");
  expect(await left(file, result)).toEqual([newText, oldText, [oldText], []]);
});

test("where it cannot be made anew the old file stands again, and no backup is named", async ({
  folder,
  file,
  write,
}) => {
  let taken = false;
  const result = await write({
    before: ({ to }) => {
      if (taken && to?.endsWith(".bak")) throw systemError("ENOENT");
    },
    after: async ({ to }) => {
      if (to !== file || taken) return;
      taken = true;
      await takeBackups(folder);
    },
  });
  expect(result).toMatchObject({ kind: "failed", step: "read-back", backup: null });
  expect(await left(file, result)).toEqual([oldText, null, [], []]);
});

test("a new file that cannot be made sure of gives way to the old one though its backup is gone", async ({
  folder,
  file,
  write,
}) => {
  let taken = false;
  const result = await write({
    before: async ({ name, path, to }) => {
      if (taken && name === "open" && path === file) throw systemError("EIO");
      // As late as can be: the rename that is to put it back finds nothing.
      if (to === file && path.endsWith(".bak")) await takeBackups(folder);
    },
    after: ({ to }) => void (taken ||= to === file),
  });
  expect(result).toEqual({ kind: "failed", reason: "io", step: "read-back", backup: null });
  expect(await left(file, result)).toEqual([oldText, null, [], []]);
});

test("a new file that can neither be made sure of nor taken back has a backup that exists", async ({
  folder,
  file,
  write,
}) => {
  let replaced = false;
  const result = await write({
    before: async ({ name, path, to }) => {
      if (replaced && name === "open" && path === file) throw systemError("EIO");
      if (!replaced || to !== file) return;
      await takeBackups(folder);
      if (path.endsWith(".tmp")) throw systemError("EIO");
    },
    after: ({ to }) => void (replaced ||= to === file),
  });
  expect(result).toMatchObject({ kind: "failed", reason: "io", step: "read-back" });
  expect(await left(file, result)).toEqual([newText, oldText, [oldText], []]);
});

test("what another program writes right after the replacement stays, and the old file is in a backup made anew", async ({
  folder,
  file,
  write,
}) => {
  const result = await write({
    after: async ({ to }) => {
      if (to !== file) return;
      await writeFile(file, "theirs");
      await takeBackups(folder);
    },
  });
  expect(result).toMatchObject({ kind: "failed", reason: "changed-meanwhile", step: "read-back" });
  expect(await left(file, result)).toEqual(["theirs", oldText, [oldText], []]);
});

test("of a file that was never replaced no backup is named that is gone", async ({ folder, file, write }) => {
  const result = await write({
    before: async ({ to }) => {
      if (to !== file) return;
      await takeBackups(folder);
      throw systemError("EIO");
    },
  });
  expect(result).toEqual({ kind: "failed", reason: "io", step: "replace", backup: null });
  expect(await left(file, result)).toEqual([oldText, null, [], []]);
});
