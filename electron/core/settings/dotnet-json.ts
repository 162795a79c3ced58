import { TokenReader, type Token } from "./json-tokens.ts";

/** Why .NET would not read the file (FACTS N1, N4). */
export type JsonProblem =
  | "empty"
  | "root-not-object"
  | "unterminated"
  | "unexpected-token"
  | "bad-string"
  | "bad-number"
  | "bad-comment"
  | "too-deep"
  | "too-large"
  | "binary";

/** A range of UTF-16 units in the decoded text. */
export interface Span {
  readonly offset: number;
  readonly length: number;
}

export interface JsonMember {
  /** Unescaped. */
  readonly key: string;
  /** Quotes included. */
  readonly keySpan: Span;
  readonly value: JsonNode;
}

export interface JsonObject {
  readonly type: "object";
  readonly span: Span;
  readonly members: readonly JsonMember[];
  readonly trailingComma: boolean;
}

export interface JsonArray {
  readonly type: "array";
  readonly span: Span;
  readonly items: readonly JsonNode[];
  readonly trailingComma: boolean;
}

export interface JsonScalar {
  readonly type: "string" | "number" | "boolean" | "null";
  /** Of a string quotes included. */
  readonly span: Span;
  /** What .NET's configuration makes of it: `True`, `False`, the number's own text, empty for null (FACTS N3). */
  readonly value: string;
}

export type JsonNode = JsonObject | JsonArray | JsonScalar;

export type ParsedJson =
  | { readonly kind: "parsed"; readonly root: JsonObject }
  | {
      readonly kind: "failed";
      readonly problem: JsonProblem;
      /** Where .NET stops: the character it cannot take, or the text's end for `unterminated`. */
      readonly offset: number;
    };

/** How deep .NET's reader follows objects and arrays; the root counts. */
const maxDepth = 64;

/** An object or array whose end has not been met yet. */
type Open = OpenObject | OpenArray;

interface OpenObject {
  readonly closer: "}";
  readonly offset: number;
  readonly members: JsonMember[];
  /** The key whose value is due; null before the first. */
  key: Pick<JsonMember, "key" | "keySpan"> | null;
}

interface OpenArray {
  readonly closer: "]";
  readonly offset: number;
  readonly items: JsonNode[];
}

/**
 * Parses a settings text as .NET's configuration does: strict JSON in which comments are skipped and a
 * trailing comma is allowed, at most 64 levels deep, with an object as its root (FACTS N1). Linear in
 * the text and not recursive: no input can exhaust the stack.
 */
export function parseDotnetJson(text: string): ParsedJson {
  const parsed = parseTokens(new TokenReader(text));
  // What fails and has a NUL in it is no text: UTF-16 without a mark, a program, a file lost in a power cut.
  return parsed.kind === "failed" && text.includes("\0") ? { ...parsed, problem: "binary" } : parsed;
}

/** A state machine over the tokens: what is open, what is due, and one token at a time. */
function parseTokens(reader: TokenReader): ParsedJson {
  const open: Open[] = [];
  let root: JsonNode | null = null;
  let due: "value" | "child-or-close" | "comma-or-close" = "value";
  let afterComma = false;

  for (;;) {
    const token = reader.next();
    if (root) return token === "end" ? rooted(root) : stopped(token, reader);
    if (token === "end" && open.length === 0) return { kind: "failed", problem: "empty", offset: 0 };
    const inside = open.at(-1);
    let value: JsonNode;
    if (token === inside?.closer && due !== "value") {
      open.pop();
      value = closed(inside, reader.end, afterComma);
    } else if (due === "comma-or-close") {
      if (token !== ",") return stopped(token, reader);
      due = "child-or-close";
      afterComma = true;
      continue;
    } else if (due === "child-or-close" && inside?.closer === "}") {
      if (token !== "string") return stopped(token, reader);
      inside.key = { key: reader.value, keySpan: spanOf(reader) };
      const colon = reader.nextUncommented();
      if (colon !== ":") return stopped(colon, reader);
      due = "value";
      continue;
    } else if (token === "{" || token === "[") {
      if (open.length === maxDepth) return { kind: "failed", problem: "too-deep", offset: reader.offset };
      const { offset } = reader;
      open.push(
        token === "{" ? { closer: "}", offset, members: [], key: null } : { closer: "]", offset, items: [] },
      );
      due = "child-or-close";
      afterComma = false;
      continue;
    } else {
      const scalar = scalarOf(token, reader);
      if (!scalar) return stopped(token, reader);
      value = scalar;
    }

    const parent = open.at(-1);
    if (!parent) root = value;
    else if (parent.closer === "]") parent.items.push(value);
    else if (parent.key) parent.members.push({ key: parent.key.key, keySpan: parent.key.keySpan, value });
    due = "comma-or-close";
    afterComma = false;
  }
}

function closed(open: Open, end: number, trailingComma: boolean): JsonNode {
  const span = { offset: open.offset, length: end - open.offset };
  return open.closer === "}"
    ? { type: "object", span, members: open.members, trailingComma }
    : { type: "array", span, items: open.items, trailingComma };
}

function scalarOf(token: Token, reader: TokenReader): JsonScalar | null {
  const span = spanOf(reader);
  switch (token) {
    case "string":
    case "number":
      return { type: token, span, value: reader.value };
    case "true":
      return { type: "boolean", span, value: "True" };
    case "false":
      return { type: "boolean", span, value: "False" };
    case "null":
      return { type: "null", span, value: "" };
    default:
      return null;
  }
}

function spanOf(reader: TokenReader): Span {
  return { offset: reader.offset, length: reader.end - reader.offset };
}

function rooted(root: JsonNode): ParsedJson {
  if (root.type === "object") return { kind: "parsed", root };
  return { kind: "failed", problem: "root-not-object", offset: root.span.offset };
}

/** What a token that cannot stand here means. */
function stopped(token: Token, reader: TokenReader): ParsedJson {
  if (token === "bad" && reader.failure) return { kind: "failed", ...reader.failure };
  return {
    kind: "failed",
    problem: token === "end" ? "unterminated" : "unexpected-token",
    offset: reader.offset,
  };
}
