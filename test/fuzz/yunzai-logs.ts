import { deepEqual, equal, ok } from "node:assert/strict";
import { inspect } from "node:util";
import fc from "fast-check";
import { probeUserAgent } from "../../electron/core/probe/probe.ts";
import { parseLagrangeLog } from "../../electron/core/yunzai/lagrange-log.ts";
import { readStatusPrefix } from "../../electron/core/yunzai/status-report.ts";
import { parseAnnouncement } from "../../electron/core/yunzai/yunzai-announcement.ts";
import { parseLogLines, type YunzaiLogEvent } from "../../electron/core/yunzai/yunzai-log.ts";
import { fuzzTarget, type FuzzTarget } from "./target.ts";
import { isPort } from "./yunzai-settings.ts";

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

export const yunzaiLogTargets: readonly FuzzTarget[] = [
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
