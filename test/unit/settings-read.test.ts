import { expect, test } from "@playwright/test";
import {
  readSettings,
  settingsLimit,
  type Settings,
  type SettingsRead,
} from "../../electron/core/settings/settings-read.ts";

function read(text: string): SettingsRead {
  return readSettings(Buffer.from(text));
}

function readable(text: string): Settings {
  const result = read(text);
  if (result.kind !== "readable") throw new Error(JSON.stringify(result));
  return result.settings;
}

test.describe("N1: a file .NET cannot read is told with its place", () => {
  const unreadable: readonly (readonly [text: string, problem: string, line: number, column: number])[] = [
    ["", "empty", 1, 1],
    ["[1]", "root-not-object", 1, 1],
    ['{\n  "a": 1\n  "b": 2\n}', "unexpected-token", 3, 3],
    ['{\r\n\t"a": 01\r\n}', "bad-number", 2, 8],
    ['{\r"a": "C:\\Users"}', "bad-string", 2, 9],
    ['{"云崽 😀": x}', "unexpected-token", 1, 10],
    ['{\n"a": [1,\n', "unterminated", 3, 1],
    ['{"a": 1} /*\n\n', "bad-comment", 1, 10],
    ["{\0}", "binary", 1, 2],
  ];
  for (const [text, problem, line, column] of unreadable) {
    test(`N1: ${JSON.stringify(text)} is ${problem} at ${line}:${column}`, () => {
      expect(read(text)).toEqual({ kind: "unreadable", problem, line, column });
    });
  }

  test("N1: UTF-16 without a mark is binary", () => {
    expect(readSettings(Buffer.from("{}", "utf16le"))).toMatchObject({
      kind: "unreadable",
      problem: "binary",
    });
  });

  test("more than 4 MB is refused unread", () => {
    const text = `{"a":"${"x".repeat(settingsLimit)}`;
    expect(read(text)).toEqual({ kind: "unreadable", problem: "too-large", line: 1, column: 1 });
    expect(read(`{}${" ".repeat(settingsLimit - 2)}`).kind).toBe("readable");
  });
});

test.describe("N2: the same scalar path twice stops the program", () => {
  const duplicates: readonly (readonly [text: string, key: string, line: number, column: number])[] = [
    ['{"a":1,\n "A":2}', "A", 2, 2],
    ['{"a":1,"b":2,"a":1}', "a", 1, 14],
    ['{"A":{"B":1},\n"a:b":2}', "a:b", 2, 1],
    ['{"a:b":2,"A":{\n"B":1}}', "A:B", 2, 1],
    ['{"A":{"B":1,"C":2},\n"a":{"D":3,\n"c":4}}', "a:c", 3, 1],
    ['{"I":[{"T":1}],"i":[{"t":2}]}', "i:0:t", 1, 22],
    ['{"I":["x"],"i":["y"]}', "i:0", 1, 17],
    ['{"I":[0,{"T":1}],"i":{"1":{"t":2}}}', "i:1:t", 1, 28],
    ['{"a":{"b":1,"b":2}}', "a:b", 1, 13],
    ['{"a":{},"A":1}', "A", 1, 9],
    ['{"a":null,"a":null}', "a", 1, 11],
    ['{"é":1,"É":2}', "É", 1, 8],
    ['{"σ":1,"ς":2}', "ς", 1, 8],
    ['{"":1,"":2}', "", 1, 7],
    ['{"a":{"":1},"a:":2}', "a:", 1, 13],
    ['{"a:":{"b":1},"a::b":2}', "a::b", 1, 15],
  ];
  for (const [text, key, line, column] of duplicates) {
    test(`N2: ${JSON.stringify(text)} has "${key}" twice`, () => {
      expect(read(text)).toEqual({ kind: "duplicate-key", key, line, column });
    });
  }

  const merged: readonly (readonly [text: string, values: Readonly<Record<string, string>>])[] = [
    ['{"A":{"B":1},"a":{"C":2}}', { "A:B": "1", "A:C": "2" }],
    ['{"A":{"B":{"C":1}},"a:b":{"D":2}}', { "A:B:C": "1", "A:B:D": "2" }],
    ['{"I":[{"T":1}],"i":[{"U":2},3]}', { "I:0:T": "1", "I:0:U": "2", "I:1": "3" }],
    ['{"A":1,"A":{"B":2}}', { A: "1", "A:B": "2" }],
    ['{"A":{},"A":{},"A":{"B":2}}', { "A:B": "2" }],
    ['{"A":1,"A":{}}', {}],
    ['{"A":1,"A":[]}', {}],
    ['{"ß":1,"SS":2,"ŉ":3,"ʼN":4}', { ß: "1", SS: "2", ŉ: "3", ʼN: "4" }],
    ['{"ı":1,"I":2,"ſ":3,"S":4}', { ı: "1", I: "2", ſ: "3", S: "4" }],
  ];
  for (const [text, values] of merged) {
    test(`N2: ${text} is read`, () => {
      expect(Object.fromEntries(readable(text).values)).toEqual(values);
    });
  }
});

