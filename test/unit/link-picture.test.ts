import { expect, test } from "@playwright/test";
import { finding, type Finding } from "../../electron/core/findings.ts";
import type { OutcomeKind } from "../../electron/core/outcome.ts";
import { linkPicture } from "../../renderer/ui/link-picture/picture-model.ts";
import type { PictureInput } from "../../renderer/ui/link-picture/picture-types.ts";
import { outcomeOf } from "../support/evidence.ts";
import { before, checked, drawn, states } from "../support/link-picture.ts";

test("before anything is known the picture shows where the link should lead and claims nothing", () => {
  const picture = linkPicture(before);
  expect(drawn(picture)).toEqual([
    "settings unknown",
    "address unknown 127.0.0.1",
    "port unknown 2536",
    "path unknown /OneBotv11",
    "adapter unknown",
  ]);
  expect(picture.breakAt).toBeNull();
});

test("a link that works is good from end to end", () => {
  const picture = linkPicture({ ...before, check: checked({}) });
  expect(drawn(picture)).toEqual([
    "settings good 1",
    "address good 127.0.0.1",
    "port good 2536",
    "path good /OneBotv11",
    "adapter good OneBot v11",
  ]);
  expect(picture.breakAt).toBeNull();
});

test("the factory settings break at the port, and the wrong suffix behind it is told with the right one", () => {
  const check = checked({
    findings: [
      finding("port-mismatch", { index: 0, port: 8080, expected: 2536 }),
      finding("suffix-mismatch", { index: 0, suffix: "/onebot/v11/ws", expected: "/OneBotv11" }),
    ],
    outcome: outcomeOf("refused"),
    url: "ws://127.0.0.1:8080/onebot/v11/ws",
  });
  const picture = linkPicture({ ...before, check });
  expect(drawn(picture)).toEqual([
    "settings good 1",
    "address good 127.0.0.1",
    "port bad 8080 -> 2536",
    "path bad /onebot/v11/ws -> /OneBotv11",
    "adapter unknown",
  ]);
  expect(picture.breakAt).toBe("port");
});

test("a wrong suffix alone leaves all before it good and the adapter unknown", () => {
  const check = checked({
    findings: [finding("suffix-case", { index: 0, suffix: "/onebotv11", expected: "/OneBotv11" })],
    outcome: outcomeOf("path-unknown"),
    url: "ws://127.0.0.1:2536/onebotv11",
  });
  expect(drawn(linkPicture({ ...before, check })).slice(2)).toEqual([
    "port good 2536",
    "path bad /onebotv11 -> /OneBotv11",
    "adapter unknown",
  ]);
});

test("settings that cannot be read break the cable at once, however good the dial was", () => {
  const facts = { path: "/l/appsettings.json", line: 3, column: 9, problem: "unexpected-token" } as const;
  const picture = linkPicture({
    ...before,
    check: checked({ findings: [finding("settings-unreadable", facts)] }),
  });
  expect(states(picture)).toBe("bad unknown unknown unknown unknown");
  expect(picture.breakAt).toBe("settings");
});

test("a refused token stands before the path, of which it tells nothing (FACTS Y7)", () => {
  const check = checked({
    findings: [finding("token-mismatch", { index: 0, has: "empty", wants: "authorization" })],
    outcome: outcomeOf("unauthorized"),
  });
  expect(drawn(linkPicture({ ...before, check }))).toEqual([
    "settings good 1",
    "address good 127.0.0.1",
    "port good 2536",
    "token bad needed",
    "path unknown /OneBotv11",
    "adapter unknown",
  ]);
});

test("the token has a station only where Yunzai asks for one", () => {
  const hasToken = (input: PictureInput): boolean =>
    linkPicture(input).stations.some(({ id }) => id === "token");
  expect(hasToken(before)).toBe(false);
  expect(hasToken({ ...before, asksToken: true })).toBe(true);
  expect(hasToken({ ...before, check: checked({}) })).toBe(false);
  expect(hasToken({ ...before, check: checked({ needsToken: true }) })).toBe(true);
});

test("what merely follows from another finding is not drawn as a break", () => {
  const redis = finding("redis-not-running", { host: "127.0.0.1", port: 6379, reason: "ECONNREFUSED" });
  const follows: Finding = {
    ...finding("yunzai-not-running", { path: "/y", host: "127.0.0.1", port: 2536, window: null }, "info"),
    causedBy: "redis-not-running",
  };
  const picture = linkPicture({
    ...before,
    check: checked({ findings: [redis, follows], outcome: outcomeOf("refused") }),
  });
  expect(picture.breakAt).toBe("yunzai");
  expect(picture.stations.find(({ id }) => id === "port")?.state).toBe("unknown");
});

