import { expect, test } from "@playwright/test";
import { finding, type Finding } from "../../electron/core/findings.ts";
import type { Outcome } from "../../electron/core/outcome.ts";
import { shownCommand } from "../../electron/hosts/terminal/commands-shown.ts";
import { formatApply } from "../../electron/hosts/terminal/format-apply.ts";
import { formatCheck } from "../../electron/hosts/terminal/format-check.ts";
import { formatDiff } from "../../electron/hosts/terminal/format-diff.ts";
import { formatFind } from "../../electron/hosts/terminal/format-find.ts";
import type { Look } from "../../electron/hosts/terminal/format-finding.ts";
import { formatOutcome } from "../../electron/hosts/terminal/format-outcome.ts";
import { formatRestore } from "../../electron/hosts/terminal/format-restore.ts";
import { formatHelp, formatJobHelp } from "../../electron/hosts/terminal/help.ts";
import { jobNames, jobOptions } from "../../electron/hosts/terminal/job-options.ts";
import { block, displayWidth, padded, shortened, wrapped } from "../../electron/hosts/terminal/layout.ts";
import { createPaint, escape, safeText } from "../../electron/hosts/terminal/paint.ts";
import { createProgress } from "../../electron/hosts/terminal/progress.ts";
import { maskedDiff } from "../../electron/jobs/masked-diff.ts";
import type { ApplyResult, CheckResult, FindResult, RestoreResult } from "../../electron/jobs/results.ts";
import { localeFor } from "../../electron/locales/index.ts";

const plain: Look = { locale: localeFor("en"), paint: createPaint(false), width: Number.POSITIVE_INFINITY };
const chinese: Look = { ...plain, locale: localeFor("zh-CN") };
const options = { lagrange: null, yunzai: null, url: null, tokenEnv: null, stayMs: 1500 };

const outcome: Outcome = {
  kind: "path-unknown",
  ok: false,
  url: "ws://127.0.0.1:2536/onebot/v11/ws",
  address: "127.0.0.1",
  steps: [
    { stage: "resolve", status: "ok", ms: 0, facts: { addresses: "127.0.0.1" } },
    { stage: "upgrade", status: "failed", ms: 12, facts: { status: 404 } },
    { stage: "stay", status: "skipped", ms: 0, facts: {} },
  ],
  ms: 30,
};

const broken: CheckResult = {
  verdict: "broken",
  findings: [
    finding("suffix-mismatch", { index: 0, suffix: "/onebot/v11/ws", expected: "/OneBotv11" }),
    finding("proxy-in-the-way", {
      variable: "ALL_PROXY",
      proxy: "http://127.0.0.1:7890",
      url: "ws://127.0.0.1:2536/",
    }),
  ],
  lagrange: {
    path: "/bots/my lagrange",
    settingsPath: "/bots/my lagrange/appsettings.json",
    uin: "123456789",
    running: true,
    links: [
      { index: 0, type: "ReverseWebSocket", url: outcome.url, state: "used", isYunzaiLink: true },
      { index: 1, type: null, url: "ws://:0", state: "invalid", isYunzaiLink: false },
    ],
  },
  yunzai: { path: "/bots/Yunzai", flavour: "trss", adapters: ["OneBotv11"], port: 2536, running: true },
  outcome,
  recommended: {
    url: "ws://127.0.0.1:2536/OneBotv11",
    host: "127.0.0.1",
    port: 2536,
    suffix: "/OneBotv11",
    needsToken: false,
  },
};

