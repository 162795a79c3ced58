import { expect } from "@playwright/test";
import { readdir, readFile } from "node:fs/promises";
import { systemError } from "../support/counted-calls.ts";
import { test } from "../support/settings-test.ts";
import { backupTexts, newText, oldText } from "../support/settings-world.ts";

for (const code of ["EPERM", "EACCES", "EBUSY"]) {
  test(`a rename that answers ${code} six times is tried again until it succeeds`, async ({
    file,
    write,
  }) => {
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

test("a rename that is refused for good ends after its five seconds, with the old file and nothing left", async ({
  folder,
  file,
  write,
}) => {
  const start = Date.now();
  const result = await write({
    before: ({ to }) => {
      if (to === file) throw systemError("EBUSY");
    },
  });
  expect(result).toEqual({ kind: "failed", reason: "locked", step: "replace", backup: null });
  expect(Date.now() - start).toBeGreaterThan(4900);
  expect(await readdir(folder)).toEqual(["appsettings.json"]);
});

test("a file that somebody holds is waited for, and written when it is let go", async ({ file, write }) => {
  const until = Date.now() + 2000;
  const result = await write({
    before: ({ name, path }) => {
      if (name === "open" && path === file && Date.now() < until) throw systemError("EBUSY");
    },
  });
  expect(result.kind).toBe("written");
  expect(await readFile(file, "utf8")).toBe(newText);
});

test("a file that cannot be read at all is waited for five seconds, and no longer", async ({
  folder,
  file,
  write,
}) => {
  const start = Date.now();
  const result = await write({
    before: ({ name, path }) => {
      if (name === "open" && path === file) throw systemError("EBUSY");
    },
  });
  expect(result).toEqual({ kind: "failed", reason: "locked", step: "read", backup: null });
  expect(Date.now() - start).toBeGreaterThan(4900);
  expect(await readdir(folder)).toEqual(["appsettings.json"]);
});

test("a file this user may not read is refused at once", async ({ file, write }) => {
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
  test(`a file that is shut with ${code} for one moment alone is written`, async ({ file, write }) => {
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

test("an abort ends the wait for a held file at once", async ({ file, write }) => {
  const abort = new AbortController();
  const result = await write(
    {
      before: ({ name, path }) => {
        if (name !== "open" || path !== file) return;
        setTimeout(() => abort.abort(), 50);
        throw systemError("EBUSY");
      },
    },
    { signal: abort.signal },
  );
  expect(result).toEqual({ kind: "failed", reason: "cancelled", step: "read", backup: null });
});

test("an abort between two tries of a busy rename leaves everything as it was", async ({
  folder,
  file,
  write,
}) => {
  const abort = new AbortController();
  const result = await write(
    {
      before: ({ to }) => {
        if (to !== file) return;
        setTimeout(() => abort.abort(), 50);
        throw systemError("EBUSY");
      },
    },
    { signal: abort.signal },
  );
  expect(result).toEqual({ kind: "failed", reason: "cancelled", step: "replace", backup: null });
  expect(await readdir(folder)).toEqual(["appsettings.json"]);
});
