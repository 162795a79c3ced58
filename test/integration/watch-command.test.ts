import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { startGathering } from "../../electron/jobs/watch/gather.ts";
import { outcomeOf, runCli, startCli } from "../support/cli.ts";
import { ports } from "../support/engine.ts";
import { onWindows } from "../support/platform.ts";
import { watchPlays } from "../support/watch-world.ts";

const play = watchPlays();

test("only where no address was given does it look first at which port Yunzai still uses", async () => {
  await play({ age: "C" }, async ({ world }) => {
    const url = { secure: false, host: "127.0.0.1", port: 2536, suffix: "/OneBotv11" };
    for (const [given, looks] of [
      [url, 0],
      [null, 1],
    ] as const) {
      let looked = 0;
      const processes = (): ReturnType<typeof ports.system.processes> => {
        looked += 1;
        return ports.system.processes();
      };
      const { lagrange, yunzai } = world;
      await startGathering(
        { ...ports, system: { ...ports.system, processes } },
        { lagrange, yunzai, url: given },
      );
      expect(looked).toBe(looks);
    }
  });
});

test("the command line prints each change and then the end, and ends with 1 unless it is stable", async () => {
  await play({ age: "C" }, async ({ world }) => {
    const home = join(world.folder, "home");
    const folders = ["--lagrange", world.lagrange, "--yunzai", world.yunzai];
    // However long its first look takes; Windows, which cannot be interrupted, has ten seconds for that.
    const idle = startCli(home, ["watch", ...folders, "--seconds", onWindows ? "10" : "600", "--json"]);
    if (!onWindows) idle.stdout.once("data", () => idle.kill("SIGINT"));
    const seen = await outcomeOf(idle);
    expect(seen.code).toBe(1);
    const [first, ...rest] = linesOf(seen.stdout);
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
  await play({ age: "C" }, async ({ world, start }) => {
    await start();
    const folders = ["--lagrange", world.lagrange, "--yunzai", world.yunzai];
    const stable = await runCli(join(world.folder, "home"), ["watch", ...folders, "--json"]);
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
