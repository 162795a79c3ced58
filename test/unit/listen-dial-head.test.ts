import { expect, test } from "@playwright/test";
import fc from "fast-check";
import { headLimit, readCallerHead, type CallerHead } from "../../electron/core/listen/dial-head.ts";
import { isFromLagrange, pathMeaning } from "../../electron/core/listen/dial-meaning.ts";

const read = (text: string): CallerHead => readCallerHead(Buffer.from(text));

function dialTo(target: string, headers: Readonly<Record<string, string>> = {}): string {
  const all = { Host: "127.0.0.1:2536", Connection: "Upgrade", Upgrade: "websocket", ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `GET ${target} HTTP/1.1\r\n${lines.join("")}\r\n`;
}

function headOf(target: string, headers: Readonly<Record<string, string>> = {}) {
  const call = read(dialTo(target, headers));
  if (call.kind !== "dial") throw new Error(`not a dial: ${JSON.stringify(call)}`);
  return call.head;
}

test("L9: Lagrange's dial tells path, agent, id and role", () => {
  expect(
    headOf("/OneBotv11", {
      "X-Client-Role": "Universal",
      "X-Self-ID": "1234567890",
      "User-Agent": "Lagrange.OneBot",
      Authorization: "Bearer ",
    }),
  ).toEqual({
    path: "/OneBotv11",
    userAgent: "Lagrange.OneBot",
    selfId: "1234567890",
    role: "Universal",
    tokenIn: [],
  });
});

test("what a dial does not say is null", () => {
  expect(headOf("/")).toEqual({ path: "/", userAgent: null, selfId: null, role: null, tokenIn: [] });
});

const tokens: readonly (readonly [what: string, target: string, authorization: string, tokenIn: string[]])[] =
  [
    ["a Bearer token", "/", "Bearer s3cret", ["header"]],
    ["a Bearer token in another case", "/", "bearer s3cret", ["header"]],
    ["credentials of another kind", "/", "Basic czNjcmV0", ["header"]],
    ["a bare value", "/", "s3cret", ["header"]],
    ["a token that begins like the word", "/", "Bearers3cret", ["header"]],
    ["the empty token of L9", "/", "Bearer ", []],
    ["an empty header", "/", "", []],
    ["a query value under any name", "/OneBotv11/?X-Token=s3cret", "Bearer ", ["query"]],
    ["a query value behind others", "/?a&b=&c=s3cret", "", ["query"]],
    ["a query value behind a second question mark", "/?a?t=s3cret", "", ["query"]],
    ["empty query values", "/?a&b=&c=", "", []],
    ["both", "/?t=s3cret", "Bearer s3cret", ["header", "query"]],
  ];

for (const [what, target, Authorization, tokenIn] of tokens) {
  test(`Y8: where the token stands: ${what}`, () => {
    expect(headOf(target, { Authorization }).tokenIn).toEqual(tokenIn);
  });
}

test("no value of a token gets through, wherever it stands", () => {
  const token = fc.string({
    unit: fc.constantFrom("a", "b", "=", "?", "#", ";", "/", ":", "%"),
    minLength: 8,
    maxLength: 900,
  });
  fc.assert(
    fc.property(
      token,
      fc.constantFrom("/OneBotv11/?t=", "/?a=b&t=", `/${"x".repeat(900)}?t=`),
      (t, start) => {
        const secret = `S3CRET${t}S3CRET`;
        const head = headOf(start + encodeURI(secret), { Authorization: `Bearer ${secret}` });
        expect(JSON.stringify(head)).not.toContain("S3CRET");
        expect(head.tokenIn).toEqual(["header", "query"]);
      },
    ),
  );
});

test("headers are found in any case, the first of two counts, folded and broken lines do not", () => {
  const head = headOf("/", {
    "x-SELF-id": "1",
    "X-Self-ID": "2",
    "bad name": "x",
    " User-Agent": "folded",
  });
  expect(head).toMatchObject({ selfId: "1", userAgent: null });
});

test("a head is judged only when it is whole, byte by byte", () => {
  const whole = Buffer.from(dialTo("/OneBotv11", { "X-Self-ID": "1" }));
  for (let length = 0; length < whole.length; length += 1) {
    expect(readCallerHead(whole.subarray(0, length))).toEqual({ kind: "incomplete" });
  }
  expect(readCallerHead(whole).kind).toBe("dial");
});

test("what stands behind the head changes nothing", () => {
  const alone = read(dialTo("/a"));
  expect(read(`${dialTo("/a")}${dialTo("/exit")}`)).toEqual(alone);
  expect(readCallerHead(Buffer.concat([Buffer.from(dialTo("/a")), Buffer.alloc(64, 0x81)]))).toEqual(alone);
});

for (const line of [
  "GET /exit HTTP/1.1",
  "GET /exit/ HTTP/1.1",
  "GET /exit?a=b HTTP/1.1",
  "GET /EXIT HTTP/1.0",
  "POST /exit HTTP/1.1",
  "GET http://localhost:2536/exit HTTP/1.1",
]) {
  test(`Y10: a Yunzai that wants the port is heard with its first line: ${line}`, () => {
    expect(read(line)).toEqual({ kind: "incomplete" });
    expect(read(`${line}\r\nHost: localh`)).toEqual({ kind: "exit" });
  });
}

for (const target of ["/exits", "/OneBotv11/exit", "/?/exit", "//exit"]) {
  test(`Y10: no wish for the port: ${target}`, () => {
    expect(read(dialTo(target)).kind).toBe("dial");
  });
}

const strays: readonly (readonly [what: string, bytes: Buffer | string, kind: string])[] = [
  ["a TLS hello", Buffer.from([22, 3, 1, 2, 0, 1]), "secure"],
  ["the first byte of one", Buffer.from([22]), "secure"],
  ["a plain request", "GET / HTTP/1.1\r\nHost: a\r\n\r\n", "request"],
  ["a request with a body", "POST / HTTP/1.1\r\nContent-Length: 4\r\n\r\nbody", "request"],
  ["an upgrade to something else", "GET / HTTP/1.1\r\nUpgrade: h2c\r\n\r\n", "request"],
  ["an upgrade by HTTP/1.0", "GET / HTTP/1.0\r\nUpgrade: websocket\r\n\r\n", "request"],
  ["a request to a proxy", "GET http://a/ HTTP/1.1\r\nUpgrade: websocket\r\n\r\n", "request"],
  ["a tunnel", "CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n", "request"],
  ["HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "unreadable"],
  ["no request line", "hello there general\r\n\r\n", "unreadable"],
  ["one word and no end", "x".repeat(21), "unreadable"],
  ["zeros", Buffer.alloc(3), "unreadable"],
  ["a greeting", "SSH-2.0-OpenSSH_9\r\n", "unreadable"],
  ["a head without end", `GET / HTTP/1.1\r\n${"a: b\r\n".repeat(headLimit)}`, "unreadable"],
  ["a line without end", `GET /${"a".repeat(headLimit)}`, "unreadable"],
  ["empty lines without end", "\r\n".repeat(headLimit), "unreadable"],
];

for (const [what, bytes, kind] of strays) {
  test(`no dial: ${what}`, () => {
    expect(readCallerHead(Buffer.from(bytes))).toEqual({ kind: "other", what: kind });
  });
}

test("a head of just the permitted size is read, one byte more is not", () => {
  const filled = (length: number): string =>
    dialTo("/a", { "X-Fill": "f".repeat(length - dialTo("/a", { "X-Fill": "" }).length) });
  expect(read(filled(headLimit)).kind).toBe("dial");
  expect(read(filled(headLimit + 1))).toEqual({ kind: "other", what: "unreadable" });
});

test("whatever comes, it is judged and nothing thrown", () => {
  const soup = fc.string({
    unit: fc.constantFrom("GET ", "/", "?", "\r\n", "a: b", " HTTP/1.1", "\u0000", "云"),
  });
  fc.assert(
    fc.property(soup, fc.uint8Array(), (text, bytes) => {
      for (const given of [Buffer.from(text), Buffer.from(bytes)]) {
        expect(["incomplete", "dial", "exit", "other"]).toContain(readCallerHead(given).kind);
      }
    }),
  );
});

const meanings: readonly (readonly [path: string, meaning: string])[] = [
  ["/OneBotv11", "right"],
  ["/OneBotv11/", "right"],
  ["/OneBotv11/?a=***", "right"],
  ["/OneBotv11?a=***", "query"],
  ["/onebotv11", "case"],
  ["/go-cqhttp", "old-adapter"],
  ["/onebot/v11/ws", "factory"],
  ["/GSUIDCore", "other-adapter"],
  ["//OneBotv11", "unknown"],
  ["/OneBot/v11/ws", "unknown"],
  ["/", "unknown"],
];

for (const [path, meaning] of meanings) {
  test(`Y5: a dial to ${path} is ${meaning}`, () => {
    expect(pathMeaning({ path })).toBe(meaning);
  });
}

test("L9: Lagrange is known by its agent", () => {
  expect(isFromLagrange({ userAgent: "Lagrange.OneBot" })).toBe(true);
  expect(isFromLagrange({ userAgent: "Mozilla/5.0" })).toBe(false);
  expect(isFromLagrange({ userAgent: null })).toBe(false);
});
