import { expect, test } from "@playwright/test";
import { diagnose } from "../../electron/core/diagnose/index.ts";
import type { Evidence } from "../../electron/core/evidence.ts";
import { factorySettings } from "../../electron/core/settings/factory-settings.ts";
import { findingRules, type FindingCode } from "../../electron/core/findings.ts";
import { readLinks } from "../../electron/core/settings/settings-links.ts";
import {
  healthyEvidence,
  outcomeOf,
  settingsOf,
  workingSettings,
  yunzaiConfig,
} from "../support/evidence.ts";

const healthy = healthyEvidence();
const stopped = { ...healthy.target, outcome: outcomeOf("refused") };

function codes(evidence: Evidence, severity: "error" | "warning" | "info"): readonly FindingCode[] {
  return diagnose(evidence)
    .findings.filter((item) => item.severity === severity)
    .map(({ code }) => code);
}

test("a link that works with both programs running is healthy, and nothing else is told", () => {
  const { verdict, findings } = diagnose(healthy);
  expect(verdict).toBe("healthy");
  expect(findings.map(({ code }) => code)).toEqual(["link-healthy"]);
});

test("without an error and without a good handshake the verdict is unproven", () => {
  const outcome = outcomeOf("unproven");
  const { verdict } = diagnose({
    ...healthy,
    lagrange: null,
    yunzai: null,
    target: { ...healthy.target, outcome },
  });
  expect(verdict).toBe("unproven");
});

test("an unproven handshake that the adapter's file makes good enough is healthy", () => {
  const outcome = outcomeOf("unproven", { ok: true });
  expect(diagnose({ ...healthy, lagrange: null, target: { ...healthy.target, outcome } }).verdict).toBe(
    "healthy",
  );
});

test("Y13: a Redis elsewhere that is silent is the cause of a Yunzai that does not run, which folds under it", () => {
  const redis = { reason: "ECONNREFUSED", startable: false };
  const evidence = { ...healthy, target: stopped, yunzai: { ...healthy.yunzai, running: false, redis } };
  expect(codes(evidence, "error")).toEqual(["redis-not-running"]);
  const folded = diagnose(evidence).findings.find(({ code }) => code === "yunzai-not-running");
  expect(folded).toMatchObject({ severity: "info", causedBy: "redis-not-running" });
});

test("Y13: a silent Redis that Yunzai starts itself is no cause", () => {
  const redis = { reason: "ECONNREFUSED", startable: true };
  const evidence = { ...healthy, target: stopped, yunzai: { ...healthy.yunzai, running: false, redis } };
  expect(codes(evidence, "error")).toEqual(["yunzai-not-running"]);
});

test("Y15: a reserved port explains a Yunzai that cannot listen", () => {
  const reserved = { from: 2500, to: 2600 };
  expect(codes({ ...healthy, target: { ...stopped, reserved } }, "error")).toEqual(["reserved-port"]);
});

test("L11: only a change since the last login waits for a restart", () => {
  const changed = { ...healthy.lagrange, settingsModified: 3000 };
  expect(codes({ ...healthy, lagrange: changed }, "warning")).toEqual(["lagrange-needs-restart"]);
  const whileQrWaited = { ...changed, process: { pid: 10, startedAt: 2500 } };
  expect(codes({ ...healthy, lagrange: whileQrWaited }, "warning")).toEqual([]);
  expect(codes({ ...healthy, lagrange: { ...changed, process: null } }, "warning")).toEqual([]);
});

test("L10: the public signer is pointed out while nobody has ever logged in", () => {
  const newcomer = { ...healthy.lagrange, everLoggedIn: false, loggedInAt: null };
  expect(codes({ ...healthy, lagrange: newcomer }, "warning")).toEqual(["sign-server-gone"]);
  expect(codes({ ...healthy, lagrange: newcomer }, "info")).toContain("lagrange-never-logged-in");
  const own = workingSettings().replace('"SignServerUrl": ""', '"SignServerUrl": "http://my.signer/"');
  const withSigner = { ...healthyEvidence(own).lagrange, everLoggedIn: false, loggedInAt: null };
  expect(codes({ ...healthy, lagrange: withSigner }, "warning")).toEqual([]);
});

test("L14: a proxy in Lagrange's own environment is an error, a suspected one a warning", () => {
  const proxy = { variable: "HTTP_PROXY", proxy: "http://127.0.0.1:7890" };
  const through = (certain: boolean) => ({ ...healthy.lagrange, proxy: { ...proxy, certain } });
  expect(codes({ ...healthy, lagrange: through(true) }, "error")).toEqual(["proxy-in-the-way"]);
  expect(codes({ ...healthy, lagrange: through(false) }, "warning")).toEqual(["proxy-in-the-way"]);
});

