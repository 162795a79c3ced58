import { once } from "node:events";
import { utimes } from "node:fs/promises";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { expect, test } from "@playwright/test";
import { createDisk } from "../../electron/adapters/disk.ts";
import type { RunningProcess } from "../../electron/jobs/ports.ts";
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
  /** Starts Lagrange, which the system does not show yet: the kind of what came of it. */
  readonly start: () => Promise<string>;
  /** Waits for Lagrange in vain, with so many looks and pauses, then gives up. */
  readonly wait: (looks: readonly Look[], onEnd: (end: StartEnd) => void, yunzai?: string) => Promise<void>;
  /** Waits for Lagrange until something is done. */
  readonly waitFor: (deed: () => Promise<unknown>, onEnd: (end: StartEnd) => void) => Promise<void>;
  /** From now on the terminal that Lagrange was given to is seen. */
  readonly showTerminal: () => void;
}

/** Whether Lagrange is seen to run; `given up`: it is not, and the wait is called off before that is known. */
type Look = boolean | "given up";

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
    let left: Look[] = [];
    let terminals: readonly RunningProcess[] = [];
    let stop = new AbortController();
    let pausesLeft = 0;
    const starts = createStarts(
      {
        ...ports,
        disk: createDisk(),
        system: {
          ...ports.system,
          async processes() {
            const look = left.shift() ?? false;
            if (look === "given up") stop.abort();
            return [other, ...terminals, ...(look === true ? [running] : [])];
          },
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
        return (await starts.start(plan.id, never)).kind;
      },
      async waitFor(deed, onEnd) {
        pausesLeft = Infinity;
        await starts.following({ lagrange, yunzai: null }, new AbortController().signal, onEnd, deed);
      },
      showTerminal: () => (terminals = [{ ...other, pid: 4321 }]),
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

test("what is gone when the wait is given up is told by the next one", async () => {
  await withStarts(async ({ lagrange, start, wait }) => {
    const told: string[] = [];
    await start();
    await wait([false, false, "given up"], () => told.push("to nobody"));
    await wait(neverRuns, ({ home }) => told.push(home));
    expect(told).toEqual([lagrange]);
  });
});

test("what is started when a wait is just over is followed by the next one", async () => {
  await withStarts(async ({ lagrange, start, wait, waitFor }) => {
    const told: string[] = [];
    await waitFor(start, ({ home }) => told.push(home));
    await wait(neverRuns, ({ home }) => told.push(home));
    expect(told).toEqual([lagrange]);
  });
});

test("Y10: what is not seen yet, but on its way, is not started twice", async () => {
  await withStarts(async ({ start, showTerminal }) => {
    expect(await start()).toBe("started");
    // Its terminal has gone again: whatever became of it, it may be tried once more.
    expect(await start()).toBe("started");
    showTerminal();
    expect(await start()).toBe("failed");
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