test("a Yunzai that loads is no break: the port is good, the rest waits", () => {
  const url = "ws://127.0.0.1:2536/OneBotv11";
  const check = checked({ findings: [finding("yunzai-loading", { url })], outcome: outcomeOf("loading") });
  const picture = linkPicture({ ...before, check });
  expect(states(picture)).toBe("good good good unknown unknown");
  expect(picture.yunzai).toMatchObject({ state: "caution", loading: true });
  expect(picture.breakAt).toBeNull();
});

test("a warning makes its station amber, never red", () => {
  const check = checked({ findings: [finding("several-links", { indexes: [0, 2] })] });
  const picture = linkPicture({ ...before, check });
  expect(picture.stations[0]?.state).toBe("caution");
  expect(picture.breakAt).toBeNull();
});

test("a target that is proved before it is written leaves the settings to be written", () => {
  const check = { ...checked({}), lagrange: null };
  expect(drawn(linkPicture({ ...before, of: "target", check }))).toEqual([
    "settings pending to-be-written",
    "address good 127.0.0.1",
    "port good 2536",
    "path good /OneBotv11",
    "adapter good OneBot v11",
  ]);
});

test("values are shown even where the glued URL is none (FACTS L7)", () => {
  const check = checked({
    findings: [finding("suffix-no-slash", { index: 0, suffix: "OneBotv11", expected: "/OneBotv11" })],
    outcome: null,
    url: "ws://[::1]:2536OneBotv11",
  });
  const lines = drawn(linkPicture({ ...before, check }));
  expect(lines.slice(1, 3)).toEqual(["address unknown [::1]", "port unknown 2536"]);
  expect(lines).toContain("path bad OneBotv11 -> /OneBotv11");
});

test("a QQ id is masked whatever it comes from", () => {
  expect(linkPicture(before).lagrange.uin).toBe("12****789");
  expect(linkPicture({ ...before, check: checked({}) }).lagrange.uin).toBe("12****789");
  expect(linkPicture({ ...before, lagrange: { uin: "12345", running: true } }).lagrange.uin).toBe("****");
});

/** How far each dial comes, from the address on. */
const stops: Readonly<Record<OutcomeKind, string>> = {
  handled: "good good good good good",
  registered: "good good good good good",
  unproven: "good good good caution unknown",
  "wrong-adapter": "good good good good bad",
  "path-unknown": "good good good bad unknown",
  loading: "good good unknown unknown unknown",
  unauthorized: "good good bad unknown unknown",
  refused: "good bad unknown unknown unknown",
  unreachable: "bad unknown unknown unknown unknown",
  unresolved: "bad unknown unknown unknown unknown",
  "not-yunzai": "good bad unknown unknown unknown",
  tls: "bad unknown unknown unknown unknown",
  unstable: "good good good good bad",
  cancelled: "unknown unknown unknown unknown unknown",
};

for (const kind of Object.keys(stops).filter(isKind)) {
  test(`a dial that ends ${kind} is drawn as far as it came: settings, address, port, token, path, adapter`, () => {
    const check = { ...checked({ outcome: outcomeOf(kind), needsToken: true }), lagrange: null };
    expect(states(linkPicture({ ...before, of: "target", check }))).toBe(`pending ${stops[kind]}`);
  });
}

function isKind(name: string): name is OutcomeKind {
  return Object.hasOwn(stops, name);
}

test("Y3: a Yunzai whose port was changed stands with the one that it has until it is started again", () => {
  const facts = { path: "/y", file: "server.yaml", port: 2536, listens: [2530], works: true };
  const check = checked({ findings: [finding("yunzai-needs-restart", facts, "warning")] });
  expect(linkPicture({ ...before, check }).yunzai).toMatchObject({ state: "caution", port: 2530 });
});

test("Y16: a program whose window holds it up is drawn as paused, whether or not it seems to run", () => {
  const findings = [
    finding("yunzai-paused", { window: "Select TRSS Yunzai" }),
    finding("lagrange-paused", { path: "/l" }),
  ];
  const picture = linkPicture({ ...before, check: checked({ findings }) });
  expect([picture.lagrange.paused, picture.yunzai.paused]).toEqual([true, true]);
  const well = linkPicture({ ...before, check: checked({}) });
  expect([well.lagrange.paused, well.yunzai.paused]).toEqual([false, false]);
});
