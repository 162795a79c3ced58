import { appendFile, mkdir, writeFile } from "node:fs/promises";
import { join, normalize } from "node:path";
import { expect, test } from "@playwright/test";
import { createClock } from "../../electron/adapters/clock.ts";
import { createDisk } from "../../electron/adapters/disk.ts";
import { markerFrame } from "../../electron/core/probe/marker.ts";
import { awaitEcho, markerLogOf } from "../../electron/jobs/verify/marker-echo.ts";
import type { Clock } from "../../electron/jobs/ports.ts";
import { makeFolder, removeFolder } from "../support/temp-folder.ts";

const selfId = "912345678901234";
const echo = `[WARN][${selfId}] 找不到对应Bot，忽略消息：${markerFrame(selfId, 1)}\n`;
const never = new AbortController().signal;
const day = Date.UTC(2026, 5, 30, 4);

/** A fresh Yunzai folder with logs, at a made-up time that can be moved on. */
interface World {
  readonly logs: string;
  /** Today's log. */
  readonly file: string;
  readonly setNow: (now: number) => void;
  /** Sends the marker by `send` and tells what became of it. */
  readonly mark: (send: () => void, deadline?: number, signal?: AbortSignal) => Promise<string>;
}

async function withLog(use: (world: World) => Promise<void>): Promise<void> {
  const folder = await makeFolder();
  const logs = join(folder, "logs");
  await mkdir(logs);
  let now = day;
  const clock: Clock = { ...createClock(), now: () => now };
  await use({
    logs,
    file: markerLogOf(clock, folder),
    setNow: (moment) => (now = moment),
    async mark(send, deadline = 2000, signal = never) {
      const answer = await awaitEcho(createDisk(), clock, folder, { selfId, send }, deadline, signal);
      return answer.kind;
    },
  });
  await removeFolder(folder);
}

test("Y12: an echo counts only when it is written after the marker was sent", async () => {
  await withLog(async ({ logs, file, mark }) => {
    expect(normalize(file)).toBe(join(logs, "command.2026-06-30.log"));
    await writeFile(file, echo);
    expect(await mark(() => undefined, 120)).toBe("silent");
    expect(await mark(() => void appendFile(file, `noise\n${echo}`))).toBe("echoed");
  });
});

test("Y12: the first line of a day makes the file", async () => {
  await withLog(async ({ file, mark }) => {
    expect(await mark(() => void writeFile(file, echo))).toBe("echoed");
  });
});

test("Y12: at midnight in Shanghai the echo is found in the old day's file or the new one's", async () => {
  for (const name of ["command.2026-06-30.log", "command.2026-07-01.log"]) {
    await withLog(async ({ logs, file, setNow, mark }) => {
      await writeFile(file, "before\n");
      const write = () => {
        setNow(Date.UTC(2026, 5, 30, 16, 0, 1));
        void appendFile(join(logs, name), echo);
      };
      expect(await mark(write)).toBe("echoed");
    });
  }
});

test("a wait for the echo ends by its deadline, and at once when it is cancelled", async () => {
  await withLog(async ({ mark }) => {
    expect(await mark(() => undefined, 100)).toBe("silent");
    const cancelling = new AbortController();
    expect(await mark(() => cancelling.abort(), 120_000, cancelling.signal)).toBe("silent");
  });
});

test("Y9: without logs, or with logs that may not be read, nothing is sent and the reason is told", async () => {
  const folder = await makeFolder();
  let sent = 0;
  const marker = { selfId, send: () => (sent += 1) };
  const mark = () => awaitEcho(createDisk(), createClock(), folder, marker, 2000, never);
  expect(await mark()).toEqual({ kind: "withheld", reason: "not-found" });
  await writeFile(join(folder, "logs"), "a file where a folder belongs");
  expect(await mark()).toMatchObject({ kind: "withheld" });
  expect(sent).toBe(0);
  await removeFolder(folder);
});

test("a log that is still being opened when the handshake ends gets no marker", async () => {
  const ending = new AbortController();
  let sent = 0;
  const stuck = new Promise<never>(() => undefined);
  const disk = { ...createDisk(), tail: () => stuck, list: () => stuck };
  const marker = { selfId, send: () => (sent += 1) };
  const running = awaitEcho(disk, createClock(), "/srv/gone", marker, 60_000, ending.signal);
  ending.abort();
  expect(await running).toEqual({ kind: "withheld", reason: "busy" });
  expect(sent).toBe(0);
});
