import { expect, test } from "@playwright/test";
import { finding, type Finding } from "../../electron/core/findings.ts";
import type { Outcome, Stage, Step, StepFacts } from "../../electron/core/outcome.ts";
import type { CheckResult, LinkView } from "../../electron/jobs/results.ts";
import { localeFor } from "../../electron/locales/index.ts";
import { evidenceOf, sayEvidence, type Evidence } from "../../renderer/steps/evidence.ts";
import { outcome } from "../support/wizard.ts";

function step<S extends Stage>(stage: S, status: Step["status"], facts: StepFacts[S], ms = 3): Step<S> {
  return { stage, status, ms, facts };
}
const skipped = (...stages: readonly Stage[]): readonly Step[] =>
  stages.map((stage) => step(stage, "skipped", {}, 0));
const connected = [
  step("resolve", "ok", { addresses: "127.0.0.1" }),
  step("connect", "ok", { address: "127.0.0.1", tried: "127.0.0.1" }),
];
const opened = [
  ...connected,
  step("upgrade", "ok", { status: 101 }),
  step("stay", "ok", { opened: 1500 }, 1500),
  step("ping", "ok", { pong: 1, messages: 0 }),
  step("close", "ok", { code: 1000 }),
];
const refused: Outcome = outcome("refused", {
  steps: [
    step("resolve", "ok", { addresses: "127.0.0.1" }),
    step("connect", "failed", { address: "127.0.0.1", tried: "127.0.0.1", code: "ECONNREFUSED" }),
    ...skipped("upgrade", "stay", "ping", "close"),
    step("control", "failed", { answer: "refused" }),
    ...skipped("ready", "marker"),
  ],
});
const good = outcome("handled", {
  steps: [...opened, step("control", "ok", { answer: "not-found" }), step("marker", "ok", { echoed: true })],
});

const link = (index: number, more: Partial<LinkView> = {}): LinkView => ({
  index,
  type: "ReverseWebSocket",
  url: "ws://127.0.0.1:8080/onebot/v11/ws",
  state: "used",
  isYunzaiLink: true,
  ...more,
});
const lagrangeWith = (...links: readonly LinkView[]): CheckResult["lagrange"] => ({
  path: "/l",
  settingsPath: "/l/appsettings.json",
  uin: null,
  running: true,
  links,
});
const seen = (
  ending: Outcome | null,
  because: Finding | null = null,
  lagrange: CheckResult["lagrange"] = null,
): readonly Evidence[] => evidenceOf({ lagrange, outcome: ending }, because);
const codes = (evidence: readonly Evidence[]): readonly string[] => evidence.map(({ code }) => code);

test("an unknown path is shown by the answer, the control path's and the front page's", () => {
  const ending = outcome("path-unknown", {
    steps: [
      ...connected,
      step("upgrade", "failed", { status: 404 }),
      ...skipped("stay", "ping", "close"),
      step("control", "ok", { answer: "not-found" }),
      step("ready", "ok", { status: 302 }),
      ...skipped("marker"),
    ],
  });
  expect(seen(ending)).toEqual([
    { code: "refused", facts: { status: 404 } },
    { code: "control", facts: { answer: "not-found" } },
    { code: "ready", facts: { status: 302 } },
  ]);
});

test("a port nobody listens on is shown by its address, and the control path says nothing more", () => {
  expect(seen(refused)).toEqual([
    { code: "no-connection", facts: { address: "127.0.0.1:2536", code: "ECONNREFUSED" } },
  ]);
});

test("an IPv6 address stands in brackets before its port", () => {
  const facts = { address: "::1", tried: "::1", code: "ECONNREFUSED" };
  const ending = outcome("refused", {
    url: "ws://[::1]:2536/OneBotv11",
    steps: [step("connect", "failed", facts)],
  });
  expect(seen(ending)[0]?.facts).toEqual({ address: "[::1]:2536", code: "ECONNREFUSED" });
});

test("a good link is shown by what it withstood", () => {
  expect(seen(good)).toEqual([
    { code: "stayed", facts: { ms: 1500 } },
    { code: "control", facts: { answer: "not-found" } },
    { code: "marker", facts: { echoed: true } },
  ]);
});

