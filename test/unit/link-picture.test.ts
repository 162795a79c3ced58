import { expect, test } from "@playwright/test";
import {
  finding,
  findingCodes,
  findingRules,
  type Finding,
  type FindingCode,
} from "../../electron/core/findings.ts";
import type { Outcome, OutcomeKind, Stage, Step } from "../../electron/core/outcome.ts";
import type { CheckResult, LinkView } from "../../electron/jobs/results.ts";
import { localeFor } from "../../electron/locales/index.ts";
import { windowUi } from "../../electron/locales/zh-cn/window-ui.ts";
import { linkPicture } from "../../renderer/ui/link-picture/picture-model.ts";
import { placeOfFinding } from "../../renderer/ui/link-picture/picture-places.ts";
import type { Picture, PictureInput } from "../../renderer/ui/link-picture/picture-types.ts";
import { explained } from "../support/sample-facts.ts";

const before: PictureInput = {
  of: "settings",
  check: null,
  steps: null,
  fields: { host: "127.0.0.1", port: 2536, suffix: "/OneBotv11" },
  asksToken: false,
  lagrange: { uin: "123456789", running: true },
  yunzai: { running: true, port: 2536 },
};

function outcome(kind: OutcomeKind, ok = false): Outcome {
  return { kind, ok, url: "ws://127.0.0.1:2536/OneBotv11", address: "127.0.0.1", steps: [], ms: 20 };
}

interface Checked {
  readonly findings?: readonly Finding[];
  readonly outcome?: Outcome | null;
  readonly url?: string;
  readonly needsToken?: boolean;
}

function checked({
  findings = [],
  outcome: end = outcome("handled", true),
  url,
  needsToken,
}: Checked): CheckResult {
  const links: LinkView[] = [
    {
      index: 0,
      type: "ReverseWebSocket",
      url: url ?? "ws://127.0.0.1:2536/OneBotv11",
      state: "used",
      isYunzaiLink: true,
    },
  ];
  return {
    verdict: "unproven",
    findings,
    lagrange: { path: "/l", settingsPath: "/l/appsettings.json", uin: "123456789", running: true, links },
    yunzai: { path: "/y", flavour: "trss", adapters: ["OneBotv11"], port: 2536, running: true },
    outcome: end,
    recommended: {
      url: "ws://127.0.0.1:2536/OneBotv11",
      host: "127.0.0.1",
      port: 2536,
      suffix: "/OneBotv11",
      needsToken: needsToken ?? false,
    },
  };
}

/** `settings good`, `port bad 8080 -> 2536`: what the picture shows, a line per station. */
function drawn({ stations }: Picture): readonly string[] {
  return stations.map(({ id, state, value, expected }) => {
    const shown =
      value === null
        ? ""
        : value.kind === "text"
          ? value.text
          : value.kind === "word"
            ? value.word
            : value.count;
    return [id, state, shown, expected === null ? "" : `-> ${expected}`]
      .filter((part) => part !== "")
      .join(" ");
  });
}

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
    outcome: outcome("refused"),
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
    outcome: outcome("path-unknown"),
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
  expect(picture.stations.map(({ state }) => state)).toEqual([
    "bad",
    "unknown",
    "unknown",
    "unknown",
    "unknown",
  ]);
  expect(picture.breakAt).toBe("settings");
});

