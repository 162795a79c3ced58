import { expect, test } from "@playwright/test";
import type { DesiredLink } from "../../electron/core/settings/desired-link.ts";
import { createSettings } from "../../electron/core/settings/settings-create.ts";
import { editSettings } from "../../electron/core/settings/settings-edit.ts";
import { yieldsIntended } from "../../electron/core/settings/settings-guard.ts";
import { readLinks } from "../../electron/core/settings/settings-links.ts";
import { readSettings, type Overlay, type Settings } from "../../electron/core/settings/settings-read.ts";
import { editBytes, shown, utf8 } from "../support/edit-settings-bytes.ts";
import {
  entry,
  newEntry,
  unmark,
  yunzai,
  yunzaiBehindTls,
  yunzaiWithToken,
} from "../support/settings-cases.ts";

const marked = unmark(`{
  // 云崽 link 🤖
  "Implementations": [
    { "Type": "ReverseWebSocket", "Host": ⟦"localhost"→"127.0.0.1"⟧, "Port": ⟦8080→2536⟧⟦→, "Suffix": "/OneBotv11"⟧ } // 端口
  ]
}
`);

function settingsOf(bytes: Uint8Array): Settings {
  const read = readSettings(bytes);
  if (read.kind !== "readable") throw new Error(read.kind);
  return read.settings;
}

test.describe("N4: the file's own encoding", () => {
  const utf16 = (text: string, littleEndian: boolean): Uint8Array => {
    const bytes = new DataView(new ArrayBuffer(2 + text.length * 2));
    [0xfeff, ...Array.from({ length: text.length }, (_, at) => text.charCodeAt(at))].forEach((unit, at) =>
      bytes.setUint16(at * 2, unit, littleEndian),
    );
    return new Uint8Array(bytes.buffer);
  };
  const utf32 = (text: string): Uint8Array => {
    const points = [0xfeff, ...Array.from(text, (character) => character.codePointAt(0) ?? 0)];
    const bytes = new DataView(new ArrayBuffer(points.length * 4));
    points.forEach((point, at) => bytes.setUint32(at * 4, point, true));
    return new Uint8Array(bytes.buffer);
  };
  const encodings = {
    "UTF-8": (text: string) => utf8.encode(text),
    "UTF-8 with its mark": (text: string) => utf8.encode(`\uFEFF${text}`),
    "UTF-16, little end first": (text: string) => utf16(text, true),
    "UTF-16, big end first": (text: string) => utf16(text, false),
    "UTF-32": utf32,
  };
  for (const [name, encode] of Object.entries(encodings)) {
    test(`is kept: ${name}`, () => {
      expect(editBytes(encode(marked.before), entry(0), yunzai)).toEqual(encode(marked.after));
    });
  }

  test("bytes that are not valid in it stay bit for bit, a GBK comment for one", () => {
    const comment = [0xb6, 0xcb, 0xbf, 0xda, 0xa3, 0xba, 0xff, 0xc0]; // GBK: 端口：, then bytes of no encoding
    const glued = (before: string, after: string): Uint8Array =>
      new Uint8Array([...utf8.encode(before), ...comment, ...utf8.encode(after)]);
    const [head, tail] = [
      `{"Implementations": [ //`,
      `\n{"Type": "ReverseWebSocket", "Host": "127.0.0.1", "Port": 2536`,
    ];
    expect(editBytes(glued(head, `${tail}}]} //`), entry(0), yunzai)).toEqual(
      glued(head, `${tail}, "Suffix": "/OneBotv11"}]} //`),
    );
  });

  test("an unpaired surrogate in UTF-16 stays", () => {
    const [before, after] = [marked.before, marked.after].map((text) =>
      utf16(text.replace("🤖", "\ud83e"), true),
    );
    expect(editBytes(before ?? new Uint8Array(), entry(0), yunzai)).toEqual(after);
  });
});

test("a file of 1 MB, with a long line and many entries, is edited in place", () => {
  const filler = `    { "Type": "Http", "Host": "*", "Port": 8081 }, // ${"x".repeat(80)}\n`.repeat(4000);
  const long = "y".repeat(500_000);
  const { before, after } = unmark(`{
  "Long": "${long}",
  "Implementations": [
${filler}    { "Type": "ReverseWebSocket", "Host": "127.0.0.1", "Port": ⟦8080→2536⟧, "Suffix": ⟦"/onebot/v11/ws"→"/OneBotv11"⟧ }
  ]
}`);
  expect(before.length).toBeGreaterThan(1_000_000);
  const started = performance.now();
  expect(shown(editBytes(utf8.encode(before), entry(4000), yunzai)) === shown(utf8.encode(after))).toBe(true);
  expect(performance.now() - started).toBeLessThan(5000);
});

test("minified 1 MB gets its new entry at the end, in time", () => {
  const others = Array.from({ length: 25_000 }, () => '{"Type":"Http","Host":"*","Port":8081}').join(",");
  const started = performance.now();
  const edited = editBytes(utf8.encode(`{"Implementations":[${others}]}`), newEntry, yunzai);
  expect(performance.now() - started).toBeLessThan(10_000);
  expect(shown(edited).slice(-200)).toContain(
    ',{"Type":"ReverseWebSocket","Host":"127.0.0.1","Port":2536,"Suffix":"/OneBotv11"',
  );
});

