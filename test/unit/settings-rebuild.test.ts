import { expect, test } from "@playwright/test";
import fc from "fast-check";
import { readLinks } from "../../electron/core/settings/settings-links.ts";
import { readSettings, type Settings } from "../../electron/core/settings/settings-read.ts";
import { rebuildBase, rebuildSettings } from "../../electron/core/settings/settings-rebuild.ts";
import { utf8 } from "../support/edit-settings-bytes.ts";
import { entry, yunzai, yunzaiWithToken } from "../support/settings-cases.ts";

interface Result {
  readonly settings: Settings;
  readonly carried: readonly string[];
  readonly lost: readonly string[];
}

function base(broken: string | Uint8Array): Result {
  const bytes = typeof broken === "string" ? utf8.encode(broken) : broken;
  const rebuilt = rebuildBase(bytes);
  if (rebuilt.kind !== "base") throw new Error(rebuilt.reason);
  // What it says of itself is what is in its bytes.
  expect(readSettings(rebuilt.bytes)).toEqual({ kind: "readable", settings: rebuilt.settings });
  return rebuilt;
}

function values(broken: string, ...paths: readonly string[]): unknown {
  const { settings } = base(broken);
  return Object.fromEntries(paths.map((path) => [path, settings.values.get(path)]));
}

const account = '"Account": {"Uin": 123456}';
const nonebot = '{"Type": "ReverseWebSocket", "Host": "127.0.0.1", "Port": 8081, "Suffix": "/onebot/v11/ws"}';

test.describe("every setting that can still be read is carried over", () => {
  for (const [name, broken] of Object.entries({
    "a comma is missing": `{${account} "Implementations": [${nonebot}]}`,
    "a comma too many": `{${account},, "Implementations": [${nonebot},,]}`,
    "cut off at the end": `{${account}, "Implementations": [${nonebot}`,
    "the opening brace is missing": `${account}, "Implementations": [${nonebot}]}`,
    "a brace too many in the middle": `{${account}}, "Implementations": [${nonebot}]}`,
    "the root is closed twice too early": `{${account}}}, "Implementations": [${nonebot}]}}`,
    "two roots": `{${account}} {"Implementations": [${nonebot}]}`,
    "text before the root": `appsettings.json\n{${account}, "Implementations": [${nonebot}]}`,
    "a Chinese comma": `{${account}，"Implementations": [${nonebot}]}`,
    "a comment that never ends": `{${account}, "Implementations": [${nonebot}] /* }`,
    "NULs behind it, as a power cut leaves them": `{${account}, "Implementations": [${nonebot}]}\n${"\0".repeat(512)}`,
    "a key written twice": `{${account}, "account": {"uin": 123456}, "Implementations": [${nonebot}]}`,
    "a damaged value beside": `{"Bad": 'x', ${account}, "Implementations": [${nonebot}]}`,
  })) {
    test(`N1: ${name}`, () => {
      const { settings } = base(broken);
      expect(settings.values.get("Account:Uin")).toBe("123456");
      expect(readLinks(settings, []).map(({ url, state }) => [url, state])).toEqual([
        ["ws://127.0.0.1:8081/onebot/v11/ws", "used"],
      ]);
    });
  }

  test("L2: the rest is Lagrange's default, the factory's link excepted", () => {
    expect(values("{ broken", "Account:Protocol", "Account:Uin", "Message:IgnoreSelf")).toEqual({
      "Account:Protocol": "Linux",
      "Account:Uin": "0",
      "Message:IgnoreSelf": "True",
    });
    expect(base("{ broken").settings.section).toBeNull();
  });

  test("in the order and spelling of the default, with what it does not know behind it", () => {
    const { settings } = base('{"Mine": {"A": [1, {"b": null}]}, "account": {"UIN": 7}');
    expect(settings.root.members.map(({ key }) => key)).toEqual([
      "$schema",
      "Logging",
      "SignServerUrl",
      "SignProxyUrl",
      "MusicSignServerUrl",
      "Account",
      "Message",
      "QrCode",
      "Mine",
    ]);
    expect(settings.decoded.text).toContain(`    "Mine": {
        "A": [
            1,
            {
                "b": null
            }
        ]
    }
}
`);
  });

  test("N3: numbers keep every digit, texts every character", () => {
    const broken = '{"Big": 12345678901234567890.50, "Text": "a\\u0042\t令牌🤖\\"", ';
    const { settings } = base(broken);
    expect(settings.values.get("Big")).toBe("12345678901234567890.50");
    expect(settings.values.get("Text")).toBe('aB\t令牌🤖"');
  });

  test("L3: the old section stays the one that counts", () => {
    const { settings } = base(`{"Implementation": {"ReverseWebSocket": {"Port": 1}}`);
    expect(settings.section).toMatchObject({ name: "Implementation", form: "object" });
  });

  test("N4: the file's encoding is read, UTF-8 is written", () => {
    const text = `\uFEFF{${account}, "Text": "令牌"`;
    const units = Uint16Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
    const { settings } = base(new Uint8Array(units.buffer));
    expect(settings.values.get("Text")).toBe("令牌");
    expect(settings.decoded).toMatchObject({ encoding: "utf-8", bom: false });
  });
});

