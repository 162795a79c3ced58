import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { createDisk } from "../../electron/adapters/disk.ts";
import { probeUserAgent } from "../../electron/core/probe/probe.ts";
import type { YunzaiLogEvent } from "../../electron/core/yunzai/yunzai-log.ts";
import { readYunzai, readYunzaiLog } from "../../electron/jobs/examine/read-yunzai.ts";
import { followLog, type LogFollower } from "../../electron/jobs/watch/follow-log.ts";
import { makeYunzaiFolder } from "../support/folders.ts";
import { rawDial, soon, statusOf } from "../support/raw-dial.ts";
import { makeFolder, removeFolder } from "../support/temp-folder.ts";
import { frame, opcodes } from "../support/websocket-bytes.ts";
import { withYunzai } from "../support/with-yunzai.ts";
import { ages, segmentOf } from "../support/yunzai-ages.ts";

const disk = createDisk();

let folder: string;
test.beforeEach(async () => {
  folder = await makeFolder();
});
test.afterEach(() => removeFolder(folder));

const entry = (port: number) => `[12:00:00.000][MARK][  Server  ] 启动 HTTP 服务器 http://[::]:${port}\n`;

test("Y12: the newest command log by name is read, its tail only, from the middle of a line on", async () => {
  const filler = "[12:00:00.000][WARN][  TRSSYz  ] 令牌\n".repeat(7000);
  await makeYunzaiFolder(folder, {
    age: "C",
    files: {
      "logs/command.2026-02-28.log": entry(1),
      "logs/command.2026-03-01.log": entry(2) + filler + entry(3),
      "logs/error.log": entry(4),
      "logs/command.2026-03-02.log.gz": "x",
    },
  });
  const reading = await readYunzai(disk, folder);
  const log = reading.kind === "read" ? reading.log : null;
  expect(log).toMatchObject({
    path: join(folder, "logs/command.2026-03-01.log"),
    events: [{ kind: "started", port: 3, at: Date.UTC(2026, 2, 1, 4) }],
  });
});

const today = "logs/command.2026-03-01.log";
const add = (text: string | Uint8Array, file = today) => writeFile(join(folder, file), text, { flag: "a" });
/** What a follower tells when it is asked so often. */
const newsOf = async (follower: LogFollower, times: number) => {
  const news: (readonly YunzaiLogEvent[])[] = [];
  for (let left = times; left > 0; left -= 1) news.push(await follower.next());
  return news.flat();
};

test("Y12: what a log held before is told as past, and what is added to it once", async () => {
  await makeYunzaiFolder(folder, { age: "C", files: { [today]: entry(1) + entry(2) } });
  const follower = await followLog(disk, folder);
  expect(follower.past).toMatchObject([{ port: 1 }, { port: 2 }]);
  expect(await newsOf(follower, 2)).toEqual([]);
  await add(entry(3));
  await add(entry(4));
  expect(await newsOf(follower, 4)).toMatchObject([{ port: 3 }, { port: 4 }]);
});

test("Y12: an entry that is read while it is being written is told whole, wherever it was cut", async () => {
  const dial = `[12:00:01.000][MARK][ws://localhost:2536/OneBotv11 <=> ::ffff:127.0.0.1:51234-aGVsbG8=] 建立连接 {
  headers: { 'user-agent': 'Lagrange.OneBot', 'x-self-id': '10001' },
  query: {}
}
`;
  const bytes = Buffer.from(`${dial}[12:00:01.020][MARK][  10001   ] OneBotv11(QQ) 小明 已连接\n`);
  const cuts = [12, bytes.indexOf("立") + 1, bytes.indexOf("query"), bytes.indexOf("已") + 2];
  for (const cut of cuts) {
    const log = `logs/command.2026-03-${String(cuts.indexOf(cut) + 1).padStart(2, "0")}.log`;
    await makeYunzaiFolder(folder, { age: "C", files: { [log]: entry(1) } });
    const follower = await followLog(disk, folder);
    await add(bytes.subarray(0, cut), log);
    const before = await newsOf(follower, 1);
    await add(bytes.subarray(cut), log);
    expect([...before, ...(await newsOf(follower, 2))], `cut at ${cut}`).toMatchObject([
      { kind: "connected", selfId: "10001", userAgent: "Lagrange.OneBot" },
      { kind: "bot-arrived", selfId: "10001" },
    ]);
  }
});

