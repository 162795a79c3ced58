import { expect, test } from "@playwright/test";
import fc from "fast-check";
import { maskSettingsText, secretsOf } from "../../electron/core/settings/mask-settings.ts";
import { maskedDiff } from "../../electron/jobs/masked-diff.ts";
import { settingsText } from "../support/settings-documents.ts";

test.describe("masking a settings text", () => {
  for (const [name, { text, shown }] of Object.entries({
    "the values of keys that sound secret": {
      text: '{"AccessToken": "s3cret", "access_token": "s3cret", "Secret": "s3cret", "Password":"s3cret", "ApiKey": "s3cret", "auth": "s3cret"}',
      shown:
        '{"AccessToken": "***", "access_token": "***", "Secret": "***", "Password":"***", "ApiKey": "***", "auth": "***"}',
    },
    "numbers too": {
      text: '{"AccessToken": 123456, "Secret": 1E+05, "Port": 1}',
      shown: '{"AccessToken": ***, "Secret": ***, "Port": 1}',
    },
    "nothing that is no secret": {
      text: '{"AccessToken": "", "Token": null, "Secret": false, "Keystore": "keystore.json", "Type": "Token", "Port": 2536}',
      shown:
        '{"AccessToken": "", "Token": null, "Secret": false, "Keystore": "keystore.json", "Type": "Token", "Port": 2536}',
    },
    "everything below a secret key": {
      text: '{"auth": {"X-Token": "s3cret", "n": [1, "two"]}, "Port": 1}',
      shown: '{"auth": {"X-Token": "***", "n": [***, "***"]}, "Port": 1}',
    },
    "query values": {
      text: '{"Suffix": "/OneBotv11/?X-Token=s3cret&b=&c=2", "Host": "a?b=s3cret"}',
      shown: '{"Suffix": "/OneBotv11/?X-Token=***&b=&c=***", "Host": "a?b=***"}',
    },
    "credentials in a URL": {
      text: '{"SignProxyUrl": "http://me:s3cret@proxy:80/"}',
      shown: '{"SignProxyUrl": "http://***@proxy:80/"}',
    },
    "credentials without a scheme, but no mail address": {
      text: '{"Host": "me:s3cret@h", "Author": "me@example.com"}',
      shown: '{"Host": "***@h", "Author": "me@example.com"}',
    },
    "a key in escapes": {
      text: '{"Acce\\u0073sToken": "s3cret"}',
      shown: '{"Acce\\u0073sToken": "***"}',
    },
    "URLs in comments": {
      text: "{} // ws://me:s3cret@h/a?x=s3cret\n/* /a/?y=s3cret */ //me:s3cret@h",
      shown: "{} // ws://***@h/a?x=***\n/* /a/?y=*** //***@h",
    },
    "comments, whichever way they look": {
      text: '{ // "AccessToken": "s3cret",\n/* token: s3cret\n Token = other1\n令牌 token：中文密码 */ "Port": 1 }',
      shown: '{ // "AccessToken": "***",\n/* token: ***\n Token = ***\n令牌 token：*** "Port": 1 }',
    },
    "comments in prose": {
      text: "{} // token 是 s3cret\n// AccessToken为“s3cret”\n// my token is s3cret\n// 密码：s3cret\n// token是空的, 为空",
      shown:
        "{} // token 是 ***\n// AccessToken为***\n// my token is ***\n// 密码：***\n// token是空的, 为空",
    },
    "prose in strings": {
      text: '{"Note": "the token is s3cret", "Note2": "令牌是s3cret", "Note3": "this is no token"}',
      shown: '{"Note": "the token is ***", "Note2": "令牌是***", "Note3": "this is no token"}',
    },
    "words about tokens, not": {
      text: "{} // fill in the AccessToken here, 令牌 (token)",
      shown: "{} // fill in the AccessToken here, 令牌 (token)",
    },
    "a known secret wherever it is repeated": {
      text: '{"AccessToken": "s3cret", "Note": "it is s3cret", /* s3cret */ "s3cret": 1}',
      shown: '{"AccessToken": "***", "Note": "it is ***", /* *** */ "s3cret": 1}',
    },
    "escaped quotes inside a secret": {
      text: '{"AccessToken": "a\\"s3cret\\\\", "Port": 1}',
      shown: '{"AccessToken": "***", "Port": 1}',
    },
    "minified text": {
      text: '{"Implementations":[{"Host":"h","AccessToken":"s3cret"},{"AccessToken":"t0ken"}]}',
      shown: '{"Implementations":[{"Host":"h","AccessToken":"***"},{"AccessToken":"***"}]}',
    },
  })) {
    test(name, () => expect(maskSettingsText(text)).toBe(shown));
  }

  test("secrets named by the caller are hidden in strings and comments, however they are spelt", () => {
    const text = '{"A": "x a\\"b c y", "B": "/?t", "C": "a%22b%20c"} // a"b c';
    expect(maskSettingsText(text, ['a"b c'])).toBe('{"A": "x *** y", "B": "/?t", "C": "***"} // ***');
  });

  test("short secrets are hidden where they stand, not wherever their letters occur", () => {
    expect(maskSettingsText('{"AccessToken": "a", "Name": "banana"}', ["b"])).toBe(
      '{"AccessToken": "***", "Name": "banana"}',
    );
  });
});

