import { DecodingWalk, type Encoding } from "./decoding-walk.ts";
import { positionAt } from "./text-position.ts";

/** A settings file as text, with what is needed to put it back byte for byte. */
export interface DecodedText {
  /** Without the byte order mark; what is not valid in the encoding stands as U+FFFD. */
  readonly text: string;
  readonly encoding: Encoding;
  readonly bom: boolean;
  /** Line (from 1) of the first byte that is not valid in the encoding; null when all are (FACTS N4). */
  readonly firstBadLine: number | null;
}

/** A replacement of `length` UTF-16 units at `offset` of the decoded text. */
export interface TextEdit {
  readonly offset: number;
  readonly length: number;
  readonly text: string;
}

/** Longer marks first: a UTF-32 one begins like a UTF-16 one. */
const marks: readonly { readonly encoding: Encoding; readonly bytes: readonly number[] }[] = [
  { encoding: "utf-32le", bytes: [0xff, 0xfe, 0x00, 0x00] },
  { encoding: "utf-32be", bytes: [0x00, 0x00, 0xfe, 0xff] },
  { encoding: "utf-8", bytes: [0xef, 0xbb, 0xbf] },
  { encoding: "utf-16le", bytes: [0xff, 0xfe] },
  { encoding: "utf-16be", bytes: [0xfe, 0xff] },
];

/**
 * Decodes a settings file as .NET's `StreamReader` does: by its byte order mark, else as UTF-8; never
 * fails (FACTS N4).
 */
export function decodeSettings(bytes: Uint8Array): DecodedText {
  const mark = marks.find((candidate) => candidate.bytes.every((byte, at) => bytes[at] === byte));
  const encoding = mark?.encoding ?? "utf-8";
  const body = bytes.subarray(mark?.bytes.length ?? 0);
  const text = decode(body, encoding);
  const bad = text.includes("\uFFFD") ? firstBadUnit(body, encoding) : null;
  const firstBadLine = bad === null ? null : positionAt(text, bad).line;
  return { text, encoding, bom: mark !== undefined, firstBadLine };
}

/**
 * Puts `edits` into a file at byte level. `decoded` must come from these very bytes; edits must not
 * overlap nor cut a surrogate pair; of two at one offset the earlier in the list comes first. The new
 * text is written in the file's own encoding. Every byte that decodes to something outside the replaced
 * units stays as it is, and so do the mark and invalid bytes.
 */
export function spliceBytes(
  bytes: Uint8Array,
  decoded: Pick<DecodedText, "encoding" | "bom">,
  edits: readonly TextEdit[],
): Uint8Array {
  const { encoding, bom } = decoded;
  const walk = new DecodingWalk(bytes, encoding, bom ? markLength(encoding) : 0);
  const byteAt = (unit: number): number => {
    while (walk.unit < unit && walk.advance());
    return walk.byte;
  };
  const parts: Uint8Array[] = [];
  let kept = 0;
  for (const edit of edits.toSorted((a, b) => a.offset - b.offset)) {
    parts.push(bytes.subarray(kept, byteAt(edit.offset)), encode(edit.text, encoding));
    kept = byteAt(edit.offset + edit.length);
  }
  parts.push(bytes.subarray(kept));
  return concatenated(parts);
}

function markLength(encoding: Encoding): number {
  return marks.find((mark) => mark.encoding === encoding)?.bytes.length ?? 0;
}

function firstBadUnit(body: Uint8Array, encoding: Encoding): number | null {
  const walk = new DecodingWalk(body, encoding, 0);
  for (let unit = 0; walk.advance(); unit = walk.unit) {
    if (!walk.valid) return unit;
  }
  return null;
}

function decode(body: Uint8Array, encoding: Encoding): string {
  // The walk would give the same; for the usual encoding this is many times faster.
  if (encoding === "utf-8") return new TextDecoder(encoding, { ignoreBOM: true }).decode(body);
  const characters: string[] = [];
  const walk = new DecodingWalk(body, encoding, 0);
  while (walk.advance()) characters.push(String.fromCodePoint(walk.codePoint));
  return characters.join("");
}

function encode(text: string, encoding: Encoding): Uint8Array {
  if (encoding === "utf-8") return new TextEncoder().encode(text);
  const wide = encoding === "utf-32le" || encoding === "utf-32be";
  const little = encoding === "utf-32le" || encoding === "utf-16le";
  const numbers = wide
    ? Array.from(text, (character) => character.codePointAt(0) ?? 0)
    : text.split("").map((unit) => unit.charCodeAt(0));
  const size = wide ? 4 : 2;
  const view = new DataView(new ArrayBuffer(numbers.length * size));
  for (const [index, number] of numbers.entries()) {
    if (wide) view.setUint32(index * size, number, little);
    else view.setUint16(index * size, number, little);
  }
  return new Uint8Array(view.buffer);
}

function concatenated(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
