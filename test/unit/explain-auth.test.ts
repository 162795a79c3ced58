import { expect, test } from "@playwright/test";
import { readYunzaiConfig } from "../../electron/core/yunzai/yunzai-config.ts";
import { localeFor } from "../../electron/locales/index.ts";

const absent = { serverDefault: null, botUser: null, botDefault: null, redisUser: null, redisDefault: null };

/** What is said of the value of `authorization`, in both languages. */
function saidOf(value: string): readonly string[] {
  const { auth } = readYunzaiConfig({ ...absent, serverUser: `auth:\n  authorization: ${value}\n` });
  if (auth.kind !== "unmeetable") throw new Error(`can be met: ${auth.kind}`);
  return [localeFor("zh-CN"), localeFor("en")].map(({ reasons }) => reasons.auth[auth.problem](auth.key));
}

test("Y8: an auth value that was left empty is not called a number without quotes alone", () => {
  const [chinese, english] = saidOf("");
  expect(chinese).toContain("空着");
  expect(english).toContain("nothing at all");
});

test("Y8: a number and true are both among what is said to need quotes", () => {
  for (const said of [saidOf("123"), saidOf("true")]) {
    expect(said[0]).toMatch(/没加引号的数字或 true/);
    expect(said[1]).toMatch(/a number or true without quotes/);
  }
});
