export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "utf-32le" | "utf-32be";

/**
 * Goes through encoded bytes one decoded character at a time, knowing at every step both the byte
 * offset and the offset in the decoded text. What is not valid becomes one U+FFFD for each maximal
 * part of a character, as in the WHATWG decoders and in .NET.
 */
export class DecodingWalk {
  /** Offset in the bytes of the character that comes next. */
  byte: number;
  /** Its offset in UTF-16 units of the decoded text. */
  unit = 0;
  /** The character passed last; U+FFFD where the bytes were not valid. */
  codePoint = 0;
  /** Whether its bytes were valid. */
  valid = true;

  readonly #bytes: Uint8Array;
  readonly #encoding: Encoding;

  constructor(bytes: Uint8Array, encoding: Encoding, start: number) {
    this.#bytes = bytes;
    this.#encoding = encoding;
    this.byte = start;
  }

  /** Passes one character. False, with nothing passed, at the end. */
  advance(): boolean {
    if (this.byte >= this.#bytes.length) return false;
    switch (this.#encoding) {
      case "utf-8":
        this.#utf8();
        break;
      case "utf-16le":
      case "utf-16be":
        this.#utf16(this.#encoding === "utf-16le");
        break;
      default:
        this.#utf32(this.#encoding === "utf-32le");
    }
    this.unit += this.codePoint > 0xffff ? 2 : 1;
    return true;
  }

  #pass(length: number, codePoint: number): void {
    this.byte = Math.min(this.byte + length, this.#bytes.length);
    this.codePoint = codePoint;
    this.valid = true;
  }

  #passInvalid(length: number): void {
    this.#pass(length, 0xfffd);
    this.valid = false;
  }

  #utf8(): void {
    const lead = this.#bytes[this.byte] ?? 0;
    if (lead < 0x80) return this.#pass(1, lead);
    if (lead < 0xc2 || lead > 0xf4) return this.#passInvalid(1);
    const length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    let codePoint = lead & (0xff >> (length + 1));
    for (let done = 1; done < length; done += 1) {
      const next = this.#bytes[this.byte + done] ?? 0;
      // The second byte is bounded more tightly: no overlong forms, no surrogates, nothing over U+10FFFF.
      const low = done > 1 ? 0x80 : lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
      const high = done > 1 ? 0xbf : lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
      if (next < low || next > high) return this.#passInvalid(done);
      codePoint = (codePoint << 6) | (next & 0x3f);
    }
    return this.#pass(length, codePoint);
  }

  #utf16(little: boolean): void {
    const unit = this.#number(this.byte, 2, little);
    if (unit === null) return this.#passInvalid(2);
    if (unit < 0xd800 || unit > 0xdfff) return this.#pass(2, unit);
    const low = unit < 0xdc00 ? this.#number(this.byte + 2, 2, little) : null;
    if (low === null || low < 0xdc00 || low > 0xdfff) return this.#passInvalid(2);
    return this.#pass(4, 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00));
  }

  #utf32(little: boolean): void {
    const codePoint = this.#number(this.byte, 4, little);
    const valid = codePoint !== null && codePoint <= 0x10ffff && (codePoint < 0xd800 || codePoint > 0xdfff);
    return valid ? this.#pass(4, codePoint) : this.#passInvalid(4);
  }

  /** The number in the `size` bytes at `at`; null where the bytes end before. */
  #number(at: number, size: number, little: boolean): number | null {
    if (at + size > this.#bytes.length) return null;
    let number = 0;
    for (let index = 0; index < size; index += 1) {
      number = number * 0x100 + (this.#bytes[at + (little ? size - 1 - index : index)] ?? 0);
    }
    return number;
  }
}
