import { expect, test } from "@playwright/test";
import { finding, type Finding } from "../../electron/core/findings.ts";
import type { Outcome } from "../../electron/core/outcome.ts";
import { formatCheck } from "../../electron/hosts/terminal/format-check.ts";
import { formatOutcome } from "../../electron/hosts/terminal/format-outcome.ts";
import { displayWidth } from "../../electron/hosts/terminal/layout.ts";
import { escape } from "../../electron/hosts/terminal/paint.ts";
import type { CheckResult } from "../../electron/jobs/results.ts";
import { chinese, coloured, plain } from "../support/terminal-look.ts";

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
      ...finding("yunzai-not-running", { path: null, host: "127.0.0.1", port: 2536, window: null }, "info"),
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

test("a finding is coloured where that was asked for, and nowhere else", () => {
  expect(formatCheck(broken, options, coloured).join("\n")).toContain(`${escape}[31m`);
  expect(formatCheck(broken, options, plain).join("\n")).not.toContain(escape);
});

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
