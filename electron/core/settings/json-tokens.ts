import type { JsonProblem } from "./dotnet-json.ts";

/** `end` is the end of the text; `bad` is what .NET stops at, and `TokenReader.failure` says why. */
export type Token =
  | "{"
  | "}"
  | "["
  | "]"
  | ":"
  | ","
  | "string"
  | "number"
  | "true"
  | "false"
  | "null"
  | "end"
  | "bad";

const escapes: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ["\\", "\\"],
  ["/", "/"],
  ["b", "\b"],
  ["f", "\f"],
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
]);

/** What may stand directly behind a number; a colon never may, but is told as itself. The empty text is the end. */
const delimiters = ",]}: \t\r\n/";
const numberStarts = "0123456789-+.";

const tab = 0x09;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const space = 0x20;
const quote = 0x22;
const slash = 0x2f;
const backslash = 0x5c;
const lineSeparator = 0x2028;
const paragraphSeparator = 0x2029;

/** The tokens of a JSON text, as strictly as .NET reads them when it skips comments (FACTS N1). */
export class TokenReader {
  /** Where the token read last begins. */
  offset = 0;
  /** The offset of the first character behind it. */
  end = 0;
  /** Of a string its unescaped content, of a number its own text. */
  value = "";
  /** Set by the first `bad` token, the last one to be read. */
  failure: { readonly problem: JsonProblem; readonly offset: number } | null = null;

  readonly #text: string;
  readonly #number = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;

  constructor(text: string) {
    this.#text = text;
  }

  /** The next token behind white space and comments. */
  next(): Token {
    while (this.#skipBlanks() === slash) {
      if (!this.#skipComment()) return "bad";
    }
    return this.#token();
  }

  /** The next token where .NET takes no comment: between a key and its colon. */
  nextUncommented(): Token {
    this.#skipBlanks();
    return this.#token();
  }

  #token(): Token {
    this.offset = this.end;
    const character = this.#text.charAt(this.end);
    switch (character) {
      case "":
        return "end";
      case "{":
      case "}":
      case "[":
      case "]":
      case ":":
      case ",":
        this.end += 1;
        return character;
      case '"':
        return this.#string();
      case "t":
        return this.#word("true");
      case "f":
        return this.#word("false");
      case "n":
        return this.#word("null");
      default:
        return numberStarts.includes(character) ? this.#numeral() : this.#fail("unexpected-token", this.end);
    }
  }

  #fail(problem: JsonProblem, offset: number): "bad" {
    this.failure = { problem, offset };
    return "bad";
  }

  /** Returns the code of the first character that is no white space, NaN at the end of the text. */
  #skipBlanks(): number {
    for (;;) {
      const code = this.#text.charCodeAt(this.end);
      if (code !== space && code !== lineFeed && code !== carriageReturn && code !== tab) return code;
      this.end += 1;
    }
  }

  #skipComment(): boolean {
    const start = this.end;
    const opener = this.#text.slice(start, start + 2);
    if (opener === "/*") {
      const close = this.#text.indexOf("*/", start + 2);
      if (close >= 0) this.end = close + 2;
      else this.#fail("bad-comment", start);
      return close >= 0;
    }
    if (opener !== "//") {
      this.#fail("bad-comment", start);
      return false;
    }
    for (let at = start + 2; ; at += 1) {
      const code = this.#text.charCodeAt(at);
      if (code === lineSeparator || code === paragraphSeparator) {
        this.#fail("bad-comment", at);
        return false;
      }
      if (code === lineFeed || code === carriageReturn || Number.isNaN(code)) {
        this.end = at;
        return true;
      }
    }
  }

  #word<Word extends "true" | "false" | "null">(word: Word): Word | "bad" {
    if (!this.#text.startsWith(word, this.end)) return this.#fail("unexpected-token", this.end);
    this.end += word.length;
    return word;
  }

  #numeral(): "number" | "bad" {
    this.#number.lastIndex = this.end;
    if (!this.#number.test(this.#text)) return this.#fail("bad-number", this.end);
    this.value = this.#text.slice(this.end, this.#number.lastIndex);
    this.end = this.#number.lastIndex;
    // Whatever stands directly behind a number belongs to it: `01`, `1.`, `1x`.
    return delimiters.includes(this.#text.charAt(this.end)) ? "number" : this.#fail("bad-number", this.end);
  }

  #string(): "string" | "bad" {
    let value = "";
    let from = this.end + 1;
    for (let at = from; ;) {
      const code = this.#text.charCodeAt(at);
      if (code === quote) {
        this.value = value + this.#text.slice(from, at);
        this.end = at + 1;
        return "string";
      }
      if (code === backslash) {
        value += this.#text.slice(from, at);
        const escape = this.#escape(at);
        if (escape === null) return "bad";
        value += escape.value;
        at += escape.length;
        from = at;
      } else if (code >= space) {
        at += 1;
      } else {
        return Number.isNaN(code) ? this.#fail("unterminated", at) : this.#fail("bad-string", at);
      }
    }
  }

  #escape(at: number): { readonly value: string; readonly length: number } | null {
    const letter = this.#text.charAt(at + 1);
    const simple = escapes.get(letter);
    if (simple !== undefined) return { value: simple, length: 2 };
    const unit = letter === "u" ? this.#hexUnit(at) : null;
    if (unit !== null && !isSurrogate(unit)) return { value: String.fromCharCode(unit), length: 6 };
    // .NET cannot make a string of half a surrogate pair.
    const low = unit !== null && unit < 0xdc00 ? this.#hexUnit(at + 6) : null;
    if (unit !== null && low !== null && low >= 0xdc00 && low <= 0xdfff) {
      return { value: String.fromCharCode(unit, low), length: 12 };
    }
    this.#fail("bad-string", at);
    return null;
  }

  #hexUnit(at: number): number | null {
    const [, digits] = /^\\u([0-9a-f]{4})$/i.exec(this.#text.slice(at, at + 6)) ?? [];
    return digits === undefined ? null : Number.parseInt(digits, 16);
  }
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff;
}
