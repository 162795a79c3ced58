import { utimes } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { createDisk } from "../../electron/adapters/disk.ts";
import type { Program } from "../../electron/core/program.ts";
import type { RunningProcess } from "../../electron/jobs/ports.ts";
import { endOf, fateOf, isToBeClosed, type StartFate } from "../../electron/jobs/started.ts";
import { ports } from "../support/engine.ts";
import { processOf } from "../support/find-world.ts";
import { makeLagrangeFolder, makeYunzaiFolder, writeFiles } from "../support/folders.ts";
import { makeFolder, removeFolder } from "../support/temp-folder.ts";

/**
 * Each look as letters: `s` for what was started itself, `r` for a later process with its id, `y` for Yunzai in its
 * folder; others run all the time.
 */
type Looks = readonly ("" | "s" | "r" | "y" | "sy")[];

const startedPid = 4321;
const other = processOf(1, {
  executable: "/sbin/init",
  commandLine: ["/sbin/init"],
  workingDirectory: "/",
});

/** What is told of it within these looks, after which the window cancels. */
async function fateAfter(looks: Looks | "not told"): Promise<StartFate> {
  const folder = await makeFolder();
  try {
    const home = await makeYunzaiFolder(join(folder, "云崽"), { age: "C" });
    const yunzai = { ...other, pid: 99, commandLine: ["node", "."], executable: "/usr/bin/node" };
    const list = (look: Looks[number]): readonly RunningProcess[] => [
      other,
      ...(look.includes("s") ? [{ ...other, pid: startedPid, startedAt: 500 }] : []),
      ...(look.includes("r") ? [{ ...other, pid: startedPid, startedAt: 60_000 }] : []),
      ...(look.includes("y") ? [{ ...yunzai, workingDirectory: home }] : []),
    ];
    const stop = new AbortController();
    const left = looks === "not told" ? [] : [...looks];
    const system = {
      ...ports.system,
      sockets: async () => [],
      processes: async () => (looks === "not told" ? [] : list(left.shift() ?? "")),
    };
    const clock = { ...ports.clock, sleep: async () => void (left.length === 0 && stop.abort()) };
    const target = { is: "yunzai", program: "/usr/bin/node", args: ["."], folder: home } as const;
    const started = { home, target, pid: startedPid, at: 0, by: 1000 };
    return await fateOf({ disk: createDisk(), system, clock }, started, stop.signal);
  } finally {
    await removeFolder(folder);
  }
}

const told: readonly (readonly [string, Looks, StartFate])[] = [
  ["it dies before anybody saw it", ["", "", ""], "gone"],
  ["it dies a moment after it was seen", ["s", "y", "", "", ""], "gone"],
  ["only its starter or its terminal stays", ["s", "sy", "s", "s", "s"], "gone"],
  ["it dies, and its id is given to another", ["s", "", "r", "r"], "gone"],
  ["it loads for long, and its folder does not show", ["s", "s", "s", "s", "s", "s"], "unseen"],
  ["it was handed over by a terminal that ended", ["s", "", "", "y", "y", "y"], "runs"],
  ["it starts itself anew", ["y", "y", "", "", "y", "y", "", "", "y"], "runs"],
  ["it is missed when the wait is given up", ["y", "y", ""], "unseen"],
];

for (const [what, looks, fate] of told) {
  test(`what was started is told as ${fate} where ${what}`, async () => {
    expect(await fateAfter(looks)).toBe(fate);
  });
}

test("where the system tells of no processes, nothing is told to be gone", async () => {
  expect(await fateAfter("not told")).toBe("unseen");
});

test("L11: a Lagrange is to be closed once its settings were changed after its login, and only then", async () => {
  const folder = await makeFolder();
  try {
    const home = await makeLagrangeFolder(join(folder, "l"), { uin: 1234567890 });
    const target = { is: "lagrange", program: "/usr/bin/dotnet", args: [], folder: home } as const;
    const day = 1_700_000_000;
    const loginAt = (at: number): Promise<void> => utimes(join(home, "keystore.json"), at, at);
    const changeAt = (at: number): Promise<void> => utimes(join(home, "appsettings.json"), at, at);
    const isAsked = (is: Program = "lagrange"): Promise<boolean> =>
      isToBeClosed(createDisk(), {
        home,
        target: { ...target, is },
        pid: null,
        at: day * 1000,
        by: day * 1000,
      });
    await changeAt(day - 60);
    await loginAt(day + 10);
    expect(await isAsked()).toBe(false);
    await changeAt(day + 60);
    expect(await isAsked()).toBe(true);
    expect(await isAsked("yunzai")).toBe(false);
    // The login is an earlier run's: this one may still read what was changed.
    await loginAt(day - 10);
    expect(await isAsked()).toBe(false);
  } finally {
    await removeFolder(folder);
  }
});

test("Y12: the log that it wrote since its start is named, the errors' own first, and no older one", async () => {
  const folder = await makeFolder();
  try {
    const home = await makeYunzaiFolder(join(folder, "y"), { age: "C" });
    const target = { is: "yunzai", program: "/usr/bin/node", args: ["."], folder: home } as const;
    const logOf = async (at: number): Promise<string | null> =>
      (await endOf(createDisk(), { home, target, pid: null, at, by: at })).log;
    const before = Date.now() - 10_000;
    expect(await logOf(before)).toBe(null);
    await writeFiles(home, { "logs/command.2026-01-02.log": "[ERROR]\n", "logs/error.log": "" });
    expect(await logOf(before)).toBe(join(home, "logs/command.2026-01-02.log"));
    expect(await logOf(Date.now() + 10_000)).toBe(null);
    await writeFiles(home, { "logs/error.log": "[ERROR]\n" });
    expect(await logOf(before)).toBe(join(home, "logs/error.log"));
  } finally {
    await removeFolder(folder);
  }
});
