import { parseTree, printParseErrorCode, type Node, type ParseError } from "jsonc-parser";
import { assertNever } from "../assert-never.ts";
import { foldKey } from "./config-tree.ts";

/** What could be read of a broken file. Keys compare as .NET compares them; a key with a colon is a path. */
export type Kept = KeptObject | KeptArray | KeptScalar;

export interface KeptObject {
  readonly type: "object";
  /** By folded key, in the order of the file. */
  readonly members: Map<string, { readonly key: string; readonly value: Kept }>;
}

export interface KeptArray {
  readonly type: "array";
  readonly items: readonly Kept[];
}

export interface KeptScalar {
  readonly type: "scalar";
  /** Valid JSON. */
  readonly text: string;
}

export interface Recovered {
  readonly root: KeptObject;
  /** .NET paths of values that are there but could not be read, or that a later one of the same path replaced. */
  readonly lost: readonly string[];
}

/** Deeper than any settings file goes, and no danger to the parser's recursion. */
const maxDepth = 32;

/**
 * Reads what can be read of a settings text that .NET refuses: missing and doubled commas, missing
 * brackets at either end, brackets closed too early, foreign quotes, cut-off files. Of a path that is
 * written twice the last value counts. A value is lost rather than guessed. Never throws.
 */
export function recoverSettings(text: string): Recovered {
  const reader = new TolerantReader();
  // What a power cut or a wrong encoding leaves behind is no text from the first NUL on.
  const [readable = ""] = text.split("\0", 1);
  let rest = readable;
  for (let attempt = 0; attempt < maxRoots && /"[^"]*"\s*:/.test(rest); attempt += 1) {
    const end = reader.read(rest);
    rest = `{${rest.slice(end).replace(/^[\s,{}\]]+/, "")}`;
  }
  return { root: reader.root, lost: reader.lost };
}

/** A file whose root is closed too early goes on behind it; a few times are enough. */
const maxRoots = 8;

/** Faults after which a token's value is not what was meant. */
const damaging: ReadonlySet<string> = new Set([
  "InvalidSymbol",
  "InvalidNumberFormat",
  "UnexpectedEndOfString",
  "UnexpectedEndOfNumber",
  "InvalidUnicode",
  "InvalidEscapeCharacter",
]);

class TolerantReader {
  readonly root: KeptObject = emptyObject();
  readonly lost: string[] = [];
  #text = "";
  #damaged: ReadonlySet<number> = new Set();

  /** Reads one root, merges it into what was read before, and returns where it ended. */
  read(text: string): number {
    this.#text = cutAtDepth(text, maxDepth);
    const tree = this.#parse();
    if (tree?.type !== "object" && !/^\s*\{/.test(this.#text)) return this.#readHeadless(text);
    if (tree?.type === "object") this.#readMembers(tree, [], this.root);
    // An object that is never closed has no length.
    return tree && tree.length > 0 ? tree.offset + tree.length : text.length;
  }

  /** The root's opening brace is missing. */
  #readHeadless(text: string): number {
    return this.read(`{${text}`) - 1;
  }

  #parse(): Node | undefined {
    const errors: ParseError[] = [];
    const tree = parseTree(this.#text, errors, { allowTrailingComma: true, allowEmptyContent: true });
    const faults = errors.filter(({ error }) => damaging.has(printParseErrorCode(error)));
    this.#damaged = new Set(faults.map(({ offset }) => offset));
    return tree;
  }

  #readMembers(node: Node, path: readonly string[], into: KeptObject): void {
    for (const { children: [key, value] = [], colonOffset } of node.children ?? []) {
      if (!key || colonOffset === undefined || this.#damaged.has(key.offset)) {
        // Its text may be anything, a token too: it is not told.
        this.lost.push([...path, "?"].join(":"));
        continue;
      }
      const names = String(key.value).split(":");
      const own = [...path, ...names];
      const kept = value && own.length <= maxDepth ? this.#readValue(value, own) : null;
      if (kept) this.#put(into, names, kept, path);
      else this.lost.push(own.join(":"));
    }
  }

  #readValue(node: Node, path: readonly string[]): Kept | null {
    switch (node.type) {
      case "object": {
        const object = emptyObject();
        this.#readMembers(node, path, object);
        return object;
      }
      case "array": {
        const items = (node.children ?? []).map((item, index) => {
          const kept = this.#readValue(item, [...path, String(index)]);
          if (!kept) this.lost.push([...path, index].join(":"));
          return kept;
        });
        return { type: "array", items: items.filter((item) => item !== null) };
      }
      case "string":
        return this.#isWhole(node) ? scalar(JSON.stringify(node.value)) : null;
      case "number":
      case "boolean":
      case "null":
        return this.#isWhole(node) ? scalar(this.#text.slice(node.offset, node.offset + node.length)) : null;
      default:
        return null;
    }
  }

  /** Undamaged, and nothing is glued to its end: `01`, `2536x`, `"127.0.0.1, "Port": …`. */
  #isWhole({ offset, length }: Node): boolean {
    return !this.#damaged.has(offset) && !/[\w.+-]/.test(this.#text.charAt(offset + length));
  }

  #put(into: KeptObject, names: readonly string[], value: Kept, path: readonly string[]): void {
    const [name = "", ...below] = names;
    const folded = foldKey(name);
    const old = into.members.get(folded);
    const own = [...path, name];
    if (below.length > 0) {
      const object = old?.value.type === "object" ? old.value : emptyObject();
      if (old && old.value !== object) this.#lose(old.value, own);
      into.members.set(folded, { key: old?.key ?? name, value: object });
      this.#put(object, below, value, own);
    } else if (old?.value.type === "object" && value.type === "object") {
      for (const { key, value: member } of value.members.values()) {
        this.#put(old.value, [key], member, own);
      }
    } else {
      if (old) this.#lose(old.value, own);
      into.members.set(folded, { key: old?.key ?? name, value });
    }
  }

  #lose(node: Kept, path: readonly string[]): void {
    for (const leaf of leafPaths(node, path)) this.lost.push(leaf);
  }
}

/** The .NET paths of every value below a node. */
export function leafPaths(node: Kept, path: readonly string[]): readonly string[] {
  switch (node.type) {
    case "object":
      return [...node.members.values()].flatMap(({ key, value }) => leafPaths(value, [...path, key]));
    case "array":
      return node.items.flatMap((item, index) => leafPaths(item, [...path, String(index)]));
    case "scalar":
      return [path.join(":")];
    default:
      return assertNever(node);
  }
}

function emptyObject(): KeptObject {
  return { type: "object", members: new Map() };
}

function scalar(text: string): KeptScalar {
  return { type: "scalar", text };
}

/** The text up to where its brackets nest too deep. */
function cutAtDepth(text: string, limit: number): string {
  const tokens = /"(?:[^"\\\r\n]|\\[^\r\n])*"?|\/\/[^\r\n]*|\/\*[^]*?(?:\*\/|$)|[{}[\]]/g;
  let depth = 0;
  for (const { 0: token, index } of text.matchAll(tokens)) {
    if (token === "{" || token === "[") depth += 1;
    if (token === "}" || token === "]") depth = Math.max(0, depth - 1);
    if (depth > limit) return text.slice(0, index);
  }
  return text;
}
