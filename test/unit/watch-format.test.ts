import { expect, test } from "@playwright/test";
import type { WatchKind } from "../../electron/core/watch-judge.ts";
import type { WatchCause, WatchedLagrange } from "../../electron/core/watch-state.ts";
import type { Look } from "../../electron/hosts/terminal/console.ts";
import { formatWatch, formatWatchView } from "../../electron/hosts/terminal/format-watch.ts";
import { createPaint } from "../../electron/hosts/terminal/paint.ts";
import type { WatchResult } from "../../electron/jobs/results.ts";
import { localeFor } from "../../electron/locales/index.ts";

const folders = { lagrange: "/bots/Lagrange", yunzai: "/bots/Yunzai" };
const stable: WatchResult = {
  kind: "stable",
  lagrange: "running",
  connected: true,
  since: 0,
  connects: 1,
  arrived: "123456789",
  otherId: null,
  cause: null,
};
const flapping: WatchResult = {
  ...stable,
  kind: "flapping",
  connected: false,
  connects: 5,
  arrived: null,
  cause: { kind: "path-unknown", path: "/onebot/v11/ws" },
};

const looks = (["zh-CN", "en"] as const).map((tag): Look => ({
  locale: localeFor(tag),
  paint: createPaint(false),
  width: Number.POSITIVE_INFINITY,
}));

function said(result: WatchResult, tag: string): string {
  return looks
    .filter(({ locale }) => locale.tag === tag)
    .map((look) => formatWatch(result, folders, look).join("\n"))
    .join();
}

test("a stable link is said in two lines, with the id", () => {
  expect(said(stable, "en")).toBe(
    "Connected and stable\n  QQ 123456789 has been connected to Yunzai for 10 s without a break.",
  );
  expect(said(stable, "zh-CN")).toBe("已经连上，很稳定\n  QQ 123456789 连上云崽满 10 秒，没有断过。");
});

test("a link that flaps is said with its count, its cause and the command that finds out more", () => {
  expect(said(flapping, "en")).toBe(
    `It connects and drops again and again
  Lagrange connected 5 times in this while, and never for long.
  cause  Yunzai does not know the path it dials, /onebot/v11/ws.
  next   npm run -s cli -- check --lagrange /bots/Lagrange --yunzai /bots/Yunzai`,
  );
});

test("another id and settings older than the change are pointed out beside any end", () => {
  const odd = { ...stable, lagrange: "old-settings", otherId: "42" } as const;
  expect(said(odd, "en")).toContain("Another QQ id has arrived, 42.");
  expect(said(odd, "zh-CN")).toContain("关掉再打开，新设置才会生效");
});

test("every end and every moment is said in whole sentences, in both languages", () => {
  const kinds: readonly WatchKind[] = ["stable", "flapping", "absent", "not-running", "unknown"];
  const states: readonly WatchedLagrange[] = [
    "not-running",
    "signing-in",
    "old-settings",
    "running",
    "unknown",
  ];
  const causes: readonly (WatchCause | null)[] = [
    null,
    { kind: "not-listening" },
    { kind: "path-unknown", path: "/x" },
    { kind: "unauthorized", key: "authorization" },
    { kind: "dropped" },
    { kind: "not-greeted" },
    { kind: "replaced" },
  ];
  for (const look of looks) {
    for (const cause of causes) {
      for (const connected of [true, false]) {
        const ends = kinds.map((kind) => formatWatch({ ...stable, kind, cause, connected }, folders, look));
        const moments = states.map((lagrange) =>
          formatWatchView({ ...stable, lagrange, cause, connected, arrived: null, otherId: "42" }, look),
        );
        expect(new Set(ends.map(String)).size).toBe(kinds.length);
        for (const text of [...ends.flat(), ...moments]) {
          expect(text).not.toMatch(/undefined|null|NaN|\[object/);
          expect(/[\u4e00-\u9fff]/.test(text)).toBe(look.locale.tag === "zh-CN" || text === "");
        }
      }
    }
  }
});