test("a list of more values than a call takes arguments stands beside the edit", () => {
  const settings = (port: number): Uint8Array =>
    utf8.encode(
      `{"Implementations":[{"Type":"ReverseWebSocket","Host":"127.0.0.1","Port":${port},"Suffix":"/OneBotv11"}],` +
        `"a":[0${",0".repeat(200_000)}]}`,
    );
  const edited = editBytes(settings(8080), entry(0), yunzai);
  expect(shown(edited) === shown(settings(2536))).toBe(true);
});

test("the edited bytes and text say the same", () => {
  const bytes = utf8.encode(`\uFEFF${marked.before}`);
  const edit = editSettings(bytes, settingsOf(bytes), entry(0), yunzai);
  expect(edit).toEqual({ kind: "edited", bytes: utf8.encode(`\uFEFF${marked.after}`), text: marked.after });
});

test.describe("N5: layers over the file", () => {
  const layer = (values: Readonly<Record<string, string>>): Overlay => ({
    kind: "environment",
    name: "environment",
    values: new Map(Object.entries(values)),
  });
  const file = (port: number): Uint8Array =>
    utf8.encode(
      `{"Implementation": {"ReverseWebSocket": {"Host": "127.0.0.1", "Port": ${port}, "Suffix": "/OneBotv11"}}}`,
    );
  const edit = (bytes: Uint8Array, index: number, overlay: Overlay): unknown => {
    const result = editSettings(bytes, settingsOf(bytes), entry(index), yunzai, [overlay]);
    return result.kind === "edited" ? result.text : result.kind;
  };

  test("an entry that only a layer holds shifts the numbers, not the entry that is meant", () => {
    const other = layer({ "Implementation:Http:Port": "1" });
    expect(edit(file(1), 1, other)).toBe(new TextDecoder().decode(file(2536)));
    expect(edit(file(1), 0, other)).toBe("refused");
  });

  test("an entry that a layer makes right is left alone", () => {
    expect(edit(file(1), 0, layer({ "Implementation:ReverseWebSocket:Port": "2536" }))).toBe("unchanged");
  });

  test("an entry that is right in the file is left alone whatever a layer makes of it", () => {
    expect(edit(file(2536), 0, layer({ "Implementation:ReverseWebSocket:Port": "1" }))).toBe("unchanged");
  });
});

test.describe("the check of what an edit gave", () => {
  const before = `{"Account": {"Uin": 1}, "Implementations": [{"Type": "ReverseWebSocket", "Host": "127.0.0.1", "Port": 1, "Suffix": "/OneBotv11"}, {"Type": "Http", "Port": 2}]}`;
  const intent = { section: "Implementations", key: "0", options: ["Port"], desired: yunzai };
  const right = before.replace('"Port": 1', '"Port": 2536');
  const verdict = (after: string, desired: DesiredLink = yunzai): boolean =>
    yieldsIntended(settingsOf(utf8.encode(before)), readSettings(utf8.encode(after)), { ...intent, desired });

  test("accepts the intended links and nothing else", () => {
    expect(verdict(right)).toBe(true);
    expect(verdict(before)).toBe(false);
  });

  for (const [name, after] of Object.entries({
    "a text .NET cannot read": right.slice(1),
    "a key written twice": right.replace('"Port": 2536', '"Port": 2536, "port": 2536'),
    "another entry changed": right.replace('"Port": 2}', '"Port": 3}'),
    "another entry gone": right.replace(', {"Type": "Http", "Port": 2}', ""),
    "an entry more": right.replace("]}", ', {"Type": "Http"}]}'),
    "another value changed": right.replace('"Uin": 1', '"Uin": 2'),
    "a value more": right.replace('"Uin": 1', '"Uin": 1, "x": 1'),
    "an option of the entry that was not meant": right.replace(
      '"Port": 2536',
      '"Port": 2536, "ReconnectInterval": 1',
    ),
    "another section in its place": right.replace('"Implementations"', '"Implementation"'),
  })) {
    test(`refuses ${name}`, () => {
      expect(after).not.toBe(right);
      expect(verdict(after)).toBe(false);
    });
  }

  test("refuses a link that lacks one of the wanted things", () => {
    expect(verdict(right, yunzaiWithToken)).toBe(false);
    expect(verdict(right, yunzaiBehindTls)).toBe(false);
    expect(verdict(right, { ...yunzai, ignoreCertificate: true })).toBe(false);
    expect(verdict(right.replace("127.0.0.1", "localhost"))).toBe(false);
    expect(verdict(right.replace("/OneBotv11", "/OneBotv11/"))).toBe(false);
  });
});

test.describe("L2: a created file", () => {
  test("is Lagrange's default with the link in it", () => {
    const settings = settingsOf(createSettings(yunzaiWithToken));
    expect(settings.program).toBe("onebot");
    expect(settings.values.get("Account:Protocol")).toBe("Linux");
    const links = readLinks(settings, []);
    expect(links).toHaveLength(1);
    expect(links[0]).toMatchObject({
      state: "used",
      url: "ws://127.0.0.1:2536/OneBotv11",
      accessToken: "s3cret",
    });
    expect(settings.decoded.text).toMatch(/^\{\n {4}"\$schema"/);
  });

  test("has an empty token where none is asked for, and trusts a certificate of its own when told so", () => {
    const [plain] = readLinks(settingsOf(createSettings(yunzai)), []);
    expect(plain).toMatchObject({ accessToken: "", ignoreCertificate: false });
    const [behindTls] = readLinks(settingsOf(createSettings(yunzaiBehindTls)), []);
    expect(behindTls).toMatchObject({ url: "wss://127.0.0.1:2536/OneBotv11", ignoreCertificate: true });
  });
});
