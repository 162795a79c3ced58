import { expect } from "@playwright/test";
import { appendFile, link, mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { nodeFileCalls } from "../../electron/adapters/settings-file/file-calls.ts";
import { createSettingsFile } from "../../electron/adapters/settings-file/settings-file.ts";
import { bundle } from "../support/bundle.ts";
import type { WriteOnce } from "../support/children/write-once.ts";
import { countedCalls, type Call } from "../support/counted-calls.ts";
import { test } from "../support/folder-test.ts";
import { runChild } from "../support/run-child.ts";
import { onWindows, underWine } from "../support/platform.ts";
import { backupTexts, litter, newText, noAbort, oldText } from "../support/settings-world.ts";
import { tally } from "../support/tally.ts";

/** Small enough for two processors and a test's time. */
const atOnce = 3;
/** Bytes per write call, so that a kill falls between the parts of a file too. */
const most = 4000;

/** How a process ends that kills itself: Windows knows no signals, but its end is as sudden. */
const killedItself = onWindows ? { code: 1, signal: null } : { code: null, signal: "SIGKILL" };

/** The calls that a write of `newText` over this takes when nobody disturbs it. */
async function callsOver(folder: string, before: Before): Promise<readonly Call[]> {
  const file = join(await fresh(folder, "counted", before), "appsettings.json");
  const made: Call[] = [];
  const calls = countedCalls(nodeFileCalls, { most, before: (call) => void made.push(call) });
  const expected = before.text === null ? null : Buffer.from(before.text);
  const request = { path: file, bytes: Buffer.from(newText), expected };
  expect((await createSettingsFile({ calls }).write(request, noAbort)).kind).toBe("written");
  return made;
}

/** What is there before a write. */
interface Before {
  readonly text: string | null;
  /** With a second name elsewhere, its backup has to be a copy. */
  readonly names: 1 | 2;
}

async function fresh(folder: string, name: string, { text, names }: Before): Promise<string> {
  const own = join(folder, name);
  await mkdir(own);
  if (text !== null) await writeFile(join(own, "appsettings.json"), text);
  if (names === 2) await link(join(own, "appsettings.json"), join(folder, `${name}.json`));
  return own;
}

/** Nothing that is written into one file of this folder shows in another. */
async function eachStandsAlone(own: string, where: string): Promise<void> {
  for (const name of await readdir(own)) expect((await stat(join(own, name))).nlink, where).toBe(1);
}

/** Whatever a killed writer left, the next one is not held up, succeeds, and cleans up. */
async function nextWriteSucceeds(file: string, where: string): Promise<void> {
  const expected = await readFile(file).catch(() => null);
  const request = { path: file, bytes: Buffer.from("the next one"), expected };
  const result = await createSettingsFile().write(request, noAbort);
  // For a lock that it takes for a living writer's it would have waited in vain.
  expect(result.kind, where).toBe("written");
  expect(await readFile(file, "utf8"), where).toBe("the next one");
  expect(await litter(file), where).toEqual([]);
}

/** Runs an action for each item, some of them at a time. */
async function forEach<T>(items: readonly T[], action: (item: T) => Promise<void>): Promise<void> {
  const left = [...items];
  const worker = async (): Promise<void> => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await action(item);
  };
  const ends = await Promise.allSettled(Array.from({ length: atOnce }, worker));
  for (const end of ends) if (end.status === "rejected") throw end.reason;
}