test("a broken check reads: verdict, both programs, cause and cure, the handshake, the command that cures it", () => {
  expect(formatCheck(broken, options, plain).join("\n")).toBe(
    `The link is broken  1 error, 1 warning
  Lagrange   /bots/my lagrange  QQ 123456789  running
  entries    #0  ReverseWebSocket  ws://127.0.0.1:2536/onebot/v11/ws  in use  the link to Yunzai
             #1  ws://:0  malformed
  Yunzai     /bots/Yunzai  port 2536  running
  should be  ws://127.0.0.1:2536/OneBotv11

error  It breaks at the path: wrong suffix  suffix-mismatch
  cause  The Suffix of entry #0 is /onebot/v11/ws, and Yunzai's OneBot v11 adapter is at /OneBotv11.
  cure   Set Suffix to /OneBotv11.

warning  A proxy stands in the way  proxy-in-the-way
  cause  Lagrange dials ws://127.0.0.1:2536/ through the proxy http://127.0.0.1:7890 (from ALL_PROXY), which most likely cannot reach Yunzai.
  cure   1. Let 127.0.0.1 and localhost bypass the proxy, or set NO_PROXY=127.0.0.1,localhost,::1 in the environment.
         2. Restart Lagrange.

handshake  It breaks at the path: Yunzai does not know this suffix  ws://127.0.0.1:2536/onebot/v11/ws
  resolve    ok          0 ms  127.0.0.1
  handshake  failed     12 ms  HTTP 404

next  npm run -s cli -- apply --lagrange "/bots/my lagrange" --yunzai /bots/Yunzai`,
  );
});

test("in Chinese the columns stay aligned, by the width of the characters", () => {
  const lines = formatCheck(broken, options, chinese);
  expect(lines[0]).toBe("连接不通  1 个错误，1 个提醒");
  const column = (label: string, text: string): number => {
    const line = lines.find((candidate) => candidate.startsWith(`  ${label}`)) ?? "";
    return displayWidth(line.slice(0, line.indexOf(text)));
  };
  expect(column("Lagrange", "/bots")).toBe(column("云崽", "/bots"));
  expect(column("应该连", "ws://")).toBe(column("Lagrange", "/bots"));
});

test("a finding that follows from another one points there instead of offering a cure", () => {
  const findings = [
    finding("redis-not-running", { host: "10.0.0.5", port: 6379, reason: "ECONNREFUSED" }),
    {
      ...finding("yunzai-not-running", { path: null, host: "127.0.0.1", port: 2536 }, "info"),
      causedBy: "redis-not-running",
    } as const,
  ];
  const text = formatCheck({ ...broken, findings, outcome: null }, options, plain).join("\n");
  expect(text).toContain("Follows from “Yunzai cannot start: Redis is not running”; cure that first.");
  expect(text).not.toContain("Start Yunzai");
});

const curable: readonly (readonly [Finding, RegExp])[] = [
  [
    finding("settings-unreadable", { path: "/a", line: 1, column: 1, problem: "empty" }),
    /apply .*--url ws:\S+ --token-env TOKEN --rebuild$/,
  ],
  [
    finding("yunzai-loading", { url: "ws://127.0.0.1:2536/" }),
    /verify --url ws:\S+ --token-env TOKEN --wait 90$/,
  ],
  // What no command can do is left to the cure's own words.
  [finding("not-trss", { path: "/a", name: "yunzai" }), /HTTP 404$/],
];

for (const [first, ending] of curable) {
  test(`the command offered next fits ${first.code} and repeats what was asked for`, () => {
    const given = { ...options, url: "ws://127.0.0.1:2536/OneBotv11", tokenEnv: "TOKEN" };
    const result = { ...broken, findings: [first], yunzai: null };
    expect(formatCheck(result, given, plain).join("\n")).toMatch(ending);
  });
}

test("an outcome reads: title, meaning, the steps taken, what to do next", () => {
  expect(formatOutcome(outcome, plain)).toEqual([
    "It breaks at the path: Yunzai does not know this suffix  ws://127.0.0.1:2536/onebot/v11/ws",
    "Yunzai is ready, but turns the chosen path away just like the control path.",
    "",
    "  resolve    ok          0 ms  127.0.0.1",
    "  handshake  failed     12 ms  HTTP 404",
    "",
    "next  Use a suffix that Yunzai has, usually /OneBotv11; case counts.",
  ]);
});

const applied: ApplyResult = {
  kind: "written",
  reason: null,
  step: null,
  backup: "/l/appsettings.json.20260101-120000.bak",
  diff: '--- a\n+++ b\n@@ -1 +1 @@\n-"Port": 8080\n+"Port": 2536\n',
  outcome: null,
  candidates: [],
};

