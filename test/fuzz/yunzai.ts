import { deepEqual, equal, ok } from "node:assert/strict";
import { inspect } from "node:util";
import fc from "fast-check";
import { readStatusPrefix } from "../../electron/core/yunzai/status-report.ts";
import { parseLagrangeLog } from "../../electron/core/yunzai/lagrange-log.ts";
import { parseAnnouncement } from "../../electron/core/yunzai/yunzai-announcement.ts";
import {
  readYunzaiConfig,
  recommendedAuth,
  yunzaiFilePaths,
  type YunzaiConfig,
} from "../../electron/core/yunzai/yunzai-config.ts";
import { parseLogLines, type YunzaiLogEvent } from "../../electron/core/yunzai/yunzai-log.ts";
import { probeUserAgent } from "../../electron/core/probe/probe.ts";
import { spoiled } from "./raw-documents.ts";
import { fuzzTarget, type FuzzTarget } from "./target.ts";

const scalars = fc.constantFrom(
  "2536",
  "0",
  "-1",
  "65536",
  "2.5",
  "0x9E8",
  "0o17",
  "1e3",
  '"2536"',
  "' 2536 '",
  "~",
  "null",
  "",
  "true",
  "yes",
  "no",
  "on",
  "2001-12-14",
  ".inf",
  ".nan",
  "123",
  "Bearer abc",
  '"Bearer abc"',
  "'it''s'",
  "1_000",
  "http://localhost:2536",
  "*a",
  "&a 1",
  "&a {b: *a}",
  "!!str 2536",
  "!!int '2536'",
  "!!binary aGk=",
  "!!set {a}",
  "!foo bar",
  "!!js/function 'x'",
  "|\n  text",
  ">-\n  text",
  "[1, *a]",
  "{authorization: Bearer X}",
  "[]",
  "{}",
  "{a: 1}",
  "{a: '1', b: '2'}",
  "{<<: *a}",
  "{? [a] : b}",
  '"\\ud800"',
  '"\\x41"',
  "? x",
  "- 1",
  "%",
  "@",
  "`",
);
const keys = fc.constantFrom(
  "port",
  "url",
  "auth",
  "https",
  "host",
  "path",
  "username",
  "password",
  "Port",
  '"port"',
  "<<",
  "a b",
  "~",
  "__proto__",
  "constructor",
  "? port",
  "1",
  "[a]",
  "{a: b}",
  "*a",
  "&k port",
  "!!str port",
  "'port'",
  "",
);
const httpsKeys = fc.constantFrom("port", "url", "key", "cert", "x", "<<");
const block = (names: fc.Arbitrary<string>, indent: string): fc.Arbitrary<string> =>
  fc
    .array(fc.tuple(names, scalars), { maxLength: 5 })
    .map((pairs) => pairs.map(([key, value]) => `${indent}${key}: ${value}\n`).join(""));

const yaml: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: block(keys, "") },
  {
    weight: 3,
    arbitrary: fc
      .tuple(block(keys, ""), fc.constantFrom("https", "auth"), block(fc.oneof(httpsKeys, keys), "  "))
      .map(([before, key, below]) => `${before}${key}:\n${below}`),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom("a", "[*a0,*a0,*a0,*a0,*a0,*a0,*a0,*a0,*a0]", "{<<: [*a0, *a0]}"), fc.nat(30))
      .map(([unit, depth]) => {
        const levels = Array.from({ length: depth }, (_, at) =>
          unit.includes("*")
            ? `a${at + 1}: &a${at + 1} ${unit.replaceAll("a0", `a${at}`)}\n`
            : `${unit}${at}: 1\n`,
        );
        return `a0: &a0 [x, x, x, x, x, x, x, x, x]\n${levels.join("")}port: 2536\nauth: *a0\n`;
      }),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(
        fc.constantFrom("[", "{", "- ", "? ", "a: {", "!", "&a ", "'", '"', "#", "|", "\t", "a:\n "),
        fc.nat(5000),
      )
      .map(([unit, times]) => `port: 2536\nauth: ${unit.repeat(times)}`),
  },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 50 }) },
);
const file = fc.oneof(
  { weight: 6, arbitrary: fc.oneof(yaml, spoiled(yaml)) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(null, { problem: "unreadable" } as const, { problem: "too-large" } as const),
  },
);
const files = fc.record({
  serverUser: file,
  serverDefault: file,
  botUser: file,
  botDefault: file,
  redisUser: file,
  redisDefault: file,
});

const noFiles = {
  serverUser: null,
  serverDefault: null,
  botUser: null,
  botDefault: null,
  redisUser: null,
  redisDefault: null,
};

