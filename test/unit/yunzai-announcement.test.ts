import { expect, test } from "@playwright/test";
import { parseAnnouncement } from "../../electron/core/yunzai/yunzai-announcement.ts";

const esc = "\u001b";
const list = "[GSUIDCore,OPQBot,ComWeChat,OneBotv11]";
const segments = ["GSUIDCore", "OPQBot", "ComWeChat", "OneBotv11"];
const usual = { secure: false, host: "localhost", port: 2536, base: "", segments };

test("Y11: the line as it stands on the page", () => {
  expect(parseAnnouncement(`[ WebSocket] 连接地址：ws://localhost:2536/${list}`)).toEqual(usual);
});

for (const [what, text] of [
  [
    "as the terminal gets it, coloured",
    `${esc}[32m[20:00:01.123][INFO]${esc}[39m${esc}[34m[WebSocket ]${esc}[39m 连接地址：${esc}[34mws://localhost:2536/${esc}[39m${esc}[36m${list}${esc}[39m`,
  ],
  [
    "with colours whose escapes the clipboard lost",
    `[34m[WebSocket ][39m 连接地址：[34mws://localhost:2536/[39m[36m${list}[39m`,
  ],
  [
    "with colours whose escapes became arrows",
    `←[34m[WebSocket ]←[39m 连接地址：←[34mws://localhost:2536/←[39m←[36m${list}←[39m`,
  ],
  ["with a plain colon", `[WebSocket] 连接地址:ws://localhost:2536/${list}`],
  ["with a blank behind the colon", `[WebSocket] 连接地址： ws://localhost:2536/${list}`],
  [
    "with junk around it",
    `看这里👉「连接地址：ws://localhost:2536/${list}」，怎么填？ http://localhost:9999`,
  ],
  [
    "broken over lines by a narrow console",
    "[WebSocket] 连接地址：ws://localhost:2536/[GSUIDCore,OPQB\r\not,ComWeChat,OneBo\r\ntv11]",
  ],
  ["with http instead of ws", `连接地址：http://localhost:2536/${list}`],
] as const) {
  test(`Y11: the line ${what}`, () => {
    expect(parseAnnouncement(text)).toEqual(usual);
  });
}

test("Y11: wss and the https port", () => {
  expect(parseAnnouncement(`连接地址：wss://bot.example:2537/${list}`)).toEqual({
    ...usual,
    secure: true,
    host: "bot.example",
    port: 2537,
  });
  expect(parseAnnouncement(`连接地址：wss://bot.example/${list}`)).toMatchObject({ secure: true, port: 443 });
  expect(parseAnnouncement(`连接地址：ws://bot.example/${list}`)).toMatchObject({ port: 80 });
});

test("Y11: IPv6, a trailing slash in url, and a path before the list", () => {
  expect(parseAnnouncement(`连接地址：ws://[::1]:2536/${list}`)).toEqual({ ...usual, host: "[::1]" });
  expect(parseAnnouncement(`连接地址：ws://localhost:2536//${list}`)).toEqual(usual);
  expect(parseAnnouncement(`连接地址：wss://example.org/yz/${list}`)).toMatchObject({
    base: "/yz",
    segments,
  });
});

test("Y11: the old form, a line for each path, of which all are taken", () => {
  const text = [
    "[20:00:01.123][INFO] [ComWeChat] 连接地址：ws://localhost:2536/ComWeChat",
    "[20:00:01.124][INFO] [go-cqhttp] 连接地址：ws://localhost:2536/go-cqhttp",
    "[20:00:01.125][INFO] [OPQBot] 连接地址：ws://localhost:2536/OPQBot",
  ].join("\n");
  expect(parseAnnouncement(text)).toEqual({ ...usual, segments: ["ComWeChat", "go-cqhttp", "OPQBot"] });
  expect(parseAnnouncement("本机 go-cqhttp 连接地址：ws://localhost:2536/go-cqhttp")).toEqual({
    ...usual,
    segments: ["go-cqhttp"],
  });
});

test("Y11: a later start of the same Yunzai replaces what an earlier one listed", () => {
  const text = "连接地址：ws://localhost:2536/[go-cqhttp]\n连接地址：ws://localhost:2536/[OneBotv11]";
  expect(parseAnnouncement(text)?.segments).toEqual(["OneBotv11"]);
});

const at = (port: number, paths: string) => `连接地址：ws://localhost:${port}/[${paths}]`;

test("Y11: of several the one with the best OneBot path wins, and of equals the last", () => {
  const text = [at(1, "OneBotv11"), at(2, "OneBotv11,OPQBot"), at(3, "go-cqhttp"), at(4, "OPQBot")].join(
    "\n",
  );
  expect(parseAnnouncement(text)?.port).toBe(2);
  expect(parseAnnouncement([at(3, "go-cqhttp"), at(4, "OPQBot")].join("\n"))?.port).toBe(3);
  expect(parseAnnouncement([at(1, "OPQBot"), at(2, "ComWeChat")].join("\n"))?.port).toBe(2);
});

for (const text of [
  "",
  "连接地址",
  "连接地址：",
  "连接地址：localhost:2536",
  "连接地址：ws://",
  "连接地址：ws://:2536/[OneBotv11]",
  "连接地址：ws://localhost:99999/[OneBotv11]",
  "连接地址：ws://user:pass@localhost:2536/[OneBotv11]",
  "连接地址：ftp://localhost:2536/[OneBotv11]",
  "ws://localhost:2536/[OneBotv11]",
]) {
  test(`Y11: ${JSON.stringify(text)} announces nothing`, () => {
    expect(parseAnnouncement(text)).toBeNull();
  });
}

test("Y11: a line without any path, and a list that never ends, still give the address", () => {
  expect(parseAnnouncement("连接地址：ws://localhost:2536/")).toEqual({ ...usual, segments: [] });
  expect(parseAnnouncement("连接地址：ws://localhost:2536/[OneBotv11,")).toEqual({ ...usual, segments: [] });
});

test("Y11: hostile text of a megabyte is read in linear time", () => {
  const size = 1024 * 1024;
  const texts = [
    "连接地址：".repeat(size / 5),
    `连接地址：ws://${"a".repeat(size)}`,
    `连接地址：ws://a/${"/".repeat(size)}[`,
    "连接地址：ws://a:1/[a,".repeat(size / 20),
    `连接地址：${" ".repeat(size)}`,
    "[1;".repeat(size / 3),
    "连接地址：ws://[".repeat(size / 11),
    Array.from({ length: size / 24 }, (_, index) => `连接地址：ws://h${index}:1/[OneBotv11]`).join("\n"),
  ];
  // What is not linear takes hours.
  const read = texts.map((text) => parseAnnouncement(text)?.segments ?? null);
  expect(read).toEqual([null, [], [], [], null, null, null, ["OneBotv11"]]);
});
