import { readFile } from "node:fs/promises";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { onlyDocument, test } from "../support/cli-test.ts";
import { cliPath, runCli } from "../support/cli.ts";
import { writeFiles } from "../support/folders.ts";
import { onWindows } from "../support/platform.ts";

const stackTrace = /\n\s+at |node:internal|file:\/\//;

test("--version prints the version, for no more than twice the work Node does to start", async ({ home }) => {
  const { version } = JSON.parse(await readFile(join(cliPath, "../../package.json"), "utf8"));
  expect(await runCli(home, ["--version"])).toMatchObject({ code: 0, stdout: `${version}\n`, stderr: "" });
  expect(leastWork([cliPath, "--version"])).toBeLessThan(2 * leastWork(["-e", "0"]));
});

/** Microseconds of processor time, the least of several runs: it tells more than the clock on a busy machine. */
function leastWork(args: readonly string[]): number {
  const meter = "process.on('exit',()=>process.stderr.write(JSON.stringify(process.cpuUsage())))";
  const runs = Array.from({ length: 7 }, () => {
    const { stderr } = spawnSync(process.execPath, ["--import", `data:text/javascript,${meter}`, ...args]);
    const { user, system } = JSON.parse(String(stderr));
    return Number(user) + Number(system);
  });
  // Windows counts in steps of 15 ms, which only many runs together even out.
  return onWindows ? runs.reduce((sum, run) => sum + run, 0) / runs.length : Math.min(...runs);
}

test("help speaks the system's language, or the one asked for, and is plain text in a pipe", async ({
  home,
}) => {
  const [english, chinese, asked] = await Promise.all([
    runCli(home, ["--help"]),
    runCli(home, ["--help"], { environment: { LANG: "zh_CN.UTF-8" } }),
    runCli(home, ["check", "--help", "--lang", "zh-CN"]),
  ]);
  expect(english.stdout).toContain("Exit codes");
  expect(chinese.stdout).toContain("退出码");
  expect(asked.stdout).toContain("npm run -s cli -- check --report");
  for (const { code, stdout, stderr } of [english, chinese, asked]) {
    expect(stdout).not.toContain("\u001b");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  }
});

const badLines: readonly (readonly string[])[] = [
  [],
  ["repair"],
  ["check", "--yunzia", "x"],
  ["check", "stray"],
  ["check", "--lagrange", "/no/such/folder"],
  ["check", "--yunzai", "FILE"],
  ["find", "--root", "FILE"],
  ["restore", "--lagrange", "FILE"],
  ["practice", "--dir", "FILE"],
  ["verify", "--url", "http://127.0.0.1:2536/OneBotv11"],
  ["verify", "--url", "ws://127.0.0.1:99999/OneBotv11"],
  ["verify", "--url", "ws://127.0.0.1:-1/"],
  ["verify", "--url", "javascript:alert(1)"],
  ["verify", "--url", "ws://127.0.0.1:1/", "--stay", "soon"],
  ["verify", "--url", "ws://127.0.0.1:1/", "--token-env", "NOT_SET_ANYWHERE"],
  ["apply", "--entry", "last"],
  ["practice", "--port", "70000"],
  ["practice", "--age", "X"],
];

for (const line of badLines) {
  test(`wrong usage ends with 2 and one sentence: ${line.join(" ") || "(nothing)"}`, async ({ home }) => {
    await writeFiles(home, { file: "not a folder" });
    const args = line.map((word) => (word === "FILE" ? join(home, "file") : word));
    const { code, stdout, stderr } = await runCli(home, args);
    expect(code).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toMatch(/^[^\n]+[.]\n$/);
    expect(stderr).not.toMatch(stackTrace);
  });
}

const usageDocuments: readonly (readonly [line: readonly string[], document: object])[] = [
  [[], { kind: "usage", reason: "no-job" }],
  [["chekc"], { kind: "usage", reason: "unknown-job", job: "chekc", meant: "check" }],
  [["check", "--url"], { kind: "usage", reason: "value-missing", option: "url" }],
  [
    ["check", "--lagrange", "FILE"],
    { kind: "usage", reason: "bad-folder", option: "lagrange", path: "FILE", problem: "not-a-folder" },
  ],
  [
    ["verify", "--url", "http://me:s3cret@127.0.0.1/"],
    { kind: "usage", reason: "bad-url", url: "http://***@127.0.0.1/", problem: "scheme" },
  ],
  [
    ["verify", "--url", "ws://127.0.0.1:1/", "--token-env", "NOT_SET_ANYWHERE"],
    { kind: "usage", reason: "token-not-set" },
  ],
  [
    ["find", "--stream", "--max-seconds", "0"],
    {
      kind: "usage",
      reason: "not-a-number",
      option: "max-seconds",
      value: "0",
      whole: false,
      from: 0.1,
      to: 86_400,
    },
  ],
  [
    ["practice", "--dir", "FILE"],
    { kind: "usage", reason: "bad-folder", option: "dir", path: "FILE", problem: "not-a-folder" },
  ],
];

for (const [line, document] of usageDocuments) {
  test(`wrong usage as JSON is one document beside the sentence: ${line.join(" ")} --json`, async ({
    home,
  }) => {
    await writeFiles(home, { file: "not a folder" });
    const file = join(home, "file");
    const args = line.map((word) => (word === "FILE" ? file : word));
    const { code, stdout, stderr } = await runCli(home, [...args, "--json"]);
    expect({ code, told: onlyDocument(stdout) }).toEqual({
      code: 2,
      told: "path" in document ? { ...document, path: file } : document,
    });
    expect(stderr).toMatch(/^[^\n]+[.]\n$/);
  });
}

test("an empty token variable is wrong usage, and a token put in place of its name is not repeated", async ({
  home,
}) => {
  const url = "ws://127.0.0.1:1/";
  const empty = await runCli(home, ["verify", "--url", url, "--token-env", "T"], {
    environment: { T: "" },
  });
  expect(empty).toMatchObject({ code: 2, stdout: "" });
  const mistaken = await runCli(home, ["verify", "--url", url, "--token-env", "s3cret"]);
  expect(mistaken.code).toBe(2);
  expect(mistaken.stderr).not.toContain("s3cret");
});

test("a bug ends with 4 and one sentence; LYS_DEBUG=1 adds where it came from", async ({ home }) => {
  const sabotage =
    "data:text/javascript,process.chdir=()=>{throw new Error('broken on purpose%5Cnsecond line')}";
  const environment = { NODE_OPTIONS: `--import "${sabotage}"` };
  const { code, stdout, stderr } = await runCli(home, ["practice"], { environment });
  expect({ code, stdout }).toEqual({ code: 4, stdout: "" });
  expect(stderr).toBe("A bug in this program: broken on purpose\n");
  const debugged = await runCli(home, ["practice"], { environment: { ...environment, LYS_DEBUG: "1" } });
  expect(debugged.stderr).toMatch(stackTrace);
});
