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
      shown: "{AccessToken;***,\n Port: 1}",
    },
    "glued to its key by a wrong mark, in a comment": {
      text: "{ // token；s3cret\n // AccessToken＝s3cret\n // my token;s3cret\n Port: 1}",
      shown: "{ // token；***\n // AccessToken＝***\n // my token;***\n Port: 1}",
    },
    "in one string with its key, which is written in escapes": {
      text: String.raw`{"Note": "\u0041ccess\u0054oken: s3cret", "Port": 1}`,
      shown: '{"Note": "***", "Port": 1}',
    },
    "behind a Chinese comma": {
      text: "{“AccessToken”，“s3cret”\n}",
      shown: "{“AccessToken***\n}",
    },
    "behind an address whose missing quote makes a comment of the line": {
      text: '{ "SignServerUrl": https://h/", "Suffix": "/", "AccessToken": "s3cret" }',
      shown: '{ "SignServerUrl": https://h/", "Suffix": "/", "AccessToken***',
    },
    "in one string with its key, the quotes between them missing": {
      text: '{"AccessToken: s3cret", "Port": 1}',
      shown: '{"AccessToken: ***", "Port": 1}',
    },
    "in one string with its key, the quotes between them single": {
      text: `{\n "AccessToken': 's3cret',\n "Port": 1}`,
      shown: `{\n "AccessToken': ***,\n "Port": 1}`,
    },
    "in one string with its key and with what follows": {
      text: `{"AccessToken': 's3cret', "Port": 1}`,
      shown: `{"AccessToken': ***`,
    },
    "in one string with its key, a quote inside": {
      text: '{"AccessToken = ab"s3cret",\n "Port": 1}',
      shown: '{"AccessToken = ***,\n "Port": 1}',
    },
    "in one string with its key, as another key's value and behind a question mark": {
      text: '{"Note": "which? my token：s3cret", "Port": 1}',
      shown: '{"Note": "which? my token：***", "Port": 1}',
    },
    "behind a key whose closing quote is missing": {
      text: '{"AccessToken: "s3cret", "Port": 1}',
      shown: '{"AccessToken: ***',
    },
    "on the line below a key whose closing quote is missing": {
      text: '{"AccessToken:\n s3cret,\n "Port": 1}',
      shown: '{"AccessToken:\n ***,\n "Port": 1}',
    },
  })) {
    test(name, () => expect(maskSettingsText(text)).toBe(shown));
  }

  for (const [name, line] of Object.entries({
    "an unquoted one": "AccessToken: s3cret and more,",
    "one with blanks, its key without a quote": 'AccessToken": "s3cret and more", "Port": 1',
    "one of commas": "AccessToken: s3cret,and,more,",
    "one in one string with its key": `"AccessToken: s3cret", "Port": 1,`,
    "one in one string with its key, in single quotes": `"AccessToken': 's3cret', "Port": 1,`,
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

test("a flat key that names a secret's place, and a query in an address, are shown but for their values", () => {
  const text = '{"Token:0:Name": "x1", "Url": "http://h/?token=x2&a=x3", "Log": "keys: 2"}';
  expect(maskSettingsText(text)).toBe(
    '{"Token:0:Name": "***", "Url": "http://h/?token=***&a=***", "Log": "keys: 2"}',
  );
});

test("1 MB of blanks between the words of a loose secret is masked in time", () => {
  const blanks = " ".repeat(1_000_000);
  expect(maskSettingsText(`{AccessToken: s3${blanks}cret\n} // s3`)).toBe("{AccessToken: ***\n} // s3");
});
