import { expect, test } from "@playwright/test";
import { diagnose } from "../../electron/core/diagnose/index.ts";
import type { TargetEvidence, YunzaiEvidence } from "../../electron/core/evidence.ts";
import { healthyEvidence, outcomeOf, yunzaiConfig } from "../support/evidence.ts";

// A Yunzai whose process runs, while nobody listens where it is looked for: its settings say port 2536.

const healthy = healthyEvidence();
const { endpoint } = healthy.target;
const refused = outcomeOf("refused");

function leading(yunzai: Partial<YunzaiEvidence>, target: Partial<TargetEvidence> = {}): unknown {
  const { findings, verdict } = diagnose({
    lagrange: null,
    yunzai: { ...healthy.yunzai, ...yunzai },
    target: { ...healthy.target, outcome: refused, owner: null, ...target },
    otherYunzais: [],
    consoles: [],
  });
  const [first] = findings;
  return { verdict, code: first?.code, severity: first?.severity, facts: first?.facts };
}

const moved = {
  path: "/bots/Yunzai",
  file: "config/config/server.yaml",
  port: 2536,
  listens: [3000],
};

test("Y6: one that listens nowhere yet is loading", () => {
  expect(leading({ listens: [] })).toMatchObject({
    verdict: "broken",
    code: "yunzai-loading",
    facts: { url: "ws://127.0.0.1:2536/OneBotv11" },
  });
});

test("Y6: a plugin's port tells nothing while the settings are those it was started with", () => {
  expect(leading({ listens: [50831] })).toMatchObject({ code: "yunzai-loading" });
});

test("Y3: one whose settings were changed since, and that listens elsewhere, needs a restart", () => {
  expect(leading({ listens: [3000], changedSinceStart: true })).toMatchObject({
    verdict: "broken",
    code: "yunzai-needs-restart",
    severity: "error",
    facts: { ...moved, works: false },
  });
});

test("Y3: settings that were changed while it was still on its way say nothing of another port", () => {
  expect(leading({ listens: [], changedSinceStart: true })).toMatchObject({ code: "yunzai-loading" });
});

test("an address that was given is wrong where this Yunzai listens as its settings say", () => {
  const given = { endpoint: { ...endpoint, port: 8080 } };
  expect(leading({ listens: [2536] }, given)).toMatchObject({
    code: "other-port",
    facts: { path: "/bots/Yunzai", port: 8080, listens: 2536 },
  });
});

test("so is one where a plugin of this Yunzai has its own port: nobody else holds that", () => {
  const owner = { pid: 7, program: "node", workingDirectory: "/bots/Yunzai", is: "this-yunzai" } as const;
  const outcome = outcomeOf("not-yunzai");
  const given = { endpoint: { ...endpoint, port: 50831 }, outcome, owner };
  expect(leading({ listens: [2536, 50831] }, given)).toMatchObject({
    code: "other-port",
    facts: { path: "/bots/Yunzai", port: 50831, listens: 2536 },
  });
  expect(leading({ listens: [2536] }, { outcome, owner })).toMatchObject({ code: "yunzai-loading" });
});

test("Y3: for wss the other port is that of its https", () => {
  const config = yunzaiConfig({ server: "https: {port: 2537, key: k, cert: c}\n" });
  const secure = { endpoint: { ...endpoint, secure: true, port: 8080 } };
  expect(leading({ config, listens: [2536, 2537] }, secure)).toMatchObject({ facts: { listens: 2537 } });
});

test("Y3: the port of its https is one of its settings", () => {
  const config = yunzaiConfig({ server: "https: {port: 2537, key: k, cert: c}\n" });
  const secure = { endpoint: { ...endpoint, secure: true, port: 2537 } };
  expect(leading({ config, listens: [2536] }, secure)).toMatchObject({ code: "yunzai-loading" });
});