const isPort = (port: number): boolean => Number.isInteger(port) && port >= 1 && port <= 65_535;

function expectWellFormed(config: YunzaiConfig): void {
  ok(isPort(config.port) && isPort(config.redis.port));
  ok(config.https === null || isPort(config.https.port));
  ok(config.stalePort === null || isPort(config.stalePort.port));
  ok(config.url !== "" && config.redis.host !== "" && config.redis.path !== "");
  const paths: readonly string[] = Object.values(yunzaiFilePaths);
  for (const { file: name, line } of config.problems) {
    ok(paths.includes(name));
    ok(line === null || line >= 1);
  }
  if (config.auth.kind === "values") {
    ok(config.auth.values.length > 0);
    for (const { key, value } of config.auth.values) ok(typeof key === "string" && typeof value === "string");
  }
  const advice = recommendedAuth(config);
  if (advice.kind === "query") {
    const query = new URLSearchParams(
      advice.parameters.map(({ key, value }): [string, string] => [key, value]),
    );
    ok(
      [...query].every(([key, value]) =>
        advice.parameters.some((each) => each.key === key && each.value === value),
      ),
    );
  }
  // Plain data: what cannot be told in JSON cannot reach the window.
  deepEqual(JSON.parse(JSON.stringify(config)), config);
}

const secret = "Zq7vT0k3nXw9";
const escape = String.fromCharCode(27);

interface Dial {
  readonly agent: string;
  readonly selfId: string;
  readonly peer: string;
  readonly path: string;
  readonly depth: number;
}

/** Values that look like anything but what they are. */
const odd = fc.oneof(
  fc.constantFrom(
    "Lagrange.OneBot",
    `${probeUserAgent}/1.0`,
    'it\'s "quoted" `so`',
    "x-self-id: '7'",
    "{ 'user-agent': 'x' }",
    "\\",
    "a\nb",
    "",
  ),
  fc.string({ unit: "binary-ascii", maxLength: 12 }),
);
const dial: fc.Arbitrary<Dial> = fc.record({
  agent: odd,
  selfId: fc.oneof(fc.constantFrom("10001", "1"), odd),
  peer: fc.constantFrom("::ffff:127.0.0.1:51234-dGhlIHNhbXBsZQ==", "peer-key", "::1:5-"),
  path: fc.constantFrom(
    "/OneBotv11",
    `/OneBotv11/?access_token=${secret}`,
    `/x?a=${secret}&b=${secret}`,
    "//",
  ),
  depth: fc.nat(3),
});

/** One entry as Yunzai writes it, of whatever age, its headers by Node's own inspector, the token among them. */
const logEntry: fc.Arbitrary<string> = fc
  .tuple(
    dial,
    fc.constantFrom(
      "建立连接",
      "断开连接",
      "WebSocket 处理器 x 不存在",
      `WebSocket 处理器 OneBotv11?token=${secret} 不存在`,
      "HTTP GET 请求 authorization 鉴权失败",
      "HTTP/1 ",
    ),
    fc.nat(2),
    fc.boolean(),
  )
  .map(([{ agent, selfId, peer, path, depth }, what, form, colours]) => {
    const headers = {
      host: "127.0.0.1:2536",
      authorization: `Bearer ${secret}`,
      "user-agent": agent,
      cookie: `a=${secret}; b="${secret}`,
      "x-self-id": selfId,
      [secret]: secret,
    };
    const object = [headers, { headers, query: { token: secret } }, { query: { token: secret }, headers }][
      form
    ];
    const text = inspect(object, { depth, colors: colours, breakLength: form === 1 ? 80 : 120 });
    const id = `[ws://localhost:2536${path} <=> ${peer}]`;
    const head = "[2025-06-01 12:00:00.000][MARK]";
    return `${colours ? `${escape}[34m${head}${escape}[39m` : head} ${id} ${what} ${what === "断开连接" ? "" : text}`;
  });

const logText = fc
  .tuple(
    fc.array(
      fc.oneof(
        { weight: 5, arbitrary: logEntry },
        {
          weight: 2,
          arbitrary: fc.constantFrom(
            "[12:00:00.000][INFO] 启动 HTTP 服务器 http://[::]:2536",
            "[Yz][12:00:00.001][ERRO] [10001     ] OneBotv11(QQ) Lagrange 已连接",
            `[12:00:00.002][WARN] 找不到对应Bot，忽略消息：{"self_id":123456789,"time":1}`,
            `at Object.<anonymous> (${secret.slice(0, 4)})`,
          ),
        },
        { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 30 }) },
      ),
      { maxLength: 6 },
    ),
    fc.constantFrom("\n", "\r\n"),
    fc.double({ min: 0, max: 0.6, noNaN: true }),
  )
  .map(([entries, newline, start]) => {
    const text = entries.join(newline);
    return text.slice(Math.floor(start * text.length));
  });