test("Y3: a printed address that disagrees with the port, and a port that nothing reads, are warnings", () => {
  const withConfig = (own: { server?: string; bot?: string }) => ({
    ...healthy,
    yunzai: { ...healthy.yunzai, config: yunzaiConfig(own) },
  });
  expect(codes(withConfig({ server: "url: http://localhost:3000\n" }), "warning")).toEqual([
    "url-port-disagree",
  ]);
  expect(codes(withConfig({ server: "url: https://bot.example.org\n" }), "warning")).toEqual([]);
  expect(codes(withConfig({ server: "port: 2536\n", bot: "port: 3000\n" }), "warning")).toEqual([
    "stale-port-setting",
  ]);
  expect(codes(withConfig({ server: "port: 2536\n", bot: "port: 2536\n" }), "warning")).toEqual([]);
});

test("Y8: auth that nobody can meet is the cause of the refusals that follow", () => {
  const yunzai = { ...healthy.yunzai, config: yunzaiConfig({ server: "auth:\n  access_token: 123\n" }) };
  const outcome = outcomeOf("unauthorized");
  const target = { ...healthy.target, outcome };
  const { settings } = healthy.lagrange;
  if (settings.kind !== "readable") throw new Error("not readable");
  const links = settings.links.map((entry) => ({ ...entry, outcome }));
  const lagrange = { ...healthy.lagrange, settings: { ...settings, links } };
  expect(codes({ ...healthy, yunzai, target, lagrange }, "error")).toEqual(["auth-unmeetable"]);
});

test("a port held by a Yunzai of another folder is told as that", () => {
  const owner = {
    pid: 7,
    program: "node",
    workingDirectory: "/bots/Other",
    is: "other-yunzai" as const,
  };
  const evidence = { ...healthy, target: { ...healthy.target, owner } };
  expect(codes(evidence, "error")).toEqual(["wrong-yunzai"]);
});

test("Y1: a Yunzai without a OneBot path is the first thing told, before the port it might not listen on", () => {
  const yunzai = { ...healthy.yunzai, flavour: "other" as const, name: "miao-yunzai", adapters: [] };
  expect(codes({ ...healthy, lagrange: null, yunzai, target: stopped }, "error")).toEqual(["not-trss"]);
});

test("two and three things wrong at once are all told, Yunzai's side before the entry's", () => {
  const text = factorySettings({ host: "0.0.0.0", port: 3000, suffix: "/onebotv11", accessToken: "" });
  const { lagrange } = healthyEvidence(text);
  const { settings } = lagrange;
  if (settings.kind !== "readable") throw new Error("not readable");
  const links = settings.links.map(({ link }) => ({ link, outcome: null }));
  const evidence = {
    ...healthy,
    lagrange: { ...lagrange, settings: { ...settings, links } },
    yunzai: { ...healthy.yunzai, running: false },
    target: stopped,
  };
  expect(codes(evidence, "error")).toEqual([
    "yunzai-not-running",
    "host-invalid",
    "port-mismatch",
    "suffix-case",
  ]);
});

test("another running Yunzai is told only where nothing proves which one the link reaches", () => {
  const two = { ...healthyEvidence(workingSettings()), otherYunzais: ["/bots/Other"] };
  const told = (target: Partial<typeof two.target>): boolean =>
    diagnose({ ...two, target: { ...two.target, ...target } }).findings.some(
      ({ code }) => code === "two-yunzais",
    );
  const owner = { pid: 7, program: "node", workingDirectory: "/bots/Yunzai", is: "this-yunzai" } as const;
  expect(told({ outcome: outcomeOf("handled") })).toBe(false);
  expect(told({ outcome: outcomeOf("registered"), owner })).toBe(false);
  expect(told({ outcome: outcomeOf("registered") })).toBe(true);
  expect(told({ outcome: outcomeOf("refused") })).toBe(true);
});

test("every code has a rule, and findings come in the rules' order within a severity", () => {
  const text = workingSettings().replace('"Suffix"', '"Enabled": true, "Enable": false, "Suffix"');
  const working = healthyEvidence(text);
  const target = { ...working.target, outcome: outcomeOf("registered") };
  const evidence = { ...working, target, otherYunzais: ["/bots/Other"] };
  const told = diagnose(evidence).findings.map(({ code }) => code);
  const order = Object.keys(findingRules);
  expect(told).toEqual(["two-yunzais", "enable-has-no-effect", "ignored-enabled", "link-healthy"]);
  expect(told.map((code) => order.indexOf(code))).toEqual(
    told.map((code) => order.indexOf(code)).toSorted((a, b) => a - b),
  );
});

test("another program's folder is told as that, and nothing of how it runs", () => {
  const lagrange = { ...healthy.lagrange, program: "milky" as const, process: null, everLoggedIn: false };
  const { findings } = diagnose({ ...healthy, lagrange });
  expect(findings.map(({ code }) => code)).toEqual(["wrong-program"]);
});

