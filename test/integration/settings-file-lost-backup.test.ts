import { expect, test } from "@playwright/test";
import { readdir, readFile, unlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readBackupName } from "../../electron/adapters/settings-file/backup-names.ts";
import type { WriteResult } from "../../electron/jobs/ports.ts";
import { systemError, type Watch } from "../support/counted-calls.ts";
import { backupTexts, litter, newText, oldText, writeWatched } from "../support/settings-world.ts";
import { makeFolder, removeFolder } from "../support/temp-folder.ts";

// A cleaner, a quarantine or a sync client takes the backup away while the file is being written.

let folder: string;
let file: string;
test.beforeEach(async () => {
  folder = await makeFolder();
  file = join(folder, "appsettings.json");
  await writeFile(file, oldText);
});
test.afterEach(() => removeFolder(folder));

const write = (watch: Watch): Promise<WriteResult> => writeWatched(file, watch);

async function takeBackups(): Promise<void> {
  for (const name of await readdir(folder)) {
    if (readBackupName("appsettings.json", name) !== null) await unlink(join(folder, name));
  }
}

/** What is there after the write: the file, the backup that the result names, what else there is. */
async function left({ backup }: WriteResult): Promise<readonly unknown[]> {
  const named = backup && (await readFile(backup.path, "utf8"));
  return [await readFile(file, "utf8"), named, await backupTexts(file), await litter(file)];
}

test("a backup that is gone right after the replacement is made anew, and the new file stands", async () => {
  const result = await write({ after: ({ to }) => (to === file ? takeBackups() : undefined) });
  expect(result.kind).toBe("written");
  expect(await left(result)).toEqual([newText, oldText, [oldText], []]);
});

test("where it cannot be made anew the old file stands again, and no backup is named", async () => {
  let taken = false;
  const result = await write({
    before: ({ name, path }) => {
      if (taken && name === "open" && path.endsWith(".bak")) throw systemError("ENOENT");
    },
    after: async ({ to }) => {
      if (to !== file || taken) return;
      taken = true;
      await takeBackups();
    },
  });
  expect(result).toMatchObject({ kind: "failed", step: "read-back", backup: null });
  expect(await left(result)).toEqual([oldText, null, [], []]);
});

test("a new file that cannot be made sure of gives way to the old one though its backup is gone", async () => {
  let taken = false;
  const result = await write({
    before: async ({ name, path, to }) => {
      if (taken && name === "open" && path === file) throw systemError("EIO");
      // As late as can be: the rename that is to put it back finds nothing.
      if (to === file && path.endsWith(".bak")) await takeBackups();
    },
    after: ({ to }) => void (taken ||= to === file),
  });
  expect(result).toEqual({ kind: "failed", reason: "io", step: "read-back", backup: null });
  expect(await left(result)).toEqual([oldText, null, [], []]);
});

test("a new file that can neither be made sure of nor taken back has a backup that exists", async () => {
  let replaced = false;
  const result = await write({
    before: async ({ name, path, to }) => {
      if (replaced && name === "open" && path === file) throw systemError("EIO");
      if (!replaced || to !== file) return;
      await takeBackups();
      if (path.endsWith(".tmp")) throw systemError("EIO");
    },
    after: ({ to }) => void (replaced ||= to === file),
  });
  expect(result).toMatchObject({ kind: "failed", reason: "io", step: "read-back" });
  expect(await left(result)).toEqual([newText, oldText, [oldText], []]);
});

test("what another program writes right after the replacement stays, and the old file is in a backup made anew", async () => {
  const result = await write({
    after: async ({ to }) => {
      if (to !== file) return;
      await writeFile(file, "theirs");
      await takeBackups();
    },
  });
  expect(result).toMatchObject({ kind: "failed", reason: "changed-meanwhile", step: "read-back" });
  expect(await left(result)).toEqual(["theirs", oldText, [oldText], []]);
});

test("of a file that was never replaced no backup is named that is gone", async () => {
  const result = await write({
    before: async ({ to }) => {
      if (to !== file) return;
      await takeBackups();
      throw systemError("EIO");
    },
  });
  expect(result).toEqual({ kind: "failed", reason: "io", step: "replace", backup: null });
  expect(await left(result)).toEqual([oldText, null, [], []]);
});
