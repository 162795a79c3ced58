import {
  CST,
  isCollection,
  isMap,
  isScalar,
  LineCounter,
  parseDocument,
  Parser,
  Scalar,
  visit,
  type Document,
} from "yaml";
import type { YunzaiSettingsProblem } from "../findings.ts";

/** A settings file's text; null where it does not exist, or why the disk gave no text. */
export type YunzaiFile = string | null | { readonly problem: "too-large" | "unreadable" };

export interface SettingsProblem {
  /** Relative to the Yunzai folder, with forward slashes. */
  readonly file: string;
  readonly problem: YunzaiSettingsProblem;
  /** From 1; null where no single line is at fault. */
  readonly line: number | null;
}

/** One YAML file as Yunzai sees it: its top-level keys, or none where it cannot be read. */
export interface YamlLayer {
  readonly file: string;
  readonly values: ReadonlyMap<string, unknown>;
  /** The line of a top-level key, from 1. */
  lineOf(key: string): number | null;
  readonly problem: SettingsProblem | null;
}

/** A top-level value with the layer it comes from. */
export interface Setting {
  readonly value: unknown;
  readonly layer: YamlLayer;
}

/**
 * Far more than any real file; what is larger is not parsed. In UTF-16 units. The library takes a time that grows with
 * the square of some texts, of a long line of closing braces for one.
 */
const sizeLimit = 32 * 1024;

/** The `yaml` package's own default, which Yunzai lives with: an alias bomb fails there as it does here. */
const aliasLimit = 100;

/**
 * Far deeper than any settings go. Where the library's recursion meets the end of the stack, it is no exception
 * that can be caught: V8 may end the whole process, since it can compile no pattern there.
 */
const depthLimit = 100;

/**
 * Reads one settings file with the parser and the rules Yunzai itself uses: YAML 1.2, a duplicate key is
 * an error. A file with an error counts as absent there, and an empty one has no keys (FACTS Y3). Never throws.
 */
export function readYamlLayer(file: string, source: YunzaiFile): YamlLayer {
  if (source === null) return emptyLayer(file, null);
  if (typeof source !== "string") return emptyLayer(file, { file, problem: source.problem, line: null });
  if (source.length > sizeLimit) return emptyLayer(file, { file, problem: "too-large", line: null });
  const lines = new LineCounter();
  try {
    if (isTooDeep(source)) return emptyLayer(file, { file, problem: "not-yaml", line: null });
    const document = parseDocument(source, { lineCounter: lines });
    const error = document.errors[0];
    if (error) return emptyLayer(file, { file, problem: "not-yaml", line: lines.linePos(error.pos[0]).line });
    nameCollectionKeys(document, source);
    const content: unknown = document.toJS({ maxAliasCount: aliasLimit });
    if (content === null) return emptyLayer(file, null);
    if (!isRecord(content)) return emptyLayer(file, { file, problem: "not-a-map", line: 1 });
    return {
      file,
      values: new Map(Object.entries(content)),
      lineOf: (key) => lineOfKey(document, lines, key),
      problem: null,
    };
  } catch {
    // Too many aliases.
    return emptyLayer(file, { file, problem: "not-yaml", line: null });
  }
}

/** The value Yunzai uses for a key: the first layer that has it, even as null (FACTS Y3). */
export function settingOf(layers: readonly YamlLayer[], key: string): Setting | null {
  const layer = layers.find(({ values }) => values.has(key));
  return layer ? { value: layer.values.get(key), layer } : null;
}

/** A plain map: neither null nor a list. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Looks at the tokens alone, whose tree is built and walked without recursion. */
function isTooDeep(source: string): boolean {
  const open: { readonly token: CST.Token; readonly depth: number }[] = [];
  for (const document of new Parser().parse(source)) {
    if (document.type === "document" && document.value) open.push({ token: document.value, depth: 1 });
  }
  for (let next = open.pop(); next; next = open.pop()) {
    const { token, depth } = next;
    if (depth > depthLimit) return true;
    if (!CST.isCollection(token)) continue;
    for (const { key, value } of token.items) {
      if (key) open.push({ token: key, depth: depth + 1 });
      if (value) open.push({ token: value, depth: depth + 1 });
    }
  }
  return false;
}

/**
 * A list or map in a key's place becomes a key of the same text. The library would write it anew, and what nests in it
 * once more for every level: `? ? ? ?` a thousand times over takes it minutes. No setting has such a name.
 */
function nameCollectionKeys(document: Document, source: string): void {
  visit(document, {
    Pair(_, pair) {
      if (!isCollection(pair.key)) return;
      const [start, end] = pair.key.range ?? [0, 0];
      pair.key = new Scalar(source.slice(start, end));
    },
  });
}

function emptyLayer(file: string, problem: SettingsProblem | null): YamlLayer {
  return { file, values: new Map(), lineOf: () => null, problem };
}

function lineOfKey(document: Document, lines: LineCounter, key: string): number | null {
  if (!isMap(document.contents)) return null;
  for (const { key: node } of document.contents.items) {
    if (isScalar(node) && String(node.value) === key && node.range) return lines.linePos(node.range[0]).line;
  }
  return null;
}
