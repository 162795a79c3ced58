import { utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { portOf, ports } from "../support/engine.ts";
import { watchPlays } from "../support/watch-world.ts";
import { segmentOf } from "../support/yunzai-ages.ts";

const play = watchPlays();

for (const age of ["A", "B", "C0", "C"] as const) {
  test(`age ${age}: a Lagrange that arrives and stays is stable, with the id that Yunzai greeted`, async () => {
    await play({ age }, async ({ world, start, follow }) => {
      await start({ suffix: `/${segmentOf[age]}` });
      const before = Date.now();
      const { kind, since, connects, ...more } = await follow();
      expect({ kind, connects }).toEqual({ kind: "stable", connects: 1 });
      expect(since).toBeGreaterThanOrEqual(before);
      expect(more).toMatchObject({ connected: true, arrived: "1234567890", otherId: null, cause: null });
      // It was followed, not dialled.
      expect(world.server.recorded().dials.length).toBe(1);
    });
  });
}

test("a Lagrange that has been connected for long is stable too, by what the log said before", async () => {
  await play({ age: "C" }, async ({ start, follow }) => {
    await start();
    await follow({ until: ({ arrived }) => arrived !== null });
    expect(await follow()).toMatchObject({ kind: "stable", arrived: "1234567890", connects: 1 });
  });
});

test("without Yunzai's folder the connection alone tells, at the address given", async () => {
  await play({ age: "C" }, async ({ world, start, follow }) => {
    await start();
    const url = { secure: false, host: "localhost", port: portOf(world), suffix: "/OneBotv11" };
    expect(await follow({ request: { yunzai: null, url } })).toMatchObject({ kind: "stable", arrived: null });
    const elsewhere = { ...url, port: 1 };
    const nowhere = { request: { yunzai: null, url: elsewhere }, until: () => true };
    expect(await follow(nowhere)).toMatchObject({
      kind: "absent",
      connected: false,
      cause: { kind: "not-listening" },
    });
  });
});

test("without folder and address, the entry that names a OneBot path tells where to look", async () => {
  await play({ age: "C" }, async ({ world, start, follow }) => {
    await world.write({ port: portOf(world), suffix: "/OneBotv11" });
    await start();
    expect(await follow({ request: { yunzai: null } })).toMatchObject({ kind: "stable" });
  });
});

test("Y3: a link to the port that Yunzai uses until its restart is followed there", async () => {
  await play({ age: "C" }, async ({ world, start, follow }) => {
    await world.write({ port: portOf(world), suffix: "/OneBotv11" });
    await writeFile(join(world.yunzai, "config/config/server.yaml"), "port: 1\n");
    await start();
    // The practice server runs in this very process, which stands here for one of its own.
    const own = { workingDirectory: world.yunzai, commandLine: ["node", "app.js"], startedAt: 0 };
    const processes = async () =>
      (await ports.system.processes()).map((each) => (each.pid === process.pid ? { ...each, ...own } : each));
    expect(await follow({ system: { processes } })).toMatchObject({ kind: "stable" });
    expect(await follow({ until: () => true })).toMatchObject({ kind: "absent" });
  });
});

test("a Lagrange that dials elsewhere is absent", async () => {
  await play({ age: "C" }, async ({ start, follow }) => {
    await start({ port: 1 });
    expect(await follow({ until: () => true })).toMatchObject({
      kind: "absent",
      lagrange: "running",
      connects: 0,
      since: null,
      cause: null,
    });
  });
});

test("a Lagrange that does not run is waited for, and followed once it is started", async () => {
  await play({ age: "C" }, async ({ start, follow }) => {
    expect(await follow({ until: () => true })).toMatchObject({ kind: "not-running", connects: 0 });
    const started: Promise<unknown>[] = [];
    const result = await follow({
      onEvent: () => {
        if (started.length === 0) started.push(start());
      },
    });
    await Promise.all(started);
    expect(result.kind).toBe("stable");
    expect(result.events[0]).toMatchObject({ lagrange: "not-running", connected: false });
  });
});

test("L10: a Lagrange that waits for its login is told from one that is logged in", async () => {
  await play({ age: "C", lagrange: { uin: 1234567890 } }, async ({ world, start, follow }) => {
    const long = new Date(Date.now() - 3_600_000);
    for (const name of ["keystore.json", "appsettings.json"]) {
      await utimes(join(world.lagrange, name), long, long);
    }
    await start({ port: 1, loginAs: null });
    expect(await follow({ until: () => true })).toMatchObject({ kind: "absent", lagrange: "signing-in" });
  });
});

test("L11: a Lagrange that logged in before the settings were changed is told to need a restart", async () => {
  await play({ age: "C" }, async ({ world, start, follow }) => {
    await start({ port: 1 });
    const later = new Date(Date.now() + 60_000);
    await utimes(world.settingsPath, later, later);
    const { kind, events } = await follow({ until: () => true });
    expect(kind).toBe("absent");
    expect(events[0]).toMatchObject({ lagrange: "old-settings" });
  });
});

test("a watch that is called off ends at once with what it knows", async () => {
  await play({ age: "C" }, async ({ start, follow }) => {
    await start();
    const result = await follow({ until: ({ connected }) => connected });
    expect(result).toMatchObject({ kind: "unknown", connected: true, connects: 1 });
    expect(await follow({ signal: AbortSignal.abort() })).toMatchObject({ kind: "unknown", connects: 0 });
  });
});

test("where the system does not tell of processes, nothing is claimed", async () => {
  const system = { processes: async () => [], sockets: async () => [] };
  await play({ age: "C" }, async ({ start, follow }) => {
    await start();
    expect(await follow({ until: () => true, system })).toMatchObject({
      kind: "unknown",
      lagrange: "unknown",
      connected: false,
    });
  });
});

test("a system that never answers does not hold the watch beyond its time", async () => {
  const system = { sockets: () => new Promise<never>(() => undefined) };
  await play({ age: "C" }, async ({ follow }) => {
    expect((await follow({ request: { seconds: 5 }, system })).kind).toBe("unknown");
  });
});
