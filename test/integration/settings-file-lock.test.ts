import { expect } from "@playwright/test";
import { mkdir, readdir, readFile, unlink, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { nodeFileCalls } from "../../electron/adapters/settings-file/file-calls.ts";
import { createSettingsFile } from "../../electron/adapters/settings-file/settings-file.ts";
import { systemWriters, writerTag, type Writer } from "../../electron/adapters/settings-file/writer-tag.ts";
import type { WriteResult } from "../../electron/jobs/ports.ts";
import { bundle } from "../support/bundle.ts";
import { countedCalls } from "../support/counted-calls.ts";
import { runChild, type Ended } from "../support/run-child.ts";
import { underWine } from "../support/platform.ts";
import { test } from "../support/settings-test.ts";
import { backupTexts, litter, newText, noAbort, oldText } from "../support/settings-world.ts";
import { makeFolder, removeFolder } from "../support/temp-folder.ts";

const request = { bytes: Buffer.from(newText), expected: Buffer.from(oldText) };

function write(file: string, signal = noAbort): Promise<WriteResult> {
  return createSettingsFile().write({ path: file, ...request }, signal);
}

/** A lock as this writer would have taken it; resolves with the file inside that tells its writer. */
async function lockFor(file: string, writer: Writer): Promise<string> {
  const held = join(`${file}.setup-lock`, writerTag(writer));
  await mkdir(`${file}.setup-lock`);
  await writeFile(held, "");
  return held;
}

/** A pid that nobody has any more. */
async function deadPid(): Promise<number> {
  const { stdout } = await runChild("-e", ["process.stdout.write(String(process.pid))"]);
  return Number(stdout);
}

test("a lock held by a living writer: after three seconds locked, and the lock is still theirs", async ({
  file,
}) => {
  const held = await lockFor(file, await systemWriters.self());
  const start = Date.now();
  const result = await write(file);
  expect(result).toEqual({ kind: "failed", reason: "locked", step: "lock", backup: null });
  expect(Date.now() - start).toBeGreaterThan(2900);
  expect(await readFile(file, "utf8")).toBe(oldText);
  expect(await litter(file)).toEqual(["appsettings.json.setup-lock"]);
  expect(await readFile(held, "utf8")).toBe("");
});

test("a lock that is freed while another writer waits is taken at once", async ({ file }) => {
  const held = await lockFor(file, await systemWriters.self());
  const written = write(file);
  setTimeout(() => void unlink(held), 300);
  expect((await written).kind).toBe("written");
  expect(await litter(file)).toEqual([]);
});

test("waiting for a lock ends at once with an abort", async ({ file }) => {
  await lockFor(file, await systemWriters.self());
  expect(await write(file, AbortSignal.timeout(200))).toEqual({
    kind: "failed",
    reason: "cancelled",
    step: "lock",
    backup: null,
  });
});

test("a dead writer's lock does not hold up the next one", async ({ file }) => {
  const self = await systemWriters.self();
  await lockFor(file, { ...self, pid: await deadPid() });
  expect((await write(file)).kind).toBe("written");
  expect(await litter(file)).toEqual([]);
});

test("a lock of a pid that another process has now is broken: its start time tells", async ({ file }) => {
  const self = await systemWriters.self();
  test.skip(self.started === "0", "this system does not tell when a process started");
  await lockFor(file, { ...self, started: String(BigInt(self.started) + 1n) });
  expect((await write(file)).kind).toBe("written");
  expect(await litter(file)).toEqual([]);
});

test("a lock from another machine is respected, until no write can take that long", async ({ file }) => {
  const self = await systemWriters.self();
  const held = await lockFor(file, { ...self, pid: await deadPid(), machine: "00000000" });
  expect(await write(file)).toMatchObject({ kind: "failed", reason: "locked" });
  const longAgo = new Date(Date.now() - 11 * 60_000);
  await utimes(held, longAgo, longAgo);
  expect((await write(file)).kind).toBe("written");
  expect(await litter(file)).toEqual([]);
});

test("an empty lock, left between the two removals of a release, is taken over", async ({ file }) => {
  await mkdir(`${file}.setup-lock`);
  expect((await write(file)).kind).toBe("written");
  expect(await litter(file)).toEqual([]);
});

test("something else in the lock's place is locked, and stays", async ({ folder, file }) => {
  const other = join(folder, "other.json");
  await writeFile(other, oldText);
  await writeFile(`${other}.setup-lock`, "theirs");
  await mkdir(`${file}.setup-lock`);
  await writeFile(join(`${file}.setup-lock`, "notes.txt"), "theirs");
  const both = [write(file), createSettingsFile().write({ path: other, ...request }, noAbort)];
  for (const result of await Promise.all(both)) {
    expect(result).toEqual({ kind: "failed", reason: "locked", step: "lock", backup: null });
  }
  expect(await readdir(`${file}.setup-lock`)).toEqual(["notes.txt"]);
  expect(await readFile(`${other}.setup-lock`, "utf8")).toBe("theirs");
});

test("what dead writers left is removed; what living ones made and what is not ours stays", async ({
  folder,
  file,
}) => {
  const self = await systemWriters.self();
  const dead = { ...self, pid: await deadPid() };
  await writeFile(`${file}.${writerTag(dead)}.tmp`, "half");
  await mkdir(`${file}.${writerTag(dead)}.tmp`);
  const whole = writerTag(dead);
  await mkdir(`${file}.${whole}.tmp`);
  await writeFile(join(`${file}.${whole}.tmp`, whole), "");
  const kept = [
    `appsettings.json.${writerTag(self)}.tmp`,
    `other.json.${writerTag(dead)}.tmp`,
    `appsettings.json.${writerTag(dead)}.tmp.txt`,
    `appsettings.json.${writerTag(dead).toUpperCase()}x.tmp`,
    "appsettings.json.tmp",
    "appsettings.json.1234.tmp",
    "appsettings.json.lock",
  ];
  for (const name of kept) await writeFile(join(folder, name), "");
  expect((await write(file)).kind).toBe("written");
  expect((await litter(file)).toSorted()).toEqual(kept.toSorted());
});

test("a writer whose lock was broken while it slept does not replace the file", async ({ file }) => {
  const calls = countedCalls(nodeFileCalls, {
    before: async ({ name, path }) => {
      if (name !== "link" || path !== file) return;
      const lock = `${file}.setup-lock`;
      for (const tag of await readdir(lock)) await unlink(join(lock, tag));
    },
  });
  const result = await createSettingsFile({ calls }).write({ path: file, ...request }, noAbort);
  expect(result).toEqual({ kind: "failed", reason: "locked", step: "replace", backup: null });
  expect(await readFile(file, "utf8")).toBe(oldText);
  expect(await litter(file)).toEqual([]);
});

test("twelve writes at once in one process: one is written, the others see the change, nothing is left", async ({
  file,
}) => {
  const results = await Promise.all(
    Array.from({ length: 12 }, () => write(file, new AbortController().signal)),
  );
  expect(results.filter(({ kind }) => kind === "written")).toHaveLength(1);
  for (const result of results) {
    // On a busy machine twelve writes may take longer than the last of them waits.
    if (result.kind === "failed") expect(["changed-meanwhile", "locked"]).toContain(result.reason);
  }
  expect(await readFile(file, "utf8")).toBe(newText);
  expect(await backupTexts(file)).toEqual([oldText]);
  expect(await litter(file)).toEqual([]);
});

test("two processes writing at once, twenty times each: every accepted write is in the file, none is lost", async ({
  file,
}) => {
  const ended = await chains(file, [
    ["one", 20, null],
    ["two", 20, null],
  ]);
  expect(ended.map(({ code }) => code)).toEqual([0, 0]);
  const lines = await acceptedInOrder(file, ended);
  expect(lines).toHaveLength(40);
  // They did get in each other's way, or this would have proved nothing.
  expect(ended.some(({ stdout }) => stdout.includes("changed-meanwhile"))).toBe(true);
});

test("writers that are killed among others, again and again, lose nobody's accepted write", async ({
  file,
}) => {
  if (underWine) test.setTimeout(240_000);
  for (let round = 0; round < (underWine ? 2 : 5); round += 1) {
    const ended = await chains(file, [
      ["one", 15, null],
      ["two", 15, null],
      ["killed", 1000, 15 + round * 20],
      ["killed too", 1000, 30 + round * 20],
    ]);
    expect(ended.map(({ code, signal }) => code ?? signal)).toEqual([0, 0, "SIGKILL", "SIGKILL"]);
    const lines = await acceptedInOrder(file, ended);
    expect(lines.length).toBeGreaterThanOrEqual(30);
    // A killed writer may have left its things: the next write clears them away.
    const expected = await readFile(file);
    const next = await createSettingsFile().write({ path: file, bytes: expected, expected }, noAbort);
    expect(next.kind).toBe("written");
    expect(await litter(file)).toEqual([]);
  }
});

/** Lets processes add numbered lines to the emptied file, each under a name, and kills some after so many milliseconds. */
async function chains(
  file: string,
  writers: readonly (readonly [name: string, count: number, killAfter: number | null])[],
): Promise<readonly Ended[]> {
  const scripts = await makeFolder();
  try {
    const script = await bundle("test/support/children/write-a-chain.ts", scripts);
    const meeting = join(scripts, "meeting");
    await mkdir(meeting);
    await writeFile(file, "");
    return await Promise.all(
      writers.map(([name, count, killAfter]) =>
        runChild(script, [file, name, String(count), meeting, String(writers.length)], killAfter),
      ),
    );
  } finally {
    await removeFolder(scripts);
  }
}

/** The file's lines, once every line that a writer was told is written stands there, in its writer's order. */
async function acceptedInOrder(file: string, ended: readonly Ended[]): Promise<readonly string[]> {
  const lines = (await readFile(file, "utf8")).split("\n").slice(0, -1);
  for (const { stdout, stderr } of ended) {
    expect(stderr).toBe("");
    const told = stdout.split("\n").flatMap((line) => /^written: (.*)$/.exec(line)?.[1] ?? []);
    const name = told[0]?.replace(/ \d+$/, "") ?? "";
    const own = lines.filter((line) => line.replace(/ \d+$/, "") === name);
    expect(own.slice(0, told.length)).toEqual(told);
    // At most the one write under way when the writer was killed.
    expect(own.length - told.length).toBeLessThanOrEqual(1);
  }
  return lines;
}