for (const [before, what] of [
  [{ text: oldText, names: 1 }, "over an old file"],
  [{ text: oldText, names: 2 }, "over a file with two names"],
  [{ text: null, names: 1 }, "of a new file"],
] as const) {
  test(`a writer killed between any two of its calls, writing ${what}, leaves the old or the new file whole`, async ({
    folder,
  }) => {
    if (underWine) test.setTimeout(300_000);
    const count = (await callsOver(folder, before)).length;
    expect(count).toBeGreaterThan(before.text === null ? 25 : 35);
    const script = await bundle("test/support/children/write-once.ts", folder);
    const seen = new Set<string | null>();
    let kills = 0;
    // A process takes Wine ten times Linux' time: there, every fourth call must do.
    const step = underWine ? 4 : 1;
    const moments = Array.from({ length: count / step }, (_, index) => count - index * step);
    // After a call is before the next one; only the last has none.
    const gaps: readonly NonNullable<WriteOnce["kill"]>[] = [
      { at: count, when: "after" },
      ...moments.map((at) => ({ at, when: "before" as const })),
    ];
    await forEach(gaps, async (kill) => {
      const { at, when } = kill;
      const where = `killed ${when} call ${at} of ${count}`;
      const file = join(await fresh(folder, `${when} ${at}`, before), "appsettings.json");
      const task: WriteOnce = { path: file, content: newText, most, kill, uid: 0 };
      const ended = await runChild(script, [JSON.stringify(task)]);
      expect(ended, where).toEqual({ ...killedItself, stdout: "", stderr: "" });
      const text = await readFile(file, "utf8").catch(() => null);
      expect([before.text, newText], where).toContain(text);
      seen.add(text);
      // Once the new file stands, the backup of the old one is beside it; and what bears a backup's name is always whole.
      const backups = await backupTexts(file);
      if (text === newText && before.text !== null) expect(backups, where).toHaveLength(1);
      for (const backup of backups) expect(backup, where).toBe(before.text);
      await nextWriteSucceeds(file, where);
      if (before.names === 1) await eachStandsAlone(dirname(file), where);
      kills += 1;
    });
    // Both were seen, so the kills did fall on either side of the replacement.
    expect(seen).toEqual(new Set([before.text, newText]));
    tally("kills", kills);
  });
}

test("a backup that was left as the living file's second name is gone with the next write, which backs up what was edited since", async ({
  folder,
}) => {
  const before: Before = { text: oldText, names: 1 };
  const replacing = (await callsOver(folder, before)).findLast(({ name }) => name === "rename")?.number ?? 0;
  const script = await bundle("test/support/children/write-once.ts", folder);
  const file = join(await fresh(folder, "left", before), "appsettings.json");
  const task: WriteOnce = {
    path: file,
    content: newText,
    most,
    kill: { at: replacing, when: "before" },
    uid: 0,
  };
  expect(await runChild(script, [JSON.stringify(task)])).toMatchObject(killedItself);
  expect((await stat(file)).nlink).toBe(2);
  // An editor that saves in place writes into both.
  await appendFile(file, "// edited");
  expect(await backupTexts(file)).toEqual([`${oldText}// edited`]);
  await nextWriteSucceeds(file, "after the edit");
  expect(await backupTexts(file)).toEqual([`${oldText}// edited`]);
  await eachStandsAlone(dirname(file), "after the edit");
});

test("a writer killed at twenty arbitrary times, writing on and on, leaves one of its files whole", async ({
  folder,
}) => {
  if (underWine) test.setTimeout(180_000);
  const script = await bundle("test/support/children/write-on-and-on.ts", folder);
  const moments = Array.from({ length: underWine ? 5 : 20 }, (_, index) => index);
  let kills = 0;
  await forEach(moments, async (index) => {
    const file = join(await fresh(folder, String(index), { text: oldText, names: 1 }), "appsettings.json");
    const killAfter = Math.round(20 + index * (underWine ? 40 : 7) + Math.random() * 7);
    const ended = await runChild(script, [file, oldText, newText], killAfter);
    const where = `killed after ${killAfter} ms`;
    expect(ended, where).toMatchObject({ signal: "SIGKILL", stderr: "" });
    expect([oldText, newText], where).toContain(await readFile(file, "utf8"));
    await nextWriteSucceeds(file, where);
    await eachStandsAlone(dirname(file), where);
    kills += 1;
  });
  tally("kills", kills);
});
