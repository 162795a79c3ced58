import { readFile, truncate } from "node:fs/promises";
import { once } from "node:events";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { onlyDocument, test } from "../support/cli-test.ts";
import { outcomeOf, runCli, startCli } from "../support/cli.ts";
import { withWorld } from "../support/engine.ts";
import { makeLagrangeFolder } from "../support/folders.ts";
import { noSignals, onWindows } from "../support/platform.ts";

test("from broken to cured and back: the JSON and exit codes of check, verify, apply and restore", async ({
  home,
  practice,
}) => {
  const { lagrange, yunzai } = await practice();
  const link = ["--lagrange", lagrange, "--yunzai", yunzai, "--stay", "200", "--json"];
  const settings = join(lagrange, "appsettings.json");
  const original = await readFile(settings);

  const broken = await runCli(home, ["check", ...link]);
  expect(broken.code).toBe(1);
  expect(onlyDocument(broken.stdout)).toMatchObject({
    verdict: "broken",
    lagrange: {
      path: lagrange,
      links: [{ index: 0, type: "ReverseWebSocket", state: "used", isYunzaiLink: true }],
    },
    yunzai: { path: yunzai },
    recommended: { suffix: "/OneBotv11", needsToken: false },
  });

  const verified = await runCli(home, ["verify", "--yunzai", yunzai, "--stay", "200", "--json"]);
  expect(verified.code).toBe(0);
  expect(onlyDocument(verified.stdout)).toMatchObject({ kind: "handled", ok: true });

  const planned = await runCli(home, ["apply", ...link, "--dry-run"]);
  expect(planned.code).toBe(0);
  expect(onlyDocument(planned.stdout)).toMatchObject({ kind: "planned", backup: null });
  expect((await readFile(settings)).equals(original)).toBe(true);

  const written = await runCli(home, ["apply", ...link]);
  expect(written.code).toBe(0);
  const { backup } = onlyDocument(written.stdout);
  expect((await readFile(String(backup))).equals(original)).toBe(true);

  const again = await runCli(home, ["apply", ...link]);
  expect(again.code).toBe(0);
  expect(onlyDocument(again.stdout)).toMatchObject({ kind: "unchanged" });

  const healthy = await runCli(home, ["check", ...link]);
  expect(healthy.code).toBe(0);
  expect(onlyDocument(healthy.stdout)).toMatchObject({ verdict: "healthy" });

  const listed = await runCli(home, ["restore", "--lagrange", lagrange, "--list", "--json"]);
  expect(onlyDocument(listed.stdout)).toMatchObject({ kind: "listed", backups: [{ path: backup }] });
  const restored = await runCli(home, ["restore", "--lagrange", lagrange, "--json"]);
  expect(restored.code).toBe(0);
  expect(onlyDocument(restored.stdout)).toMatchObject({ kind: "written" });
  expect((await readFile(settings)).equals(original)).toBe(true);
  for (const { stderr } of [broken, verified, planned, written, again, healthy, listed, restored])
    expect(stderr).toBe("");
});

test("apply that is not verified ends with 3 and leaves the file as it was", async ({ home }) => {
  const lagrange = await makeLagrangeFolder(join(home, "lagrange"));
  const settings = join(lagrange, "appsettings.json");
  const original = await readFile(settings);
  const args = ["apply", "--lagrange", lagrange, "--url", "ws://127.0.0.1:1/OneBotv11", "--stay", "100"];
  const json = await runCli(home, [...args, "--json"]);
  expect(json.code).toBe(3);
  expect(onlyDocument(json.stdout)).toMatchObject({ kind: "refused", reason: "not-verified", backup: null });
  const text = await runCli(home, args);
  expect(text).toMatchObject({ code: 3, stderr: "" });
  expect(text.stdout).toMatch(/^Not written; nothing has changed\n/);
  expect((await readFile(settings)).equals(original)).toBe(true);
});

