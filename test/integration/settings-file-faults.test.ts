import { expect, test } from "@playwright/test";
import { readdir, readFile, unlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { diskProblemOf, errnoOf, mayPass, writeFailureOf } from "../../electron/adapters/errno.ts";
import { nodeFileCalls } from "../../electron/adapters/settings-file/file-calls.ts";
import { createSettingsFile } from "../../electron/adapters/settings-file/settings-file.ts";
import type { WriteResult } from "../../electron/jobs/ports.ts";
import { countedCalls, systemError, type Call, type Watch } from "../support/counted-calls.ts";
import { underWine } from "../support/platform.ts";
import { backupTexts, litter, newText, noAbort, oldText } from "../support/settings-world.ts";
import { tally } from "../support/tally.ts";
import { makeFolder, removeFolder } from "../support/temp-folder.ts";

let folder: string;
let file: string;
test.beforeEach(async () => {
  folder = await makeFolder();
  file = join(folder, "appsettings.json");
});
test.afterEach(() => removeFolder(folder));

function write(watch: Watch, from: string | null = oldText, to = newText): Promise<WriteResult> {
  const calls = countedCalls(nodeFileCalls, watch);
  const expected = from === null ? null : Buffer.from(from);
  return createSettingsFile({ calls }).write({ path: file, bytes: Buffer.from(to), expected }, noAbort);
}

/** Puts the folder back to one settings file, or to none. */
async function reset(text: string | null): Promise<void> {
  for (const name of await readdir(folder)) await unlink(join(folder, name));
  if (text !== null) await writeFile(file, text);
}

/** Whether this disk gives a file a second name. */
type Links = "links" | "no links";

/** Puts this before what else a test does before a call. */
function forLinks(links: Links): (call: Call) => void {
  return ({ name, path }) => {
    if (links === "no links" && name === "link" && path === file) throw systemError("ENOTSUP");
  };
}

/** The calls of an undisturbed write, in their order. */
async function callsOfAWrite(from: string | null, links: Links): Promise<readonly Call[]> {
  await reset(from);
  const calls: Call[] = [];
  const before = (call: Call): void => {
    calls.push(call);
    forLinks(links)(call);
  };
  expect((await write({ before }, from)).kind).toBe("written");
  return calls;
}

/**
 * Tells the calls of one write apart the same way in every write, though some run side by side and names hold
 * writers' tags and times.
 */
function tellApart(): (call: Call) => string {
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
  test(`a write ${what}: one failure of any call, with any answer, leaves the old or the new file and nothing else`, async () => {
    test.setTimeout(underWine ? 240_000 : 60_000);
    const calls = await callsOfAWrite(from, links);
    expect(calls.length).toBeGreaterThan(20);
    const keyOf = tellApart();
    let [errors, failures] = [0, 0];
    for (const call of calls) {
      const key = keyOf(call);
      for (const code of answers[call.name] ?? []) {
        await reset(from);
        const at = `${code} at ${key}`;
        const thisKeyOf = tellApart();
        let met = false;
        const result = await write(
          {
            before: (one) => {
              if (thisKeyOf(one) === key) {
                met = true;
                throw systemError(code);
              }
              forLinks(links)(one);
            },
          },
          from,
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
        expect((await write({}, now, "next")).kind, at).toBe("written");
        errors += 1;
      }
    }
    expect(failures).toBeGreaterThan(40);
    tally("disk-errors", errors);
  });
}

for (const links of ["links", "no links"] as const) {
  test(`with ${links}, any call that fails from some moment on, for good, leaves the old or the new file whole`, async () => {
    test.setTimeout(underWine ? 240_000 : 60_000);
    let lost = 0;
    for (const call of await callsOfAWrite(oldText, links)) {
      await reset(oldText);
      // Nothing works any more, not even cleaning up: as when the disk is pulled out.
      const result = await write({
        before: (one) => {
          if (one.number >= call.number) throw systemError("ENODEV");
          forLinks(links)(one);
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
  ["no links", ["sync .bak", "sync folder", "replace", "sync folder"]],
] as const) {
  test(`with ${links}, nothing is renamed over the old file before it, the new one and the backup are on the disk`, async () => {
    await reset(oldText);
    const order: string[] = [];
    await write({
      before: forLinks(links),
      after: ({ name, path, to }) => {
        if (to === file) order.push("replace");
        else if (name === "link" && links === "links") order.push(`link ${to?.slice(-4)}`);
        else if (name === "sync") order.push(path === folder ? "sync folder" : `sync ${path.slice(-4)}`);
      },
    });
    // The old file's sync and the new one's go side by side.
    expect(order.slice(0, 2).toSorted()).toEqual(["sync .tmp", "sync json"]);
    expect(order.slice(2)).toEqual(rest);
  });
}

for (const code of ["EPERM", "EACCES", "EBUSY"]) {
  test(`a rename that answers ${code} six times is tried again until it succeeds`, async () => {
    await reset(oldText);
    let tries = 0;
    const result = await write({
      before: ({ to }) => {
        if (to === file && (tries += 1) <= 6) throw systemError(code);
      },
    });
    expect(result.kind).toBe("written");
    expect(tries).toBe(7);
    expect(await readFile(file, "utf8")).toBe(newText);
  });
}

test("a rename that is refused for good ends after its five seconds, with the old file and nothing left", async () => {
  await reset(oldText);
  const start = Date.now();
  const result = await write({
    before: ({ to }) => {
      if (to === file) throw systemError("EBUSY");
    },
  });
  expect(result).toEqual({ kind: "failed", reason: "locked", step: "replace", backup: null });
  expect(Date.now() - start).toBeGreaterThan(4900);
  expect(Date.now() - start).toBeLessThan(10_000);
  expect(await readdir(folder)).toEqual(["appsettings.json"]);
});

test("a file that somebody holds is waited for, which is told once, and written when it is let go", async () => {
  await reset(oldText);
  const until = Date.now() + 2000;
  const calls = countedCalls(nodeFileCalls, {
    before: ({ name, path }) => {
      if (name === "open" && path === file && Date.now() < until) throw systemError("EBUSY");
    },
  });
  let told = 0;
  const result = await createSettingsFile({ calls }).write(
    { path: file, bytes: Buffer.from(newText), expected: Buffer.from(oldText) },
    noAbort,
    () => void (told += 1),
  );
  expect(result.kind).toBe("written");
  expect(told).toBe(1);
  expect(await readFile(file, "utf8")).toBe(newText);
});

test("an undisturbed write announces no wait", async () => {
  await reset(oldText);
  let told = 0;
  const request = { path: file, bytes: Buffer.from(newText), expected: Buffer.from(oldText) };
  const result = await createSettingsFile().write(request, noAbort, () => void (told += 1));
  expect(result.kind).toBe("written");
  expect(told).toBe(0);
});

test("a file that cannot be read at all is waited for five seconds, and no longer", async () => {
  await reset(oldText);
  const start = Date.now();
  const result = await write({
    before: ({ name, path }) => {
      if (name === "open" && path === file) throw systemError("EBUSY");
    },
  });
  expect(result).toEqual({ kind: "failed", reason: "locked", step: "read", backup: null });
  expect(Date.now() - start).toBeGreaterThan(4900);
  expect(Date.now() - start).toBeLessThan(10_000);
  expect(await readdir(folder)).toEqual(["appsettings.json"]);
});

test("a file this user may not read is refused at once", async () => {
  await reset(oldText);
  let tries = 0;
  const result = await write({
    before: ({ name, path }) => {
      if (name !== "open" || path !== file) return;
      tries += 1;
      throw systemError("EACCES");
    },
  });
  expect(result).toEqual({ kind: "failed", reason: "no-permission", step: "read", backup: null });
  // Once to have it, once to tell why not.
  expect(tries).toBe(2);
});

for (const code of ["EPERM", "EACCES"]) {
  test(`a file that is shut with ${code} for one moment alone is written`, async () => {
    await reset(oldText);
    let shut = 0;
    const result = await write({
      before: ({ name, path }) => {
        if (name === "open" && path === file && (shut += 1) === 1) throw systemError(code);
      },
    });
    expect(result.kind).toBe("written");
    expect(await readFile(file, "utf8")).toBe(newText);
    expect(await backupTexts(file)).toEqual([oldText]);
  });
}

test("an abort ends the wait for a held file at once", async () => {
  await reset(oldText);
  const abort = new AbortController();
  const calls = countedCalls(nodeFileCalls, {
    before: ({ name, path }) => {
      if (name !== "open" || path !== file) return;
      setTimeout(() => abort.abort(), 50);
      throw systemError("EBUSY");
    },
  });
  const request = { path: file, bytes: Buffer.from(newText), expected: Buffer.from(oldText) };
  const start = Date.now();
  expect(await createSettingsFile({ calls }).write(request, abort.signal)).toEqual({
    kind: "failed",
    reason: "cancelled",
    step: "read",
    backup: null,
  });
  expect(Date.now() - start).toBeLessThan(4900);
});

test("an abort between two tries of a busy rename leaves everything as it was", async () => {
  await reset(oldText);
  const abort = new AbortController();
  const calls = countedCalls(nodeFileCalls, {
    before: ({ to }) => {
      if (to !== file) return;
      setTimeout(() => abort.abort(), 50);
      throw systemError("EBUSY");
    },
  });
  const start = Date.now();
  const result = await createSettingsFile({ calls }).write(
    { path: file, bytes: Buffer.from(newText), expected: Buffer.from(oldText) },
    abort.signal,
  );
  expect(result).toEqual({ kind: "failed", reason: "cancelled", step: "replace", backup: null });
  expect(Date.now() - start).toBeLessThan(4900);
  expect(await readdir(folder)).toEqual(["appsettings.json"]);
});

test("writes that take only a few bytes at a time still write the whole file", async () => {
  await reset(oldText);
  let writes = 0;
  const result = await write({ most: 997, before: ({ name }) => void (name === "write" && (writes += 1)) });
  expect(result.kind).toBe("written");
  expect(writes).toBe(Math.ceil(newText.length / 997));
  expect(await readFile(file, "utf8")).toBe(newText);
  expect(await backupTexts(file)).toEqual([oldText]);
  // All but the last, which takes what is left.
  tally("short-writes", writes - 1);
});

test("a disk that takes no bytes and reports nothing is an error, not an endless wait", async () => {
  await reset(oldText);
  expect(await write({ most: 0 })).toEqual({ kind: "failed", reason: "io", step: "write", backup: null });
  expect(await readdir(folder)).toEqual(["appsettings.json"]);
});

test("a file that another program changes while the temporary one is written is left as they made it", async () => {
  const theirs = oldText.replace("1", "7");
  for (const from of [oldText, null]) {
    await reset(from);
    const result = await write(
      {
        after: ({ name, path }) =>
          name === "sync" && path.endsWith(".tmp") ? writeFile(file, theirs) : undefined,
      },
      from,
    );
    expect(result).toEqual({ kind: "failed", reason: "changed-meanwhile", step: "replace", backup: null });
    expect(await readFile(file, "utf8")).toBe(theirs);
    expect(await readdir(folder)).toEqual(["appsettings.json"]);
  }
});

test("a file that Lagrange makes in the last moment is not written over", async () => {
  await reset(null);
  const result = await write(
    { before: ({ name }) => (name === "link" ? writeFile(file, "factory settings") : undefined) },
    null,
  );
  expect(result).toEqual({ kind: "failed", reason: "changed-meanwhile", step: "replace", backup: null });
  expect(await readFile(file, "utf8")).toBe("factory settings");
  expect(await readdir(folder)).toEqual(["appsettings.json"]);
});

test("a file that another program changes right after the replacement stays theirs, the old one is in the backup", async () => {
  await reset(oldText);
  const result = await write({ after: ({ to }) => (to === file ? writeFile(file, "theirs") : undefined) });
  expect(result).toMatchObject({ kind: "failed", reason: "changed-meanwhile", step: "read-back" });
  expect(await readFile(file, "utf8")).toBe("theirs");
  expect(await readFile(result.backup?.path ?? "", "utf8")).toBe(oldText);
});

test("a new file that cannot be read back gives way to the old one again", async () => {
  for (const from of [oldText, null]) {
    await reset(from);
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
      from,
    );
    expect(result).toEqual({ kind: "failed", reason: "io", step: "read-back", backup: null });
    expect(await readFile(file, "utf8").catch(() => null)).toBe(from);
    expect(await litter(file)).toEqual([]);
  }
});

test("a folder that cannot be synced, as on Windows, stops nothing", async () => {
  for (const code of ["EPERM", "EISDIR", "EINVAL"]) {
    await reset(oldText);
    const result = await write({
      before: ({ name, path }) => {
        if (path === folder && (name === "open" || name === "sync")) throw systemError(code);
      },
    });
    expect(result.kind).toBe("written");
  }
});

test("a disk without second names still gets its new file", async () => {
  await reset(null);
  const result = await write(
    {
      before: ({ name }) => {
        if (name === "link") throw systemError("ENOTSUP");
      },
    },
    null,
  );
  expect(result).toEqual({ kind: "written", backup: null });
  expect(await readdir(folder)).toEqual(["appsettings.json"]);
});

test("what the system did not report is a bug and is thrown, with the lock freed", async () => {
  await reset(oldText);
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
