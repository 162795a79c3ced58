import { expect, test } from "@playwright/test";
import { pathMeaning } from "../../electron/core/listen/dial-meaning.ts";
import type { ListenDial, ListenEvent, ListenResult } from "../../electron/jobs/results.ts";
import { hasYunzaiCome, isMisled, withDial, type DialGroup } from "../../renderer/steps/listen-dials.ts";

type DialEvent = Extract<ListenEvent, { type: "dial" }>;

const dialled = (more: Partial<ListenDial> = {}, fromLagrange = true): DialEvent => {
  const dial: ListenDial = {
    at: 1,
    path: "/OneBotv11",
    userAgent: "Lagrange.OneBot",
    selfId: "1234567890",
    role: "Universal",
    tokenIn: [],
    hasToken: false,
    ...more,
  };
  return { type: "dial", dial, meaning: pathMeaning(dial), fromLagrange };
};
const groupsOf = (...events: readonly DialEvent[]): readonly DialGroup[] =>
  events.reduce<readonly DialGroup[]>(withDial, []);

test("dials that differ in nothing but their time stand once, counted", () => {
  const groups = groupsOf(dialled({ at: 1 }), dialled({ at: 5001 }), dialled({ at: 10_001 }));
  expect(groups).toHaveLength(1);
  expect(groups[0]).toMatchObject({ times: 3, meaning: "right" });
});

test("another path, token or id is another line, in the order they came", () => {
  const groups = groupsOf(
    dialled(),
    dialled({ path: "/onebot/v11/ws" }),
    dialled({ tokenIn: ["header"], hasToken: true }),
    dialled({ selfId: "2222222222" }),
    dialled({ path: "/onebot/v11/ws" }),
  );
  expect(groups.map(({ times }) => times)).toEqual([1, 2, 1, 1]);
  expect(groups.map(({ dial }) => dial.path)).toEqual([
    "/OneBotv11",
    "/onebot/v11/ws",
    "/OneBotv11",
    "/OneBotv11",
  ]);
});

test("only a wrong path of Lagrange's own asks for a repair", () => {
  expect(isMisled(groupsOf(dialled()))).toBe(false);
  expect(isMisled(groupsOf(dialled(), dialled({ path: "/onebotv11" })))).toBe(true);
  expect(isMisled(groupsOf(dialled({ path: "/wrong", userAgent: "curl" }, false)))).toBe(false);
});

test("a Yunzai that wants its port is told from every other end", () => {
  const ended = (end: Extract<ListenResult, { kind: "listened" }>["ended"]): boolean =>
    hasYunzaiCome({
      kind: "listened",
      ended: end,
      dials: 0,
      strays: { secure: 0, request: 0, unreadable: 0 },
      ms: 1,
    });
  expect(ended("yunzai-appeared")).toBe(true);
  expect(ended("exit-asked")).toBe(true);
  expect(ended("time-over")).toBe(false);
  expect(ended("interrupted")).toBe(false);
  expect(ended("port-shared")).toBe(false);
  expect(hasYunzaiCome({ kind: "refused", reason: "yunzai-running", holder: null })).toBe(true);
  expect(hasYunzaiCome({ kind: "refused", reason: "port-taken", holder: null })).toBe(false);
});
