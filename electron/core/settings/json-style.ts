import { assertNever } from "../assert-never.ts";
import type { JsonMember, JsonObject } from "./dotnet-json.ts";
import { endOf, indentAt, startsLine } from "./json-trivia.ts";

/** How one file, or one object of it, writes JSON: what an inserted piece must look like. */
export interface JsonStyle {
  readonly newline: string;
  /** One step of indentation. */
  readonly unit: string;
  /** Members on lines of their own. */
  readonly multiline: boolean;
  /** From the key's closing quote to the value: `": "` without its quote. */
  readonly colon: string;
  /** Behind a comma where the next member stays on the line. */
  readonly gap: string;
  /** Inside the braces of a one-line object. */
  readonly padding: string;
  readonly trailingComma: boolean;
  readonly keys: KeyCase;
}

export type KeyCase = "pascal" | "camel" | "lower" | "upper";

/** The style of `sample`; where it has too little to tell, that of the root. */
export function styleOf(text: string, root: JsonObject, sample: JsonObject): JsonStyle {
  const shown = sample.members.length > 0 ? sample : root;
  const colon = colonOf(text, shown) ?? colonOf(text, root) ?? ": ";
  const gap = gapOf(text, shown) ?? (/\s$/.test(colon) ? " " : "");
  const first = shown.members[0];
  const inside = first ? text.slice(shown.span.offset + 1, first.keySpan.offset) : "\n";
  const multiline = /[\r\n]/.test(inside);
  return {
    newline: newlineNear(text, sample.span.offset),
    unit: unitOf(text, root) ?? "    ",
    multiline,
    colon,
    gap,
    padding: /^[ \t]*$/.test(inside) ? inside : gap,
    trailingComma: shown.trailingComma,
    keys: keyCaseOf(shown.members.map(({ key }) => key)),
  };
}

/** Writes a key the way the file writes its own. */
export function inCase(key: string, keys: KeyCase): string {
  switch (keys) {
    case "pascal":
      return key;
    case "camel":
      return key.slice(0, 1).toLowerCase() + key.slice(1);
    case "lower":
      return key.toLowerCase();
    case "upper":
      return key.toUpperCase();
    default:
      return assertNever(keys);
  }
}

/** Of a path its last name counts: `implementations:0:Port` writes `Port`. */
function keyCaseOf(all: readonly string[]): KeyCase {
  const keys = all.map((key) => key.slice(key.lastIndexOf(":") + 1)).filter((key) => /^[a-z]/i.test(key));
  if (keys.length === 0) return "pascal";
  if (keys.every((key) => key === key.toUpperCase())) return "upper";
  if (!keys.every((key) => /^[a-z]/.test(key))) return "pascal";
  const humped =
    /^(access_?token|reconnectinterval|heartbeat(interval|enable)|useuniversalclient|signserverurl)$/;
  return keys.some((key) => humped.test(key)) ? "lower" : "camel";
}

function colonOf(text: string, { members }: JsonObject): string | null {
  const gaps = members.map(({ keySpan, value }) =>
    text.slice(keySpan.offset + keySpan.length, value.span.offset),
  );
  return gaps.findLast((between) => /^[ \t]*:[ \t]*$/.test(between)) ?? null;
}

function gapOf(text: string, { members }: JsonObject): string | null {
  const gaps = members.slice(1).map(({ keySpan }, position) => {
    const before = members[position];
    return before ? text.slice(endOf(before.value.span), keySpan.offset) : "";
  });
  return gaps.findLast((between) => /^[ \t]*,[ \t]*$/.test(between))?.replace(/^[ \t]*,/, "") ?? null;
}

/** The step from an object's line to that of its first member, in the first object written that way. */
function unitOf(text: string, root: JsonObject): string | null {
  const found: JsonObject[] = [root];
  // The list grows while it is walked: nearest the root first.
  for (const object of found) {
    const [first] = object.members;
    if (first && isOnNextLine(text, object, first)) {
      const outer = indentAt(text, object.span.offset);
      const inner = indentAt(text, first.keySpan.offset);
      if (inner.length > outer.length && inner.startsWith(outer)) return inner.slice(outer.length);
    }
    for (const { value } of object.members) {
      for (const child of value.type === "array" ? value.items : [value]) {
        if (child.type === "object") found.push(child);
      }
    }
  }
  return null;
}

function isOnNextLine(text: string, object: JsonObject, first: JsonMember): boolean {
  return (
    /[\r\n]/.test(text.slice(object.span.offset, first.keySpan.offset)) &&
    startsLine(text, first.keySpan.offset)
  );
}

/** The line end used just before `offset`, else the first one behind it. */
function newlineNear(text: string, offset: number): string {
  const before = text.lastIndexOf("\n", offset);
  const at = before >= 0 ? before : text.indexOf("\n", offset);
  if (at < 0) return text.includes("\r") ? "\r" : "\n";
  return text[at - 1] === "\r" ? "\r\n" : "\n";
}
