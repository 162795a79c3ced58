import { expect, test } from "@playwright/test";
import { finding, type Finding } from "../../electron/core/findings.ts";
import { localeFor } from "../../electron/locales/index.ts";
import { besideAction, causeOf, notesOf } from "../../renderer/steps/verify-cause.ts";
import type { NextAction } from "../../renderer/wizard/next-action.ts";
import { followsRedis, healthy, mismatch, redis, stopped, twice } from "../support/window-findings.ts";
import { checkResult } from "../support/wizard.ts";

for (const tag of ["zh-CN", "en"] as const) {
  const locale = localeFor(tag);

  test(`${tag}: the first error is the cause; where there is none, the outcome tells it`, () => {
    const told = causeOf(locale, checkResult("path-unknown", [mismatch, twice]));
    expect(told.finding).toBe(mismatch);
    expect(told.text.cause).toContain("/OneBotv11");
    const ended = causeOf(locale, checkResult("unstable", [twice]));
    expect(ended.finding).toBeNull();
    expect(ended.text).toMatchObject({ title: locale.outcomes.unstable.title, severity: "error" });
    expect(ended.text.cure).toEqual([locale.outcomes.unstable.next]);
  });
}

test("a Yunzai that was started and is gone again is the cause, told as its own program was started", () => {
  const locale = localeFor("en");
  const { ended } = locale.window.start;
  const home = "D:\\Bots\\app";
  const textOf = ({
    log = null,
    of = stopped,
  }: { readonly log?: string | null; readonly of?: Finding } = {}) => {
    const target = { is: "yunzai", program: "D:\\node.exe", args: ["."], folder: home } as const;
    const end = { home, target, line: "D:\\node.exe .", log };
    return causeOf(locale, checkResult("refused", [of]), end).text;
  };
  expect(textOf()).toMatchObject({
    title: ended.title.yunzai,
    cause: ended.cause,
    cure: [...ended.see.windows("D:\\node.exe ."), ended.hint.yunzai],
  });
  expect(textOf({ log: `${home}\\logs\\error.log` }).cure.at(-1)).toContain("error.log");

  // Another cause is told as itself.
  expect(textOf({ of: mismatch }).title).not.toBe(ended.title.yunzai);
});

test("what follows from the cause stands with it, not beside it once more", () => {
  const result = checkResult("refused", [redis, twice, followsRedis, healthy]);
  const locale = localeFor("zh-CN");
  const { consequences } = causeOf(locale, result);
  expect(consequences.map(({ id }) => id)).toEqual(["yunzai-not-running"]);
  expect(notesOf(result, redis)).toEqual([twice]);
});

test("without a cause in the card, everything but the good news is a note", () => {
  expect(notesOf(checkResult("handled", [twice, healthy]), null)).toEqual([twice]);
});

test("a cure that the button does by itself is not told beside it", () => {
  const locale = localeFor("zh-CN");
  const cureBeside = (item: Finding, action: NextAction | null): readonly string[] =>
    besideAction(causeOf(locale, checkResult("refused", [item])), action).cure;
  expect(cureBeside(mismatch, { kind: "use", fields: { suffix: "/OneBotv11" } })).toEqual([]);
  expect(cureBeside(mismatch, { kind: "repair" })).toEqual([]);
  // What to start is the user's part of it; checking again is the wizard's.
  expect(cureBeside(stopped, { kind: "wait", seconds: 300, until: "started" })).toHaveLength(1);
  expect(cureBeside(stopped, { kind: "start", program: "yunzai", folder: "/y" })).toHaveLength(1);
  expect(cureBeside(stopped, null)).toHaveLength(2);
  const paused = finding("yunzai-paused", { window: "选择TRSS Yunzai v3.1.3" });
  const cures = locale.findings["yunzai-paused"].cure(paused.facts);
  expect(cureBeside(paused, { kind: "again" })).toEqual([cures[0]]);
  expect(cureBeside(paused, null)).toEqual(cures);
  const noLink = finding("no-link", { path: "/l/appsettings.json", section: null });
  expect(cureBeside(noLink, { kind: "repair" })).toHaveLength(1);
});