const endings: readonly (readonly [name: string, steps: readonly Step[], evidence: readonly Evidence[]])[] = [
  [
    "an unresolved name",
    [step("resolve", "failed", { code: "ENOTFOUND" })],
    [{ code: "unresolved", facts: { code: "ENOTFOUND" } }],
  ],
  [
    "an untrusted certificate",
    [step("connect", "failed", { address: "10.0.0.2", certificate: "CERT_HAS_EXPIRED", selfSigned: false })],
    [{ code: "certificate", facts: { code: "CERT_HAS_EXPIRED" } }],
  ],
  [
    "wss to a plain port",
    [step("connect", "failed", { address: "10.0.0.2", code: "EPROTO", listens: "ws" })],
    [{ code: "other-scheme", facts: { listens: "ws" } }],
  ],
  [
    "ws to an encrypted port",
    [...connected, step("upgrade", "failed", { code: "ECONNRESET", silent: true, listens: "wss" })],
    [{ code: "other-scheme", facts: { listens: "wss" } }],
  ],
  [
    "silence",
    [...connected, step("upgrade", "failed", { code: "ETIMEDOUT", silent: true }, 5000)],
    [{ code: "silent", facts: { ms: 5000 } }],
  ],
  [
    "an answer that is no HTTP",
    [...connected, step("upgrade", "failed", { code: "HPE_INVALID_CONSTANT", silent: false })],
    [{ code: "broke", facts: { code: "HPE_INVALID_CONSTANT" } }],
  ],
  [
    "an opened link that is dropped",
    [...connected, step("upgrade", "ok", { status: 101 }), step("stay", "failed", { opened: 3, code: 1006 })],
    [{ code: "dropped", facts: { ms: 3, code: "1006" } }],
  ],
  [
    "a link that never answers a ping",
    [...opened.slice(0, 4), step("ping", "failed", { pong: null, messages: 0 }, 2500)],
    [
      { code: "stayed", facts: { ms: 1500 } },
      { code: "mute", facts: { ms: 2500 } },
    ],
  ],
  [
    "a front page without an answer",
    [...connected, step("ready", "failed", { code: "ETIMEDOUT" })],
    [{ code: "ready", facts: { status: null } }],
  ],
];
for (const [name, steps, evidence] of endings) {
  test(`${name} is shown by what the dial met`, () => {
    expect(seen(outcome("not-yunzai", { steps }))).toEqual(evidence);
  });
}

test("a finding about an entry shows first what Lagrange makes of it", () => {
  const because = finding("port-mismatch", { index: 1, port: 8080, expected: 2536 });
  const evidence = seen(refused, because, lagrangeWith(link(0), link(1, { url: "ws://127.0.0.1:8080/x" })));
  expect(evidence[0]).toEqual({
    code: "entry",
    facts: { index: 1, url: "ws://127.0.0.1:8080/x", state: "used" },
  });
  expect(codes(evidence)).toEqual(["entry", "no-connection"]);
});

test("a finding about no entry, or one that is not there, shows none", () => {
  const given = finding("suffix-case", { index: null, suffix: "/onebotv11", expected: "/OneBotv11" });
  const gone = finding("entry-disabled", { index: 7 });
  expect(codes(seen(null, given, lagrangeWith(link(0))))).toEqual([]);
  expect(codes(seen(null, gone, lagrangeWith(link(0))))).toEqual([]);
});

test("what was read in a file is not shown by a dial, except that the far side is fine", () => {
  const facts = { path: "/l/appsettings.json", line: 3, column: 1, problem: "unexpected-token" } as const;
  const because = finding("settings-unreadable", facts);
  expect(seen(good, because)).toEqual([{ code: "reached", facts: { url: good.url } }]);
  expect(seen(refused, because)).toEqual([]);
});

test("a handshake that was stopped, or never made, shows nothing", () => {
  expect(seen(null)).toEqual([]);
  expect(seen(outcome("cancelled", { steps: refused.steps }))).toEqual([]);
});

for (const tag of ["zh-CN", "en"] as const) {
  const { evidence: texts, evidenceLine } = localeFor(tag).window.verify;

  test(`${tag}: whatever was seen is one phrase without a gap in it`, () => {
    const everything = [
      ...endings.flatMap(([, , evidence]) => evidence),
      ...seen(good, finding("entry-disabled", { index: 3 }), lagrangeWith(link(3))),
      ...seen(refused),
      ...seen(good),
      ...([302, 404, 200] as const).map((status) => ({ code: "ready", facts: { status } }) as const),
      ...([401, 403, 404, 200] as const).map((status) => ({ code: "refused", facts: { status } }) as const),
    ];
    for (const item of everything) {
      const phrase = sayEvidence(texts, item);
      expect(phrase).toMatch(/\S/);
      expect(phrase).not.toMatch(/undefined|null|NaN|\[object|\(\)|（）|[.。]$| {2}|^\s|\s$/);
    }
  });

  test(`${tag}: everything that was seen stands in one line`, () => {
    const phrases = seen(good).map((item) => sayEvidence(texts, item));
    const line = evidenceLine(phrases);
    for (const phrase of phrases) expect(line.toLowerCase()).toContain(phrase.toLowerCase());
    expect(line).toMatch(tag === "en" ? /^[A-Z].*\.$/ : /。$/);
  });
}
