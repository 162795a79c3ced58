import { expect, test } from "@playwright/test";
import { formerPorts, yunzaiRun as runAt } from "../../electron/jobs/examine/yunzai-run.ts";
import type { RunningFolder } from "../../electron/jobs/find/running-folders.ts";
import { yunzaiConfig } from "../support/evidence.ts";
import { listenerOf, processOf } from "../support/find-world.ts";

const folder = "/bots/Yunzai";
const running = (pid: number, more: Partial<RunningFolder> = {}): RunningFolder => ({
  program: "yunzai",
  path: folder,
  pid,
  executable: "/usr/bin/node",
  reason: "running",
  ...more,
});
const told = { config: yunzaiConfig({}), configModified: null };
const started = (pid: number, startedAt: number | null) => processOf(pid, { startedAt });
type Args = Parameters<typeof runAt>;
/** Looked at soon after its start. */
const yunzaiRun = (of: Args[0], at: string, here: Args[2], seen: Args[3]) => runAt(of, at, here, seen, 1000);

test("nothing runs where only others run", () => {
  const others = [running(1, { path: "/bots/Other" }), running(2, { program: "lagrange" })];
  expect(yunzaiRun(told, folder, others, { processes: [], sockets: [] })).toBeNull();
});

test("the ports are those of its own processes, each once, in order", () => {
  const sockets = [
    listenerOf(1, 3000),
    listenerOf(1, 2536),
    listenerOf(1, 3000),
    listenerOf(2, 80),
    listenerOf(null, 81),
    { ...listenerOf(1, 4000), state: "established" as const },
  ];
  const run = yunzaiRun(told, folder, [running(1)], { processes: [started(1, 0)], sockets });
  expect(run).toEqual({ listens: [2536, 3000], changedSinceStart: false });
});

for (const [what, starts, changed, expected] of [
  ["changed before its start", [100], 99, false],
  ["changed after it", [100], 101, true],
  ["changed between the starts of two", [100, 200], 150, false],
  ["changed in the moment of its start", [100], 100, false],
  ["with a start that nobody knows", [null], 150, false],
  ["with one start of two that nobody knows", [100, null], 150, false],
  ["that do not exist", [100], null, false],
] as const) {
  test(`Y3: settings ${what}`, () => {
    const pids = starts.map((_, index) => index + 1);
    const processes = starts.map((at, index) => started(index + 1, at));
    const here = pids.map((pid) => running(pid));
    const run = yunzaiRun({ ...told, configModified: changed }, folder, here, {
      processes,
      sockets: [listenerOf(1, 3000)],
    });
    expect(run?.changedSinceStart).toBe(expected);
    expect(formerPorts(run)).toEqual(expected ? [3000] : []);
  });
}

test("a script that only listens from the same folder is this Yunzai where the port is, or may have been", () => {
  const listening = [running(1, { reason: "listening" })];
  const run = (port: number, configModified: number | null = null) =>
    yunzaiRun({ ...told, configModified }, folder, listening, {
      processes: [started(1, 100)],
      sockets: [listenerOf(1, port)],
    });
  expect(run(2536)).toEqual({ listens: [2536], changedSinceStart: false });
  expect(run(5000)).toBeNull();
  expect(run(5000, 99)).toBeNull();
  expect(run(5000, 101)).toEqual({ listens: [5000], changedSinceStart: true });
});

const hour = 60 * 60_000;
for (const [what, ports, starts, expected] of [
  ["listens elsewhere an hour after its start", [3000], [0], true],
  ["listens elsewhere a minute after its start", [50831], [hour - 60_000], false],
  ["listens elsewhere since nobody knows when", [3000], [null], false],
  ["listens there, and on a plugin's port", [2536, 50831], [0], false],
  ["listens nowhere", [], [0], false],
  ["was started a second time just now", [3000], [0, hour], false],
] as const) {
  test(`Y3: settings that are older than a Yunzai which ${what}`, () => {
    const processes = starts.map((at, index) => started(index + 1, at));
    const here = starts.map((_, index) => running(index + 1));
    const sockets = ports.map((port) => listenerOf(1, port));
    const run = runAt({ ...told, configModified: -1 }, folder, here, { processes, sockets }, hour);
    expect(run?.changedSinceStart).toBe(expected);
  });
}