test("what was written is told with difference, backup and the way back", () => {
  const text = formatApply(applied, "/l", plain).join("\n");
  expect(text).toContain('  -"Port": 8080\n  +"Port": 2536\n');
  expect(text).toContain("backup  /l/appsettings.json.20260101-120000.bak");
  expect(text).toContain("undo    npm run -s cli -- restore --lagrange /l");
  expect(text).toContain("close it and open it again");
});

test("a refused write says that nothing changed, why, at which step, and among what to choose", () => {
  const locked = formatApply({ ...applied, kind: "refused", reason: "locked", step: "replace" }, "/l", plain);
  expect(locked.slice(0, 3)).toEqual([
    "Not written; nothing has changed",
    "Another program is using the file. Close it, then try again.",
    "It failed while replacing the old file.",
  ]);
  const candidates = broken.lagrange?.links ?? [];
  const asked = formatApply(
    { ...applied, kind: "refused", reason: "ambiguous", candidates },
    "/l",
    plain,
  ).join("\n");
  expect(asked).toContain("choose one with --entry");
  expect(asked).toContain("  #1  ws://:0  malformed");
  const unverified = formatApply(
    { ...applied, kind: "refused", reason: "not-verified", outcome },
    "/l",
    plain,
  );
  expect(unverified.join("\n")).toContain("HTTP 404");
});

const listed: RestoreResult = {
  kind: "listed",
  reason: null,
  step: null,
  restored: null,
  backup: null,
  diff: "",
  backups: [],
};

test("backups are listed with what each would change", () => {
  const backups = [
    { path: "/l/b2.bak", at: 1_700_000_000_000, diff: "-a\n+b\n" },
    { path: "/l/b1.bak", at: 1_600_000_000_000, diff: "" },
  ];
  const text = formatRestore({ ...listed, backups }, plain).join("\n");
  expect(text).toMatch(
    /^2 backups, newest first\n\n\/l\/b2\.bak .*\n {2}-a\n {2}\+b\n\n\/l\/b1\.bak .*\n {2}the same/,
  );
  expect(formatRestore(listed, plain)).toEqual(["There are no backups yet."]);
});

test("what was restored is told with what it replaced; a refused restore with its reason and step", () => {
  const done = {
    ...listed,
    kind: "written",
    restored: "/l/old.bak",
    backup: "/l/new.bak",
    diff: "-a\n+b\n",
  } as const;
  const text = formatRestore(done, plain).join("\n");
  for (const told of ["Restored  /l/old.bak", "  -a\n  +b", "backup  /l/new.bak"])
    expect(text).toContain(told);
  const stopped = { ...listed, kind: "refused", reason: "disk-full", step: "backup", backup: null } as const;
  expect(formatRestore(stopped, plain)).toEqual([
    "Not written; nothing has changed",
    "The disk is full. Free some space, then try again.",
    "It failed while backing up.",
  ]);
});

test("find tells what was found and why, what was refused and why, and how far it went", () => {
  const result: FindResult = {
    lagrange: [
      {
        path: "/bots/milky",
        executable: null,
        settingsPath: "/bots/milky/appsettings.json",
        program: "milky",
        uin: null,
        running: false,
        reason: "walk",
      },
    ],
    yunzai: [],
    refused: [{ path: "/bots/Miao", reason: "other-yunzai" }],
    scanned: { folders: 1200, unreadable: 3, ms: 1234, complete: false },
  };
  const text = formatFind(result, plain).join("\n");
  expect(text).toContain("Found 1 Lagrange and 0 Yunzai");
  expect(text).toContain("Lagrange v2");
  expect(text).toContain("found by searching");
  expect(text).toContain("/bots/Miao\n    this kind of Yunzai has no OneBot adapter");
  expect(text).toContain("Looked at 1200 folders in 1.2 s; 3 could not be read.");
  expect(text).toContain("--max-seconds");
  const nothing = { ...result, lagrange: [], scanned: { ...result.scanned, complete: true } };
  expect(formatFind(nothing, plain).join("\n")).toContain("--root");
});

