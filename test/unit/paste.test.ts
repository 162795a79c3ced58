import { expect, test } from "@playwright/test";
import fc from "fast-check";
import { readPaste } from "../../electron/core/paste.ts";
import { factoryLink, factorySettings } from "../../electron/core/settings/factory-settings.ts";
import type { TypedFields } from "../../electron/core/typed-address.ts";

type Fields = Partial<TypedFields>;

const oneBot: Fields = { host: "localhost", port: "2536", suffix: "/OneBotv11" };
const here: Fields = { host: "127.0.0.1", port: "2536", suffix: "/OneBotv11" };

function fields(text: string): unknown {
  const read = readPaste(text);
  return read.kind === "fields" ? [read.from, read.fields] : read.kind;
}

const list = "ws://localhost:2536/[GSUIDCore,OPQBot,ComWeChat,OneBotv11]";
const announcements: readonly (readonly [what: string, text: string, fields: Fields])[] = [
  ["the line as printed", `[ WebSocket] 连接地址：${list}`, oneBot],
  ["with a plain colon, as forums show it", `[WebSocket]连接地址: ${list}`, oneBot],
  [
    "with its colours",
    `\u001b[36m[TRSSYz][12:00:00.000][MARK]\u001b[39m \u001b[34m[ WebSocket]\u001b[39m 连接地址：\u001b[32mws://localhost:2536/\u001b[39m[\u001b[33mGSUIDCore,OneBotv11\u001b[39m]`,
    oneBot,
  ],
  ["with colours whose escape was lost", `[34m[ WebSocket][39m 连接地址：[32m${list}[39m`, oneBot],
  [
    "a line for each path",
    "[go-cqhttp] 连接地址：ws://localhost:2536/go-cqhttp\n[OneBotv11] 连接地址：ws://localhost:2536/OneBotv11",
    oneBot,
  ],
  [
    "the line of 2023",
    "go-cqhttp 连接地址：ws://localhost:2536/go-cqhttp",
    { ...oneBot, suffix: "/go-cqhttp" },
  ],
  [
    "with https on",
    "[ WebSocket] 连接地址：wss://bot.example.com:2537/[OneBotv11]",
    { host: "wss://bot.example.com", port: "2537", suffix: "/OneBotv11" },
  ],
  [
    "with no OneBot path in it",
    "[ WebSocket] 连接地址：ws://localhost:2536/[GSUIDCore]",
    { host: "localhost", port: "2536" },
  ],
  [
    "in the middle of a whole log",
    `${"[MARK] 加载插件\n".repeat(500)}[ WebSocket] 连接地址：${list}\n[MARK] 完成`,
    oneBot,
  ],
];
for (const [what, text, expected] of announcements) {
  test(`Y11: Yunzai's console line, ${what}`, () => {
    expect(fields(text)).toEqual(["announcement", expected]);
  });
}

const id = "c1b2a3f4-0000-4000-8000-123456789abc";
const logs: readonly (readonly [what: string, text: string, event: object])[] = [
  [
    "reconnecting",
    `[ReverseWS] Reconnecting ${id} at interval of 5000`,
    { kind: "reconnecting", interval: 5000 },
  ],
  [
    "reconnecting, older builds",
    "Client reconnecting at interval of 5000",
    { kind: "reconnecting", interval: 5000 },
  ],
  [
    "refused",
    `warn: ReverseWSService[1001]\n      Disconnect(${id})\n      WebSocketException: The server returned status code '404' when status code '101' was expected.`,
    { kind: "refused", status: 404 },
  ],
  [
    "dropped",
    "The remote party closed the WebSocket connection without completing the close handshake.",
    { kind: "dropped" },
  ],
  ["dropped, older builds", "[2024-01-01 12:00:00] Client disconnected", { kind: "dropped" }],
  ["no entry", "No implementation has been configured", { kind: "no-implementation" }],
  [
    "an invalid URL, without its secrets",
    "Invalid configuration was detected, url: ws://127.0.0.1:2536OneBotv11?token=s3cret",
    { kind: "invalid-url", url: "ws://127.0.0.1:2536OneBotv11?token=***" },
  ],
  [
    "the last of several lines",
    `Disconnect(${id})\nThe server returned status code '404' when status code '101' was expected.\nReconnecting ${id} at interval of 5000`,
    { kind: "reconnecting", interval: 5000 },
  ],
];
for (const [what, text, event] of logs) {
  test(`L12: Lagrange's log, ${what}`, () => {
    expect(readPaste(text)).toEqual({ kind: "lagrange-log", event });
  });
}