test("a secret token turns up in no output of any job", async ({ home, practice }) => {
  const secret = "s3cret-0f-the-h0use";
  const world = await practice("--auth", `authorization=Bearer ${secret}`);
  const environment = { HIDDEN: secret };
  const link = ["--lagrange", world.lagrange, "--yunzai", world.yunzai, "--stay", "100"];
  const runs = [
    ["check", ...link],
    ["verify", "--url", world.url, "--token-env", "HIDDEN", "--stay", "100"],
    ["verify", "--yunzai", world.yunzai, "--json", "--stay", "100"],
    ["apply", ...link, "--dry-run"],
    ["apply", ...link, "--token-env", "HIDDEN"],
    ["check", ...link, "--token-env", "HIDDEN", "--json"],
    ["check", ...link, "--report"],
    ["restore", "--lagrange", world.lagrange, "--list"],
    ["find", "--root", home, "--max-seconds", "5"],
    ["restore", "--lagrange", world.lagrange, "--json"],
  ];
  for (const args of runs) {
    const { code, stdout, stderr } = await runCli(home, args, { environment });
    expect(stdout + stderr, args.join(" ")).not.toContain(secret);
    expect(code, `${args.join(" ")}\n${stdout}${stderr}`).toBe(
      args[0] === "check" && args.length === 7 ? 1 : 0,
    );
  }
  const { stdout, stderr } = await world.stop();
  expect(stdout + stderr).not.toContain(secret);
});

test("find tells what it has in one document, or line by line with the whole at the end", async ({
  home,
  practice,
}) => {
  const { lagrange, yunzai } = await practice("--dir", join(home, "world"));
  const whole = await runCli(home, ["find", "--root", home, "--json"]);
  expect(whole).toMatchObject({ code: 0, stderr: "" });
  expect(onlyDocument(whole.stdout)).toMatchObject({
    lagrange: [{ path: lagrange }],
    yunzai: [{ path: yunzai }],
  });
  const streamed = await runCli(home, ["find", "--root", home, "--stream"]);
  const lines = streamed.stdout.trimEnd().split("\n");
  const types = lines.map((line) => onlyDocument(`${line}\n`)["type"]);
  expect(new Set(types.slice(0, -1))).toEqual(new Set(["lagrange", "yunzai"]));
  expect(types).toHaveLength(3);
  expect(types.at(-1)).toBe("result");
});

test("Ctrl+C while waiting for a Yunzai that loads ends the wait, with an honest outcome", async ({
  home,
}) => {
  test.skip(onWindows, noSignals);
  await withWorld({ age: "C0", loadingMs: Infinity }, async ({ server, yunzai }) => {
    const child = startCli(home, ["verify", "--yunzai", yunzai, "--wait", "600", "--json"]);
    const ended = outcomeOf(child);
    await expect.poll(() => server.recorded().requests).toContain("GET / HTTP/1.1");
    child.kill("SIGINT");
    const { code, stdout, stderr } = await ended;
    expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
    expect(["cancelled", "loading"]).toContain(onlyDocument(stdout)["kind"]);
  });
});

test("a reader that goes away ends the job without a word", async ({ home }) => {
  const child = startCli(home, ["--help"]);
  child.stdout.destroy();
  let stderr = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  await once(child, "close");
  expect({ code: child.exitCode, stderr }).toEqual({ code: 0, stderr: "" });
});

test("a settings file of 100 MB is a finding, not a crash", async ({ home }) => {
  const lagrange = await makeLagrangeFolder(join(home, "lagrange"));
  await truncate(join(lagrange, "appsettings.json"), 100 * 1024 * 1024);
  const url = "ws://127.0.0.1:1/OneBotv11";
  const args = ["check", "--lagrange", lagrange, "--url", url, "--stay", "100", "--json"];
  const { code, stdout, stderr } = await runCli(home, args);
  expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
  expect(onlyDocument(stdout)["findings"]).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        code: "settings-unreadable",
        facts: expect.objectContaining({ problem: "too-large" }),
      }),
    ]),
  );
});