test("a Lagrange that does not run is told beside a link that works, and does not break it", () => {
  const { verdict, findings } = diagnose({ ...healthy, lagrange: { ...healthy.lagrange, process: null } });
  expect([verdict, findings.map(({ code }) => code)]).toEqual([
    "healthy",
    ["lagrange-not-running", "link-healthy"],
  ]);
});

test("the verdict rests on the entry's own dial, else on that of the right values", () => {
  const { settings } = healthy.lagrange;
  const own = outcomeOf("registered", { url: "ws://own/" });
  const other = outcomeOf("handled", { url: "ws://other/" });
  const withLinks = (linkIndex: number | null) => {
    const [entry] = settings.kind === "readable" ? settings.links : [];
    if (settings.kind !== "readable" || !entry) throw new Error("no link");
    const { link } = entry;
    const links = [
      { link: { ...link, index: 1 }, outcome: other },
      { link, outcome: own },
    ];
    return diagnose({
      ...healthy,
      lagrange: { ...healthy.lagrange, settings: { ...settings, links, linkIndex } },
    });
  };
  expect(withLinks(0).outcome).toBe(own);
  expect(withLinks(1).outcome).toBe(other);
  expect(withLinks(null).outcome).toBe(healthy.target.outcome);
  expect(diagnose({ ...healthy, lagrange: null }).outcome).toBe(healthy.target.outcome);
  expect(diagnose({ ...healthy, lagrange: null, target: null })).toEqual({
    verdict: "unproven",
    findings: [],
    outcome: null,
  });
});

/** Which error explains which other. */
const folds: readonly (readonly [cause: FindingCode, effects: readonly FindingCode[], evidence: Evidence])[] =
  [
    [
      "reserved-port",
      [],
      { ...healthy, lagrange: null, target: { ...stopped, reserved: { from: 2500, to: 2600 } } },
    ],
    [
      "yunzai-settings-invalid",
      ["yunzai-not-running"],
      {
        ...healthy,
        lagrange: null,
        target: stopped,
        yunzai: { ...healthy.yunzai, running: false, config: yunzaiConfig({ server: "- a" }) },
      },
    ],
    [
      "yunzai-settings-invalid",
      ["yunzai-loading"],
      {
        ...healthy,
        lagrange: null,
        target: stopped,
        yunzai: { ...healthy.yunzai, config: yunzaiConfig({ server: "- a" }) },
      },
    ],
    [
      "not-trss",
      ["host-mismatch", "port-mismatch", "suffix-mismatch"],
      misled({ Host: "10.0.0.9", Port: 3000, Suffix: "/onebot/v11/ws" }, { flavour: "other", adapters: [] }),
    ],
    ["not-trss", ["no-link"], misled(null, { flavour: "other", adapters: [] })],
    ["adapter-missing", ["suffix-mismatch"], misled({ Suffix: "/x" }, { adapters: [] })],
    ["adapter-missing", ["suffix-case"], misled({ Suffix: "/onebotv11" }, { adapters: [] })],
    ["adapter-missing", ["suffix-query"], misled({ Suffix: "/OneBotv11?a=b" }, { adapters: [] })],
    ["adapter-missing", ["suffix-no-slash"], misled({ Suffix: "OneBotv11" }, { adapters: [] })],
  ];

for (const [cause, effects, evidence] of folds) {
  test(`${effects.join(", ") || "nothing"} is folded under ${cause}`, () => {
    expect(codes(evidence, "error")).toEqual([cause]);
    const folded = diagnose(evidence).findings.filter(({ causedBy }) => causedBy !== undefined);
    expect(folded.map(({ code }) => code)).toEqual(effects);
    expect(folded.every((item) => item.causedBy === cause && item.severity === "info")).toBe(true);
  });
}

/** An entry that leads astray, not dialled, beside a Yunzai that is to blame; none where it is null. */
function misled(entry: object | null, yunzai: Partial<typeof healthy.yunzai>): Evidence {
  const written = { Type: "ReverseWebSocket", Host: "127.0.0.1", Port: 2536, Suffix: "/OneBotv11", ...entry };
  const own = settingsOf(JSON.stringify({ Implementations: entry === null ? [] : [written] }));
  const links = readLinks(own, []).map((link) => ({ link, outcome: null }));
  const linkIndex = entry === null ? null : 0;
  const settings = { kind: "readable" as const, settings: own, links, linkIndex };
  return {
    ...healthy,
    lagrange: { ...healthy.lagrange, settings },
    yunzai: { ...healthy.yunzai, ...yunzai },
    target: { ...healthy.target, outcome: outcomeOf("unstable") },
  };
}
