import { expect, test } from "@playwright/test";
import type { Suggestion } from "../../electron/contract/api.ts";
import type { FieldName } from "../../electron/core/link-fields.ts";
import type { PasteReading } from "../../electron/core/paste.ts";
import type { TypedFields } from "../../electron/core/typed-address.ts";
import { localeFor } from "../../electron/locales/index.ts";
import {
  adviceFor,
  adviceSentence,
  correctedValues,
  dialledUrl,
  linkSubtitle,
  linkVerdict,
  logMeaning,
  pasteChange,
  shownUrl,
  type Advice,
} from "../../renderer/steps/link-view.ts";
import { bareToken } from "../../renderer/wizard/bare-token.ts";
import { isMaskBroken } from "../../renderer/wizard/select.ts";
import { freshProof, type WizardState } from "../../renderer/wizard/state.ts";

const suggestion: Suggestion = {
  fields: { host: "127.0.0.1", port: 2536, suffix: "/OneBotv11" },
  source: "yunzai-settings",
  suffixes: [
    { suffix: "/OneBotv11", adapter: "OneBotv11", oneBot: true },
    { suffix: "/ComWeChat", adapter: "ComWeChat", oneBot: false },
  ],
  token: "none",
};
const masked: Suggestion = {
  ...suggestion,
  fields: { ...suggestion.fields, suffix: "/OneBotv11/?X-Token=***" },
  token: "known",
};

type LinkState = Pick<WizardState, "link" | "choice">;

function stateWith(
  typed: Partial<TypedFields>,
  suggested: Suggestion | null = suggestion,
  choice: Partial<WizardState["choice"]> = {},
): LinkState {
  const { host, port, suffix } = suggested?.fields ?? suggestion.fields;
  return {
    link: { suggestion: suggested, typed: { host, port: String(port), suffix, ...typed }, token: "" },
    choice: {
      lagrange: "/l",
      yunzai: "/y",
      elsewhere: false,
      lagrangeByHand: false,
      yunzaiByHand: false,
      ...choice,
    },
  };
}

test("fields as they were suggested need no advice", () => {
  for (const name of ["host", "port", "suffix"] as const) {
    expect(adviceFor(name, stateWith({}))).toBeNull();
    expect(adviceFor(name, stateWith({}, masked))).toBeNull();
  }
});

for (const [what, typed, name, advice] of [
  [
    "a whole address in Host",
    { host: "ws://10.0.0.2:2540/OneBotv11" },
    "host",
    {
      level: "error",
      problem: "host-has-path",
      correction: { host: "10.0.0.2", port: "2540", suffix: "/OneBotv11" },
    },
  ],
  [
    "a Port that is no number",
    { port: "x" },
    "port",
    { level: "error", problem: "port-not-a-number", correction: null },
  ],
  [
    "a Port that Yunzai's settings do not name",
    { port: "8080" },
    "port",
    { level: "warning", problem: "port-differs", correction: { port: "2536" } },
  ],
  [
    "a Suffix without its slash",
    { suffix: "onebotv11" },
    "suffix",
    { level: "error", problem: "suffix-no-slash", correction: { suffix: "/OneBotv11" } },
  ],
  [
    "a Suffix in the wrong case",
    { suffix: "/onebotv11" },
    "suffix",
    { level: "warning", problem: "suffix-case", correction: { suffix: "/OneBotv11" } },
  ],
  [
    "a query without the slash before it",
    { suffix: "/OneBotv11?a=b" },
    "suffix",
    { level: "warning", problem: "suffix-query", correction: { suffix: "/OneBotv11/?a=b" } },
  ],
  [
    "the suffix of an adapter that is not for Lagrange",
    { suffix: "/ComWeChat" },
    "suffix",
    { level: "warning", problem: "suffix-unknown", correction: { suffix: "/OneBotv11" } },
  ],
] as const satisfies readonly (readonly [string, Partial<TypedFields>, FieldName, Advice])[]) {
  test(`${what} is told as ${advice.problem}, with what was meant`, () => {
    expect(adviceFor(name, stateWith(typed))).toEqual(advice);
  });
}

test("a port of one's own is not doubted where Yunzai's settings are not known", () => {
  expect(adviceFor("port", stateWith({ port: "8080" }, { ...suggestion, source: "guess" }))).toBeNull();
});

test("a masked suffix must be left as it is, or be written out", () => {
  const broken = stateWith({ suffix: "/go-cqhttp/?X-Token=***" }, masked);
  expect(isMaskBroken(broken.link)).toBe(true);
  expect(adviceFor("suffix", broken)).toEqual({
    level: "error",
    problem: "suffix-masked",
    correction: { suffix: "/OneBotv11/?X-Token=***" },
  });
  expect(linkVerdict(broken)).toBe("wrong");
  const whole = stateWith({ suffix: "/OneBotv11/?X-Token=s3cret" }, masked);
  expect(adviceFor("suffix", whole)).toBeNull();
});

