/**
 * JSON as System.Text.Json reads it for a configuration file (comments skipped, trailing commas
 * allowed, 64 levels), written from its rules alone and on bytes, to be compared with the wizard's own
 * reader. It knows nothing of the wizard's code.
 */

/** Objects keep every member, duplicates too; a number is its own text. */
export type DotnetValue =
  | { readonly kind: "object"; readonly members: readonly (readonly [name: string, value: DotnetValue])[] }
  | { readonly kind: "array"; readonly items: readonly DotnetValue[] }
  | { readonly kind: "string" | "number"; readonly text: string }
  | { readonly kind: "true" | "false" | "null" };

/** Where the text stops being JSON: both from 0, the position in UTF-8 bytes (FACTS N1). */
export interface DotnetSyntaxError {
  readonly lineNumber: number;
  readonly bytePositionInLine: number;
  /** The same place in the whole text, in bytes. */
  readonly byteOffset: number;
}

/** Thrown inside, never out of `readDotnetJson`. */
class Refusal extends Error {
  readonly at: DotnetSyntaxError;
  constructor(at: DotnetSyntaxError) {
    super("refused");
    this.at = at;
  }
}

const maxDepth = 64;
const ascii = (text: string): readonly number[] => Array.from(text, (char) => char.charCodeAt(0));
const [quote = 0, backslash = 0, slash = 0, star = 0] = ascii('"\\/*');
const [openBrace = 0, closeBrace = 0, openBracket = 0, closeBracket = 0] = ascii("{}[]");
const [comma = 0, colon = 0, minus = 0, zero = 0, dot = 0] = ascii(",:-0.");
const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const delimiters: ReadonlySet<number | undefined> = new Set(ascii(",}] \n\r\t/"));
const escapable: ReadonlySet<number | undefined> = new Set(ascii('"nrt/ubf'));
const exponents: ReadonlySet<number | undefined> = new Set(ascii("eE"));
const hexDigit = /^[0-9a-fA-F]$/;

const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= zero && byte <= zero + 9;

/** The whole text as one value, or where .NET gives up. */
export function readDotnetJson(text: string): DotnetValue | { readonly error: DotnetSyntaxError } {
  const reader = new ByteReader(new TextEncoder().encode(text));
  try {
    return reader.document();
  } catch (error) {
    if (error instanceof Refusal) return { error: error.at };
    throw error;
  }
}

class ByteReader {
  readonly #bytes: Uint8Array;
  #at = 0;
  #line = 0;
  #lineStart = 0;
  #depth = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  document(): DotnetValue {
    this.#skipBlanksAndComments();
    const value = this.#value();
    this.#skipBlanksAndComments();
    if (this.#at < this.#bytes.length) this.#refuse();
    return value;
  }

