import { expect, test } from "@playwright/test";
import { maskSettingsText } from "../../electron/core/settings/mask-settings.ts";
import { maskedDiff } from "../../electron/jobs/masked-diff.ts";

test.describe("a secret in a text that does not parse stays hidden", () => {
  for (const [name, { text, shown }] of Object.entries({
    "without quotes, a comma inside, a number first": {
      text: "{AccessToken: 12,s3cret,\n Port: 1}",
      shown: "{AccessToken: ***,\n Port: 1}",
    },
    "without quotes, a bracket inside, a number first": {
      text: '{"AccessToken": 12}s3cret,\n "Port": 1}',
      shown: '{"AccessToken": ***,\n "Port": 1}',
    },
    "without quotes, a sign of equality inside": {
      text: "{AccessToken: s3=cret==,\n Port: 1}",
      shown: "{AccessToken: ***,\n Port: 1}",
    },
    "with a quote and a comma inside": {
      text: '{"AccessToken": "ab","s3cret",\n "Port": 1}',
      shown: '{"AccessToken": ***,\n "Port": 1}',
    },
    "in single quotes, with the word token in it": {
      text: "{\n 'AccessToken': 'my-token-s3cret'\n}",
      shown: "{\n 'AccessToken': ***\n}",
    },
    "glued to its key by a wrong mark": {
      text: "{AccessToken;s3cret,\n Port: 1}",
      shown: "{AccessToken***,\n Port: 1}",
    },
    "behind a Chinese comma": {
      text: "{“AccessToken”，“s3cret”\n}",
      shown: "{“AccessToken***\n}",
    },
    "behind an address whose missing quote makes a comment of the line": {
      text: '{ "SignServerUrl": https://h/", "Suffix": "/", "AccessToken": "s3cret" }',
      shown: '{ "SignServerUrl": https://h/", "Suffix": "/", "AccessToken***',
    },
  })) {
    test(name, () => expect(maskSettingsText(text)).toBe(shown));
  }

  for (const [name, line] of Object.entries({
    "an unquoted one": "AccessToken: s3cret and more,",
    "one with blanks, its key without a quote": 'AccessToken": "s3cret and more", "Port": 1',
    "one of commas": "AccessToken: s3cret,and,more,",
  })) {
    test(`${name} also where a comment or a string repeats it`, () => {
      const text = `{ // s3cret\n  ${line}\n "Note": "it was s3cret" }`;
      expect(maskSettingsText(text)).not.toContain("s3cret");
    });
  }

  test("in the difference to what replaces the file, too", () => {
    const diff = maskedDiff("{AccessToken: 12,s3cret\n}", '{\n  "AccessToken": "" // 12,s3cret\n}');
    expect(diff).not.toContain("s3cret");
  });
});

test("what stands beside a secret in a text that parses is shown", () => {
  const text =
    '{"a": [{"AccessToken": "x1" , "Port": 1}, {"Secret": 12}], "auth": {"n": [1, 2]}, "Token": true, "b": 1} // true';
  expect(maskSettingsText(text)).toBe(
    '{"a": [{"AccessToken": "***" , "Port": 1}, {"Secret": ***}], "auth": {"n": [***, ***]}, "Token": true, "b": 1} // true',
  );
});

test("1 MB of blanks between the words of a loose secret is masked in time", () => {
  const blanks = " ".repeat(1_000_000);
  expect(maskSettingsText(`{AccessToken: s3${blanks}cret\n} // s3`)).toBe("{AccessToken: ***\n} // s3");
});
