import { expect, test } from "@playwright/test";
import { isStable, judgeWatch, stableMs, viewOf } from "../../electron/core/watch-judge.ts";
import { beginWatch, observe, type WatchSample, type WatchState } from "../../electron/core/watch-state.ts";
import type { YunzaiLogEvent } from "../../electron/core/yunzai/yunzai-log.ts";

const uin = "1234567890";
const noon = Date.UTC(2026, 2, 1, 4);

const dialled = (port: number, selfId = uin, path = "/OneBotv11") => ({
  at: noon,
  path,
  peer: `::ffff:127.0.0.1:${port}`,
  userAgent: "Lagrange.OneBot",
  selfId,
});
const connected = (...dial: Parameters<typeof dialled>): YunzaiLogEvent => ({
  kind: "connected",
  ...dialled(...dial),
});
const disconnected = (...dial: Parameters<typeof dialled>): YunzaiLogEvent => ({
  kind: "disconnected",
  ...dialled(...dial),
});
const refused = (port: number): YunzaiLogEvent => ({ kind: "auth-failed", key: "token", ...dialled(port) });
const arrived = (selfId = uin, cut = false): YunzaiLogEvent => ({
  kind: "bot-arrived",
  at: noon,
  adapter: "OneBotv11",
  selfId,
  cut,
});
const own = (port: number) => ({ port, own: true });
const strange = (port: number) => ({ port, own: false });

/** `took`: how long it was before the sockets had been read. */
type Look = Partial<Omit<WatchSample, "elapsed" | "seenAt">> & {
  readonly at: number;
  readonly took?: number;
};

/** A watch of these looks; what they leave out is a running Lagrange that nothing connects. */
function watched(looks: readonly Look[], past: readonly YunzaiLogEvent[] = []): WatchState {
  return looks.reduce(
    (state, { at, took = 0, ...look }) =>
      observe(state, {
        now: noon + at,
        elapsed: at,
        seenAt: at + took,
        uin,
        lagrange: "running",
        connections: [],
        listening: true,
        log: [],
        ...look,
      }),
    beginWatch(past),
  );
}

test("a connection is stable when it has stood for ten seconds, and not a moment earlier", () => {
  const begun = { at: 500, connections: [own(1)], log: [connected(1), arrived()] };
  const short = watched([begun, { at: 499 + stableMs, connections: [own(1)] }]);
  expect(isStable(short)).toBe(false);
  expect(judgeWatch(short)).toBe("unknown");
  const long = watched([begun, { at: 500 + stableMs, connections: [own(1)] }]);
  expect(judgeWatch(long)).toBe("stable");
  expect(viewOf(long)).toEqual({
    lagrange: "running",
    connected: true,
    since: noon + 500,
    connects: 1,
    arrived: uin,
    otherId: null,
    cause: null,
  });
});

test("what stood while nobody looked counts from the first sight to the beginning of the last", () => {
  const slow = { at: 0, took: stableMs, connections: [own(1)] };
  expect(isStable(watched([slow, { at: stableMs + 500, connections: [own(1)] }]))).toBe(false);
  expect(isStable(watched([slow, { at: 2 * stableMs - 1, took: stableMs, connections: [own(1)] }]))).toBe(
    false,
  );
  expect(isStable(watched([slow, { at: 2 * stableMs, connections: [own(1)] }]))).toBe(true);
});

test("another connection begins anew, however close it follows", () => {
  const state = watched([
    { at: 0, connections: [own(1)] },
    { at: stableMs - 1, connections: [own(2)] },
    { at: stableMs, connections: [own(2)] },
  ]);
  expect(judgeWatch(state)).toBe("unknown");
  expect(viewOf(state)).toMatchObject({ connects: 2, since: noon + stableMs - 1 });
});

test("a log line may come before its socket is seen, or long before the watch", () => {
  const early = [
    { at: 0, log: [connected(1), arrived()] },
    { at: 400, connections: [own(1)] },
    { at: 400 + stableMs, connections: [own(1)] },
  ];
  expect(viewOf(watched(early))).toMatchObject({ arrived: uin, connects: 1 });
  const before = watched(
    [0, stableMs].map((at) => ({ at, connections: [own(1)] })),
    [connected(1), arrived()],
  );
  expect(judgeWatch(before)).toBe("stable");
  expect(viewOf(before).arrived).toBe(uin);
});