test("Y12: at midnight in Shanghai the old day's last lines are told too", async () => {
  await makeYunzaiFolder(folder, { age: "C", files: { [today]: entry(1) } });
  const follower = await followLog(disk, folder);
  await add(entry(2));
  await add(entry(3), "logs/command.2026-03-02.log");
  expect(await newsOf(follower, 2)).toMatchObject([{ port: 2 }, { port: 3 }]);
});

test("Y12: a log that is begun anew under its name is read from its beginning", async () => {
  await makeYunzaiFolder(folder, { age: "C", files: { [today]: entry(1) + entry(2) } });
  const follower = await followLog(disk, folder);
  await writeFile(join(folder, today), entry(3));
  expect(await newsOf(follower, 2)).toMatchObject([{ port: 3 }]);
});

const events = async () => (await readYunzaiLog(disk, folder))?.events ?? [];

for (const age of ages.filter((each) => each !== "Z")) {
  test(`Y12: what a Yunzai of age ${age} logs of dials is read back, our own left out, tokens nowhere`, async () => {
    await withYunzai({ age, folder }, async (server) => {
      const dial = (target: string, agent: string) =>
        rawDial({
          port: server.port,
          target,
          headers: { "User-Agent": agent, "X-Self-ID": "10001", Authorization: "Bearer s3cret" },
        });
      for (const agent of [probeUserAgent, "Lagrange.OneBot"]) {
        const wrong = await dial("/nonsense/?t=s3cret", agent);
        await statusOf(wrong);
        wrong.socket.destroy();
        const right = await dial(`/${segmentOf[age]}/?t=s3cret`, agent);
        await statusOf(right);
        const marker = JSON.stringify({
          self_id: 987654321012,
          post_type: "meta_event",
          meta_event_type: "heartbeat",
        });
        right.socket.write(frame(opcodes.text, Buffer.from(marker), true));
        await soon(async () => (await events()).filter(({ kind }) => kind === "marker-echoed").length).toBe(
          agent === probeUserAgent ? 1 : 2,
        );
        right.socket.destroy();
      }
      const gone = age === "C0" || age === "C" ? 1 : 2;
      await soon(async () => (await events()).filter(({ kind }) => kind === "disconnected").length).toBe(
        gone,
      );
      const told = await events();
      expect(told.filter(({ kind }) => kind === "started")).toMatchObject([{ port: server.port }]);
      const lagrangeDial = { userAgent: "Lagrange.OneBot", selfId: "10001" };
      expect(told.filter(({ kind }) => kind === "connected").at(-1)).toMatchObject({
        path: `/${segmentOf[age]}/?t=***`,
        ...lagrangeDial,
      });
      const missing = told.filter(({ kind }) => kind === "handler-missing");
      expect(missing).toMatchObject(
        gone === 1 ? [{ segment: "nonsense", path: "/nonsense/?t=***", ...lagrangeDial }] : [],
      );
      expect(told.find(({ kind }) => kind === "marker-echoed")).toMatchObject({ selfId: "987654321012" });
      expect(JSON.stringify(told)).not.toContain("s3cret");
      expect(JSON.stringify(told)).not.toContain(probeUserAgent);
      for (const { at } of told) expect(Math.abs((at ?? 0) - Date.now())).toBeLessThan(60_000);
    });
  });
}

test("Y8, Y12: a 401 is read back with the key that was missed", async () => {
  await withYunzai({ age: "C", folder, auth: { "X-Token": "right" } }, async (server) => {
    const dial = await rawDial({
      port: server.port,
      headers: { "User-Agent": "Lagrange.OneBot", "X-Token": "wr0ng" },
    });
    await statusOf(dial);
    await soon(async () => (await events()).at(-1)).toMatchObject({
      kind: "auth-failed",
      key: "X-Token",
      path: "/OneBotv11",
      userAgent: "Lagrange.OneBot",
    });
  });
});
