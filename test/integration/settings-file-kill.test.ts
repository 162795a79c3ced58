import { expect, test } from "@playwright/test";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { nodeFileCalls } from "../../electron/adapters/settings-file/file-calls.ts";
import { createSettingsFile } from "../../electron/adapters/settings-file/settings-file.ts";
import { bundle } from "../support/bundle.ts";
import type { WriteOnce } from "../support/children/write-once.ts";
import { countedCalls } from "../support/counted-calls.ts";
import { runChild } from "../support/run-child.ts";
import { onWindows, underWine } from "../support/platform.ts";
import { backupTexts, litter, newText, noAbort, oldText } from "../support/settings-world.ts";
import { makeFolder, removeFolder } from "../support/temp-folder.ts";

/** Small enough for two processors and a test's time. */
const atOnce = 3;
/** Bytes per write call, so that a kill falls between the parts of a file too. */
const most = 4000;

/** How a process ends that kills itself: Windows knows no signals, but its end is as sudden. */
const killedItself = onWindows ? { code: 1, signal: null } : { code: null, signal: "SIGKILL" };

let folder: string;
test.beforeEach(async () => {
  folder = await makeFolder();
});
test.afterEach(() => removeFolder(folder));

/** How many calls a write of `newText` over `before` takes when nobody disturbs it. */
async function callCount(before: string | null): Promise<number> {
  const file = join(await fresh("counted", before), "appsettings.json");
  let count = 0;
  const calls = countedCalls(nodeFileCalls, { most, before: ({ number }) => void (count = number) });
  const expected = before === null ? null : Buffer.from(before);
  const request = { path: file, bytes: Buffer.from(newText), expected };
  expect((await createSettingsFile({ calls }).write(request, noAbort)).kind).toBe("written");
  return count;
}

async function fresh(name: string, text: string | null): Promise<string> {
  const own = join(folder, name);
  await mkdir(own);
  if (text !== null) await writeFile(join(own, "appsettings.json"), text);
  return own;
}

/** Whatever a killed writer left, the next one is not held up, succeeds, and cleans up. */
async function nextWriteSucceeds(file: string, where: string): Promise<void> {
  const expected = await readFile(file).catch(() => null);
  const start = Date.now();
  const request = { path: file, bytes: Buffer.from("the next one"), expected };
  const result = await createSettingsFile().write(request, noAbort);
  expect(result.kind, where).toBe("written");
  // Less than the next one's patience with a lock; Wine needs more for the same calls.
  expect(Date.now() - start, where).toBeLessThan(underWine ? 6000 : 2900);
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

for (const when of ["before", "after"] as const) {
  for (const [before, what] of [
    [oldText, "over an old file"],
    [null, "of a new file"],
  ] as const) {
    test(`a writer killed ${when} any of its calls, writing ${what}, leaves the old or the new file whole`, async () => {
      test.setTimeout(underWine ? 300_000 : 120_000);
      const count = await callCount(before);
      expect(count).toBeGreaterThan(before === null ? 25 : 40);
      const script = await bundle("test/support/children/write-once.ts", folder);
      const seen = new Set<string | null>();
      // A process takes Wine ten times Linux' time: there, every fourth call must do.
      const step = underWine ? 4 : 1;
      const moments = Array.from({ length: count / step }, (_, index) => count - index * step);
      await forEach(moments, async (at) => {
        const where = `killed ${when} call ${at} of ${count}`;
        const file = join(await fresh(String(at), before), "appsettings.json");
        const task: WriteOnce = { path: file, content: newText, most, kill: { at, when }, uid: 0 };
        const ended = await runChild(script, [JSON.stringify(task)]);
        expect(ended, where).toEqual({ ...killedItself, stdout: "", stderr: "" });
        const text = await readFile(file, "utf8").catch(() => null);
        expect([before, newText], where).toContain(text);
        seen.add(text);
        // Once the new file stands, the backup of the old one is whole beside it.
        if (text === newText && before !== null) expect(await backupTexts(file), where).toEqual([before]);
        await nextWriteSucceeds(file, where);
      });
      // Both were seen, so the kills did fall on either side of the replacement.
      expect(seen).toEqual(new Set([before, newText]));
    });
  }
}

test("a writer killed at twenty arbitrary times, writing on and on, leaves one of its files whole", async () => {
  test.setTimeout(underWine ? 180_000 : 60_000);
  const script = await bundle("test/support/children/write-on-and-on.ts", folder);
  const moments = Array.from({ length: underWine ? 5 : 20 }, (_, index) => index);
  await forEach(moments, async (index) => {
    const file = join(await fresh(String(index), oldText), "appsettings.json");
    const killAfter = Math.round(20 + index * (underWine ? 40 : 7) + Math.random() * 7);
    const ended = await runChild(script, [file, oldText, newText], killAfter);
    const where = `killed after ${killAfter} ms`;
    expect(ended, where).toMatchObject({ signal: "SIGKILL", stderr: "" });
    expect([oldText, newText], where).toContain(await readFile(file, "utf8"));
    await nextWriteSucceeds(file, where);
  });
});