test("N2: look-ups ignore case", () => {
  const { values } = readable('{"Account":{"Uin":10001}}');
  for (const path of ["Account:Uin", "account:uin", "ACCOUNT:UIN"])
    expect(values.get(path), path).toBe("10001");
  for (const path of ["Account", "Uin", "Account:Uin:", "constructor", ""]) {
    expect(values.get(path), path).toBeUndefined();
  }
});

test("N2: values are listed in the order of the text, by their paths", () => {
  const { values } = readable('{"b":{"y":[1,2],"x":3},"a":4,"B:w":5}');
  expect([...values]).toEqual([
    ["b:y:0", "1"],
    ["b:y:1", "2"],
    ["b:x", "3"],
    ["b:w", "5"],
    ["a", "4"],
  ]);
});

test("N3: everything becomes a string", () => {
  const { values } = readable('{"a":true,"b":false,"c":null,"d":2536,"e":2536.0,"f":"2536","g":[],"h":{}}');
  const expected = { a: "True", b: "False", c: "", d: "2536", e: "2536.0", f: "2536" };
  expect(Object.fromEntries(values)).toEqual(expected);
});

test("N4: a GBK file is read, with the line of its first lost character", () => {
  const bytes = Buffer.concat([
    Buffer.from('{\n"a": 1, // '),
    Buffer.from([0xc4, 0xe3, 0xba, 0xc3]),
    Buffer.from("\n}"),
  ]);
  const result = readSettings(bytes);
  expect(result.kind === "readable" && result.settings.decoded.firstBadLine).toBe(2);
});

test("N4: UTF-16 with a mark is read", () => {
  const result = readSettings(Buffer.from('\uFEFF{"a":"云崽"}', "utf16le"));
  expect(result.kind === "readable" && result.settings.values.get("A")).toBe("云崽");
});

test.describe("which program's file it is", () => {
  const files: readonly (readonly [text: string, program: Settings["program"]])[] = [
    ["{}", "onebot"],
    ['{"$schema":"x"}', "onebot"],
    ['{"Logging":{"LogLevel":{"Default":"Information"}},"$schema":"x"}', "onebot"],
    ['{"Implementations":[]}', "onebot"],
    ['{"implementation":{}}', "onebot"],
    ['{"ReverseWebSocket":{}}', "onebot"],
    ['{"SignServerUrl":""}', "onebot"],
    ['{"SignProxyUrl":""}', "onebot"],
    ['{"MusicSignServerUrl":""}', "onebot"],
    ['{"account":{"Uin":0},"Extra":1}', "onebot"],
    ['{"Message":{}}', "onebot"],
    ['{"QrCode":{}}', "onebot"],
    ['{"ConfigPath:Keystore":"k.json"}', "onebot"],
    ['{"Milky":{}}', "milky"],
    ['{"MILKY":{"Host":"x"},"Implementations":[]}', "milky"],
    ['{"Lagrange":{"SignServer":""},"Logging":{}}', "milky"],
    ['{"lagrange":{},"Account":{}}', "milky"],
    ['{"Lagrange":{},"Implementations":[]}', "onebot"],
    ['{"Lagrange":{},"Implementation":{}}', "onebot"],
    ['{"ConnectionStrings":{"Default":"x"},"Logging":{},"AllowedHosts":"*"}', "other"],
    ['{"a":1}', "other"],
  ];
  for (const [text, program] of files) {
    test(`L2, L13: ${text} is ${program}`, () => expect(readable(text).program).toBe(program));
  }
});