test("help lists every job, every option of a job, and examples to copy", () => {
  for (const look of [plain, chinese]) {
    const general = formatHelp(look).join("\n");
    for (const job of jobNames) {
      expect(general).toMatch(new RegExp(`^ {2}${job} `, "m"));
      const own = formatJobHelp(job, look).join("\n");
      for (const option of jobOptions[job]) expect(own).toContain(`--${option}`);
      expect(own).toContain(`npm run -s cli -- ${job}`);
    }
  }
});

test("wide characters count two columns, colours none", () => {
  expect(displayWidth("云崽 ok")).toBe(7);
  expect(displayWidth("「，」")).toBe(6);
  expect(displayWidth(`${escape}[31m红${escape}[0m`)).toBe(2);
  expect(padded("云崽", 6)).toBe("云崽  ");
  expect(shortened("云崽在加载", 6)).toBe("云崽…");
  expect(shortened("short", 6)).toBe("short");
});

test("long text wraps between words or wide characters, never before closing punctuation", () => {
  expect(wrapped("one two three four", 9)).toEqual(["one two", "three", "four"]);
  expect(wrapped("云崽还在加载，请稍等", 12)).toEqual(["云崽还在加", "载，请稍等"]);
  expect(wrapped("一个超长的地址ws://127.0.0.1:2536/OneBotv11在这里", 20)).toEqual([
    "一个超长的地址",
    "ws://127.0.0.1:2536/OneBotv11",
    "在这里",
  ]);
  expect(wrapped("", 10)).toEqual([""]);
  const lines = block([["cause", "one two three four five six seven"]], {
    indent: 2,
    width: 30,
    label: (text) => text,
  });
  expect(lines).toEqual(["  cause  one two three four", "         five six seven"]);
});

test("colour is used only where it was asked for", () => {
  const coloured: Look = { ...plain, paint: createPaint(true) };
  expect(formatCheck(broken, options, coloured).join("\n")).toContain(`${escape}[31m`);
  expect(formatCheck(broken, options, plain).join("\n")).not.toContain(escape);
  expect(formatDiff("+new\n-old\n same", coloured)).toEqual([
    `  ${escape}[32m+new${escape}[0m`,
    `  ${escape}[31m-old${escape}[0m`,
    "   same",
  ]);
});

test("a secret that is new is told so in the reader's language, and what the file says is left alone", () => {
  const diff = maskedDiff('"Token": "old"\n// *** (new)\n', '"Token": "other"\n// *** (new)\n');
  expect(formatDiff(diff, chinese)).toEqual(
    expect.arrayContaining([
      `  -"Token": "***"`,
      `  +"Token": "${chinese.locale.newSecret}"`,
      "   // *** (new)",
    ]),
  );
  expect(formatDiff(diff, plain)).toContain(`  +"Token": "*** (new)"`);
});

test("text from files and peers cannot steer the terminal", () => {
  const hostile = `a${escape}]0;title\u0007b${escape}[2Jc\rd\u202ee\u0000f`;
  expect(safeText(hostile)).toBe("a?]0;title?b?[2Jc?d?e?f");
  expect(safeText("line\n\tnext")).toBe("line\n\tnext");
  expect(safeText(createPaint(true).bad("红"))).toBe(`${escape}[31m红${escape}[0m`);
});

test("a command to copy quotes what a shell would split", () => {
  expect(
    shownCommand("apply", { lagrange: "D:\\My Bots\\L", yunzai: null, rebuild: true, url: "ws://h:1/a" }),
  ).toBe('npm run -s cli -- apply --lagrange "D:\\My Bots\\L" --rebuild --url ws://h:1/a');
});

test("the progress line is drawn over itself on a terminal, cut to its width, and silent elsewhere", () => {
  const written: string[] = [];
  const write = (text: string): unknown => written.push(text);
  const line = createProgress({ isTTY: true, columns: 10, write });
  line.show("searching far");
  line.show("searching far");
  line.show("云崽\n在哪里呢");
  line.clear();
  line.clear();
  const erase = `\r${escape}[2K`;
  expect(written).toEqual([`${erase}searchin…`, `${erase}云崽 在…`, erase]);

  const silent = createProgress({ write });
  silent.show("never");
  silent.clear();
  expect(written).toHaveLength(3);
});
