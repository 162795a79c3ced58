import { resolve } from "node:path";
import { expect, test } from "@playwright/test";
import { commonOptions, jobNames, jobOptions } from "../../electron/hosts/terminal/job-options.ts";
import { nearest } from "../../electron/hosts/terminal/nearest.ts";
import { parseArguments } from "../../electron/hosts/terminal/options.ts";

function requestOf(line: string) {
  return parseArguments(line === "" ? [] : line.split(" ")).request;
}

const link = { lagrange: null, yunzai: null, url: null, tokenEnv: null, stayMs: 1500 };

const understood: readonly (readonly [line: string, command: object])[] = [
  ["find", { job: "find", roots: [], full: false, maxSeconds: 60, stream: false }],
  ["find --full", { job: "find", roots: [], full: true, maxSeconds: null, stream: false }],
  [
    "find --root /a --root=b --full --max-seconds 2.5 --stream",
    { job: "find", roots: [resolve("/a"), resolve("b")], full: true, maxSeconds: 2.5, stream: true },
  ],
  ["check", { job: "check", ...link, report: false }],
  [
    "check --lagrange /l --yunzai y/z --url ws://127.0.0.1:2536/OneBotv11 --token-env T --stay 200 --report",
    {
      job: "check",
      lagrange: resolve("/l"),
      yunzai: resolve("y/z"),
      url: "ws://127.0.0.1:2536/OneBotv11",
      tokenEnv: "T",
      stayMs: 200,
      report: true,
    },
  ],
  [
    "verify --url wss://[::1]:1/a --deadline 3000 --wait 90",
    {
      job: "verify",
      url: "wss://[::1]:1/a",
      yunzai: null,
      tokenEnv: null,
      stayMs: 1500,
      deadlineMs: 3000,
      waitSeconds: 90,
    },
  ],
  [
    "verify",
    {
      job: "verify",
      url: null,
      yunzai: null,
      tokenEnv: null,
      stayMs: 1500,
      deadlineMs: 10_000,
      waitSeconds: 0,
    },
  ],
  ["apply", { job: "apply", ...link, entry: null, dryRun: false, unverified: false, rebuild: false }],
  [
    "apply --entry 0 --dry-run --unverified --rebuild",
    { job: "apply", ...link, entry: 0, dryRun: true, unverified: true, rebuild: true },
  ],
  [
    "apply --entry new",
    { job: "apply", ...link, entry: "new", dryRun: false, unverified: false, rebuild: false },
  ],
  ["restore --list", { job: "restore", lagrange: null, list: true, backup: null }],
  [
    "restore --lagrange /l --backup appsettings.json.20260101-120000.bak",
    { job: "restore", lagrange: resolve("/l"), list: false, backup: "appsettings.json.20260101-120000.bak" },
  ],
  ["restore --backup l/b.bak", { job: "restore", lagrange: null, list: false, backup: resolve("l/b.bak") }],
  ["watch", { job: "watch", lagrange: null, yunzai: null, seconds: 60 }],
  [
    "watch --lagrange /l --yunzai y --seconds 120",
    { job: "watch", lagrange: resolve("/l"), yunzai: resolve("y"), seconds: 120 },
  ],
  ["practice", { job: "practice", age: "C", dir: null, port: 0, auth: null, loadingMs: 0, stopped: false }],
  [
    "practice --age c0 --dir d --port 2536 --auth a=b=c --auth X-T=1 --loading 1.5 --stopped",
    {
      job: "practice",
      age: "C0",
      dir: resolve("d"),
      port: 2536,
      auth: { a: "b=c", "X-T": "1" },
      loadingMs: 1500,
      stopped: true,
    },
  ],
  ["demo", { job: "demo", keep: false }],
  ["demo --keep", { job: "demo", keep: true }],
];

for (const [line, command] of understood) {
  test(`understands: ${line}`, () => {
    expect(requestOf(line)).toEqual({ kind: "run", command, json: false });
  });
}

const url = (text: string, problem: string) => ({ kind: "bad-url", url: text, problem });
const number = (option: string, value: string, whole: boolean, from: number, to: number) => ({
  kind: "not-a-number",
  option,
  value,
  whole,
  from,
  to,
});

