import { expect } from "@playwright/test";
import { readdir, readFile, unlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { systemError, type Call } from "../support/counted-calls.ts";
import { underWine } from "../support/platform.ts";
import { test, type SettingsFixtures } from "../support/settings-test.ts";
import { backupTexts, litter, newText, oldText } from "../support/settings-world.ts";
import { tally } from "../support/tally.ts";
import { removeFolder } from "../support/temp-folder.ts";

/** Puts the file's folder back to that one file, or to none. */
async function reset(file: string, text: string | null): Promise<void> {
  const folder = dirname(file);
  for (const name of await readdir(folder)) await unlink(join(folder, name));
  if (text !== null) await writeFile(file, text);
}

/** Whether this disk gives a file a second name. */
type Links = "links" | "no links";

/** Puts this before what else a test does before a call. */
function forLinks(file: string, links: Links): (call: Call) => void {
  return ({ name, path }) => {
    if (links === "no links" && name === "link" && path === file) throw systemError("ENOTSUP");
  };
}

/** The calls of an undisturbed write, in their order. */
async function callsOfAWrite(
  { path: file, write }: Pick<SettingsFixtures, "path" | "write">,
  from: string | null,
  links: Links,
): Promise<readonly Call[]> {
  await reset(file, from);
  const calls: Call[] = [];
  const before = (call: Call): void => {
    calls.push(call);
    forLinks(file, links)(call);
  };
  expect((await write({ before }, { from })).kind).toBe("written");
  return calls;
}

/**
 * Tells the calls of one write apart the same way in every write, though some run side by side and names hold
 * writers' tags and times.
 */
function tellApart(folder: string): (call: Call) => string {
  const seen = new Map<string, number>();
  return ({ name, path, to }) => {
    const about = `${name} ${path.slice(folder.length)} ${to?.slice(folder.length) ?? ""}`
      .replaceAll(/\d+-\d+-[0-9a-f]{8}-[0-9a-f]{12}/g, "TAG")
      .replaceAll(/\d{8}-\d{6}/g, "TIME");
    const count = (seen.get(about) ?? 0) + 1;
    seen.set(about, count);
    return `${about} #${count}`;
  };
}

/** What the system can answer to each call, leaving out what no test can tell from these. */
const answers: Readonly<Record<string, readonly string[]>> = {
  realpath: ["EACCES", "EIO", "ELOOP"],
  stat: ["EACCES", "EIO"],
  access: ["EACCES", "EPERM", "EROFS", "EIO"],
  read: ["EBUSY", "EIO"],
  readdir: ["EACCES", "EIO", "EMFILE"],
  open: ["EACCES", "EPERM", "EBUSY", "ENOSPC", "EDQUOT", "EROFS", "EMFILE", "EIO"],
  mkdir: ["EACCES", "EPERM", "ENOSPC", "EDQUOT", "EROFS", "EIO"],
  rmdir: ["EBUSY", "EPERM", "EIO"],
  rename: ["EACCES", "EPERM", "EBUSY", "ENOSPC", "EDQUOT", "EROFS", "EIO"],
  link: ["EPERM", "EMLINK", "ENOSPC", "ENOTSUP", "EIO"],
  unlink: ["EBUSY", "EPERM", "EIO"],
  write: ["ENOSPC", "EDQUOT", "EFBIG", "EIO"],
  fstat: ["EIO"],
  chmod: ["EPERM", "EROFS", "EIO"],
  chown: ["EIO"],
  sync: ["EIO", "ENOSPC", "EDQUOT"],
  close: ["EIO", "ENOSPC", "EDQUOT"],
  readMarks: ["EPERM", "EBUSY", "EIO"],
  giveMarks: ["EPERM", "ENOENT", "EIO"],
};

/** What each answer may be told as. */
const reasons: Readonly<Record<string, string>> = {
  EACCES: "no-permission",
  EPERM: "no-permission",
  EROFS: "read-only",
  ENOSPC: "disk-full",
  EDQUOT: "disk-full",
  EBUSY: "locked",
  ENOENT: "not-found",
};

for (const [from, links, what] of [
  [oldText, "links", "over an old file"],
  [oldText, "no links", "over an old file, on a disk without second names"],
  [null, "links", "of a new file"],
] as const) {
  test(`a write ${what}: one failure of any call, with any answer, leaves the old or the new file and nothing else`, async ({
    folder,
    file,
    write,
  }) => {
    if (underWine) test.setTimeout(240_000);
    const calls = await callsOfAWrite({ path: file, write }, from, links);
    expect(calls.length).toBeGreaterThan(20);
    const keyOf = tellApart(folder);
    let [errors, failures] = [0, 0];
    for (const call of calls) {
      const key = keyOf(call);
      for (const code of answers[call.name] ?? []) {
        await reset(file, from);
        const at = `${code} at ${key}`;
        const thisKeyOf = tellApart(folder);
        let met = false;
        const result = await write(
          {
            before: (one) => {
              if (thisKeyOf(one) === key) {
                met = true;
                throw systemError(code);
              }
              forLinks(file, links)(one);
            },
          },
          { from },
        );
        expect(met, at).toBe(true);
        const now = await readFile(file, "utf8").catch(() => null);
        expect(await litter(file), at).toEqual([]);
        if (result.kind === "written") {
          expect(now, at).toBe(newText);
          expect(await backupTexts(file), at).toEqual(from === null ? [] : [from]);
        } else {
          failures += 1;
          expect(now, at).toBe(from);
          expect(await backupTexts(file), at).toEqual([]);
          // The owner's own mark speaks through `access` alone.
          const reason = call.name === "access" && code === "EPERM" ? "read-only" : reasons[code];
          expect(result.reason, at).toBe(reason ?? "io");
        }
        expect((await write({}, { from: now, to: "next" })).kind, at).toBe("written");
        errors += 1;
      }
    }
    expect(failures).toBeGreaterThan(40);
    tally("disk-errors", errors);
  });
}

for (const links of ["links", "no links"] as const) {
  test(`with ${links}, any call that fails from some moment on, for good, leaves the old or the new file whole`, async ({
    folder,
    file,
    write,
  }) => {
    if (underWine) test.setTimeout(240_000);
    let lost = 0;
    for (const call of await callsOfAWrite({ path: file, write }, oldText, links)) {
      await reset(file, oldText);
      // Nothing works any more, not even cleaning up: as when the disk is pulled out.
      const result = await write({
        before: (one) => {
          if (one.number >= call.number) throw systemError("ENODEV");
          forLinks(file, links)(one);
        },
      });
      const now = await readFile(file, "utf8");
      expect([oldText, newText], call.name).toContain(now);
      if (result.kind === "failed" && now === newText) {
        expect(result.step).toMatch(/replace|read-back/);
        expect(await readFile(result.backup?.path ?? "", "utf8")).toBe(oldText);
      }
      for (const name of await litter(file)) await removeFolder(join(folder, name));
      lost += 1;
    }
    tally("lost-disks", lost);
  });
}

for (const [links, rest] of [
  ["links", ["link .bak", "replace", "sync folder"]],
  ["no links", ["sync .tmp", "rename .bak", "sync folder", "replace", "sync folder"]],
] as const) {
  test(`with ${links}, nothing is renamed over the old file before it, the new one and the backup are on the disk`, async ({
    folder,
    file,
    write,
  }) => {
    await reset(file, oldText);
    const order: string[] = [];
    await write({
      before: forLinks(file, links),
      after: ({ name, path, to }) => {
        if (to === file) order.push("replace");
        else if (to?.endsWith(".bak") && (name === "rename" || links === "links")) order.push(`${name} .bak`);
        else if (name === "sync") order.push(path === folder ? "sync folder" : `sync ${path.slice(-4)}`);
      },
    });
    // The old file's sync and the new one's go side by side.
    expect(order.slice(0, 2).toSorted()).toEqual(["sync .tmp", "sync json"]);
    expect(order.slice(2)).toEqual(rest);
  });
}
