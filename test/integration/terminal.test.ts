import { readFile, readdir, readlink, truncate } from "node:fs/promises";
import { createServer } from "node:net";
import { once } from "node:events";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { cliPath, outcomeOf, runCli, startCli, startPractice, type RunningPractice } from "../support/cli.ts";
import { makeLagrangeFolder, writeFiles } from "../support/folders.ts";
import { noSignals, onWindows } from "../support/platform.ts";
import { makeFolder, removeFolder } from "../support/temp-folder.ts";

interface Scene {
  /** Home and temporary folder of everything the test starts. */
  readonly home: string;
  /** Opens a practice world that ends with the test. */
  readonly practice: (...args: string[]) => Promise<RunningPractice>;
}

function testCli(name: string, body: (scene: Scene) => Promise<void>): void {
  test(name, async () => {
    const home = await makeFolder();
    const worlds: RunningPractice[] = [];
    const practice: Scene["practice"] = async (...args) => {
      const world = await startPractice(home, args);
      worlds.push(world);
      return world;
    };
    try {
      await body({ home, practice });
    } finally {
      await Promise.all(worlds.map((world) => world.stop()));
      await removeFolder(home);
    }
  });
}

const stackTrace = /\n\s+at |node:internal|file:\/\//;

testCli(
  "--version prints the version, for no more than twice the work Node does to start",
  async ({ home }) => {
    const { version } = JSON.parse(await readFile(join(cliPath, "../../package.json"), "utf8"));
    expect(await runCli(home, ["--version"])).toMatchObject({ code: 0, stdout: `${version}\n`, stderr: "" });
    expect(leastWork([cliPath, "--version"])).toBeLessThan(2 * leastWork(["-e", "0"]));
  },
);

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

