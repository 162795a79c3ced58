import { inspect } from "node:util";
import { expect, test } from "@playwright/test";
import { probeUserAgent } from "../../electron/core/probe/probe.ts";
import { dayOfLog, parseLogLines } from "../../electron/core/yunzai/yunzai-log.ts";

const day = "2026-03-01";
/** 12:00:00.000 in Asia/Shanghai on that day. */
const noon = Date.UTC(2026, 2, 1, 4);
const key = "dGhlIHNhbXBsZSBub25jZQ==";
const paint = (code: number, text: string) => `\u001b[${code}m${text}\u001b[39m`;

/** An entry as current Yunzais write it: colours, no blank behind the level, objects inspected. */
function line(level: string, id: string, ...parts: readonly unknown[]): string {
  const shown = parts.map((part) =>
    typeof part === "string" ? part : inspect(part, { colors: true, showHidden: true, breakLength: 100 }),
  );
  return `[12:00:00.000][${level}]${[paint(34, `[${id}]`), ...shown].join(" ")}`;
}

const dial = (path: string, arrow: string, port = 51234) =>
  `ws://localhost:2536${path} ${arrow} ::ffff:127.0.0.1:${port}-${key}`;

const headers = {
  host: "localhost:2536",
  "x-client-role": "Universal",
  "x-self-id": "1234567890",
  "user-agent": "Lagrange.OneBot",
  authorization: "Bearer s3cret-token",
  "sec-websocket-key": key,
};

const who = { peer: "::ffff:127.0.0.1:51234", userAgent: "Lagrange.OneBot", selfId: "1234567890" };

test("Y12: the start of the server, plain and with TLS, new and old form", () => {
  const text = [
    line("MARK", "  Server  ", "启动 HTTP 服务器", paint(32, "http://[::]:2536")),
    line("MARK", "  Server  ", "启动 HTTPS 服务器", paint(32, "https://[::]:2537")),
    `[12:00:00.000][MARK] 启动 HTTP 服务器：${paint(32, "http://[::]:3000")}`,
  ].join("\n");
  expect(parseLogLines(text, day)).toEqual([
    { at: noon, kind: "started", secure: false, port: 2536 },
    { at: noon, kind: "started", secure: true, port: 2537 },
    { at: noon, kind: "started", secure: false, port: 3000 },
  ]);
});

test("Y12: a dial for an unknown path tells segment and dialler", () => {
  const text = line("ERRO", dial("/onebot/v11/ws", "<≠>"), "WebSocket 处理器", "onebot", "不存在", {
    headers,
  });
  expect(parseLogLines(text, day)).toEqual([
    { at: noon, kind: "handler-missing", segment: "onebot", path: "/onebot/v11/ws", ...who },
  ]);
});

test("Y12: a 401 tells under which key the value was missed", () => {
  const text = line("ERRO", dial("/OneBotv11", "<≠"), "HTTP", "GET", "请求", "X-Token", "鉴权失败", {
    headers,
  });
  expect(parseLogLines(text, day)).toEqual([
    { at: noon, kind: "auth-failed", key: "X-Token", path: "/OneBotv11", ...who },
  ]);
});

test("Y12: opening and closing are told with path, peer, agent and id, the close from its opening", () => {
  const text = [
    line("MARK", dial("/OneBotv11", "<=>"), "建立连接", { headers }),
    line("MARK", dial("/OneBotv11", "<≠>"), "断开连接"),
    line("MARK", dial("/OneBotv11", "<≠>", 60000), "断开连接"),
  ].join("\r\n");
  expect(parseLogLines(text, day)).toEqual([
    { at: noon, kind: "connected", path: "/OneBotv11", ...who },
    { at: noon, kind: "disconnected", path: "/OneBotv11", ...who },
    {
      at: noon,
      kind: "disconnected",
      path: "/OneBotv11",
      peer: "::ffff:127.0.0.1:60000",
      userAgent: null,
      selfId: null,
    },
  ]);
});

