import { expect } from "@playwright/test";
import { readdir, readFile, unlink, writeFile } from "node:fs/promises";
import { test } from "../support/settings-test.ts";
import { litter, oldText } from "../support/settings-world.ts";

test("a file that has appeared since the plan is left alone", async ({ folder, file, write }) => {
  const result = await write({}, { from: null });
  expect(result).toEqual({ kind: "failed", reason: "changed-meanwhile", step: "read", backup: null });
  expect(await readFile(file, "utf8")).toBe(oldText);
  expect(await readdir(folder)).toEqual(["appsettings.json"]);
});

for (const [what, text] of [
  ["of another length", `${oldText} `],
  ["of the same length", oldText.replace("1", "3")],
  ["gone", null],
] as const) {
  test(`a file that is ${what} since the plan is left alone`, async ({ file, write }) => {
    await (text === null ? unlink(file) : writeFile(file, text));
    const result = await write();
    expect(result).toEqual({ kind: "failed", reason: "changed-meanwhile", step: "read", backup: null });
    expect(await readFile(file, "utf8").catch(() => null)).toBe(text);
    expect(await litter(file)).toEqual([]);
  });
}

test("a file that another program changes while the temporary one is written is left as they made it", async ({
  folder,
  file,
  write,
}) => {
  const theirs = oldText.replace("1", "7");
  for (const from of [oldText, null]) {
    await (from === null ? unlink(file) : writeFile(file, from));
    const result = await write(
      {
        after: ({ name, path }) =>
          name === "sync" && path.endsWith(".tmp") ? writeFile(file, theirs) : undefined,
      },
      { from },
    );
    expect(result).toEqual({ kind: "failed", reason: "changed-meanwhile", step: "replace", backup: null });
    expect(await readFile(file, "utf8")).toBe(theirs);
    expect(await readdir(folder)).toEqual(["appsettings.json"]);
  }
});

test("a file that Lagrange makes in the last moment is not written over", async ({ folder, file, write }) => {
  await unlink(file);
  const result = await write(
    { before: ({ name }) => (name === "link" ? writeFile(file, "factory settings") : undefined) },
    { from: null },
  );
  expect(result).toEqual({ kind: "failed", reason: "changed-meanwhile", step: "replace", backup: null });
  expect(await readFile(file, "utf8")).toBe("factory settings");
  expect(await readdir(folder)).toEqual(["appsettings.json"]);
});

test("a file that another program changes right after the replacement stays theirs, the old one is in the backup", async ({
  file,
  write,
}) => {
  const result = await write({ after: ({ to }) => (to === file ? writeFile(file, "theirs") : undefined) });
  expect(result).toMatchObject({ kind: "failed", reason: "changed-meanwhile", step: "read-back" });
  expect(await readFile(file, "utf8")).toBe("theirs");
  expect(await readFile(result.backup?.path ?? "", "utf8")).toBe(oldText);
});