const refused: readonly (readonly [line: string, problem: object])[] = [
  ["", { kind: "no-job" }],
  ["--json", { kind: "no-job" }],
  ["chekc", { kind: "unknown-job", job: "chekc", meant: "check" }],
  ["check --yunzia y", { kind: "unknown-option", option: "--yunzia", job: "check", meant: "--yunzai" }],
  ["check -x", { kind: "unknown-option", option: "-x", job: "check", meant: null }],
  ["find --url ws://a:1/", { kind: "unknown-option", option: "--url", job: "find", meant: null }],
  ["--lagrange /l", { kind: "unknown-option", option: "--lagrange", job: null, meant: null }],
  ["find more", { kind: "unexpected-argument", argument: "more", job: "find" }],
  ["find -- more", { kind: "unexpected-argument", argument: "more", job: "find" }],
  [
    "verify ws://me:s3cret@h:1/OneBotv11/?X-Token=s3cret",
    { kind: "unexpected-argument", argument: "ws://***@h:1/OneBotv11/?X-Token=***", job: "verify" },
  ],
  ["check --url", { kind: "value-missing", option: "url" }],
  ["check --url --json", { kind: "value-missing", option: "url" }],
  ["check --lagrange=", { kind: "value-missing", option: "lagrange" }],
  ["check --json=yes", { kind: "value-not-wanted", option: "json" }],
  ["check --stay 100 --stay 200", { kind: "given-twice", option: "stay" }],
  ["check --stay long", number("stay", "long", true, 50, 60_000)],
  ["check --stay -5", number("stay", "-5", true, 50, 60_000)],
  ["check --stay 1.5", number("stay", "1.5", true, 50, 60_000)],
  ["check --stay 1e3", number("stay", "1e3", true, 50, 60_000)],
  ["check --stay 0x100", number("stay", "0x100", true, 50, 60_000)],
  ["check --stay 99999999999999999999", number("stay", "99999999999999999999", true, 50, 60_000)],
  ["verify --deadline 10", number("deadline", "10", true, 100, 600_000)],
  ["verify --wait 9999", number("wait", "9999", false, 0, 3600)],
  ["find --max-seconds 0", number("max-seconds", "0", false, 0.1, 86_400)],
  ["watch --seconds 0", number("seconds", "0", true, 1, 3600)],
  ["practice --port 65536", number("port", "65536", true, 0, 65_535)],
  ["practice --loading soon", number("loading", "soon", false, 0, 3600)],
  ["apply --entry first", number("entry", "first", true, 0, 9999)],
  ["apply --entry -1", number("entry", "-1", true, 0, 9999)],
  ["practice --age Z", { kind: "not-a-choice", option: "age", value: "Z", choices: ["A", "B", "C0", "C"] }],
  ["check --lang fr", { kind: "not-a-choice", option: "lang", value: "fr", choices: ["zh-CN", "en"] }],
  ["practice --auth token", { kind: "not-key-value", option: "auth" }],
  ["practice --auth =v", { kind: "not-key-value", option: "auth" }],
  ["verify --url http://127.0.0.1:2536/", url("http://127.0.0.1:2536/", "scheme")],
  ["verify --url file:///etc/passwd", url("file:///etc/passwd", "scheme")],
  ["verify --url 127.0.0.1:2536", url("127.0.0.1:2536", "not-a-url")],
  ["verify --url ws://127.0.0.1:70000/", url("ws://127.0.0.1:70000/", "port-out-of-range")],
  ["verify --url ws://127.0.0.1:0/", url("ws://127.0.0.1:0/", "port-out-of-range")],
  ["verify --url ws://0.0.0.0:2536/", url("ws://0.0.0.0:2536/", "host-wildcard")],
  ["check --report --json", { kind: "not-together", options: ["report", "json"] }],
  ["restore --list --backup b", { kind: "not-together", options: ["list", "backup"] }],
];

for (const [line, problem] of refused) {
  test(`refuses: ${line === "" ? "(nothing)" : line}`, () => {
    expect(requestOf(line)).toMatchObject({ kind: "usage", problem });
  });
}

for (const [line, json] of [
  ["chekc --json", true],
  ["--json", true],
  // The value is what is missing: a program that left it empty still reads JSON.
  ["check --url --json", true],
  ["check --json=yes", true],
  ["chekc", false],
  ["check --url --jsonl", false],
  ["check --url=--json", false],
  ["check --json-file x", false],
] as const) {
  test(`what is wrong with "${line}" is ${json ? "told as JSON too" : "told in words alone"}`, () => {
    expect(requestOf(line)).toMatchObject({ kind: "usage", json });
  });
}

test("a URL that is refused is told without its secrets", () => {
  for (const line of [
    "verify --url ws://me:s3cret@127.0.0.1:2536/",
    "verify --url http://127.0.0.1/?access_token=s3cret",
    "verify --urll=ws://h:1/?a=s3cret",
    "practice --auth s3cret",
    "verify --token-env",
  ]) {
    const request = requestOf(line);
    expect(request.kind).toBe("usage");
    expect(JSON.stringify(request)).not.toContain("s3cret");
  }
});

test("every job takes --json, --lang and --help, wherever they stand", () => {
  for (const job of jobNames) {
    expect(requestOf(`--lang en ${job} --json`)).toMatchObject({ kind: "run", json: true, command: { job } });
    expect(requestOf(`${job} --help`)).toEqual({ kind: "help", job });
    expect(requestOf(`-h ${job} --no-such-option`)).toEqual({ kind: "help", job });
  }
  expect(requestOf("--help")).toEqual({ kind: "help", job: null });
  expect(requestOf("--version")).toEqual({ kind: "version" });
});

test("each job knows exactly the options of DESIGN 4", () => {
  expect(jobOptions).toEqual({
    find: ["root", "full", "max-seconds", "stream"],
    check: ["lagrange", "yunzai", "url", "token-env", "stay", "report"],
    verify: ["url", "token-env", "yunzai", "stay", "deadline", "wait"],
    apply: ["lagrange", "yunzai", "url", "token-env", "stay", "entry", "dry-run", "unverified", "rebuild"],
    restore: ["lagrange", "list", "backup"],
    listen: ["port", "seconds"],
    watch: ["lagrange", "yunzai", "seconds"],
    practice: ["age", "dir", "port", "auth", "loading", "stopped"],
    demo: ["keep"],
  });
  expect(commonOptions).toEqual(["json", "lang", "help", "version"]);
});

test("the language is known even where the rest is wrong", () => {
  expect(parseArguments(["nonsense", "--lang", "en"]).lang).toBe("en");
  expect(parseArguments(["--lang=zh-cn", "--nonsense"]).lang).toBe("zh-CN");
  expect(parseArguments(["check", "--lang", "fr"]).lang).toBeNull();
  expect(parseArguments(["check"]).lang).toBeNull();
});

test("a slip or two is recognised, another word is not", () => {
  const words = ["find", "check", "restore"];
  expect(nearest("fnd", words)).toBe("find");
  expect(nearest("CHECK", words)).toBe("check");
  expect(nearest("restroe", words)).toBe("restore");
  expect(nearest("repair", words)).toBeNull();
  expect(nearest("ab", words)).toBeNull();
});