test("every advice is a sentence of its own in both languages", () => {
  const typed: readonly Partial<TypedFields>[] = [
    { host: "" },
    { host: "::1" },
    { port: "" },
    { port: "8080" },
    { suffix: "x" },
    { suffix: "/onebotv11" },
    { suffix: "/OneBotv11?a=b" },
    { suffix: "/x" },
    { suffix: "/x/?a=***" },
  ];
  for (const tag of ["zh-CN", "en"] as const) {
    const sentences = typed.map((fields) => {
      const state = stateWith(fields);
      const [name] = Object.keys(fields);
      const advice = adviceFor(name === "host" || name === "port" ? name : "suffix", state);
      return advice ? adviceSentence(advice, localeFor(tag)) : "";
    });
    expect(new Set(sentences).size).toBe(typed.length);
    for (const sentence of sentences) expect(sentence).toMatch(/^[^a-z\s]/);
  }
});

test("the values of a correction stand in the order of the fields, tokens masked", () => {
  expect(correctedValues({ suffix: "/OneBotv11/?k=s3cret", port: "2540", host: "10.0.0.2" })).toEqual([
    "10.0.0.2",
    "2540",
    "/OneBotv11/?k=***",
  ]);
});

test("the address is shown as Lagrange glues it, without what is secret", () => {
  expect(shownUrl({ host: "127.0.0.1", port: 2536, suffix: "/OneBotv11" })).toBe(
    "ws://127.0.0.1:2536/OneBotv11",
  );
  expect(shownUrl({ host: "wss://bot.example", port: 443, suffix: "/OneBotv11/?a=1&b=2" })).toBe(
    "wss://bot.example:443/OneBotv11/?a=***&b=***",
  );
});

test("a dial leads where the fields say until it tells where it leads", () => {
  const state = { ...stateWith({ suffix: "/OneBotv11/?a=1" }), proof: freshProof() };
  expect(dialledUrl(state)).toBe("ws://127.0.0.1:2536/OneBotv11/?a=***");
  const told = "wss://127.0.0.1:2537/OneBotv11";
  expect(dialledUrl({ ...state, proof: { ...freshProof(), url: told } })).toBe(told);
  expect(dialledUrl({ ...stateWith({ port: "" }), proof: freshProof() })).toBeNull();
});

test("the verdict tells where the values come from, or that they cannot be used", () => {
  expect(linkVerdict(stateWith({}, null))).toBe("reading");
  expect(linkVerdict(stateWith({}))).toBe("yunzai-settings");
  expect(linkVerdict(stateWith({ port: "2540" }))).toBe("own");
  expect(linkVerdict(stateWith({ port: "" }))).toBe("wrong");
  const guess = { ...suggestion, source: "guess" } as const;
  expect(linkSubtitle(stateWith({}, guess))).toBe("guess");
  expect(linkSubtitle(stateWith({}, guess, { yunzai: null, elsewhere: true }))).toBe("elsewhere");
});

const pasted: Extract<PasteReading, { kind: "fields" }> = {
  kind: "fields",
  from: "settings",
  fields: { port: "2540", suffix: "/OneBotv11" },
  token: "s3cret",
};

test("a paste changes only the fields that it names and that differ", () => {
  expect(pasteChange(pasted, stateWith({}).link)).toEqual({ fields: { port: "2540" }, token: null });
  expect(pasteChange(pasted, stateWith({ port: "2540" }).link).fields).toEqual({});
});

test("a pasted token counts only where Yunzai's own settings cannot tell it", () => {
  const unknown = stateWith({}, { ...suggestion, token: "unknown" }).link;
  expect(pasteChange(pasted, unknown).token).toBe("s3cret");
  expect(pasteChange(pasted, { ...unknown, token: "s3cret" }).token).toBeNull();
  for (const token of ["none", "known", "unmeetable"] as const) {
    expect(pasteChange(pasted, stateWith({}, { ...suggestion, token }).link).token).toBeNull();
  }
});

test("each line of Lagrange's log means something else", () => {
  const { log } = localeFor("zh-CN").window.link.paste;
  const meanings = [
    logMeaning({ kind: "reconnecting", interval: 5000 }, log),
    logMeaning({ kind: "refused", status: 404 }, log),
    logMeaning({ kind: "refused", status: 401 }, log),
    logMeaning({ kind: "refused", status: 502 }, log),
    logMeaning({ kind: "dropped" }, log),
    logMeaning({ kind: "no-implementation" }, log),
    logMeaning({ kind: "invalid-url", url: "ws://:2536/x" }, log),
  ];
  expect(new Set(meanings.map(({ means }) => means)).size).toBe(meanings.length);
  expect(logMeaning({ kind: "refused", status: 403 }, log)).toBe(log.tokenRefused);
  expect(meanings[3]?.means).toContain("502");
  expect(meanings[6]?.means).toContain("ws://:2536/x");
});

test("the word before a copied token is recognised in any case, and only in front", () => {
  expect(["Bearer abc", " bearer  abc", "abc", "abcBearer x"].map(bareToken)).toEqual([
    "abc",
    "abc",
    "abc",
    "abcBearer x",
  ]);
});