function expectEvent(event: YunzaiLogEvent): void {
  ok(event.at === null || Number.isInteger(event.at));
  if (event.kind === "started") ok(Number.isInteger(event.port));
  if (event.kind === "bot-arrived" || event.kind === "marker-echoed") ok(/^\d+$/.test(event.selfId));
  if ("userAgent" in event) ok(event.userAgent?.split("/")[0] !== probeUserAgent);
}

const consoleText = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "连接地址",
        "：",
        ":",
        "[ WebSocket] ",
        "ws://localhost:2536/",
        "[GSUIDCore,OneBotv11]",
        "wss://[::1]:1/a/",
        "Reconnecting ",
        "abc",
        " at interval of 5000",
        "Disconnect(x)",
        "\n",
        "\r\n",
        `${escape}[32m`,
        "[39m",
        "The server returned status code '404' when status code '101' was expected.",
        "Client disconnected",
        "Invalid configuration was detected, url: ws://h:1/?a=b",
        '{"header":{"cwd":"',
        '","processId":',
        "\\u00",
      ),
      fc.string({ unit: "binary", maxLength: 5 }),
    ),
    { maxLength: 12 },
  )
  .chain((parts) => fc.constantFrom(1, 1, 1, 2000).map((times) => parts.join("").repeat(times)));

export const yunzaiTargets: readonly FuzzTarget[] = [
  fuzzTarget({
    name: "any YAML gives settings that can be used, in the end",
    input: files,
    runs: 250,
    // Minutes for the keys, an end of the whole process for the brackets.
    regressions: [
      "? ".repeat(1000),
      "[".repeat(30_000),
      "port: 1\nauth: {a: ".concat("{a: ".repeat(7000)),
    ].map((serverUser) => ({ ...noFiles, serverUser })),
    holds: (drawn) => expectWellFormed(readYunzaiConfig(drawn)),
  }),
  fuzzTarget({
    name: "any log gives well-formed events, none of them ours, and no token that stands in a header or a query",
    input: logText,
    runs: 1500,
    holds(text) {
      const events = parseLogLines(text, "2025-06-01");
      for (const event of events) expectEvent(event);
      const told = JSON.stringify(events.map((event) => ({ ...event, ...quoted(event) })));
      ok(!told.includes(secret), told);
    },
  }),
  fuzzTarget({
    name: "who dialled is told as it was, whatever else stands in the headers",
    input: fc.tuple(
      fc.constantFrom("Lagrange.OneBot", "a/1.0 (b; c)", "it's", 'a "b"', `it's "b"`, "x-self-id: 7"),
      odd,
      odd,
      fc.boolean(),
    ),
    runs: 500,
    holds([agent, before, behind, colors]) {
      const headers = { host: "h", "x-a": before, "user-agent": agent, "x-self-id": "10001", "x-b": behind };
      const head = "[2025-06-01 12:00:00.000][MARK] [ws://localhost:2536/OneBotv11 <=> ::1:5-k] 建立连接";
      const [event, ...more] = parseLogLines(`${head} ${inspect({ headers }, { colors, depth: 5 })}`, null);
      deepEqual(more, []);
      ok(event?.kind === "connected");
      deepEqual([event.userAgent, event.selfId, event.peer], [agent, "10001", "::1:5"]);
    },
  }),
  fuzzTarget({
    name: "whatever a console says is read in the end",
    input: consoleText,
    runs: 600,
    holds(text) {
      const announcement = parseAnnouncement(text);
      ok(announcement === null || isPort(announcement.port));
      for (const event of parseLagrangeLog(text)) {
        if (event.kind === "refused") ok(event.status >= 0 && event.status <= 999);
      }
      const prefix = readStatusPrefix(text);
      if (prefix.kind === "report") ok(Number.isInteger(prefix.pid) && typeof prefix.folder === "string");
      equal(
        parseLogLines(text, null).every(({ at }) => at === null || Number.isInteger(at)),
        true,
      );
    },
  }),
];

/** What a dialler itself chose to be called is told as it is. */
function quoted(event: YunzaiLogEvent): object {
  return "userAgent" in event ? { userAgent: null, selfId: null } : {};
}
