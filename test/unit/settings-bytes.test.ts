import { expect, test } from "@playwright/test";
import * as fc from "fast-check";
import { decodeSettings, spliceBytes, type TextEdit } from "../../electron/core/settings/settings-bytes.ts";

const encodings = ["utf-8", "utf-16le", "utf-16be", "utf-32le", "utf-32be"] as const;
type Encoding = (typeof encodings)[number];

const marks: Readonly<Record<Encoding, readonly number[]>> = {
  "utf-8": [0xef, 0xbb, 0xbf],
  "utf-16le": [0xff, 0xfe],
  "utf-16be": [0xfe, 0xff],
  "utf-32le": [0xff, 0xfe, 0, 0],
  "utf-32be": [0, 0, 0xfe, 0xff],
};

/** Encodes by Node's own means, apart from the code under test. */
function encoded(text: string, encoding: Encoding): Buffer {
  if (encoding === "utf-8") return Buffer.from(text, "utf8");
  const utf16 = Buffer.from(text, "utf16le");
  if (encoding === "utf-16le") return utf16;
  if (encoding === "utf-16be") return utf16.swap16();
  const utf32 = Buffer.concat(Array.from(text, (character) => utf32le(character.codePointAt(0) ?? 0)));
  return encoding === "utf-32le" ? utf32 : utf32.swap32();
}

function utf32le(codePoint: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(codePoint);
  return bytes;
}

function marked(text: string, encoding: Encoding): Buffer {
  return Buffer.concat([Buffer.from(marks[encoding]), encoded(text, encoding)]);
}

const sample = '{"云崽": "机器人 😀", // 注释\r\n "a": 1}';

test.describe("N4: encodings are told by their mark", () => {
  for (const encoding of encodings) {
    test(`N4: ${encoding} with its mark`, () => {
      const expected = { text: sample, encoding, bom: true, firstBadLine: null };
      expect(decodeSettings(marked(sample, encoding))).toEqual(expected);
    });

    test(`N4: an edit in ${encoding} changes the edited characters only`, () => {
      const bytes = marked(sample, encoding);
      const decoded = decodeSettings(bytes);
      const edits = [
        { offset: sample.indexOf("1}"), length: 1, text: "2536" },
        { offset: sample.indexOf("😀"), length: 2, text: "好🤖" },
      ];
      const expected = marked(sample.replace("1}", "2536}").replace("😀", "好🤖"), encoding);
      expect(Buffer.from(spliceBytes(bytes, decoded, edits))).toEqual(expected);
    });
  }

  test("N4: without a mark it is UTF-8", () => {
    const expected = { text: sample, encoding: "utf-8", bom: false, firstBadLine: null };
    expect(decodeSettings(encoded(sample, "utf-8"))).toEqual(expected);
    expect(decodeSettings(encoded("{}", "utf-16le")).text).toBe("{\0}\0");
  });

  test("N4: only the first mark is one", () => {
    expect(decodeSettings(marked("\uFEFF{}", "utf-8")).text).toBe("\uFEFF{}");
  });

  test("N4: a text of marks and nothing else is empty", () => {
    for (const encoding of encodings) {
      expect(decodeSettings(Uint8Array.from(marks[encoding]))).toMatchObject({
        text: "",
        encoding,
        bom: true,
      });
    }
    expect(decodeSettings(new Uint8Array())).toEqual({
      text: "",
      encoding: "utf-8",
      bom: false,
      firstBadLine: null,
    });
  });
});

test.describe("N4: bytes that are not valid", () => {
  // 机器人 in GBK, as an old editor saves it.
  const gbk = Buffer.from([0xbb, 0xfa, 0xc6, 0xf7, 0xc8, 0xcb]);
  const file = Buffer.concat([
    Buffer.from("{\r\n  // "),
    gbk,
    Buffer.from('\r\n  "Port": 8080 // '),
    gbk,
    Buffer.from("\r\n}"),
  ]);

  test("N4: GBK text turns to U+FFFD, and the first such line is told", () => {
    const decoded = decodeSettings(file);
    expect(decoded.text).toContain("\uFFFD");
    expect(decoded.firstBadLine).toBe(2);
  });

  test("N4: GBK bytes survive an edit between them", () => {
    const decoded = decodeSettings(file);
    const edit = { offset: decoded.text.indexOf("8080"), length: 4, text: "2536" };
    const expected = Buffer.from(file.toString("latin1").replace("8080", "2536"), "latin1");
    expect(Buffer.from(spliceBytes(file, decoded, [edit]))).toEqual(expected);
  });

  test("N4: a U+FFFD that really stands in the file is valid", () => {
    expect(decodeSettings(Buffer.from("\uFFFD\n")).firstBadLine).toBeNull();
    expect(decodeSettings(Buffer.concat([Buffer.from("\uFFFD\n\r"), gbk])).firstBadLine).toBe(3);
  });

  const broken: readonly (readonly [name: string, encoding: Encoding, bytes: readonly number[]])[] = [
    ["an overlong form", "utf-8", [0xc0, 0xaf]],
    ["an encoded surrogate", "utf-8", [0xed, 0xa0, 0x80]],
    ["a character cut off at the end", "utf-8", [0xf0, 0x9f, 0x98]],
    ["half a surrogate pair", "utf-16le", [0x3d, 0xd8]],
    ["half a surrogate pair before a letter", "utf-16le", [0x3d, 0xd8, 0x41, 0x00]],
    ["an odd byte at the end", "utf-16be", [0x00]],
    ["a number that is no character", "utf-32le", [0x00, 0x00, 0x11, 0x00]],
    ["two bytes at the end", "utf-32be", [0x00, 0x00]],
  ];
  for (const [name, encoding, tail] of broken) {
    test(`N4: ${name} in ${encoding} is told and survives an edit before it`, () => {
      const bytes = Buffer.concat([marked("ab\n", encoding), Buffer.from(tail)]);
      const decoded = decodeSettings(bytes);
      expect(decoded.firstBadLine).toBe(2);
      expect(decoded.text).toMatch(/^ab\n\uFFFD+A?$/);
      const spliced = spliceBytes(bytes, decoded, [{ offset: 1, length: 1, text: "xyz" }]);
      expect(Buffer.from(spliced)).toEqual(Buffer.concat([marked("axyz\n", encoding), Buffer.from(tail)]));
    });
  }
});

