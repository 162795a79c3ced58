import fc from "fast-check";

const encoders = {
  "utf-8": (text: string) => Buffer.from(text),
  "utf-8 with mark": (text: string) => Buffer.from(`\ufeff${text}`),
  "utf-16le": (text: string) => Buffer.from(`\ufeff${text}`, "utf16le"),
  "utf-16be": (text: string) => Buffer.from(`\ufeff${text}`, "utf16le").swap16(),
  "utf-16 without mark": (text: string) => Buffer.from(text, "utf16le"),
  latin1: (text: string) => Buffer.from(text, "latin1"),
  "utf-32le": (text: string) => utf32(text),
  "utf-32be": (text: string) => utf32(text).swap32(),
} as const;

function utf32(text: string): Buffer {
  return Buffer.from(Uint32Array.from(`\ufeff${text}`, (character) => character.codePointAt(0) ?? 0).buffer);
}

/** Those that .NET takes. */
export const usualEncodings = [
  "utf-8",
  "utf-8 with mark",
  "utf-16le",
  "utf-16be",
  "utf-32le",
  "utf-32be",
] as const;
export const anyEncoding = [...usualEncodings, "utf-16 without mark", "latin1"] as const;

export function encodeText(text: string, encoding: (typeof anyEncoding)[number]): Buffer {
  return encoders[encoding](text);
}

/** A text's bytes in an encoding that .NET takes. */
export function encoded(plain: fc.Arbitrary<string>): fc.Arbitrary<Uint8Array> {
  return fc
    .tuple(plain, fc.constantFrom("utf-8", "utf-8", ...usualEncodings))
    .map(([text, encoding]) => new Uint8Array(encoders[encoding](text)));
}
