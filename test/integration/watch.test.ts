import { utimes } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import type { Ports } from "../../electron/jobs/ports.ts";
import type { WatchEvent, WatchResult } from "../../electron/jobs/results.ts";
import { watch, type WatchRequest } from "../../electron/jobs/watch/watch.ts";
import { makePracticeYunzaiFolder } from "../../electron/practice/yunzai-folder.ts";
import { startPracticeYunzai } from "../../electron/practice/yunzai-server.ts";
import type { PracticeWorldOptions } from "../../electron/practice/world.ts";
import { outcomeOf, runCli, startCli } from "../support/cli.ts";
import type { LagrangeTask } from "../support/children/lagrange.ts";
import { deferred } from "../support/deferred.ts";
import { ports, portOf, withWorld, type EngineWorld } from "../support/engine.ts";
import { bundleLagrange, startLagrange } from "../support/lagrange-process.ts";
import { onWindows } from "../support/platform.ts";
import { pause } from "../support/raw-dial.ts";
import { makeFolder, removeFolder } from "../support/temp-folder.ts";
import { makeLagrangeFolder } from "../support/folders.ts";

let folder = "";
let script = "";

test.beforeAll(async () => {
  folder = await makeFolder();
  script = await bundleLagrange(folder);
});

test.afterAll(async () => removeFolder(folder));

/** Ports whose clock runs faster, by 20 unless told otherwise: the ten seconds of a watch pass in half a second. */
function hasten(haste = 20): Ports {
  const { clock } = ports;
  return {
    ...ports,
    clock: {
      now: () => clock.now(),
      elapsed: () => clock.elapsed() * haste,
      sleep: (ms, signal) => clock.sleep(ms / haste, signal),
    },
  };
}

const hasty = hasten();

const isFlapping = ({ connects }: WatchEvent): boolean => connects >= 3;

interface Watched extends WatchResult {
  readonly events: readonly WatchEvent[];
}

interface Scene {
  readonly world: EngineWorld;
  /** Starts a Lagrange that ends with the test. */
  readonly start: (task?: Partial<LagrangeTask>) => Promise<{ stop(): Promise<void> }>;
  readonly watch: (options?: {
    readonly request?: Partial<WatchRequest>;
    readonly signal?: AbortSignal;
    /** Calls the watch off when an event is so; without it the watch runs its time. */
    readonly until?: (event: WatchEvent) => boolean;
    readonly haste?: number;
    readonly onEvent?: (event: WatchEvent) => void;
  }) => Promise<Watched>;
}

async function play(options: PracticeWorldOptions, act: (scene: Scene) => Promise<void>): Promise<void> {
  await withWorld(options, async (world) => {
    const running = new Set<{ stop(): Promise<void> }>();
    const place = { lagrange: world.lagrange, yunzai: world.yunzai, url: null, seconds: 200 };
    try {
      await act({
        world,
        async start(task = {}) {
          const child = await startLagrange(world.lagrange, script, { port: portOf(world), ...task });
          running.add(child);
          const stop = async (): Promise<void> => {
            if (running.delete(child)) await child.stop();
          };
          return { stop };
        },
        async watch({ request = {}, signal, until = () => false, haste, onEvent = () => undefined } = {}) {
          const events: WatchEvent[] = [];
          const over = new AbortController();
          const result = await watch(
            hasten(haste),
            { ...place, ...request },
            signal ?? over.signal,
            (event) => {
              events.push(event);
              onEvent(event);
              if (until(event)) over.abort();
            },
          );
          return { ...result, events };
        },
      });
    } finally {
      await Promise.all([...running].map((child) => child.stop()));
    }
  });
}