testCli(
  "help speaks the system's language, or the one asked for, and is plain text in a pipe",
  async ({ home }) => {
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
  },
);

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
  testCli(`wrong usage ends with 2 and one sentence: ${line.join(" ") || "(nothing)"}`, async ({ home }) => {
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
  testCli(
    `wrong usage as JSON is one document beside the sentence: ${line.join(" ")} --json`,
    async ({ home }) => {
      await writeFiles(home, { file: "not a folder" });
      const file = join(home, "file");
      const args = line.map((word) => (word === "FILE" ? file : word));
      const { code, stdout, stderr } = await runCli(home, [...args, "--json"]);
      expect({ code, told: onlyDocument(stdout) }).toEqual({
        code: 2,
        told: "path" in document ? { ...document, path: file } : document,
      });
      expect(stderr).toMatch(/^[^\n]+[.]\n$/);
    },
  );
}

testCli(
  "an empty token variable is wrong usage, and a token put in place of its name is not repeated",
  async ({ home }) => {
    const url = "ws://127.0.0.1:1/";
    const empty = await runCli(home, ["verify", "--url", url, "--token-env", "T"], {
      environment: { T: "" },
    });
    expect(empty).toMatchObject({ code: 2, stdout: "" });
    const mistaken = await runCli(home, ["verify", "--url", url, "--token-env", "s3cret"]);
    expect(mistaken.code).toBe(2);
    expect(mistaken.stderr).not.toContain("s3cret");
  },
);

testCli(
  "practice tells in one line where it is, runs in the Yunzai folder, and cleans up when interrupted",
  async ({ home, practice }) => {
    const world = await practice("--age", "B");
    expect(world.pid).toBe(world.child.pid);
    if (process.platform === "linux") expect(await readlink(`/proc/${world.pid}/cwd`)).toBe(world.yunzai);
    const { code, stdout, stderr } = await world.stop();
    expect(stdout.trimEnd().split("\n")).toHaveLength(1);
    expect(stderr).toBe("");
    if (onWindows) return; // A console's Ctrl+C cannot be sent to another process.
    expect(code).toBe(0);
    expect(await readdir(home)).toEqual([]);
  },
);

testCli("practice that cannot have its port or its folder says so", async ({ home }) => {
  const holder = createServer().listen(0, "127.0.0.1");
  await once(holder, "listening");
  const address = holder.address();
  const port = typeof address === "object" && address ? address.port : 0;
  await writeFiles(home, { "full/diary.txt": "mine" });
  const taken = await runCli(home, ["practice", "--port", String(port)]);
  holder.close();
  expect(taken).toMatchObject({ code: 2, stdout: "" });
  expect(taken.stderr).toContain(String(port));
  const full = await runCli(home, ["practice", "--dir", join(home, "full")]);
  expect(full).toMatchObject({ code: 2, stdout: "" });
  expect(await readdir(join(home, "full"))).toEqual(["diary.txt"]);
});

testCli(
  "from broken to cured and back: the JSON and exit codes of check, verify, apply and restore",
  async ({ home, practice }) => {
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
  },
);

testCli("apply that is not verified ends with 3 and leaves the file as it was", async ({ home }) => {
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

testCli("a secret token turns up in no output of any job", async ({ home, practice }) => {
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

testCli(
  "find tells what it has in one document, or line by line with the whole at the end",
  async ({ home, practice }) => {
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
  },
);

testCli(
  "Ctrl+C while waiting for a Yunzai that loads ends at once, with an honest outcome",
  async ({ home, practice }) => {
    test.skip(onWindows, noSignals);
    const { yunzai } = await practice("--age", "C0", "--loading", "60");
    const child = startCli(home, ["verify", "--yunzai", yunzai, "--wait", "60", "--json"]);
    const ended = outcomeOf(child);
    await new Promise((resolve) => setTimeout(resolve, 2500));
    const interruptedAt = performance.now();
    child.kill("SIGINT");
    const { code, stdout, stderr } = await ended;
    expect(performance.now() - interruptedAt).toBeLessThan(3000);
    expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
    expect(["cancelled", "loading"]).toContain(onlyDocument(stdout)["kind"]);
  },
);

testCli("a reader that goes away ends the job without a word", async ({ home }) => {
  const child = startCli(home, ["--help"]);
  child.stdout.destroy();
  let stderr = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  await once(child, "close");
  expect({ code: child.exitCode, stderr }).toEqual({ code: 0, stderr: "" });
});

testCli("a settings file of 100 MB is a finding, not a crash", async ({ home }) => {
  const lagrange = await makeLagrangeFolder(join(home, "lagrange"));
  await truncate(join(lagrange, "appsettings.json"), 100 * 1024 * 1024);
  const url = "ws://127.0.0.1:1/OneBotv11";
  const { code, stdout, stderr } = await runCli(home, [
    "check",
    "--lagrange",
    lagrange,
    "--url",
    url,
    "--stay",
    "100",
    "--json",
  ]);
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

testCli("a bug ends with 4 and one sentence; LYS_DEBUG=1 adds where it came from", async ({ home }) => {
  const sabotage =
    "data:text/javascript,process.chdir=()=>{throw new Error('broken on purpose%5Cnsecond line')}";
  const environment = { NODE_OPTIONS: `--import "${sabotage}"` };
  const { code, stdout, stderr } = await runCli(home, ["practice"], { environment });
  expect({ code, stdout }).toEqual({ code: 4, stdout: "" });
  expect(stderr).toBe("A bug in this program: broken on purpose\n");
  const debugged = await runCli(home, ["practice"], { environment: { ...environment, LYS_DEBUG: "1" } });
  expect(debugged.stderr).toMatch(stackTrace);
});

testCli("the demo tells the whole story in under 15 s and leaves nothing behind", async ({ home }) => {
  const startedAt = performance.now();
  const { code, stdout, stderr } = await runCli(home, ["demo"], { environment: { LANG: "zh_CN.UTF-8" } });
  expect(performance.now() - startedAt).toBeLessThan(15_000);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  for (const told of [
    "断在「端口」",
    "/OneBotv11",
    '+            "Suffix": "/OneBotv11"',
    ".bak",
    "连接已验证，改动已展示，第二次体检正常",
  ]) {
    expect(stdout).toContain(told);
  }
  expect(await readdir(home)).toEqual([]);
});

testCli("the demo as JSON, kept: the backup it names is the file as it was", async ({ home }) => {
  const { code, stdout } = await runCli(home, ["demo", "--keep", "--json"]);
  expect(code).toBe(0);
  const told = onlyDocument(stdout);
  expect(told).toMatchObject({
    before: "broken",
    outcome: { kind: "handled" },
    after: "healthy",
    failedAt: null,
  });
  expect(await readFile(String(told["backup"]), "utf8")).toContain('"Port": 8080');
});

/** Parses what must be exactly one JSON document on one line. */
function onlyDocument(stdout: string): Readonly<Record<string, unknown>> {
  expect(stdout).toMatch(/^[^\n]+\n$/);
  return JSON.parse(stdout);
}