test.describe("L3: which section counts", () => {
  const link = '[{"Type":"ReverseWebSocket"}]';
  const files: readonly (readonly [text: string, section: string | null, shadowed: string | null])[] = [
    ["{}", null, null],
    [`{"Implementations":${link}}`, "Implementations array", null],
    [`{"Implementation":${link}}`, "Implementation array", null],
    ['{"implementations":{"ReverseWebSocket":{"Port":1}}}', "Implementations object", null],
    ['{"Implementation":{"ReverseWebSocket":{"Port":1}}}', "Implementation object", null],
    [`{"Implementation":${link},"Implementations":${link}}`, "Implementations array", "Implementation array"],
    [`{"Implementations":[],"Implementation":${link}}`, "Implementation array", null],
    [`{"Implementations":{},"Implementation":${link}}`, "Implementation array", null],
    [`{"Implementations":null,"Implementation":${link}}`, "Implementation array", null],
    [`{"Implementations":[{}],"Implementation":${link}}`, "Implementations array", "Implementation array"],
    [`{"Implementations":[null],"Implementation":${link}}`, "Implementations array", "Implementation array"],
    [`{"Implementations":"x","Implementation":${link}}`, "Implementations object", "Implementation array"],
    [`{"Implementations":${link},"Implementation":[]}`, "Implementations array", null],
    ['{"Implementations":[]}', null, null],
    ['{"Implementations:0:Type":"ReverseWebSocket"}', "Implementations object", null],
  ];
  for (const [text, section, shadowed] of files) {
    test(`L3: ${text} has ${section ?? "none"}`, () => {
      const settings = readable(text);
      const shown = [settings.section, settings.shadowed].map(
        (found) => found && `${found.name} ${found.form}`,
      );
      expect(shown).toEqual([section, shadowed]);
    });
  }

  test("L3: the section's node is the text that holds the entries", () => {
    const longest = '[{"Port":1},{"Port":2}]';
    const text = `{"implementations":[],"Implementations":${longest},"IMPLEMENTATIONS":[{"Host":"x"}],"Implementations":[]}`;
    const { section } = readable(text);
    const { offset, length } = section?.node?.span ?? { offset: 0, length: 0 };
    expect(text.slice(offset, offset + length)).toBe(longest);
    expect(readable('{"Implementations:0:Port":1}').section?.node).toBeNull();
    expect(readable('{"Implementations":7}').section?.node).toMatchObject({ type: "number", value: "7" });
  });
});

test.describe("L4: the top-level ReverseWebSocket", () => {
  test("L4: is found by any case, and is no section", () => {
    const settings = readable('{"reverseWebsocket":{"Enabled":true,"Port":2536,"Suffix":"/OneBotv11"}}');
    expect(settings.ignoredSection?.key).toBe("reverseWebsocket");
    expect(settings.section).toBeNull();
  });

  test("L4: anything but an object there is nothing to make a link from", () => {
    expect(readable('{"ReverseWebSocket":"x"}').ignoredSection).toBeNull();
    expect(readable('{"Implementation":{"ReverseWebSocket":{}}}').ignoredSection).toBeNull();
  });
});

test.describe("hostile keys are linear and cannot exhaust the stack", () => {
  const hostile: readonly (readonly [name: string, text: string])[] = [
    ["one long key over many values", `{"${"k".repeat(500_000)}":[${"1,".repeat(200_000)}]}`],
    ["a key of colons", `{"${"a:".repeat(500_000)}":1}`],
    ["many keys", `{${Array.from({ length: 60_000 }, (_, index) => `"k${index}":1`).join(",")}}`],
    [
      "many keys that differ in case",
      `{${Array.from({ length: 50_000 }, (_, index) => `"É${index}":1`).join(",")}}`,
    ],
  ];
  for (const [name, text] of hostile) {
    test(`1 MB with ${name} takes no more than seconds`, () => {
      const bytes = Buffer.from(text);
      const start = performance.now();
      expect(readSettings(bytes).kind).toBe("readable");
      expect(performance.now() - start).toBeLessThan(10_000);
    });
  }
});
