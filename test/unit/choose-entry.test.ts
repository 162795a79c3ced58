import { expect, test } from "@playwright/test";
import {
  chooseEntry,
  isFactoryDefault,
  type DialledTarget,
} from "../../electron/core/settings/choose-entry.ts";
import { readLinks } from "../../electron/core/settings/settings-links.ts";
import { readSettings, type Link, type Overlay } from "../../electron/core/settings/settings-read.ts";
import { utf8 } from "../support/edit-settings-bytes.ts";

const endpoint = { secure: false, host: "127.0.0.1", port: 2536, suffix: "/OneBotv11" };

type Options = Readonly<Record<string, unknown>>;
const reverse = { Type: "ReverseWebSocket" };
const here = { ...reverse, Host: "127.0.0.1", Port: 2536, Suffix: "/OneBotv11" };
const factory = { ...reverse, Host: "127.0.0.1", Port: 8080, Suffix: "/onebot/v11/ws" };
const custom = { ...reverse, Host: "127.0.0.1", Port: 6199, Suffix: "/ws" };

function linksOf(section: unknown, overlays: readonly Overlay[] = []): readonly Link[] {
  const read = readSettings(utf8.encode(JSON.stringify({ Implementations: section })));
  if (read.kind !== "readable") throw new Error(read.kind);
  return readLinks(read.settings, overlays);
}

function choose(entries: readonly Options[], dialled: Readonly<Record<number, DialledTarget>> = {}): unknown {
  const answers = new Map(Object.entries(dialled).map(([index, answer]) => [Number(index), answer]));
  return chooseEntry(linksOf(entries), { endpoint, segment: "OneBotv11", dialled: answers });
}

const taken = (index: number): unknown => ({ kind: "entry", index });
const added = { kind: "new" };
const asked = (...candidates: readonly number[]): unknown => ({ kind: "ask", candidates });
const dead = "does-not-open";

test.describe("a working link to something else", () => {
  test("is never taken, whatever it looks like", () => {
    expect(choose([{ ...custom, Suffix: "/OneBotv11" }], { 0: "opens" })).toEqual(added);
    expect(choose([{ ...custom, Host: "10.0.0.9", Port: 2536 }], { 0: "opens" })).toEqual(added);
  });

  test("L2: is never taken on the factory address either: NoneBot listens there", () => {
    expect(choose([factory], { 0: "opens" })).toEqual(added);
  });

  test("leaves the rest to be judged without it", () => {
    expect(choose([factory, { ...reverse, Host: "" }], { 0: "opens" })).toEqual(taken(1));
  });

  test("is not what stands on Yunzai's own listener with another path", () => {
    expect(choose([{ ...here, Suffix: "/GSUIDCore" }], { 0: "opens" })).toEqual(taken(0));
  });
});

test.describe("the entry that points at this endpoint", () => {
  test("comes before one on Yunzai's port or path", () => {
    expect(choose([{ ...here, Suffix: "/x" }, { ...custom, Suffix: "/OneBotv11" }, here])).toEqual(taken(2));
  });

  test("may name the listener in any spelling of loopback, and go on behind the segment (Y3, Y5)", () => {
    for (const entry of [
      { ...here, Host: "localhost" },
      { ...here, Host: "[::1]" },
      { ...here, Host: "wss://127.0.0.1" },
      { ...here, Suffix: "/OneBotv11/" },
      { ...here, Suffix: "/OneBotv11/?access_token=x" },
    ]) {
      expect(choose([custom, entry], { 0: dead, 1: dead })).toEqual(taken(1));
    }
  });

  test("is taken whether or not it opened just now", () => {
    for (const answer of ["opens", dead, "not-dialled"] as const)
      expect(choose([here], { 0: answer })).toEqual(taken(0));
  });

  test("L5, L6: counts when it is disabled, or skipped for its Type", () => {
    expect(choose([{ ...here, Enable: "false" }])).toEqual(taken(0));
    expect(choose([{ ...here, Type: "ReverseWebsocket" }])).toEqual(taken(0));
    expect(choose([{ ...here, Type: "ReverseWebSocket " }])).toEqual(taken(0));
    const { Type: _, ...untyped } = here;
    expect(choose([untyped])).toEqual(taken(0));
    expect(choose([{ ...here, Type: null }])).toEqual(taken(0));
  });

  test("is asked for when two run", () => {
    expect(choose([here, factory, { ...here, Host: "localhost" }])).toEqual(asked(0, 2));
  });

  test("is the running one when others are written and do not run", () => {
    expect(choose([{ ...here, Enable: "false" }, here, { ...here, Type: "reversewebsocket" }])).toEqual(
      taken(1),
    );
  });

  test("is asked for when two are written and none runs", () => {
    expect(
      choose([
        { ...here, Enable: "false" },
        { ...here, Type: "reversewebsocket" },
      ]),
    ).toEqual(asked(0, 1));
  });

  test("N5: may stand in an overlay alone, but no entry there is taken to be changed", () => {
    const overlay = (entry: Options): Overlay => ({
      kind: "environment",
      name: "environment",
      values: new Map(
        Object.entries(entry).map(([name, value]) => [`Implementations:1:${name}`, String(value)]),
      ),
    });
    const context = { endpoint, segment: "OneBotv11", dialled: new Map() };
    expect(chooseEntry(linksOf([{ Type: "Http" }], [overlay(here)]), context)).toEqual(taken(1));
    expect(chooseEntry(linksOf([{ Type: "Http" }], [overlay({ ...here, Suffix: "/x" })]), context)).toEqual(
      added,
    );
    expect(
      chooseEntry(linksOf([{ Type: "Http" }], [overlay({ ...here, Enable: "false" })]), context),
    ).toEqual(added);
  });
});

