import { isMap, isScalar, LineCounter, parseDocument, type Document } from "yaml";
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

/** Far more than any real file; what is larger is not parsed. In UTF-16 units. */
const sizeLimit = 256 * 1024;

/** The `yaml` package's own default, which Yunzai lives with: an alias bomb fails there as it does here. */
const aliasLimit = 100;

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
    const document = parseDocument(source, { lineCounter: lines });
    const error = document.errors[0];
    if (error) return emptyLayer(file, { file, problem: "not-yaml", line: lines.linePos(error.pos[0]).line });
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
    // Too many aliases, or nested deeper than the stack.
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
