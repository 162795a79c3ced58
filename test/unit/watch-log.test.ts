import { utimes } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { createDisk } from "../../electron/adapters/disk.ts";
import { diagnose } from "../../electron/core/diagnose/index.ts";
import { flappingIn, foldLog, hasArrived, noLinks } from "../../electron/core/watch-log.ts";
import { parseLogLines, type YunzaiLogEvent } from "../../electron/core/yunzai/yunzai-log.ts";
import { lagrangeEvidence } from "../../electron/jobs/examine/evidence-of.ts";
import { readLagrange } from "../../electron/jobs/examine/read-lagrange.ts";
import { healthyEvidence } from "../support/evidence.ts";
import { makeLagrangeFolder } from "../support/folders.ts";
import { makeFolder, removeFolder } from "../support/temp-folder.ts";

const uin = "1234567890";
const start = Date.UTC(2026, 2, 1, 4);

/** A connection of `ms` milliseconds that began `at` milliseconds after the start. */
function visit(at: number, ms: number, more: { selfId?: string; port?: number } = {}): YunzaiLogEvent[] {
  const { selfId = uin, port = at } = more;
  const dial = { path: "/OneBotv11", peer: `::ffff:127.0.0.1:${port}`, userAgent: "Lagrange.OneBot", selfId };
  return [
    { kind: "connected", at: start + at, ...dial },
    { kind: "disconnected", at: start + at + ms, ...dial, userAgent: null, selfId: null },
  ];
}

const thrice = [visit(1000, 5), visit(6000, 5), visit(11_000, 9000)].flat();
const look = { uin, from: start, now: start + 30_000 };

test("three short connections are flapping, two are not, and long ones never", () => {
  expect(flappingIn(thrice, look)).toEqual({ connects: 3 });
  expect(flappingIn(thrice.slice(2), look)).toBeNull();
  expect(
    flappingIn(
      [1, 2, 3].flatMap((n) => visit(n * 1000, 10_000)),
      look,
    ),
  ).toBeNull();
});

test("what lies before the time asked for, what is over for a minute, and other bots do not count", () => {
  expect(flappingIn(thrice, { ...look, from: start + 2000 })).toBeNull();
  expect(flappingIn(thrice, { ...look, now: start + 80_001 })).toBeNull();
  expect(flappingIn(thrice, { ...look, uin: "42" })).toBeNull();
  expect(flappingIn(thrice, { ...look, uin: null })).toEqual({ connects: 3 });
});

test("one that is connected by now has stopped flapping, if it has been for a while", () => {
  const [opened] = visit(21_000, 0);
  const after = opened ? [...thrice, opened] : [];
  expect(flappingIn(after, { ...look, now: start + 22_000 })).toEqual({ connects: 3 });
  expect(flappingIn(after, { ...look, now: start + 31_000 })).toBeNull();
});

test("Y12: the log's own lines lead to it, whatever the peers' addresses look like", () => {
  const line = (second: number, peer: string, what: string) =>
    `[12:00:0${second}.000][MARK][ws://localhost:2536/OneBotv11 <=> ${peer}-a2V5] ${what}`;
  const headers = `建立连接 { headers: { 'x-self-id': '${uin}', 'user-agent': 'Lagrange.OneBot' } }`;
  for (const [peer, port] of [
    ["::ffff:127.0.0.1:51234", 51234],
    ["::1:51234", 51234],
    ["192.168.1.7:51234", 51234],
    ["::ffff:127.0.0.1", null],
  ] as const) {
    const text = [1, 3, 5].flatMap((second) => [line(second, peer, headers), line(second, peer, "断开连接")]);
    const events = parseLogLines(text.join("\n"), "2026-03-01");
    expect(flappingIn(events, look)).toEqual({ connects: 3 });
    expect(events.slice(0, 1).reduce(foldLog, noLinks).open).toMatchObject([{ port, selfId: uin }]);
  }
});

test("an arrival lasts until its connection closes, or its id dials anew", () => {
  const arrival: YunzaiLogEvent = {
    kind: "bot-arrived",
    at: start,
    adapter: "OneBotv11",
    selfId: uin,
    cut: false,
  };
  const [opened, closed] = visit(1, 5);
  const [again] = visit(2, 5);
  if (!opened || !closed || !again) throw new Error("a visit has two ends");
  const here = [opened, arrival].reduce(foldLog, noLinks);
  expect(hasArrived(here, uin)).toBe(true);
  expect(hasArrived(foldLog(here, closed), uin)).toBe(false);
  expect(hasArrived(foldLog(here, again), uin)).toBe(false);
});

test("L10: a Lagrange that has never logged in does not flap, whatever other bots do", async () => {
  const folder = await makeFolder();
  try {
    const others = { links: [], choice: { kind: "new" }, target: healthyEvidence().target } as const;
    const flaps = async (account: { uin?: number }, startedAt: number | null) => {
      const path = await makeLagrangeFolder(join(folder, `${account.uin ?? "new"}`), account);
      await utimes(join(path, "appsettings.json"), 0, 0);
      const reading = await readLagrange(createDisk(), path);
      if (reading.kind !== "read") throw new Error(reading.problem);
      const process = { pid: 1, startedAt };
      const proxies = { own: null, lasting: null, system: null, ownHosts: [] };
      const context = { ...others, process, proxies, log: thrice, now: start + 30_000 };
      const target = { ...context.target, ignoreCertificate: false };
      return lagrangeEvidence(reading, { ...context, target }).flapping !== null;
    };
    expect(await flaps({ uin: Number(uin) }, start)).toBe(true);
    expect(await flaps({}, start)).toBe(false);
    // Whether it has logged in since cannot be told.
    expect(await flaps({}, null)).toBe(true);
  } finally {
    await removeFolder(folder);
  }
});

test("a link that flaps is told beside a verdict that stays healthy", () => {
  const healthy = healthyEvidence();
  const evidence = { ...healthy, lagrange: { ...healthy.lagrange, flapping: { connects: 4 } } };
  const { verdict, findings } = diagnose(evidence);
  expect(verdict).toBe("healthy");
  expect(findings[0]).toMatchObject({
    code: "lagrange-flapping",
    severity: "warning",
    facts: { path: "/bots/Lagrange", connects: 4 },
  });
});