test("a refused token stands before the path, of which it tells nothing (FACTS Y7)", () => {
  const check = checked({
    findings: [finding("token-mismatch", { index: 0, has: "empty", wants: "authorization" })],
    outcome: outcome("unauthorized"),
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
    ...finding("yunzai-not-running", { path: "/y", host: "127.0.0.1", port: 2536 }, "info"),
    causedBy: "redis-not-running",
  };
  const picture = linkPicture({
    ...before,
    check: checked({ findings: [redis, follows], outcome: outcome("refused") }),
  });
  expect(picture.breakAt).toBe("yunzai");
  expect(picture.stations.find(({ id }) => id === "port")?.state).toBe("unknown");
});

test("a Yunzai that loads is no break: the port is good, the rest waits", () => {
  const url = "ws://127.0.0.1:2536/OneBotv11";
  const check = checked({ findings: [finding("yunzai-loading", { url })], outcome: outcome("loading") });
  const picture = linkPicture({ ...before, check });
  expect(picture.stations.map(({ state }) => state)).toEqual(["good", "good", "good", "unknown", "unknown"]);
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

for (const [kind, expected] of Object.entries(stops)) {
  test(`a dial that ends ${kind} is drawn as far as it came: address, port, token, path, adapter`, () => {
    const end = Object.assign(outcome("handled"), { kind, ok: kind === "handled" || kind === "registered" });
    const check = { ...checked({ outcome: end, needsToken: true }), lagrange: null };
    const { stations } = linkPicture({ ...before, of: "target", check });
    expect(
      stations
        .slice(1)
        .map(({ state }) => state)
        .join(" "),
    ).toBe(expected);
  });
}

const titled = /断在「(.+?)」/;
/** Errors whose headlines name no station: most are the fault of a program itself. */
const untitled: Partial<Record<FindingCode, string>> = {
  "wrong-program": "lagrange",
  "not-trss": "yunzai",
  "wrong-yunzai": "yunzai",
  "yunzai-loading": "yunzai",
  "yunzai-settings-invalid": "yunzai",
  "redis-not-running": "yunzai",
  "wrong-section": windowUi.picture.stations.settings,
};

for (const code of findingCodes.filter((each) => findingRules[each].severity === "error")) {
  test(`${code} is drawn where its headline says that it breaks`, () => {
    for (const { title } of explained(localeFor("zh-CN"), code)) {
      const place = placeOfFinding[code];
      expect([titled.exec(title)?.[1] ?? untitled[code]]).toEqual([stationName(place) ?? place]);
    }
  });
}

/** What the picture calls a station; undefined for the programs at its ends. */
function stationName(place: string): string | undefined {
  return new Map<string, string>(Object.entries(windowUi.picture.stations)).get(place);
}

function step(stage: Stage, status: Step["status"] = "ok", facts: Step["facts"] = {}): Step {
  return { stage, status, ms: 3, facts };
}

test("a running dial lights up stage by stage, and exactly one station is at work", () => {
  const story: readonly (readonly [Step, string])[] = [
    [step("resolve"), "good busy unknown unknown unknown"],
    [step("connect"), "good good busy unknown unknown"],
    [step("upgrade", "ok", { status: 101 }), "good good good busy unknown"],
    [step("control"), "good good good busy unknown"],
    [step("stay"), "good good good good busy"],
    [step("marker"), "good good good good good"],
  ];
  const steps: Step[] = [];
  for (const [next, states] of story) {
    steps.push(next);
    const { stations } = linkPicture({ ...before, of: "target", asksToken: true, steps });
    expect(
      stations
        .slice(1)
        .map(({ state }) => state)
        .join(" "),
    ).toBe(states);
  }
});

test("a path that stays open is not believed before the control is refused", () => {
  const opened = [step("resolve"), step("connect"), step("upgrade", "ok", { status: 101 }), step("stay")];
  for (const steps of [opened, [...opened, step("control", "failed")]]) {
    const { stations } = linkPicture({ ...before, of: "target", steps });
    expect(stations.find(({ id }) => id === "path")?.state).toBe("busy");
  }
});

test("without a token station the path is at work while the upgrade is awaited", () => {
  const { stations } = linkPicture({ ...before, of: "target", steps: [step("resolve"), step("connect")] });
  expect(stations.map(({ id, state }) => `${id} ${state}`)).toContain("path busy");
});

test("a dial that runs again forgets what the last check showed", () => {
  const findings = [finding("port-mismatch", { index: 0, port: 8080, expected: 2536 })];
  const picture = linkPicture({ ...before, check: checked({ findings }), steps: [] });
  expect(drawn(picture).slice(0, 3)).toEqual([
    "settings busy",
    "address unknown 127.0.0.1",
    "port unknown 2536",
  ]);
  expect(picture.breakAt).toBeNull();
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
