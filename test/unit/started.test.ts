import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { createDisk } from "../../electron/adapters/disk.ts";
import type { RunningProcess } from "../../electron/jobs/ports.ts";
import { endOf, untilGone } from "../../electron/jobs/started.ts";
import { ports } from "../support/engine.ts";
import { makeYunzaiFolder, writeFiles } from "../support/folders.ts";
import { makeFolder, removeFolder } from "../support/temp-folder.ts";

/** Each look as letters: `s` for what was started itself, `y` for Yunzai in its folder; others run all the time. */
type Looks = readonly ("" | "s" | "y" | "sy")[];

const startedPid = 4321;
const other: RunningProcess = {
  pid: 1,
  executable: "/sbin/init",
  commandLine: ["/sbin/init"],
  workingDirectory: "/",
  startedAt: null,
};

/** Whether it is told to be gone at one of the looks, after which the window cancels. */
async function toldGone(looks: Looks | "not told"): Promise<boolean> {
  const folder = await makeFolder();
  try {
    const home = await makeYunzaiFolder(join(folder, "云崽"), { age: "C" });
    const yunzai = { ...other, pid: 99, commandLine: ["node", "."], executable: "/usr/bin/node" };
    const list = (look: Looks[number]): readonly RunningProcess[] => [
      other,
      ...(look.includes("s") ? [{ ...other, pid: startedPid }] : []),
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
    const started = { home, target, pid: startedPid, at: 0 };
    return await untilGone({ disk: createDisk(), system, clock }, started, stop.signal);
  } finally {
    await removeFolder(folder);
  }
}

const told: readonly (readonly [string, Looks, boolean])[] = [
  ["it dies before anybody saw it", ["", "", ""], true],
  ["it dies a moment after it was seen", ["s", "y", "", "", ""], true],
  ["only its starter or its terminal stays", ["s", "sy", "s", "s", "s"], true],
  ["it loads for long, and its folder does not show", ["s", "s", "s", "s", "s", "s"], false],
  ["it was handed over by a terminal that ended", ["s", "", "", "y", "y", "y"], false],
  ["it starts itself anew", ["y", "y", "", "", "y", "y", "", "", "y"], false],
];

for (const [what, looks, gone] of told) {
  test(`what was started is ${gone ? "told to be gone" : "waited for"} where ${what}`, async () => {
    expect(await toldGone(looks)).toBe(gone);
  });
}

test("where the system tells of no processes, nothing is told to be gone", async () => {
  expect(await toldGone("not told")).toBe(false);
});

test("Y12: the log that it wrote since its start is named, the errors' own first, and no older one", async () => {
  const folder = await makeFolder();
  try {
    const home = await makeYunzaiFolder(join(folder, "y"), { age: "C" });
    const target = { is: "yunzai", program: "/usr/bin/node", args: ["."], folder: home } as const;
    const logOf = async (at: number): Promise<string | null> =>
      (await endOf(createDisk(), { home, target, pid: null, at })).log;
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