for (const age of ["A", "B", "C0", "C"] as const) {
  test(`age ${age}: a Lagrange that arrives and stays is stable, with the id that Yunzai greeted`, async () => {
    await play({ age }, async ({ world, start, watch: follow }) => {
      const segment = age === "A" ? "go-cqhttp" : "OneBotv11";
      await start({ suffix: `/${segment}` });
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
  await play({ age: "C" }, async ({ start, watch: follow }) => {
    await start();
    await follow({ until: ({ arrived }) => arrived !== null });
    expect(await follow()).toMatchObject({ kind: "stable", arrived: "1234567890", connects: 1 });
  });
});

test("without Yunzai's folder the connection alone tells, at the address given", async () => {
  await play({ age: "C" }, async ({ world, start, watch: follow }) => {
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
  await play({ age: "C" }, async ({ world, start, watch: follow }) => {
    await world.write({ port: portOf(world), suffix: "/OneBotv11" });
    await start();
    expect(await follow({ request: { yunzai: null } })).toMatchObject({ kind: "stable" });
  });
});

for (const age of ["B", "C0", "C"] as const) {
  test(`age ${age}: a wrong path is flapping, and the path is told`, async () => {
    await play({ age }, async ({ start, watch: follow }) => {
      await start({ suffix: "/onebot/v11/ws" });
      const result = await follow({ until: isFlapping });
      expect(result).toMatchObject({
        kind: "flapping",
        arrived: null,
        cause: { kind: "path-unknown", path: "/onebot/v11/ws" },
      });
      expect(result.connects).toBeGreaterThanOrEqual(3);
    });
  });
}

test("Y6: in age A a wrong path stays open, and is told from a bot that arrived", async () => {
  await play({ age: "A" }, async ({ start, watch: follow }) => {
    await start({ suffix: "/onebot/v11/ws" });
    const result = await follow({ until: ({ cause }) => cause?.kind === "not-greeted" });
    expect(result).toMatchObject({ kind: "absent", connected: true, cause: { kind: "not-greeted" } });
  });
});

test("a refused token is flapping, and what Yunzai missed is told, but no token", async () => {
  await play({ age: "C", auth: { authorization: "Bearer right" } }, async ({ start, watch: follow }) => {
    await start({ accessToken: "s3cret" });
    const result = await follow({ until: isFlapping });
    expect(result).toMatchObject({ kind: "flapping", cause: { kind: "unauthorized", key: "authorization" } });
    expect(JSON.stringify(result)).not.toContain("s3cret");
  });
});

test("a server that drops what it took in is flapping, by the sockets alone", async () => {
  const server = createServer((socket) => {
    socket.on("error", () => undefined);
    setTimeout(() => socket.destroy(), 120);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = address !== null && typeof address === "object" ? address.port : 0;
  try {
    await play({ age: "C" }, async ({ start, watch: follow }) => {
      await start({ port });
      const url = { secure: false, host: "127.0.0.1", port, suffix: "/OneBotv11" };
      const result = await follow({ request: { yunzai: null, url }, until: isFlapping });
      expect(result.kind).toBe("flapping");
      expect(result.connects).toBeGreaterThanOrEqual(3);
    });
  } finally {
    server.close();
  }
});

test("a Lagrange that dials elsewhere is absent", async () => {
  await play({ age: "C" }, async ({ start, watch: follow }) => {
    await start({ port: 1 });
    expect(await follow({ request: { seconds: 40 } })).toMatchObject({
      kind: "absent",
      lagrange: "running",
      connects: 0,
      since: null,
      cause: null,
    });
  });
});

test("a Lagrange that does not run is waited for, and followed once it is started", async () => {
  await play({ age: "C" }, async ({ start, watch: follow }) => {
    expect(await follow({ request: { seconds: 40 } })).toMatchObject({ kind: "not-running", connects: 0 });
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
  await play({ age: "C", lagrange: { uin: 1234567890 } }, async ({ world, start, watch: follow }) => {
    const long = new Date(Date.now() - 3_600_000);
    for (const name of ["keystore.json", "appsettings.json"]) {
      await utimes(join(world.lagrange, name), long, long);
    }
    await start({ port: 1, loginAs: null });
    expect(await follow({ until: () => true })).toMatchObject({ kind: "absent", lagrange: "signing-in" });
  });
});

test("L11: a Lagrange that logged in before the settings were changed is told to need a restart", async () => {
  await play({ age: "C" }, async ({ world, start, watch: follow }) => {
    await start({ port: 1 });
    const later = new Date(Date.now() + 60_000);
    await utimes(world.settingsPath, later, later);
    const { kind, events } = await follow({ until: () => true });
    expect(kind).toBe("absent");
    expect(events[0]).toMatchObject({ lagrange: "old-settings" });
  });
});

test("another QQ id than the folder's is no success, and is told", async () => {
  await play({ age: "C" }, async ({ start, watch: follow }) => {
    await start({ uin: 222222222, loginAs: 111111111 });
    expect(await follow({ request: { seconds: 40 } })).toMatchObject({
      kind: "absent",
      arrived: null,
      otherId: "222222222",
    });
  });
});

test("a stranger with another QQ id that arrives meanwhile is told, and does not count", async () => {
  await play({ age: "C", lagrange: { uin: 111111111 } }, async ({ world, watch: follow }) => {
    const other = join(folder, `other-${portOf(world)}`);
    await makeLagrangeFolder(other);
    const task = { port: portOf(world), uin: 222222222, loginAs: null };
    const watched = follow({ until: ({ otherId }) => otherId !== null });
    const stranger = await startLagrange(other, script, task);
    const result = await watched;
    await stranger.stop();
    expect(result).toMatchObject({ kind: "not-running", connects: 0, otherId: "222222222" });
  });
});

test("Y9: a second program with the same QQ id takes the bot over, which is no success", async () => {
  await play({ age: "C" }, async ({ world, start, watch: follow }) => {
    const other = join(folder, `same-${portOf(world)}`);
    await makeLagrangeFolder(other);
    await start();
    const arrived = deferred<void>();
    const watched = follow({
      request: { seconds: 15 },
      haste: 3,
      onEvent: (event) => event.arrived !== null && arrived.resolve(undefined),
    });
    await arrived.promise;
    const second = await startLagrange(other, script, { port: portOf(world) });
    const result = await watched;
    await second.stop();
    expect(result).toMatchObject({ kind: "absent", cause: { kind: "replaced" } });
  });
});

test("a Yunzai that stops in the middle is told, and a new one is followed to the end", async () => {
  await play({ age: "C" }, async ({ world, start, watch: follow }) => {
    await start();
    const stopped: Promise<void>[] = [];
    const stop = ({ connected }: WatchEvent): void => {
      if (connected) stopped.push(world.server.close());
    };
    const gone = await follow({ onEvent: stop, until: ({ cause }) => cause?.kind === "not-listening" });
    await Promise.all(stopped);
    expect(gone).toMatchObject({ kind: "absent", connected: false, connects: 1 });
    expect(gone.cause).toEqual({ kind: "not-listening" });

    const port = portOf(world);
    await makePracticeYunzaiFolder(world.yunzai, { age: "C", port });
    const again = await startPracticeYunzai({ age: "C", port, folder: world.yunzai });
    expect(await follow()).toMatchObject({ kind: "stable", arrived: "1234567890" });
    await again.close();
  });
});

test("a watch that is called off ends at once with what it knows", async () => {
  await play({ age: "C" }, async ({ start, watch: follow }) => {
    await start();
    const result = await follow({ until: ({ connected }) => connected });
    expect(result).toMatchObject({ kind: "unknown", connected: true, connects: 1 });
    expect(await follow({ signal: AbortSignal.abort() })).toMatchObject({ kind: "unknown", connects: 0 });
  });
});

test("where the system does not tell of processes, nothing is claimed", async () => {
  const blind: Ports = {
    ...hasty,
    system: { ...ports.system, processes: async () => [], sockets: async () => [] },
  };
  await play({ age: "C" }, async ({ world, start }) => {
    await start();
    const request = { lagrange: world.lagrange, yunzai: world.yunzai, url: null, seconds: 15 };
    const result = await watch(blind, request, new AbortController().signal, () => undefined);
    expect(result).toMatchObject({ kind: "unknown", lagrange: "unknown", connected: false });
  });
});

test("a system that never answers does not hold the watch beyond its time", async () => {
  const stuck: Ports = { ...hasty, system: { ...ports.system, sockets: () => new Promise(() => undefined) } };
  await play({ age: "C" }, async ({ world }) => {
    const request = { lagrange: world.lagrange, yunzai: world.yunzai, url: null, seconds: 5 };
    const result = await watch(stuck, request, new AbortController().signal, () => undefined);
    expect(result.kind).toBe("unknown");
  });
});

test("check tells of a Lagrange that connects and drops again and again, and not of one that stays", async () => {
  await play({ age: "B" }, async ({ world, start }) => {
    await world.write({ port: portOf(world), suffix: "/OneBotv11" });
    const flapping = async () => {
      const { findings } = await world.check();
      return findings.find(({ code }) => code === "lagrange-flapping") ?? null;
    };
    const restless = await start({ suffix: "/wrong" });
    await expect.poll(flapping, { timeout: 15_000 }).toMatchObject({ severity: "warning" });
    await restless.stop();
    await start();
    await pause(300);
    expect(await flapping()).toBeNull();
  });
});

test("the command line prints each change and then the end, and ends with 1 unless it is stable", async () => {
  await play({ age: "C" }, async ({ world }) => {
    const home = join(folder, `home-${portOf(world)}`);
    const folders = ["--lagrange", world.lagrange, "--yunzai", world.yunzai];
    const idle = await runCli(home, ["watch", ...folders, "--seconds", "3", "--json"]);
    expect(idle.code).toBe(1);
    const [first, ...rest] = linesOf(idle.stdout);
    expect(first).toMatchObject({ type: "progress", lagrange: "not-running" });
    expect(rest).toEqual([expect.objectContaining({ kind: "not-running", connects: 0, since: null })]);

    const stopped = startCli(home, ["watch", ...folders]);
    const end = outcomeOf(stopped);
    stopped.stderr.once("data", () => stopped.kill("SIGINT"));
    const { code, signal, stdout } = await end;
    // Windows ends it there and then: nothing is left to be told.
    if (!onWindows) expect({ code, signal }).toEqual({ code: 1, signal: null });
    if (!onWindows) expect(stdout).toContain("Lagrange is not running");
  });
});

test("the command line ends with 0 as soon as the link has been stable for its real ten seconds", async () => {
  test.slow();
  await play({ age: "C" }, async ({ world, start }) => {
    await start();
    const folders = ["--lagrange", world.lagrange, "--yunzai", world.yunzai];
    const stable = await runCli(join(folder, `home-${portOf(world)}`), ["watch", ...folders, "--json"]);
    expect(stable.code).toBe(0);
    expect(linesOf(stable.stdout).at(-1)).toMatchObject({ kind: "stable", connects: 1 });
  });
});

function linesOf(text: string): readonly unknown[] {
  return text
    .trimEnd()
    .split("\n")
    .map((line): unknown => JSON.parse(line));
}