test.describe("else the entry on Yunzai's port", () => {
  test("with any path", () => {
    expect(choose([{ ...here, Suffix: "/onebot/v11/ws" }, custom], { 0: dead, 1: dead })).toEqual(taken(0));
    expect(choose([{ ...here, Port: "2536", Suffix: "" }, custom])).toEqual(taken(0));
  });

  test("with a host nobody could dial", () => {
    for (const Host of ["", "0.0.0.0", "*", "http://127.0.0.1", "127.0.0.1:2536", "::1"]) {
      expect(choose([{ ...here, Host, Suffix: "/x" }, custom])).toEqual(taken(0));
    }
  });

  test("but not with the same number on another machine", () => {
    expect(choose([{ ...custom, Host: "192.168.1.9", Port: 2536 }], { 0: dead })).toEqual(added);
    const remote = { ...custom, Host: "192.168.1.9", Port: 2536, Suffix: "ws" };
    expect(choose([remote, { ...here, Suffix: "/x" }])).toEqual(taken(1));
  });
});

test.describe("else the entry on Yunzai's path", () => {
  test("spelt right", () => {
    expect(choose([custom, { ...custom, Suffix: "/OneBotv11" }], { 0: dead, 1: dead })).toEqual(taken(1));
    expect(choose([custom, { ...custom, Host: "10.0.0.9", Suffix: "/OneBotv11/x" }])).toEqual(taken(1));
  });

  test("L7, Y5: spelt in one of the ways that miss it", () => {
    for (const Suffix of [
      "OneBotv11",
      "/onebotv11",
      "/ONEBOTV11/",
      "//OneBotv11",
      "/OneBotv11?access_token=x",
      "/%4FneBotv11",
      "\\OneBotv11",
      " /OneBotv11",
    ]) {
      expect(choose([custom, { ...custom, Suffix }], { 0: dead, 1: dead })).toEqual(taken(1));
    }
  });

  test("Y4: of another age of Yunzai", () => {
    expect(choose([custom, { ...custom, Suffix: "/go-cqhttp" }])).toEqual(taken(1));
  });

  test("but not on one that only resembles it", () => {
    for (const Suffix of ["/onebot/v11/ws", "/OneBotv12", "/x/OneBotv11", "", "/%"]) {
      expect(choose([{ ...custom, Suffix }], { 0: dead })).toEqual(added);
    }
  });

  test("port and path are one rung: two there are asked for", () => {
    expect(
      choose([
        { ...here, Suffix: "/x" },
        { ...custom, Suffix: "/onebotv11" },
      ]),
    ).toEqual(asked(0, 1));
  });
});

test.describe("else the only one left", () => {
  test("L2: when it still has the factory default and nobody answers there", () => {
    expect(choose([factory], { 0: dead })).toEqual(taken(0));
    expect(choose([{ Type: "Http" }, factory, { Type: "HttpPost" }], { 1: dead })).toEqual(taken(1));
  });

  test("L2: not when nobody asked whether someone answers there", () => {
    expect(choose([factory])).toEqual(added);
    expect(choose([factory], { 0: "not-dialled" })).toEqual(added);
  });

  test("L7: when it cannot be dialled by its very spelling", () => {
    expect(choose([{ ...custom, Host: "" }])).toEqual(taken(0));
    expect(choose([{ ...custom, Port: "99999" }])).toEqual(taken(0));
    expect(choose([{ ...custom, Suffix: "ws" }])).toEqual(taken(0));
    expect(choose([reverse])).toEqual(taken(0));
  });

  test("never a custom entry that was only unreachable", () => {
    expect(choose([custom], { 0: dead })).toEqual(added);
    expect(choose([{ ...factory, Port: 8081 }], { 0: dead })).toEqual(added);
  });

  test("not beside another reverse entry: nothing tells which was meant", () => {
    expect(choose([factory, custom], { 0: dead, 1: dead })).toEqual(added);
    expect(
      choose([
        { ...custom, Host: "" },
        { ...custom, Enable: "false" },
      ]),
    ).toEqual(added);
  });

  test("two that nobody has made theirs are asked for", () => {
    expect(choose([factory, { ...reverse, Host: "" }], { 0: dead })).toEqual(asked(0, 1));
  });
});

test.describe("else a new one", () => {
  test("where there is no entry", () => {
    expect(choose([])).toEqual(added);
  });

  test("where all are of other kinds, on Yunzai's very endpoint too", () => {
    for (const Type of ["ForwardWebSocket", "Http", "HttpPost", "ForwardWebsocket", "Satori"]) {
      expect(choose([{ ...here, Type }])).toEqual(added);
    }
  });

  test("L3: where an entry only wraps one: it never was an entry to Lagrange", () => {
    expect(choose([{ ReverseWebSocket: { Host: "127.0.0.1", Port: 2536, Suffix: "/OneBotv11" } }])).toEqual(
      added,
    );
    expect(choose([{}])).toEqual(added);
  });

  test("L3: the object form follows the same rules", () => {
    const context = { endpoint, segment: "OneBotv11", dialled: new Map([[1, dead]] as const) };
    expect(chooseEntry(linksOf({ ReverseWebSocket: factory, Http: { Port: 8080 } }), context)).toEqual(
      taken(1),
    );
    expect(chooseEntry(linksOf({ reverseWebsocket: { Host: "127.0.0.1", Port: 2536 } }), context)).toEqual(
      taken(0),
    );
  });
});

test("L2: the factory default is all three values, unchanged", () => {
  const judged = [
    factory,
    { ...factory, Port: "8080" },
    { ...factory, Host: "localhost" },
    { ...factory, Suffix: "/" },
  ];
  expect(linksOf(judged).map(isFactoryDefault)).toEqual([true, true, false, false]);
});
