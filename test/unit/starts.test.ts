import { once } from "node:events";
import { utimes } from "node:fs/promises";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { expect, test } from "@playwright/test";
import { createDisk } from "../../electron/adapters/disk.ts";
import type { StartEnd } from "../../electron/jobs/started.ts";
import { lagrangeExecutable } from "../../electron/practice/lagrange-folder.ts";
import { createKnownFolders } from "../../electron/service/known-folders.ts";
import { createStarts } from "../../electron/service/starts.ts";
import { ports } from "../support/engine.ts";
import { processOf } from "../support/find-world.ts";
import { makeLagrangeFolder, makeYunzaiFolder } from "../support/folders.ts";
import { makeFolder, removeFolder } from "../support/temp-folder.ts";

const other = processOf(1, {
  executable: "/sbin/init",
  commandLine: ["/sbin/init"],
  workingDirectory: "/",
});

interface Scene {
  readonly lagrange: string;
  readonly yunzai: string;
  /** The signal of every pause so far. */
  readonly pauses: readonly (AbortSignal | undefined)[];
  /** Starts Lagrange, which the system does not show yet. */
  readonly start: () => Promise<void>;
  /** Waits for Lagrange in vain, with so many looks and pauses, then gives up: each look tells whether it runs. */
  readonly wait: (
    looks: readonly boolean[],
    onEnd: (end: StartEnd) => void,
    yunzai?: string,
  ) => Promise<void>;
}

async function withStarts(play: (scene: Scene) => Promise<void>): Promise<void> {
  const folder = await makeFolder();
  try {
    const name = lagrangeExecutable();
    const lagrange = await makeLagrangeFolder(join(folder, "l"), { uin: 1234567890, executable: name });
    const yunzai = await makeYunzaiFolder(join(folder, "y"), { age: "C" });
    const known = createKnownFolders(null);
    known.add([lagrange, yunzai]);
    const executable = join(lagrange, name);
    const running = {
      ...other,
      pid: 99,
      executable,
      commandLine: [executable],
      workingDirectory: lagrange,
    };
    const pauses: (AbortSignal | undefined)[] = [];
    let left: boolean[] = [];
    let stop = new AbortController();
    let pausesLeft = 0;
    const starts = createStarts(
      {
        ...ports,
        disk: createDisk(),
        system: {
          ...ports.system,
          processes: async () => (left.shift() === true ? [other, running] : [other]),
          sockets: async () => [],
        },
        clock: {
          ...ports.clock,
          async sleep(_ms, signal) {
            pauses.push(signal);
            pausesLeft -= 1;
            if (pausesLeft <= 0) stop.abort();
            await setImmediate();
          },
        },
        launcher: { start: async () => ({ kind: "started", pid: 4321 }), showFolder: async () => true },
      },
      known,
      null,
    );
    await play({
      lagrange,
      yunzai,
      pauses,
      async start() {
        const never = new AbortController().signal;
        const plan = await starts.plan("lagrange", lagrange, never);
        if (plan.kind === "refused") throw new Error(plan.reason);
        expect(await starts.start(plan.id, never)).toMatchObject({ kind: "started" });
      },
      async wait(looks, onEnd, beside) {
        left = [...looks];
        pausesLeft = looks.length;
        stop = new AbortController();
        const { signal } = stop;
        const givenUp = once(signal, "abort");
        await starts.following({ lagrange, yunzai: beside ?? null }, signal, onEnd, () => givenUp);
      },
    });
  } finally {
    await removeFolder(folder);
  }
}

const dies = [true, false, false, false, false];
const neverRuns = [false, false, false, false, false];

test("what dies while it is waited for is told, once", async () => {
  for (const looks of [dies, neverRuns]) {
    await withStarts(async ({ lagrange, start, wait }) => {
      const told: string[] = [];
      await start();
      for (let times = 0; times < 2; times += 1) await wait(looks, ({ home }) => told.push(home));
      expect(told).toEqual([lagrange]);
    });
  }
});

test("what was seen running in a wait that was given up may be closed by its user", async () => {
  await withStarts(async ({ start, wait }) => {
    const told: StartEnd[] = [];
    await start();
    await wait([true, true], (end) => told.push(end));
    await wait(dies, (end) => told.push(end));
    expect(told).toEqual([]);
  });
});

test("L11: a Lagrange whose settings were changed is closed as told, and the next one is followed anew", async () => {
  await withStarts(async ({ lagrange, start, wait }) => {
    const told: StartEnd[] = [];
    const now = Date.now() / 1000;
    await utimes(join(lagrange, "keystore.json"), now + 10, now + 10);
    await utimes(join(lagrange, "appsettings.json"), now + 20, now + 20);
    await start();
    await wait(dies, (end) => told.push(end));
    expect(told).toEqual([]);

    await utimes(join(lagrange, "keystore.json"), now - 10, now - 10);
    await start();
    await wait(dies, (end) => told.push(end));
    expect(told).toHaveLength(1);
  });
});

test("should the news of an end find nobody, nothing that was started is looked for any more", async () => {
  await withStarts(async ({ yunzai, pauses, start, wait }) => {
    await start();
    const nobody = (): void => {
      throw new Error("the window is gone");
    };
    const looks = Array.from({ length: 10_000 }, () => false);
    await expect(wait(looks, nobody, yunzai)).rejects.toThrow("the window is gone");
    expect(pauses.length).toBeGreaterThan(0);
    expect(pauses.filter((signal) => signal?.aborted !== true)).toEqual([]);
  });
});
