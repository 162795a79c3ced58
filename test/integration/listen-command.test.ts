import { once } from "node:events";
import { expect } from "@playwright/test";
import { test } from "../support/cli-test.ts";
import { outcomeOf, runCli, startCli } from "../support/cli.ts";
import { freePort, isFree } from "../support/free-port.ts";
import { noSignals, onWindows } from "../support/platform.ts";
import { rawDial, statusOf } from "../support/raw-dial.ts";
import { withLagrange } from "../support/with-lagrange.ts";

test("the command line prints a line of JSON for each dial and nothing else, and ends with 0 in its time", async ({
  home,
}) => {
  const port = await freePort();
  const run = runCli(home, ["listen", "--port", String(port), "--seconds", "3", "--json"]);
  await withLagrange({ port, accessToken: "s3cret", reconnectMs: 100 }, async () => {
    const { code, stdout, stderr } = await run;
    const dials = linesOf(stdout).map((line): unknown => JSON.parse(line));
    expect(dials.length).toBeGreaterThan(1);
    for (const dial of dials) {
      expect(dial).toEqual({
        at: expect.any(Number),
        path: "/OneBotv11",
        userAgent: "Lagrange.OneBot",
        selfId: "1234567890",
        role: "Universal",
        hasToken: true,
        tokenIn: ["header"],
      });
    }
    expect(linesOf(stderr)).toEqual([
      expect.stringContaining(`port ${port}`),
      expect.stringContaining("Time is over"),
      `${dials.length} dials in all.`,
    ]);
    expect(code).toBe(0);
    expect(stdout + stderr).not.toContain("s3cret");
  });
});

test("in words the id is masked, and the same dial is told in full only once", async ({ home }) => {
  const port = await freePort();
  const run = runCli(home, ["listen", "--port", String(port), "--seconds", "2"]);
  await withLagrange({ port, suffix: "/onebotv11", reconnectMs: 100 }, async () => {
    const { code, stdout } = await run;
    expect(code).toBe(0);
    expect(stdout).toContain("12****890");
    expect(stdout).not.toContain("1234567890");
    expect(stdout.match(/Suffix should be \/OneBotv11/g)).toHaveLength(1);
    expect(stdout).toContain("The same again (2 times now)");
  });
});

test("the command line refuses the port of a Yunzai that runs, with 1, a sentence, and no JSON", async ({
  home,
  practice,
}) => {
  const world = await practice();
  const { port } = new URL(world.url);
  const json = await runCli(home, ["listen", "--port", port, "--json"]);
  expect(json).toMatchObject({ code: 1, stdout: "" });
  expect(json.stderr).toContain(`Yunzai is running and port ${port} is its own`);
  const words = await runCli(home, ["listen", "--port", port, "--lang", "zh-CN"]);
  expect(words).toMatchObject({ code: 1, stderr: "" });
  expect(words.stdout).toContain(`云崽正开着，端口 ${port} 是它的`);
  expect(words.stdout).toContain(world.yunzai);
});

test("interrupted, the command line lets go at once: 1 where nothing was seen, 0 where something was", async ({
  home,
}) => {
  test.skip(onWindows, noSignals);
  for (const [dials, code] of [
    [0, 1],
    [1, 0],
  ] as const) {
    const port = await freePort();
    const child = startCli(home, ["listen", "--port", String(port)]);
    const ended = outcomeOf(child);
    await once(child.stderr, "data");
    if (dials > 0) await rawDial({ port }).then(statusOf);
    child.kill("SIGINT");
    expect(await ended).toMatchObject({ code, signal: null });
    expect(await isFree(port)).toBe(true);
  }
});

function linesOf(text: string): readonly string[] {
  return text.split("\n").filter((line) => line !== "");
}