test("a connection that the log shows, and that nobody greets, is no success", () => {
  const looks = [
    { at: 0, connections: [own(1)], log: [connected(1)] },
    { at: stableMs, connections: [own(1)] },
  ];
  expect(judgeWatch(watched(looks))).toBe("absent");
  expect(viewOf(watched(looks)).cause).toEqual({ kind: "not-greeted" });
  // A Yunzai that takes its time is waited for.
  const late = watched([...looks, { at: stableMs + 400, connections: [own(1)], log: [arrived()] }]);
  expect(judgeWatch(late)).toBe("stable");
});

test("a log that shows nothing of it leaves the judgement to the sockets", () => {
  const state = watched([0, stableMs].map((at) => ({ at, connections: [own(1)] })));
  expect(judgeWatch(state)).toBe("stable");
  expect(viewOf(state).arrived).toBeNull();
});

test("an id that the log has cut is still the folder's", () => {
  const long = "12345678901";
  const looks = [0, stableMs].map((at) => ({ at, uin: long, connections: [own(1)] }));
  const state = watched(looks, [connected(1, long), arrived("123456789", true)]);
  expect(viewOf(state)).toMatchObject({ arrived: long, otherId: null });
});

test("where the owner of a socket is not told, the log's port and id do", () => {
  const looks = [0, stableMs].map((at) => ({ at, connections: [strange(7), strange(8)] }));
  expect(judgeWatch(watched(looks, [connected(7), arrived()]))).toBe("stable");
  expect(judgeWatch(watched(looks, [connected(7, "42"), arrived("42")]))).toBe("absent");
  expect(judgeWatch(watched(looks))).toBe("absent");
});

test("connections that come and go are flapping from the third on, by whichever count is larger", () => {
  const bySockets = (count: number) =>
    watched(Array.from({ length: count }, (_, port) => ({ at: port * 400, connections: [own(port)] })));
  expect(judgeWatch(bySockets(2))).toBe("unknown");
  expect(judgeWatch(bySockets(3))).toBe("flapping");
  const byLog = watched([
    { at: 0, log: [refused(1), refused(2)] },
    { at: 400, connections: [own(3)], log: [refused(3)] },
    { at: 800 },
  ]);
  expect(judgeWatch(byLog)).toBe("flapping");
  expect(viewOf(byLog)).toMatchObject({ connects: 3, cause: { kind: "unauthorized", key: "token" } });
  expect(judgeWatch(watched([{ at: 0, log: [refused(1), refused(2)] }]))).toBe("absent");
});

test("one that settles down in the end is stable, whatever came before", () => {
  const state = watched([
    { at: 0, log: [refused(1), refused(2), refused(3)] },
    { at: 400, connections: [own(4)], log: [connected(4), arrived()] },
    { at: 400 + stableMs, connections: [own(4)] },
  ]);
  expect(judgeWatch(state)).toBe("stable");
  expect(viewOf(state)).toMatchObject({ connects: 4, cause: null });
});

test("what was dropped tells why: a path that leads nowhere, or no reason at all", () => {
  const drop = (path: string) =>
    viewOf(watched([{ at: 0, log: [connected(1, uin, path), disconnected(1, uin, path)] }])).cause;
  expect(drop("/onebot/v11/ws")).toEqual({ kind: "path-unknown", path: "/onebot/v11/ws" });
  expect(drop("/OneBotv11")).toEqual({ kind: "dropped" });
  expect(drop("/go-cqhttp/")).toEqual({ kind: "dropped" });
});

test("a refusal is over once the bot arrives", () => {
  const state = watched([
    { at: 0, log: [refused(1)] },
    { at: 400, connections: [own(2)], log: [connected(2), arrived()] },
  ]);
  expect(viewOf(state).cause).toBeNull();
});

test("other bots' dials and drops are nobody's business here", () => {
  const state = watched([
    { at: 0, log: [connected(1, "42"), disconnected(1, "42"), connected(2, "42"), disconnected(2, "42")] },
    { at: 400, log: [{ kind: "handler-missing", segment: "x", ...dialled(3, "42") }] },
  ]);
  expect(viewOf(state)).toMatchObject({ connects: 0, cause: null, otherId: null });
});

test("only an id that arrives during the watch is another one's arrival", () => {
  expect(viewOf(watched([{ at: 0 }], [connected(1, "42"), arrived("42")])).otherId).toBeNull();
  expect(viewOf(watched([{ at: 0, log: [arrived("42")] }])).otherId).toBe("42");
});