test.describe("N4: an edit behind bytes that are not valid UTF-8 lands where it should", () => {
  const sequences = [
    "c080",
    "e08080",
    "eda080",
    "f0808080",
    "f48fbf",
    "f4908080",
    "f5808080",
    "f09f98",
    "e4b8",
    "80",
  ];
  for (const hex of sequences) {
    test(`N4: behind ${hex}`, () => {
      const bad = Buffer.from(hex, "hex");
      const bytes = Buffer.concat([bad, Buffer.from("8080 "), bad]);
      const decoded = decodeSettings(bytes);
      const edit = { offset: decoded.text.indexOf("8080"), length: 4, text: "2536" };
      const expected = Buffer.concat([bad, Buffer.from("2536 "), bad]);
      expect(Buffer.from(spliceBytes(bytes, decoded, [edit]))).toEqual(expected);
    });
  }
});

test("N4: an edit behind the first and the last UTF-8 character of each length lands where it should", () => {
  const ends = [0x80, 0x7ff, 0x800, 0xd7ff, 0xe000, 0xffff, 0x10000, 0x10ffff];
  for (const character of ends.map((codePoint) => String.fromCodePoint(codePoint))) {
    const bytes = Buffer.from(`${character}8080`);
    const decoded = decodeSettings(bytes);
    expect(decoded.firstBadLine).toBeNull();
    const edit = { offset: decoded.text.indexOf("8080"), length: 4, text: "2536" };
    expect(Buffer.from(spliceBytes(bytes, decoded, [edit])).toString()).toBe(`${character}2536`);
  }
});

test("edits may come in any order; of two at one place the first comes first", () => {
  const bytes = Buffer.from("abc");
  const edits: readonly TextEdit[] = [
    { offset: 3, length: 0, text: "!" },
    { offset: 1, length: 0, text: "1" },
    { offset: 1, length: 1, text: "2" },
  ];
  expect(Buffer.from(spliceBytes(bytes, decodeSettings(bytes), edits)).toString()).toBe("a12c!");
});

/** Valid text and junk, mixed, with every kind of incomplete UTF-8 in it. */
const anyBytes = fc
  .array(
    fc.oneof(
      fc.string({ unit: "binary" }).map((text) => Buffer.from(text)),
      fc.uint8Array({ maxLength: 6 }),
      fc.uint8Array({ min: 0x80, maxLength: 6 }),
      fc.constantFrom(0xe0, 0xed, 0xf0, 0xf4, 0xf5, 0xc2).map((lead) => Uint8Array.of(lead)),
    ),
    { maxLength: 8 },
  )
  .map((parts) => new Uint8Array(Buffer.concat(parts)));

/** Whether a cut at `offset` would split a surrogate pair. */
function splits(text: string, offset: number): boolean {
  return /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(offset - 1, offset + 1));
}

test("N4: the decoded text is that of the platform's decoder, whatever the bytes", () => {
  fc.assert(
    fc.property(anyBytes, (bytes) => {
      const { text, encoding, bom, firstBadLine } = decodeSettings(bytes);
      fc.pre(encoding === "utf-8" && !bom);
      expect(text).toBe(Buffer.from(bytes).toString("utf8"));
      expect(firstBadLine === null).toBe(Buffer.from(text).equals(bytes));
    }),
    { numRuns: 1000 },
  );
});

test("N4: replacing any range leaves every byte outside it as it was, in every encoding", () => {
  const edit = fc.record({ from: fc.nat(60), length: fc.nat(8), text: fc.string({ unit: "grapheme" }) });
  fc.assert(
    fc.property(anyBytes, fc.constantFrom(null, ...encodings), edit, (body, mark, { from, length, text }) => {
      const bytes = Buffer.concat([Buffer.from(mark ? marks[mark] : []), body]);
      const decoded = decodeSettings(bytes);
      const offset = Math.min(from, decoded.text.length);
      const end = Math.min(offset + length, decoded.text.length);
      fc.pre(!splits(decoded.text, offset) && !splits(decoded.text, end));

      const spliced = Buffer.from(spliceBytes(bytes, decoded, [{ offset, length: end - offset, text }]));
      const inserted = encoded(text, decoded.encoding);
      const at = spliced.length - inserted.length;
      // Cutting the range out alone must give the same bytes around the insertion.
      const without = Buffer.from(spliceBytes(bytes, decoded, [{ offset, length: end - offset, text: "" }]));
      expect(without.length).toBe(at);
      const before = Buffer.from(
        spliceBytes(bytes, decoded, [{ offset, length: decoded.text.length - offset, text: "" }]),
      );
      expect(bytes.subarray(0, before.length)).toEqual(before);
      const behind = without.subarray(before.length);
      expect(bytes.subarray(bytes.length - behind.length)).toEqual(behind);
      expect(spliced).toEqual(Buffer.concat([before, inserted, behind]));
      expect(decodeSettings(bytes.subarray(0, before.length)).text).toBe(decoded.text.slice(0, offset));
    }),
    { numRuns: 1000 },
  );
});
