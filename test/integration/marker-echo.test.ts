import { appendFile, mkdir, writeFile } from "node:fs/promises";
import { join, normalize } from "node:path";
import { expect, test } from "@playwright/test";
import { createClock } from "../../electron/adapters/clock.ts";
import { createDisk } from "../../electron/adapters/disk.ts";
import { markerFrame } from "../../electron/core/probe/probe.ts";
import { openMarkerLog, type MarkerLog } from "../../electron/jobs/verify/marker-echo.ts";
import type { Clock } from "../../electron/jobs/ports.ts";
import { makeFolder, removeFolder } from "../support/temp-folder.ts";

const id = "912345678901234";
const echo = `[WARN][${id}] 找不到对应Bot，忽略消息：${markerFrame(id, 1)}\n`;
const never = new AbortController().signal;
const day = Date.UTC(2026, 5, 30, 4);

/** Opens the log of a fresh Yunzai folder at a made-up time that can be moved on. */
async function withLog(use: (log: MarkerLog, logs: string, setNow: (now: number) => void) => Promise<void>) {
  const folder = await makeFolder();
  const logs = join(folder, "logs");
  await mkdir(logs);
  let now = day;
  const clock: Clock = { ...createClock(), now: () => now };
  const log = await openMarkerLog(createDisk(), clock, folder);
  if (!("file" in log)) throw new Error(log.problem);
  await use(log, logs, (moment) => (now = moment));
  await removeFolder(folder);
}

test("Y12: an echo counts only when it is written after the marker was sent", async () => {
  await withLog(async (log, logs) => {
    const file = join(logs, "command.2026-06-30.log");
    expect(normalize(log.file)).toBe(file);
    await writeFile(file, echo);
    expect(await log.send(id, () => undefined, 120, never)).toBe(false);
    expect(await log.send(id, () => void appendFile(file, `noise\n${echo}`), 1000, never)).toBe(true);
  });
});

test("Y12: the first line of a day makes the file", async () => {
  await withLog(async (log) => {
    expect(await log.send(id, () => void writeFile(log.file, echo), 1000, never)).toBe(true);
  });
});

test("Y12: at midnight in Shanghai the echo is found in the old day's file or the new one's", async () => {
  for (const name of ["command.2026-06-30.log", "command.2026-07-01.log"]) {
    await withLog(async (log, logs, setNow) => {
      await writeFile(log.file, "before\n");
      const write = () => {
        setNow(Date.UTC(2026, 5, 30, 16, 0, 1));
        void appendFile(join(logs, name), echo);
      };
      expect(await log.send(id, write, 1000, never)).toBe(true);
    });
  }
});

test("a wait for the echo ends by its deadline, and at once when it is cancelled", async () => {
  await withLog(async (log) => {
    const started = performance.now();
    expect(await log.send(id, () => undefined, 100, never)).toBe(false);
    expect(performance.now() - started).toBeLessThan(1500);
    const cancelling = new AbortController();
    const running = log.send(id, () => cancelling.abort(), 60_000, cancelling.signal);
    expect(await running).toBe(false);
  });
});

test("Y9: a folder without logs, or with logs that may not be read, is told", async () => {
  const folder = await makeFolder();
  const clock = createClock();
  expect(await openMarkerLog(createDisk(), clock, folder)).toEqual({ problem: "not-found" });
  await writeFile(join(folder, "logs"), "a file where a folder belongs");
  expect(await openMarkerLog(createDisk(), clock, folder)).toHaveProperty("problem");
  await removeFolder(folder);
});