test.describe("what is carried and what is lost is told by its path", () => {
  test("without a value", () => {
    const { carried, lost } = base(
      '{"A": {"b": 1, "c": "open\n}, "D": [1, tru, "x"], "E": 02, "F": "D:\\q", "G": ',
    );
    expect(carried).toEqual(["A:b", "D:0", "D:1"]);
    expect(lost).toEqual(expect.arrayContaining(["A:c", "E", "F", "G"]));
  });

  test("a key that cannot be read may be anything, so it is not told", () => {
    const { lost } = base('{"A": {AccessToken": s3cret", "b": 1}}');
    expect(lost.join()).not.toMatch(/s3cret/);
    expect(lost).toContain("A:?");
  });

  test("N2: of a path written twice the last value counts, the first is lost", () => {
    const { settings, carried, lost } = base(
      '{"Account": {"Uin": 1, "Password": "x"}, "ACCOUNT": {"uin": 2}, "account:uin": 3}',
    );
    expect(settings.values.get("Account:Uin")).toBe("3");
    expect(settings.values.get("Account:Password")).toBe("x");
    expect(carried).toEqual(["Account:Uin", "Account:Password"]);
    expect(lost).toHaveLength(2);
  });

  test("a section written twice: the last one counts as a whole", () => {
    const { settings, lost } = base(
      `{"Implementations": [${nonebot}, ${nonebot}], "Implementations": [{"Type": "Http"}]}`,
    );
    expect(readLinks(settings, []).map(({ type }) => type)).toEqual(["Http"]);
    expect(lost).toHaveLength(8);
  });

  test("a text that ends in the wrong place is not guessed at", () => {
    const { carried, lost } = base('{"Host": "127.0.0.1, "Port": 2536, "Ok": 1}');
    expect(carried).not.toContain("Host");
    expect(lost).toContain("Host");
  });

  test("nothing at all is carried from what is no text", () => {
    for (const nothing of ["", "\0\0\0", "[1, 2]", "hello", '{\0"\0A\0"\0:\u00001\0}\0']) {
      expect(base(nothing).carried).toEqual([]);
    }
  });
});