const urls: readonly (readonly [text: string, fields: Fields])[] = [
  ["ws://127.0.0.1:2536/OneBotv11", here],
  ["  ws://127.0.0.1:2536/OneBotv11\r\n", here],
  ["WS://127.0.0.1:2536/OneBotv11", here],
  ["反向地址填 ws://127.0.0.1:2536/OneBotv11。然后重启", here],
  ["地址ws：//１２７．０．０．１：２５３６／OneBotv11，", here],
  ["`ws://127.0.0.1:2536/OneBotv11`", here],
  ["（ws://127.0.0.1:2536/OneBotv11）", here],
  ['<a href="ws://127.0.0.1:2536/OneBotv11">', here],
  ["教程 https://github.com/x/y 地址 ws://127.0.0.1:2536/OneBotv11.", here],
  [list, oneBot],
  ["ws://localhost:2536/[GSUIDCore]", { host: "localhost", port: "2536" }],
  ["ws://127.0.0.1:2536", { host: "127.0.0.1", port: "2536" }],
  ["ws://127.0.0.1:2536/", { host: "127.0.0.1", port: "2536" }],
  ["ws://127.0.0.1/OneBotv11", { host: "127.0.0.1", suffix: "/OneBotv11" }],
  ["wss://bot.example.com/OneBotv11", { host: "wss://bot.example.com", port: "443", suffix: "/OneBotv11" }],
  ["启动 HTTP 服务器 http://[::]:2536", { host: "127.0.0.1", port: "2536" }],
  ["ws://0.0.0.0:2536/OneBotv11", here],
  ["http://localhost:2536/OneBotv11", oneBot],
  ["https://bot.example.com/OneBotv11", { host: "wss://bot.example.com", port: "443", suffix: "/OneBotv11" }],
  ["ws://[::1]:2536/OneBotv11", { ...here, host: "[::1]" }],
  ["127.0.0.1:2536/OneBotv11", here],
  ["127.0.0.1：2536", { host: "127.0.0.1", port: "2536" }],
  ["[::1]:2536", { host: "[::1]", port: "2536" }],
  ["\ufeffws://127.0.0.1:2536/OneBot\u200bv11", here],
];
for (const [text, expected] of urls) {
  test(`an address: ${JSON.stringify(text)}`, () => {
    expect(fields(text)).toEqual(["url", expected]);
  });
}

test("a URL's query is read as it stands, secrets included: without them it could not be dialled", () => {
  expect(fields("ws://127.0.0.1:2536/OneBotv11/?X-Token=s3cret&a=1")).toEqual([
    "url",
    { ...here, suffix: "/OneBotv11/?X-Token=s3cret&a=1" },
  ]);
  expect(fields("ws://127.0.0.1:2536/OneBotv11?token=x")).toEqual([
    "url",
    { ...here, suffix: "/OneBotv11?token=x" },
  ]);
});

