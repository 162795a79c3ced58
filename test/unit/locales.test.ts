import { expect, test } from "@playwright/test";
import {
  finding,
  findingCodes,
  findingRules,
  type Finding,
  type FindingCode,
} from "../../electron/core/findings.ts";
import type { Outcome, Step } from "../../electron/core/outcome.ts";
import { localeFor } from "../../electron/locales/index.ts";
import { systemLanguage } from "../../electron/locales/languages.ts";
import { makeReport, type ReportInput } from "../../electron/locales/report.ts";
import type { UsageProblem } from "../../electron/locales/terminal-types.ts";
import type { Locale } from "../../electron/locales/types.ts";
import { explained, sampleFacts } from "../support/sample-facts.ts";

const locales = [localeFor("zh-CN"), localeFor("en")];

/** Every text a locale holds as it stands; what is made from facts is left out. */
function textsIn(value: unknown, path: string): readonly (readonly [path: string, text: string])[] {
  if (typeof value === "string") return [[path, value]];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => textsIn(child, `${path}/${key}`));
}

function keysIn(value: unknown, path: string): readonly string[] {
  if (typeof value !== "object" || value === null) return [path];
  return Object.entries(value).flatMap(([key, child]) => keysIn(child, `${path}/${key}`));
}

const chinese = /[\u4e00-\u9fff]/;

