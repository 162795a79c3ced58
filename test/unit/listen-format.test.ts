import { expect, test } from "@playwright/test";
import { formatDial, formatListenEnd } from "../../electron/hosts/terminal/format-listen.ts";
import { parseArguments } from "../../electron/hosts/terminal/options.ts";
import { createPaint } from "../../electron/hosts/terminal/paint.ts";
import type { ListenDial, ListenResult } from "../../electron/jobs/results.ts";
import { localeFor } from "../../electron/locales/index.ts";

const paint = createPaint(false);
const looks = (["zh-CN", "en"] as const).map((tag) => ({
  locale: localeFor(tag),
  paint,
  width: Number.POSITIVE_INFINITY,
}));
const [chinese, english] = [looks[0] ?? never(), looks[1] ?? never()];

function never(): never {
  throw new Error("no such language");
}

const dial: ListenDial = {
  at: new Date(2026, 0, 2, 3, 4, 5).getTime(),
  path: "/onebot/v11/ws",
  userAgent: "Lagrange.OneBot",
  selfId: "1234567890",
  role: "Universal",
  hasToken: false,
  tokenIn: [],
};

const listened: Extract<ListenResult, { kind: "listened" }> = {
  kind: "listened",
  ended: "time-over",
  dials: 0,
  strays: { secure: 0, request: 0, unreadable: 0 },
  ms: 1000,
};

function text(lines: readonly string[]): string {
  return lines.join("\n");
}

test("a dial is told with its time, path, verdict, token and half an id", () => {
  const told = text(formatDial(dial, 1, chinese));
  expect(told).toBe(
    [
      "03:04:05  Lagrange 连过来了",
      "  路径  /onebot/v11/ws",
      "        这是 Lagrange 的出厂路径，云崽没有；Suffix 要改成 /OneBotv11。",
      "  令牌  没有带",
      "  QQ    12****890",
    ].join("\n"),
  );
});

test("the same dial again takes one line", () => {
  expect(formatDial(dial, 3, english)).toEqual(["03:04:05  The same again (3 times now)"]);
});

test("half a connection, a stranger and a token in two places are told as such", () => {
  const other: ListenDial = {
    ...dial,
    path: "/OneBotv11/?a=***",
    userAgent: "curl/8",
    selfId: null,
    role: "Api",
    hasToken: true,
    tokenIn: ["header", "query"],
  };
  const told = text(formatDial(other, 1, english));
  expect(told).toContain("Not Lagrange: curl/8 dialled");
  expect(told).toContain("Right: this is where");
  expect(told).toContain("sent twice");
  expect(told).toContain("did not say whose");
  expect(told).toContain("one half (Api)");
  expect(text(formatDial({ ...other, userAgent: null }, 1, english))).toContain("gave no name");
});

for (const look of looks) {
  const { tag } = look.locale;
  test(`${tag}: an empty time says what that may mean; one cut short does not`, () => {
    const nobody = look.locale.listen.nobody(2536);
    expect(text(formatListenEnd(listened, 2536, look))).toContain(nobody);
    for (const result of [
      { ...listened, ended: "interrupted" as const },
      { ...listened, dials: 2 },
      { ...listened, strays: { ...listened.strays, secure: 1 } },
    ]) {
      expect(text(formatListenEnd(result, 2536, look))).not.toContain(nobody);
    }
  });

  test(`${tag}: who holds the port is named as far as it is known`, () => {
    const refused = { kind: "refused", reason: "port-taken" } as const;
    const holder = { pid: 77, program: "nginx", yunzai: null };
    const told = text(formatListenEnd({ ...refused, holder }, 2536, look));
    expect(told).toContain("2536");
    expect(told).toMatch(/nginx.*77/);
    expect(formatListenEnd({ ...refused, holder: null }, 2536, look)).toHaveLength(1);
  });
}

test("callers that were no dial are counted, wss:// by itself", () => {
  const strays = { secure: 1, request: 2, unreadable: 3 };
  const told = text(formatListenEnd({ ...listened, dials: 1, strays }, 2536, english));
  expect(told).toContain("1 dial in all");
  expect(told).toContain("1 more call used wss://");
  expect(told).toContain("5 more calls without a WebSocket");
});

const requestOf = (line: string) => parseArguments(line.split(" ")).request;

test("listen takes a port and a time, and Yunzai's port for a minute by default", () => {
  const run = (command: object) => ({ kind: "run", json: false, command: { job: "listen", ...command } });
  expect(requestOf("listen")).toEqual(run({ port: 2536, seconds: 60 }));
  expect(requestOf("listen --port 8080 --seconds 5")).toEqual(run({ port: 8080, seconds: 5 }));
});

for (const line of [
  "listen --port 0",
  "listen --port 65536",
  "listen --port x",
  "listen --seconds 0",
  "listen --seconds 3601",
  "listen --seconds soon",
]) {
  test(`refuses: ${line}`, () => {
    expect(requestOf(line)).toMatchObject({ kind: "usage", problem: { kind: "not-a-number" } });
  });
}