test("Y12: headers stand bare before 2025, as JSON in 2023 with the peer first, and as JSON where objects are not inspected", () => {
  const bare = line("MARK", dial("/OneBotv11", "<=>"), "建立连接", headers);
  const early = `[12:00:00.000][MARK] ${paint(34, `[::ffff:127.0.0.1-${key} <=> ws://localhost:2536/go-cqhttp]`)} 建立连接：${JSON.stringify(headers)}`;
  const json = line("MARK", dial("/OneBotv11", "<=>"), "建立连接", JSON.stringify({ headers }));
  const told = { at: noon, kind: "connected", path: "/OneBotv11", ...who };
  expect(parseLogLines([bare, early, json].join("\n"), day)).toEqual([
    told,
    { ...told, path: "/go-cqhttp", peer: "::ffff:127.0.0.1" },
    told,
  ]);
});

test("Y12: an IPv6 address keeps its brackets out of the way", () => {
  const id = `ws://[::1]:2536/OneBotv11 <=> ::1:51234-${key}`;
  expect(parseLogLines(line("MARK", id, "建立连接", { headers }), day)).toMatchObject([
    { kind: "connected", path: "/OneBotv11", peer: "::1:51234" },
  ]);
});

test("Y12: a bot's arrival is told by its QQ id, padded as the console aligns it", () => {
  const text = [
    line("MARK", "1234567890", "OneBotv11(QQ) Lagrange.OneBot v0.0.3 已连接"),
    line("MARK", "  123456  ", "go-cqhttp(QQ) Lagrange.OneBot 已连接"),
    line("MARK", "123456789.", "OneBotv11(QQ) Lagrange.OneBot v0.0.3 已连接"),
    line("MARK", "  TRSSYz  ", "OneBotv11(QQ) Lagrange.OneBot v0.0.3 已连接"),
    line("MARK", "   stdin  ", "标准输入(stdin) 已连接"),
  ].join("\n");
  expect(parseLogLines(text, day)).toEqual([
    { at: noon, kind: "bot-arrived", adapter: "OneBotv11", selfId: "1234567890", cut: false },
    { at: noon, kind: "bot-arrived", adapter: "go-cqhttp", selfId: "123456", cut: false },
    { at: noon, kind: "bot-arrived", adapter: "OneBotv11", selfId: "123456789", cut: true },
  ]);
});

const frame = (selfId: unknown) => JSON.stringify({ time: 1, self_id: selfId, post_type: "meta_event" });

test("Y12: the echo of a heartbeat no bot sent is told by its whole id, whatever the bracket says", () => {
  const text = [
    line("WARN", "987654321.", `找不到对应Bot，忽略消息：${paint(35, frame(98765432101234))}`),
    line("WARN", "  77777   ", `找不到对应Bot，忽略消息：${frame("77777")}`),
    line(
      "WARN",
      "  77777   ",
      `找不到对应Bot，忽略消息：${JSON.stringify({ text: '"self_id":1', self_id: 5 })}`,
    ),
    line("WARN", "  TRSSYz  ", "找不到对应Bot，忽略消息：no frame"),
  ].join("\n");
  expect(parseLogLines(text, day)).toEqual([
    { at: noon, kind: "marker-echoed", selfId: "98765432101234" },
    { at: noon, kind: "marker-echoed", selfId: "77777" },
    { at: noon, kind: "marker-echoed", selfId: "5" },
  ]);
});

test("Y12: what our own dials caused is left out, their close too, and nothing else", () => {
  const own = { ...headers, "user-agent": probeUserAgent };
  const versioned = { ...headers, "user-agent": `${probeUserAgent}/0.1.0` };
  const text = [
    line("ERRO", dial("/3f2a", "<≠>", 1), "WebSocket 处理器", "3f2a", "不存在", { headers: own }),
    line("ERRO", dial("/OneBotv11", "<≠", 2), "HTTP", "GET", "请求", "authorization", "鉴权失败", {
      headers: own,
    }),
    line("MARK", dial("/OneBotv11", "<=>", 3), "建立连接", { headers: versioned }),
    line("MARK", dial("/OneBotv11", "<=>", 4), "建立连接", { headers }),
    line("MARK", dial("/OneBotv11", "<≠>", 3), "断开连接"),
    line("MARK", dial("/OneBotv11", "<≠>", 4), "断开连接"),
  ].join("\n");
  expect(parseLogLines(text, day).map(({ kind }) => kind)).toEqual(["connected", "disconnected"]);
});

test("Y12: a header that looks like another, in its value or behind the real one, changes nothing", () => {
  const forged = {
    cookie: `'user-agent': '${probeUserAgent}', "x-self-id": "1"`,
    ...headers,
    "x-more": `{ "user-agent": "${probeUserAgent}" }`,
  };
  const query = { "user-agent": probeUserAgent, "x-self-id": "2" };
  const text = line("MARK", dial("/OneBotv11", "<=>"), "建立连接", { headers: forged, query });
  expect(parseLogLines(text, day)).toEqual([{ at: noon, kind: "connected", path: "/OneBotv11", ...who }]);
  const path = `/'user-agent':'${probeUserAgent}'`;
  const inPath = line("ERRO", dial(path, "<≠>"), "WebSocket 处理器", path.slice(1), "不存在", { headers });
  expect(parseLogLines(inPath, day)).toMatchObject([
    { kind: "handler-missing", userAgent: "Lagrange.OneBot" },
  ]);
});

test("Y12: a header with every kind of quote in it ends where it ends, and a query is no header", () => {
  const cookie = `'"\`, 'user-agent': '${probeUserAgent}', '`;
  const anonymous = { cookie, "user-agent": "Lagrange.OneBot" };
  const query = { "user-agent": probeUserAgent };
  for (const shown of [{ headers: anonymous, query }, JSON.stringify({ headers: anonymous, query })]) {
    expect(parseLogLines(line("MARK", dial("/OneBotv11", "<=>"), "建立连接", shown), day)).toMatchObject([
      { kind: "connected", userAgent: "Lagrange.OneBot", selfId: null },
    ]);
  }
});

test("Y12: no token is kept, neither from headers nor from queries nor from a query glued to the path", () => {
  const secret = "s3cret-token";
  const query = { access_token: secret };
  const text = [
    line("MARK", dial(`/OneBotv11/?access_token=${secret}`, "<=>"), "建立连接", { headers, query }),
    line(
      "ERRO",
      dial(`/OneBotv11?access_token=${secret}`, "<≠>"),
      "WebSocket 处理器",
      `OneBotv11?access_token=${secret}`,
      "不存在",
      { headers: { ...headers, "x-token": secret }, query },
    ),
    line("ERRO", dial(`/OneBotv11/?a=${secret}&b=${secret}`, "<≠"), "HTTP GET 请求 a 鉴权失败", {
      headers,
      query,
    }),
  ].join("\n");
  const events = parseLogLines(text, day);
  expect(events).toHaveLength(3);
  expect(JSON.stringify(events)).not.toContain(secret);
  expect(events[0]).toMatchObject({ path: "/OneBotv11/?access_token=***" });
  expect(events[1]).toMatchObject({ segment: "OneBotv11?access_token=***" });
});

test("Y12: times are Asia/Shanghai's, whatever the zone here; without a day there is no time", () => {
  const early = line("MARK", "  Server  ", "启动 HTTP 服务器 http://[::]:2536").replace(
    "12:00:00.000",
    "07:59:59.999",
  );
  expect(parseLogLines(early, day)).toMatchObject([{ at: Date.UTC(2026, 1, 28, 23, 59, 59, 999) }]);
  expect(parseLogLines(early, null)).toMatchObject([{ kind: "started", at: null }]);
  expect(parseLogLines(early.replace("07:59", "77:99"), day)).toMatchObject([{ at: null }]);
});

test("Y12: the day is in the command log's name", () => {
  expect(dayOfLog("command.2026-03-01.log")).toBe(day);
  for (const name of ["error.log", "command.log", "command.2026-03-01.log.gz", "xcommand.2026-03-01.log"]) {
    expect(dayOfLog(name), name).toBeNull();
  }
});

test("Y12: a tail that starts inside an entry, and entries of other kinds, tell nothing", () => {
  const object = line("MARK", dial("/OneBotv11", "<=>"), "建立连接", { headers });
  const cut = object.slice(object.indexOf("x-client-role"));
  const text = [
    cut,
    line("MARK", "  Command ", "[执行命令] git pull"),
    line("MARK", "http://localhost:2536/ <= ::ffff:127.0.0.1:1", "HTTP", "GET", "请求", { headers }),
    line("WARN", "1234567890", "未知消息：建立连接 断开连接 已连接"),
    "建立连接 WebSocket 处理器 x 不存在",
    "",
  ].join("\n");
  expect(parseLogLines(text, day)).toEqual([]);
  expect(parseLogLines("", day)).toEqual([]);
});

test("Y12: console text with its own prefix is read as well", () => {
  const text = "[TRSSYz][12:00:00.000][MARK] 启动 HTTP 服务器：http://[::]:2536";
  expect(parseLogLines(text, day)).toMatchObject([{ kind: "started", port: 2536 }]);
});

test("Y12: hostile text of 256 KB is read in linear time", () => {
  const size = 256 * 1024;
  const head = "[12:00:00.000][MARK][";
  const texts = [
    "\u001b[".repeat(size / 2),
    `\u001b[${"1;".repeat(size / 2)}`,
    `${head}${"a".repeat(size)}`,
    `${head}${"a ".repeat(size / 2)}`,
    `${head}ws://a <=> ${"-".repeat(size)}] 断开连接`,
    `${head}ws://a/ <=> b] 建立连接 ${"'".repeat(size)}`,
    `${head}ws://a/ <=> b] 建立连接 ${"{a:".repeat(size / 3)}`,
    `${head}ws://a/ <=> b] 建立连接 ${"\\".repeat(size)}`,
    `${head}s] 启动 HTTP 服务器 http://${":1".repeat(size / 2)}`,
    `${head}ws://a${"?=".repeat(size / 2)} <≠> b] WebSocket 处理器 ${"?=".repeat(size / 2)} 不存在`,
    `${head}ws://a/${"?".repeat(size)} <=> b] 断开连接`,
    "[".repeat(size),
    `${head}]\n`.repeat(size / 24),
  ];
  const started = performance.now();
  for (const text of texts) parseLogLines(text, day);
  expect(performance.now() - started).toBeLessThan(2000);
});