test.describe("text that does not parse hides rather too much", () => {
  for (const [name, text] of Object.entries({
    "an open string": '{"AccessToken": "s3cret,\n "Port": 1}',
    "no opening quote": '{"AccessToken": s3cret",\n "Port": 1}',
    "no quotes": "{AccessToken: s3cret,\n Port: 1}",
    "no quotes, a digit first": "{AccessToken: 1s3,cr s3cret,\n Port: 1}",
    "single quotes": "{'AccessToken': 's3,cr s3cret',\n 'Port': 1}",
    "Chinese quotes and colon": "{“AccessToken”：“s3cret”，\n “Port”：1}",
    "no colon": '{"AccessToken" "s3cret",\n "Port": 1}',
    "no closing quote on the key": '{"AccessToken: "s3cret",\n "Port": 1}',
    "a quote too many before the key": '{"Host": "h"", "AccessToken": "s3cret",\n "Port": 1}',
    "a quote too many, the value on the next line": '{"Host": "h"", "AccessToken":\n"s3cret",\n "Port": 1}',
    "a quote too many before credentials": '{"A": "h"", "Host": "ws://me:s3cret@h",\n "Port": 1}',
    "a quote too many before credentials without a scheme": '{"A": "h"", "Host": "me:s3cret@h",\n "Port": 1}',
    "a quote too many before a query": '{"A": "h"", "Suffix": "/a/?x=s3cret",\n "Port": 1}',
    "a quote inside": '{"AccessToken": "ab"s3cret",\n "Port": 1}',
    "cut off": '{"AccessToken": "s3cret',
    "a value on the next line": '{"AccessToken":\n\n  s3cret,\n "Port": 1}',
    "a comment before the value": '{"AccessToken": // here\n "s3cret",\n "Port": 1}',
    "a closed bracket too many": '}]{"AccessToken": "s3cret"',
    "an open comment": '/* "AccessToken": "s3cret"',
  })) {
    test(name, () => {
      const masked = maskSettingsText(text);
      expect(masked).not.toContain("s3cret");
      expect(masked).toContain("***");
      expect(masked.split("\n")).toHaveLength(text.split("\n").length);
      if (text.includes("\n ")) expect(masked).toMatch(/Port/);
    });
  }

  test("any text keeps its lines, and one without secrets every character", () => {
    const pieces = fc.constantFrom(
      '"',
      "'",
      "{",
      "}",
      "[",
      "]",
      ":",
      ",",
      "\n",
      "\r\n",
      " ",
      "//",
      "/*",
      "*/",
      "\\",
      "Port",
      "云",
      "?",
      "=",
      "1",
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), fc.boolean(), (parts, secret) => {
        const text = parts.join("") + (secret ? '\n"AccessToken": "s3cret"' : "");
        const masked = maskSettingsText(text);
        expect(masked.split("\n")).toHaveLength(text.split("\n").length);
        if (!secret && secretsOf(text).length === 0) expect(masked).toBe(text);
      }),
      { numRuns: 300 },
    );
  });

  test("1 MB of one kind is masked in time", () => {
    for (const piece of [
      "/",
      '"',
      '{"AccessToken": "',
      "/*",
      "// token: x ",
      "token:",
      "[",
      "a",
      "?a=b&",
      "?",
      " ",
    ]) {
      // What is not linear takes hours.
      const masked = maskSettingsText(piece.repeat(1_000_000 / piece.length), ["secret"]);
      expect(masked, piece).not.toBe("");
    }
  });

  test("a secret with 1 MB of blanks inside is masked in time, the comma behind it left in place", () => {
    const blanks = " ".repeat(1_000_000);
    expect(maskSettingsText(`{AccessToken: s3${blanks}cret , \n"Port": 1}`)).toBe(
      '{AccessToken: *** , \n"Port": 1}',
    );
  });
});