const entry = {
  Type: "ReverseWebSocket",
  Host: "127.0.0.1",
  Port: 2536,
  Suffix: "/OneBotv11",
  ReconnectInterval: 5000,
  HeartBeatInterval: 5000,
  AccessToken: "",
};
const pretty = JSON.stringify(entry, null, 4);
const other = { ...entry, Port: 8080, Suffix: "/onebot/v11/ws" };
const lines = '"Host": "127.0.0.1",\n"Port": 2536,\n"Suffix": "/OneBotv11"';
const settings: readonly (readonly [what: string, text: string, fields: Fields, token: string | null])[] = [
  ["a whole file", factorySettings({ ...factoryLink, port: 2536, suffix: "/OneBotv11" }), here, null],
  [
    "the factory file",
    factorySettings(factoryLink),
    { host: "127.0.0.1", port: "8080", suffix: "/onebot/v11/ws" },
    null,
  ],
  ["one entry", pretty, here, null],
  ["one entry with its comma", `${pretty},`, here, null],
  ["two entries, the one for Yunzai", `${JSON.stringify(entry)},\n${JSON.stringify(other)}`, here, null],
  ["two entries the other way round", `[${JSON.stringify(other)},${JSON.stringify(entry)}]`, here, null],
  ["an entry with its neighbours' brackets", `}, ${pretty} ]`.slice(1), here, null],
  ["the section with its name", `"Implementations": [${pretty}]`, here, null],
  ["three lines of an entry", lines, here, null],
  ["three lines with a comma", `${lines},`, here, null],
  ["one line", '"Port": 2536,', { port: "2536" }, null],
  [
    "with comments and trailing commas",
    `// 我的机器人\n{ "Type": "ReverseWebSocket", /* x */ "Port": 2536, }`,
    { port: "2536" },
    null,
  ],
  ["with a token", JSON.stringify({ ...entry, AccessToken: "密码 s3cret" }), here, "密码 s3cret"],
  [
    "what the article shows (L4)",
    '{"ReverseWebSocket": {"Enabled": true, "Host": "127.0.0.1", "Port": 2536, "Suffix": "/OneBotv11", "AccessToken": "t"}}',
    here,
    "t",
  ],
  [
    "what the article shows, without the outer braces",
    '"ReverseWebSocket": {\n  "Enabled": true,\n  "Port": 2536,\n  "Suffix": "/OneBotv11"\n}',
    { port: "2536", suffix: "/OneBotv11" },
    null,
  ],
  ["the object form (L3)", `{"Implementation": {"ReverseWebSocket": ${pretty}}}`, here, null],
  [
    "a URL in Host stays what the file says",
    '"Host": "ws://127.0.0.1:2536/OneBotv11"',
    { host: "ws://127.0.0.1:2536/OneBotv11" },
    null,
  ],
  [
    "beside another address",
    `{"SignServerUrl": "https://sign.example.com:8443/api", "Implementations": [${pretty}]}`,
    here,
    null,
  ],
  ["with the quotes of a forum", "“Host”：“127.0.0.1”，\n“Port”：2536，\n“Suffix”：“/OneBotv11”", here, null],
  ["with Windows' line ends and a mark in front", `\ufeff${pretty.replaceAll("\n", "\r\n")}`, here, null],
];
for (const [what, text, expected, token] of settings) {
  test(`settings: ${what}`, () => {
    expect(readPaste(text)).toEqual({ kind: "fields", from: "settings", fields: expected, token });
  });
}

const nothings: readonly string[] = [
  "",
  " \n ",
  "2536",
  "你好",
  "/OneBotv11",
  "https://github.com/TimeRainStarSky/Yunzai",
  "http://q.qq.com/",
  "ws://",
  "ws://user:secret@127.0.0.1:2536/OneBotv11",
  "ws://127.0.0.1:99999/OneBotv11",
  "null",
  "{}",
  "[]",
  '{"Implementations":[]}',
  '{"Type":"ForwardWebSocket","Host":"127.0.0.1","Port":8081}',
  '{"Port":',
  '{"__proto__":{"Port":2536}}',
  '<!doctype html><html><body><div>{"a": 1}</div></body></html>',
  "at System.Net.WebSockets",
  "C:\\Users\\me\\Lagrange.OneBot.exe",
];
for (const text of nothings) {
  test(`nothing: ${JSON.stringify(text)}`, () => {
    expect(readPaste(text)).toEqual({ kind: "nothing" });
  });
}

test("large and hostile texts are read to their end, and the address behind them is found", () => {
  const size = 200_000;
  const units = [
    " ",
    "[",
    "{",
    '"',
    "\\",
    "a",
    "。",
    "连接地址：",
    "ws://",
    "ws://a.",
    '"Port":',
    '{"a":',
    "\u001b[",
    "/*",
    "], ",
    "1.",
    "http://x:1/[",
    "\u200b",
    "\ud800",
  ];
  for (const unit of units) {
    const filler = unit.repeat(Math.floor(size / unit.length));
    expect(["nothing", "fields", "lagrange-log"]).toContain(readPaste(filler).kind);
    expect(["nothing", "fields", "lagrange-log"]).toContain(readPaste(`"Port": 2536 ${filler}x`).kind);
  }
  expect(fields(`${"闲聊 ".repeat(size / 4)} ws://127.0.0.1:2536/OneBotv11`)).toEqual(["url", here]);
});

test("no text makes it fail", () => {
  const pieces = fc.constantFrom(
    ...'{ } [ ] " : , ： “ ” // /* */ ws:// http:// localhost 127.0.0.1 :2536 /OneBotv11 ?a=b 连接地址 Host Port 2536 true null'.split(
      " ",
    ),
    '"Host": "a"',
    '"Implementations":',
    '"ReverseWebSocket":',
    "\n",
    " ",
    "\u001b[3",
    "\ud800",
    "\0",
  );
  const text = fc.oneof(
    fc.array(pieces, { maxLength: 20 }).map((parts) => parts.join("")),
    fc.string({ unit: "binary", maxLength: 60 }),
  );
  fc.assert(
    fc.property(text, (pasted) => {
      const read = readPaste(pasted);
      return read.kind !== "fields" || Object.values(read.fields).every((value) => value !== "");
    }),
    { numRuns: 3000 },
  );
});