  #peek(ahead = 0): number | undefined {
    return this.#bytes[this.#at + ahead];
  }

  #refuse(at = this.#at): never {
    throw new Refusal({
      lineNumber: this.#line,
      bytePositionInLine: at - this.#lineStart,
      byteOffset: at,
    });
  }

  /** A line ends here for the count, `length` bytes long. */
  #endLine(length: number): void {
    this.#at += length;
    this.#line += 1;
    this.#lineStart = this.#at;
  }

  #skipBlanks(): void {
    for (;;) {
      const byte = this.#peek();
      if (byte === lineFeed) this.#endLine(1);
      else if (byte === 0x20 || byte === 0x09 || byte === carriageReturn) this.#at += 1;
      else return;
    }
  }

  #skipBlanksAndComments(): void {
    this.#skipBlanks();
    while (this.#peek() === slash) {
      if (this.#peek(1) === slash) this.#skipLineComment();
      else if (this.#peek(1) === star) this.#skipBlockComment();
      else this.#refuse();
      this.#skipBlanks();
    }
  }

  /** Ends at LF, CR or CR LF; refuses U+2028 and U+2029, told at the comment's start. */
  #skipLineComment(): void {
    for (let at = this.#at + 2; at < this.#bytes.length; at += 1) {
      const byte = this.#bytes[at];
      if (byte === lineFeed || byte === carriageReturn) {
        this.#at = at;
        this.#endLine(byte === carriageReturn && this.#peek(1) === lineFeed ? 2 : 1);
        return;
      }
      const last = this.#bytes[at + 2];
      if (byte === 0xe2 && this.#bytes[at + 1] === 0x80 && (last === 0xa8 || last === 0xa9)) this.#refuse();
    }
    this.#at = this.#bytes.length;
  }

  /** Only LF counts as a line's end here; one without an end is told at its start. */
  #skipBlockComment(): void {
    for (let at = this.#at + 2; at + 1 < this.#bytes.length; at += 1) {
      if (this.#bytes[at] !== star || this.#bytes[at + 1] !== slash) continue;
      for (let inside = this.#at + 2; inside < at; inside += 1) {
        if (this.#bytes[inside] !== lineFeed) continue;
        this.#line += 1;
        this.#lineStart = inside + 1;
      }
      this.#at = at + 2;
      return;
    }
    this.#refuse();
  }

  #value(): DotnetValue {
    switch (this.#peek()) {
      case quote:
        return { kind: "string", text: this.#string() };
      case openBrace:
        return this.#nested(() => this.#object());
      case openBracket:
        return this.#nested(() => this.#array());
      case "t".charCodeAt(0):
        return this.#literal("true");
      case "f".charCodeAt(0):
        return this.#literal("false");
      case "n".charCodeAt(0):
        return this.#literal("null");
      default:
        if (isDigit(this.#peek()) || this.#peek() === minus) return this.#number();
        return this.#refuse();
    }
  }

  #nested(read: () => DotnetValue): DotnetValue {
    if (this.#depth >= maxDepth) this.#refuse();
    this.#depth += 1;
    this.#at += 1;
    const value = read();
    this.#depth -= 1;
    return value;
  }

  #object(): DotnetValue {
    const members: [string, DotnetValue][] = [];
    this.#skipBlanksAndComments();
    while (this.#peek() !== closeBrace) {
      if (this.#peek() !== quote) this.#refuse();
      const name = this.#string();
      // No comment may stand between a name and its colon.
      this.#skipBlanks();
      if (this.#peek() !== colon) this.#refuse();
      this.#at += 1;
      this.#skipBlanksAndComments();
      members.push([name, this.#value()]);
      this.#skipBlanksAndComments();
      if (this.#peek() !== closeBrace) this.#comma();
    }
    this.#at += 1;
    return { kind: "object", members };
  }

  #array(): DotnetValue {
    const items: DotnetValue[] = [];
    this.#skipBlanksAndComments();
    while (this.#peek() !== closeBracket) {
      items.push(this.#value());
      this.#skipBlanksAndComments();
      if (this.#peek() !== closeBracket) this.#comma();
    }
    this.#at += 1;
    return { kind: "array", items };
  }

  /** A comma that is the very last byte is itself the place that is told. */
  #comma(): void {
    if (this.#peek() !== comma || this.#at + 1 === this.#bytes.length) this.#refuse();
    this.#at += 1;
    this.#skipBlanksAndComments();
  }

  #literal<Word extends "true" | "false" | "null">(word: Word): { kind: Word } {
    const wrong = ascii(word).findIndex((byte, at) => this.#peek(at) !== byte);
    if (wrong >= 0) this.#refuse(this.#at + wrong);
    this.#at += word.length;
    return { kind: word };
  }

  #string(): string {
    const start = this.#at + 1;
    let at = start;
    for (; this.#bytes[at] !== quote; at += 1) {
      const byte = this.#bytes[at];
      if (byte === undefined || byte < 0x20) this.#refuse(at);
      if (byte !== backslash) continue;
      at += 1;
      // A backslash behind a backslash is an escape too.
      if (this.#bytes[at] !== backslash && !escapable.has(this.#bytes[at])) this.#refuse(at);
      if (this.#bytes[at] !== "u".charCodeAt(0)) continue;
      for (let digit = 0; digit < 4; digit += 1) {
        at += 1;
        const byteHere = this.#bytes[at];
        if (byteHere === undefined || !hexDigit.test(String.fromCharCode(byteHere))) this.#refuse(at);
      }
    }
    this.#at = at + 1;
    const raw = new TextDecoder("utf-8", { ignoreBOM: true }).decode(this.#bytes.subarray(start, at));
    return raw.replaceAll(/\\(?:u([0-9a-fA-F]{4})|(.))/g, (_, code: string | undefined, char: string) =>
      code === undefined ? unescaped(char) : String.fromCharCode(Number.parseInt(code, 16)),
    );
  }

  #number(): DotnetValue {
    const start = this.#at;
    let at = start;
    const digits = (): void => {
      if (!isDigit(this.#bytes[at])) this.#refuse(at);
      while (isDigit(this.#bytes[at])) at += 1;
    };
    if (this.#bytes[at] === minus) at += 1;
    if (this.#bytes[at] === zero) at += 1;
    else digits();
    if (this.#bytes[at] === dot) {
      at += 1;
      digits();
    }
    if (exponents.has(this.#bytes[at])) {
      at += 1;
      if (this.#bytes[at] === minus || this.#bytes[at] === "+".charCodeAt(0)) at += 1;
      digits();
    }
    if (at < this.#bytes.length && !delimiters.has(this.#bytes[at])) this.#refuse(at);
    this.#at = at;
    return { kind: "number", text: new TextDecoder().decode(this.#bytes.subarray(start, at)) };
  }
}

function unescaped(char: string): string {
  const named: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };
  return named[char] ?? char;
}