test("what the log told before the folder named the id is judged by that id all the same", () => {
  const login = [refused(1), connected(2), arrived()];
  const late = [
    { at: 0, uin: "42", log: login },
    { at: 400, connections: [own(2)] },
    { at: 400 + stableMs, connections: [own(2)] },
  ];
  expect(viewOf(watched(late))).toMatchObject({ connects: 2, arrived: uin, otherId: null, cause: null });
  // And the other way round: what was taken for its own was another's.
  const others = [1, 2, 3].map((port) => connected(port, "42"));
  const first = watched([{ at: 0, uin: null, log: others }, { at: 400 }]);
  expect(viewOf(first)).toMatchObject({ connects: 0, cause: null });
  expect(judgeWatch(first)).toBe("absent");
});

test("L10: before its first login nothing that the log tells is its own, another bot's link least of all", () => {
  const past = [connected(7, "42"), arrived("42")];
  for (const lagrange of ["not-running", "signing-in"] as const) {
    const looks = [0, stableMs].map((at) => ({ at, uin: null, lagrange, connections: [strange(7)] }));
    const state = watched(looks, past);
    expect(judgeWatch(state)).toBe(lagrange === "not-running" ? "not-running" : "absent");
    expect(viewOf(state)).toMatchObject({ connected: false, connects: 0, arrived: null });
  }
  // Where the system does not tell who runs, it may be any Lagrange's.
  const untold = [0, stableMs].map((at) => ({ at, uin: null, connections: [strange(7)] }));
  expect(viewOf(watched(untold, past))).toMatchObject({ connected: true, arrived: "42" });
});

test("a look that tells nothing ends no connection, and proves none", () => {
  const silent = { connections: null, listening: null, lagrange: "unknown" } as const;
  const between = [
    { at: 0, connections: [own(1)] },
    { at: 400, ...silent },
  ];
  const state = watched([...between, { at: stableMs, connections: [own(1)] }]);
  expect(judgeWatch(state)).toBe("stable");
  expect(viewOf(state).connects).toBe(1);
  expect(judgeWatch(watched([...between, { at: stableMs, ...silent }]))).toBe("unknown");
});

test("Y9: a second dial with the same id replaces the first, but a relay's end of the same connection does not", () => {
  const first = { at: 0, connections: [own(1)], log: [connected(1), arrived()] };
  const second = { at: 400, connections: [own(1), strange(2)], log: [connected(2), arrived()] };
  const replaced = watched([first, second, { at: stableMs, connections: [own(1), strange(2)] }]);
  expect(judgeWatch(replaced)).toBe("absent");
  expect(viewOf(replaced).cause).toEqual({ kind: "replaced" });
  const gone = watched([first, second, { at: stableMs, connections: [own(1)], log: [disconnected(2)] }]);
  expect(viewOf(gone).cause).toEqual({ kind: "replaced" });
  // The log is read after the sockets, and may know of a dial that they do not show yet.
  const early = watched([
    first,
    { at: 400, connections: [own(1)], log: [connected(2), arrived()] },
    { at: stableMs, connections: [own(1), strange(2)] },
  ]);
  expect(viewOf(early).cause).toEqual({ kind: "replaced" });
  const relayed = watched([
    { at: 0, connections: [own(1), strange(2)], log: [connected(2), arrived()] },
    { at: stableMs, connections: [own(1), strange(2)] },
  ]);
  expect(judgeWatch(relayed)).toBe("stable");
  // A program that was there before is what was replaced, though its port is between two of one number.
  const taken = watched(
    [0, stableMs].map((at) => ({ at, connections: [own(1), strange(2)] })),
    [connected(1), connected(2), connected(1), arrived()],
  );
  expect(judgeWatch(taken)).toBe("stable");
});

test("a Yunzai that is gone explains a lost connection, a restarted one knows nobody", () => {
  const begun = { at: 0, connections: [own(1)], log: [connected(1), arrived()] };
  const gone = watched([begun, { at: 400, listening: false }]);
  expect(judgeWatch(gone)).toBe("absent");
  expect(viewOf(gone)).toMatchObject({ cause: { kind: "not-listening" }, since: null, arrived: null });
  const restarted = watched([
    begun,
    { at: 400, log: [{ kind: "started", at: noon, secure: false, port: 2536 }] },
    { at: 800, connections: [own(2)], log: [connected(2)] },
  ]);
  expect(viewOf(restarted).arrived).toBeNull();
});

test("a Lagrange that does not run, and a system that does not tell, are two things", () => {
  expect(judgeWatch(watched([{ at: 0, lagrange: "not-running" }]))).toBe("not-running");
  expect(judgeWatch(watched([{ at: 0, lagrange: "unknown", connections: null, listening: null }]))).toBe(
    "unknown",
  );
  expect(judgeWatch(beginWatch([]))).toBe("unknown");
  expect(judgeWatch(watched([{ at: 0, lagrange: "signing-in" }]))).toBe("absent");
});