test.describe("the desired link", () => {
  const rebuiltLinks = (broken: string, ...rest: readonly [ReturnType<typeof entry>?]): unknown => {
    const rebuilt = rebuildSettings(utf8.encode(broken), yunzaiWithToken, ...rest);
    if (rebuilt.kind !== "rebuilt") throw new Error(rebuilt.reason);
    const read = readSettings(rebuilt.bytes);
    if (read.kind !== "readable") throw new Error(read.kind);
    expect(rebuilt.text).toBe(read.settings.decoded.text);
    return readLinks(read.settings, []).map(({ url, state, accessToken }) => [url, state, accessToken]);
  };
  const right = ["ws://127.0.0.1:2536/OneBotv11", "used", "s3cret"];
  const other = ["ws://127.0.0.1:8081/onebot/v11/ws", "used", null];

  test("is added to a file without links", () => {
    expect(rebuiltLinks("{")).toEqual([right]);
  });

  test("is the entry that was plainly meant for Yunzai, the others stay", () => {
    const meant = '{"Type": "ReverseWebsocket", "Host": "127.0.0.1", "Port": 2536, "Suffix": "/onebot"}';
    expect(rebuiltLinks(`{"Implementations": [${nonebot}, ${meant},, ]`)).toEqual([other, right]);
  });

  test("is added where nothing tells which entry was meant", () => {
    const here = '{"Type": "ReverseWebSocket", "Host": "localhost", "Port": 2536, "Suffix": "/OneBotv11"}';
    const before = ["ws://localhost:2536/OneBotv11", "used", null];
    expect(rebuiltLinks(`{"Implementations": [${nonebot}`)).toEqual([other, right]);
    expect(rebuiltLinks(`{"Implementations": [${here}, ${here}`)).toEqual([before, before, right]);
  });

  test("is the entry the caller chose", () => {
    expect(rebuiltLinks(`{"Implementations": [${nonebot}`, entry(0))).toEqual([right]);
  });

  test("is refused where the chosen entry cannot become it", () => {
    expect(rebuildSettings(utf8.encode('{"Implementations": [{"Type": "Http"}'), yunzai, entry(0))).toEqual({
      kind: "refused",
      reason: "would-not-rebuild",
    });
  });
});

test.describe("hostile files end in time", () => {
  for (const [name, broken] of Object.entries({
    "a million brackets": "[".repeat(1_000_000),
    "a million objects": '{"a":'.repeat(200_000),
    "a million keys of one path": `{${'"a":1,'.repeat(100_000)}`,
    "a key of many colons": `{"${":".repeat(100_000)}": 1,`,
    "a million closing braces": `{"a": 1${"}".repeat(500_000)} "b": 2`,
    "a million roots": '{"a":1}'.repeat(50_000),
    "a million quotes": '"'.repeat(500_000),
    "a million slashes": `{"a":1} ${"/".repeat(500_000)}`,
  })) {
    test(name, () => {
      const started = performance.now();
      const rebuilt = rebuildSettings(utf8.encode(broken), yunzai);
      expect(rebuilt.kind).toBe("rebuilt");
      expect(performance.now() - started).toBeLessThan(10_000);
    });
  }

  test("one whose layout would grow over the size of any settings file is refused", () => {
    const deep = `{"a":${"[".repeat(30)}${"1,".repeat(40_000)}`;
    expect(rebuildSettings(utf8.encode(deep), yunzai)).toEqual({
      kind: "refused",
      reason: "would-not-rebuild",
    });
  });
});

test("a file cut off anywhere, or with any one character replaced, rebuilds into the link", () => {
  const whole = `{ // mine\r\n  ${account},\r\n  "Implementations": [\r\n    ${nonebot},\r\n    {"Type": "Http", "Port": 3}\r\n  ]\r\n}`;
  fc.assert(
    fc.property(
      fc.nat(whole.length),
      fc.constantFrom("", '"', "{", "}", "[", "]", ",", ":", "/", "\\", "0", "\n", "x", "\0"),
      (at, put) => {
        const broken = put === "" ? whole.slice(0, at) : whole.slice(0, at) + put + whole.slice(at + 1);
        const rebuilt = rebuildSettings(utf8.encode(broken), yunzai);
        if (rebuilt.kind !== "rebuilt") throw new Error(broken);
        const read = readSettings(rebuilt.bytes);
        if (read.kind !== "readable") throw new Error(read.kind);
        expect(readLinks(read.settings, []).map(({ url }) => url)).toContain("ws://127.0.0.1:2536/OneBotv11");
      },
    ),
    { numRuns: 300 },
  );
});