test.describe("the difference", () => {
  const file = (host: string, token: string): string =>
    `{\r\n  "A": 1,\r\n  "Host": "${host}",\r\n  "AccessToken": "${token}"\r\n}\r\n`;

  test("is unified, with carriage returns left out of sight", () => {
    expect(maskedDiff(file("localhost", ""), file("127.0.0.1", ""))).toBe(`--- appsettings.json
+++ appsettings.json
@@ -1,5 +1,5 @@
 {
   "A": 1,
-  "Host": "localhost",
+  "Host": "127.0.0.1",
   "AccessToken": ""
 }
`);
  });

  test("is empty for equal texts", () => {
    expect(maskedDiff(file("a", "s3cret"), file("a", "s3cret"))).toBe("");
  });

  test("shows that a token changed, not what it was or is", () => {
    const diff = maskedDiff(file("a", "s3cret"), file("a", "t0psecret"), ["t0psecret"]);
    expect(diff).toContain('-  "AccessToken": "***"\n+  "AccessToken": "*** (new)"\n');
    expect(diff).not.toMatch(/s3cret|t0psecret/);
  });

  test("of texts that do not parse shows no token as new because of what changed before its key", () => {
    const broken = (host: string): string => `{"Host": "${host}"", "AccessToken": "s3cret",\n "Port": 1}\n`;
    expect(maskedDiff(broken("h"), broken("i"))).toContain(
      '-{"Host": "h"", "AccessToken***,\n+{"Host": "i"", "AccessToken***,\n',
    );
  });

  test("shows a token that was none, and one that is taken away", () => {
    expect(maskedDiff(file("a", ""), file("a", "s3cret"))).toContain(
      '-  "AccessToken": ""\n+  "AccessToken": "*** (new)"\n',
    );
    expect(maskedDiff(file("a", "s3cret"), file("a", ""))).toContain(
      '-  "AccessToken": "***"\n+  "AccessToken": ""\n',
    );
  });

  test("shows two tokens that changed places as changed lines", () => {
    expect(
      maskedDiff('"Token": "aaaa"\n"Secret": "bbbb"\n', '"Token": "bbbb"\n"Secret": "aaaa"\n'),
    ).toContain('-"Token": "***"\n-"Secret": "***"\n+"Token": "***"\n+"Secret": "***"\n');
  });

  test("hides an old secret that stays in the new text's comments, and a query token", () => {
    const diff = maskedDiff(
      '"AccessToken": "s3cret"\n"Suffix": "/"',
      '"Suffix": "/?X-Token=t0psecret" // was s3cret',
    );
    expect(diff).not.toMatch(/s3cret|t0psecret/);
    expect(diff).toContain('+"Suffix": "/?X-Token=*** (new)" // was ***\n');
  });

  test("of a file that is created is all of it", () => {
    expect(maskedDiff(null, '{\n  "AccessToken": "s3cret"\n}')).toBe(`--- /dev/null
+++ appsettings.json
@@ -0,0 +1,3 @@
+{
+  "AccessToken": "***"
+}
\\ No newline at end of file
`);
  });

  test("of two texts that share nothing ends in time", () => {
    const lines = (letter: string): string =>
      Array.from({ length: 50_000 }, (_, at) => `${letter}${at}\n`).join("");
    const diff = maskedDiff(lines("a"), lines("b"));
    expect(diff.split("\n")).toHaveLength(100_000 + 4);
  });

  test("of any document to itself with its secrets replaced holds neither", () => {
    fc.assert(
      fc.property(settingsText, (text) => {
        const old = text.replace(/\}\s*$/, ' "AccessToken": "0ld-s3cret" }');
        const now = text.replace(/\}\s*$/, ' "AccessToken": "n3w-s3cret" }');
        expect(maskedDiff(old, now)).not.toMatch(/s3cret/);
      }),
      { numRuns: 100 },
    );
  });
});
