import fc from "fast-check";
import { anyEncoding, encodeText } from "./encodings.ts";

/** What is put in somewhere to spoil a text. */
const splinters = fc.oneof(
  fc.constantFrom(..."{}[],:\"'\\/*-+.eE01tfn \n\r\t\u0000\ufeff\u2028\u00a0\ufffd".split("")),
  fc.constantFrom(
    "//",
    "/*",
    "*/",
    '\\"',
    "\\u",
    "\\ud800",
    "\\ud83d\\ude00",
    "\\udc00",
    "\\x41",
    "nul",
    "tru",
    "NaN",
    "True",
    "01",
    "1.",
    "-",
    "1e",
    ".5",
    "0x10",
    "1/*",
    "/* x */",
    "// x\n",
    "// \u2029",
    ",,",
    ",}",
    "[".repeat(63),
    "[".repeat(64),
    '{"a":'.repeat(70),
  ),
  fc.string({ unit: "binary", maxLength: 3 }),
);

/** One change: at this part of the text, this many characters go and these come. */
const spoiling = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  gone: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(400)),
  come: fc.oneof(fc.constant(""), splinters),
});

/** Makes a few changes anywhere in a text. */
export function spoiled(plain: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.tuple(plain, fc.array(spoiling, { minLength: 1, maxLength: 3 })).map(([text, changes]) =>
    changes.reduce((now, { at, gone, come }) => {
      const from = Math.floor(at * now.length);
      return now.slice(0, from) + come + now.slice(from + gone);
    }, text),
  );
}

/** A text's bytes in any encoding, some of them gone, changed or added. */
export function torn(plain: fc.Arbitrary<string>): fc.Arbitrary<Uint8Array> {
  const damage = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    gone: fc.constantFrom(0, 1, 1, 2, 3, 1_000_000),
    come: fc.uint8Array({ maxLength: 4 }),
  });
  return fc
    .tuple(plain, fc.constantFrom(...anyEncoding), fc.array(damage, { maxLength: 3 }))
    .map(([text, encoding, damages]) =>
      damages.reduce(
        (bytes, { at, gone, come }) => {
          const from = Math.floor(at * bytes.length);
          return Uint8Array.from([...bytes.subarray(0, from), ...come, ...bytes.subarray(from + gone)]);
        },
        new Uint8Array(encodeText(text, encoding)),
      ),
    );
}