for (const locale of locales) {
  const inChinese = locale.tag === "zh-CN";

  for (const code of findingCodes) {
    test(`${locale.tag} ${code}: a headline, one sentence of cause, and at most three steps`, () => {
      for (const { title, cause, cure } of explained(locale, code)) {
        expect(title).not.toMatch(/[。.!！\n]$/);
        expect(title.length).toBeLessThanOrEqual(inChinese ? 30 : 80);
        expect(cause).toMatch(inChinese ? /。$/ : /\.$/);
        expect(cure.length).toBeLessThanOrEqual(3);
        expect(cure.length > 0).toBe(
          findingRules[code].severity !== "info" || findingRules[code].remedies.length > 0,
        );
        for (const sentence of [title, cause, ...cure]) {
          expect(sentence).not.toMatch(/undefined|null|NaN|\[object|\$\{| {2}|^\s|\s$/);
          expect(chinese.test(sentence)).toBe(inChinese || sentence.includes("连接地址"));
          // Chinese sentences have Chinese punctuation: no comma, colon or full stop of the other kind behind a character.
          if (inChinese) expect(sentence).not.toMatch(/[\u4e00-\u9fff][,;:!?.]|\s[，。：；]/);
        }
      }
    });
  }

  test(`${locale.tag}: no fixed text is empty, padded or in the other language`, () => {
    const neutral =
      /^\/(tag|terminal\/help\/job\/\w+\/examples\/\d+\/command)$|^\/subjects\/(redis|lagrange)$/;
    for (const [path, text] of textsIn({ ...locale }, "")) {
      expect(text.trim(), path).toBe(text);
      expect(text, path).not.toBe("");
      if (neutral.test(path) || /^(Lagrange|Redis|QQ)$/.test(text)) continue;
      // What Yunzai prints is quoted as it stands.
      const said = text.replaceAll("连接地址", "");
      expect(chinese.test(said), `${path}: ${text}`).toBe(inChinese);
    }
  });

  test(`${locale.tag}: every usage problem is one clear sentence that names what is wrong`, () => {
    const problems: readonly (readonly [UsageProblem, string])[] = [
      [{ kind: "no-job" }, "--help"],
      [{ kind: "unknown-job", job: "chekc", meant: "check" }, "check"],
      [{ kind: "unknown-job", job: "watch", meant: null }, "watch"],
      [{ kind: "unknown-option", option: "--yunzia", job: "check", meant: "--yunzai" }, "--yunzai"],
      [{ kind: "unknown-option", option: "-x", job: null, meant: null }, "-x"],
      [{ kind: "unexpected-argument", argument: "more", job: "find" }, "more"],
      [{ kind: "value-missing", option: "url" }, "--url"],
      [{ kind: "value-not-wanted", option: "json" }, "--json"],
      [{ kind: "given-twice", option: "stay" }, "--stay"],
      [{ kind: "not-together", options: ["list", "backup"] }, "--backup"],
      [{ kind: "not-a-number", option: "stay", value: "long", whole: true, from: 50, to: 60_000 }, "60000"],
      [{ kind: "not-a-number", option: "wait", value: "-1", whole: false, from: 0, to: 3600 }, "3600"],
      [{ kind: "not-a-choice", option: "age", value: "D", choices: ["A", "B", "C0", "C"] }, "C0"],
      [{ kind: "not-key-value", option: "auth" }, "--auth"],
      [{ kind: "bad-url", url: "http://a", problem: "scheme" }, "ws://"],
      [{ kind: "bad-folder", option: "yunzai", path: "/nowhere", problem: "not-found" }, "/nowhere"],
      [{ kind: "token-not-set" }, "--token-env"],
      [{ kind: "port-not-free", port: "2536" }, "2536"],
      [{ kind: "port-not-permitted", port: "80" }, "80"],
      [{ kind: "no-loopback", address: "::1" }, "::1"],
      [{ kind: "folder-in-use", path: "/full" }, "/full"],
      [{ kind: "folder-not-writable", path: "/gone" }, "/gone"],
    ];
    expect(new Set(problems.map(([{ kind }]) => kind))).toEqual(new Set(Object.keys(locale.terminal.usage)));
    for (const [problem, named] of problems) {
      const sentence = usageSentence(locale, problem);
      expect(sentence).toContain(named);
      expect(sentence).not.toMatch(/undefined|null|\n/);
      expect(sentence).toMatch(/[。.]$/);
    }
  });
}

function usageSentence<K extends UsageProblem["kind"]>(
  { terminal }: Locale,
  problem: Extract<UsageProblem, { kind: K }>,
): string {
  return terminal.usage[problem.kind](problem);
}

test("there are sample facts for every code", () => {
  expect(Object.keys(sampleFacts)).toHaveLength(findingCodes.length);
});

/** Facts that serve programs, or tell nothing a person does not see in the sentence already. */
const untold: Partial<Record<FindingCode, readonly string[]>> = {
  "no-link": ["path"],
  "yunzai-loading": ["url"],
  // Told in words: the entry and its option.
  "overridden-by-file": ["key"],
  "overridden-by-environment": ["key"],
};
const tellsKinds = new Set(["problem", "has", "wants", "listens", "reason", "works"]);

for (const code of findingCodes) {
  test(`${code}: both languages tell every fact, and as many steps`, () => {
    const [chineseTexts = [], englishTexts = []] = locales.map((locale) => explained(locale, code));
    for (const [index, facts] of sampleFacts[code].entries()) {
      const told = Object.entries(facts).filter(
        ([name]) => !tellsKinds.has(name) && !untold[code]?.includes(name),
      );
      const values = told.flatMap(
        ([, value]): string | number | null | readonly (string | number)[] => value,
      );
      for (const texts of [chineseTexts, englishTexts]) {
        const { title = "", cause = "", cure = [] } = texts[index] ?? {};
        const words = [title, cause, ...cure].join("\n");
        for (const value of values) {
          if (value !== null && value !== "") expect(words).toContain(`${value}`);
        }
      }
      expect(chineseTexts[index]?.cure.length).toBe(englishTexts[index]?.cure.length);
    }
  });
}

test("both languages have the same texts, to the last key", () => {
  const [zhCn, en] = locales;
  expect(keysIn(zhCn, "")).toEqual(expect.arrayContaining([...keysIn(en, "")]));
  expect(keysIn(en, "").length).toBe(keysIn(zhCn, "").length);
});

test("an outcome that is not good says what to do next, a good one does not", () => {
  for (const { outcomes } of locales) {
    const done = Object.entries(outcomes).filter(([, { next }]) => next === null);
    expect(done.map(([kind]) => kind).sort()).toEqual(["cancelled", "handled", "registered"]);
  }
});

test("a step tells its facts in words: the certificate, the other scheme, the closing code, the control's answer", () => {
  const details = locales[1]?.steps.details;
  expect(details?.connect({ address: "::1", certificate: "CERT_HAS_EXPIRED" })).toBe(
    "::1, certificate: CERT_HAS_EXPIRED",
  );
  expect(details?.connect({ address: "127.0.0.1", code: "EPROTO", listens: "ws" })).toBe(
    "127.0.0.1, EPROTO, the port speaks ws://",
  );
  expect(details?.upgrade({ status: 404 })).toBe("HTTP 404");
  expect(details?.upgrade({ code: "ETIMEDOUT", silent: true })).toBe("not a byte of an answer");
  expect(details?.stay({ opened: 4, code: 1006 })).toBe("dropped after 4 ms, code 1006");
  expect(details?.stay({ opened: 1500 })).toBe("");
  expect(details?.control({ answer: "not-found" })).toBe("turned away (404)");
  expect(details?.marker({ echoed: false, log: "x" })).toBe("Yunzai's log does not show the marker");
});

test.describe("the system's language", () => {
  const rows: readonly (readonly [Record<string, string>, string, string])[] = [
    [{ LANG: "zh_CN.UTF-8" }, "en-US", "zh-CN"],
    [{ LANG: "zh_TW.UTF-8" }, "en-US", "zh-CN"],
    [{ LANG: "en_US.UTF-8" }, "zh-CN", "en"],
    [{ LANG: "de_DE.UTF-8" }, "zh-CN", "en"],
    [{ LC_ALL: "zh_CN.GBK", LANG: "en_US.UTF-8" }, "en-US", "zh-CN"],
    [{ LC_ALL: "", LANG: "zh_CN" }, "en-US", "zh-CN"],
    [{ LC_ALL: "C", LANG: "zh_CN" }, "en-US", "zh-CN"],
    [{ LANG: "C.UTF-8" }, "zh-Hans-CN", "zh-CN"],
    [{ LANG: "POSIX" }, "en-GB", "en"],
    [{ LC_MESSAGES: "zh", LANG: "en_US" }, "en-US", "zh-CN"],
    [{}, "zh", "zh-CN"],
    [{}, "zha-CN", "en"],
  ];
  for (const [environment, intl, tag] of rows) {
    test(`${JSON.stringify(environment)} and ${intl} mean ${tag}`, () => {
      expect(systemLanguage(environment, intl)).toBe(tag);
    });
  }
});

test.describe("the report", () => {
  const step: Step = { stage: "connect", status: "ok", ms: 1, facts: { address: "127.0.0.1" } };
  const skipped: Step = { stage: "marker", status: "skipped", ms: 0, facts: {} };
  const outcome: Outcome = {
    kind: "path-unknown",
    ok: false,
    url: "ws://127.0.0.1:2536/x",
    address: "127.0.0.1",
    steps: [step, skipped],
    ms: 20,
  };
  const findings: readonly Finding[] = [
    finding("wrong-yunzai", {
      port: 2536,
      path: "/home/mei/bots/Yunzai-2",
      expected: "/srv/deep/down/2345678901/Yunzai",
    }),
    finding("suffix-mismatch", { index: 0, suffix: "/onebot/v11/ws", expected: "/OneBotv11" }),
    { ...finding("two-yunzais", { paths: ["C:\\Users\\mei\\Yunzai"] }), causedBy: "wrong-yunzai" },
  ];
  const input: ReportInput = {
    verdict: "broken",
    findings,
    lagrange: {
      path: "/home/mei/bots/lagrange-123456789",
      uin: "123456789",
      running: true,
      links: [{ index: 0, type: "ReverseWebSocket", url: "ws://127.0.0.1:2536/x", state: "used" }],
    },
    yunzai: { path: "/srv/deep/down/2345678901/Yunzai", adapters: ["OneBotv11"], port: 2536, running: true },
    outcome,
    recommended: { url: "ws://127.0.0.1:2536/OneBotv11/?X-Token=***" },
  };
  const about = { version: "1.2.3", node: "20.19.0", system: "linux x64", home: "/home/mei" };

  for (const locale of locales) {
    test(`${locale.tag}: tells versions, verdict, findings and steps`, () => {
      const report = makeReport(locale, input, about);
      for (const told of [
        "1.2.3",
        "20.19.0",
        "(broken)",
        "suffix-mismatch",
        "/onebot/v11/ws",
        "path-unknown",
        "?X-Token=***",
      ]) {
        expect(report).toContain(told);
      }
      expect(report).toContain(locale.steps.stages.connect);
      expect(report).not.toContain(locale.steps.stages.marker);
    });

    test(`${locale.tag}: tells nobody's name, QQ id or whole path`, () => {
      const report = makeReport(locale, input, about);
      for (const secret of ["mei", "123456789", "2345678901", "/srv/deep/down"])
        expect(report).not.toContain(secret);
      expect(report).toContain("~/bots/lagrange-12****789");
      expect(report).toContain("~/bots/Yunzai-2");
      expect(report).toContain("/…/23****901/Yunzai");
      expect(report).toContain("~\\Yunzai");
    });
  }

  test("a check that found nothing to report on still makes one", () => {
    const empty: ReportInput = {
      ...input,
      findings: [],
      lagrange: null,
      yunzai: null,
      outcome: null,
      recommended: null,
    };
    expect(makeReport(localeFor("en"), empty, { ...about, home: null })).toContain("- Yunzai: not found");
  });
});