for (const [what, listens, server, secure, port] of [
  ["of TLS was changed alone", [2536, 2537], "https: {port: 2600, key: k, cert: c}\n", true, 2600],
  ["of TLS is new", [2536], "https: {port: 2537, key: k, cert: c}\n", true, 2537],
  [
    "of plain HTTP was changed alone",
    [2536, 2537],
    "port: 2600\nhttps: {port: 2537, key: k, cert: c}\n",
    false,
    2600,
  ],
] as const) {
  test(`Y3: the port ${what}`, () => {
    const run = { config: yunzaiConfig({ server }), listens, changedSinceStart: true };
    const there = { endpoint: { ...endpoint, secure, port } };
    expect(leading(run, there)).toMatchObject({
      code: "yunzai-needs-restart",
      facts: { port, listens, works: false },
    });
  });
}

test("Y3: a link to the TLS port that it had works, whatever its other port does", () => {
  const config = yunzaiConfig({ server: "https: {port: 2600, key: k, cert: c}\n" });
  const here = {
    endpoint: { ...endpoint, secure: true, port: 2537 },
    outcome: outcomeOf("handled"),
    owner: { pid: 1, program: "node", workingDirectory: "/bots/Yunzai", is: "this-yunzai" as const },
  };
  expect(leading({ config, listens: [2536, 2537], changedSinceStart: true }, here)).toMatchObject({
    verdict: "healthy",
    code: "yunzai-needs-restart",
    severity: "warning",
    facts: { port: 2600, works: true },
  });
});

test("an address that was given says nothing where this Yunzai does not listen yet", () => {
  expect(leading({ listens: [] }, { endpoint: { ...endpoint, port: 8080 } })).toMatchObject({
    code: "yunzai-loading",
  });
});

test("Y3: a link to the port that it had works, and will not after its next start", () => {
  const here = {
    endpoint: { ...endpoint, port: 3000 },
    outcome: outcomeOf("handled"),
    owner: { pid: 1, program: "node", workingDirectory: "/bots/Yunzai", is: "this-yunzai" as const },
  };
  const stale = { listens: [3000], changedSinceStart: true };
  expect(leading(stale, here)).toMatchObject({
    verdict: "healthy",
    code: "yunzai-needs-restart",
    severity: "warning",
    facts: { ...moved, works: true },
  });
  expect(leading({ ...stale, changedSinceStart: false }, here)).toMatchObject({ code: "link-healthy" });
  const stranger = { ...here, owner: { ...here.owner, is: "unknown" as const } };
  expect(leading(stale, stranger)).toMatchObject({ code: "link-healthy" });
});

test("Y3: what cannot be read names no port that it could have moved to", () => {
  const config = yunzaiConfig({ server: "port: [\n" });
  expect(leading({ config, listens: [3000], changedSinceStart: true })).toMatchObject({
    code: "yunzai-settings-invalid",
  });
});

test("Y3: one that listens as its settings say by now has moved nowhere", () => {
  expect(leading({ listens: [2536, 3000], changedSinceStart: true })).toMatchObject({
    code: "yunzai-loading",
  });
});

test("Y3: whatever address was given, one that has to be restarted first is told so", () => {
  const given = { endpoint: { ...endpoint, port: 8080 } };
  expect(leading({ listens: [3000], changedSinceStart: true }, given)).toMatchObject({
    code: "yunzai-needs-restart",
    facts: { ...moved, works: false },
  });
});

test("Y13: it waits for a Redis that is silent, and that leads", () => {
  const redis = { reason: "ECONNREFUSED", startable: false };
  const { findings } = diagnose({
    lagrange: null,
    yunzai: { ...healthy.yunzai, listens: [], redis },
    target: { ...healthy.target, outcome: refused, owner: null },
    otherYunzais: [],
    consoles: [],
  });
  expect(findings.map(({ code, causedBy }) => [code, causedBy ?? null])).toEqual([
    ["redis-not-running", null],
    ["yunzai-loading", "redis-not-running"],
  ]);
});
