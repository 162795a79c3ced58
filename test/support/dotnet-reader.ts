/**
 * What Lagrange gets from its configuration, written from the rules alone (FACTS N1 to N5, L3 to L8, and
 * how .NET 8 and 9 do it) to be compared with the wizard's own reader. It knows nothing of its code.
 */
import { assertNever } from "../../electron/core/assert-never.ts";
import { readDotnetJson, type DotnetSyntaxError, type DotnetValue } from "./dotnet-json-reader.ts";

/** One layer: the value at every path, null where an empty object or array stands. */
export type DotnetLayer = ReadonlyMap<string, LayerValue>;

interface LayerValue {
  /** As it was spelled the first time. */
  readonly path: string;
  readonly value: string | null;
  /** A JSON null, which is the empty text but makes no section exist (FACTS L3, N3). */
  readonly isNull: boolean;
}

export type DotnetFile =
  | { readonly kind: "read"; readonly layer: DotnetLayer }
  | { readonly kind: "syntax"; readonly error: DotnetSyntaxError }
  | { readonly kind: "root" }
  | { readonly kind: "duplicate"; readonly path: string }
  /** `\ud800` without its other half: parses, but is no text. */
  | { readonly kind: "half-surrogate" };

/** One child of the section that counts. */
export interface DotnetLink {
  readonly key: string;
  readonly type: string;
  /** What Lagrange does with it: passes it by (FACTS L5, L6), runs it, or stops over a value (FACTS N3). */
  readonly fate: "disabled" | "skipped" | "runs" | "stops";
  readonly host: string;
  /** Number as .NET binds it; null where it cannot. */
  readonly port: number | null;
  readonly suffix: string;
  readonly accessToken: string | null;
  readonly universal: boolean | null;
  readonly ignoreCertificate: boolean | null;
  /** Host, port and suffix glued (FACTS L7); null without a port. */
  readonly url: string | null;
}

/** The text of a file, by its byte order mark, UTF-8 without one; broken bytes as U+FFFD (FACTS N4). */
export function decodeDotnet(bytes: Uint8Array): string {
  const startsWith = (...mark: readonly number[]): boolean => mark.every((byte, at) => bytes[at] === byte);
  const decode = (label: string, from: number): string =>
    new TextDecoder(label, { ignoreBOM: true }).decode(bytes.subarray(from));
  if (startsWith(0xff, 0xfe, 0, 0)) return decodeUtf32(bytes.subarray(4), true);
  if (startsWith(0, 0, 0xfe, 0xff)) return decodeUtf32(bytes.subarray(4), false);
  if (startsWith(0xff, 0xfe)) return decode("utf-16le", 2);
  if (startsWith(0xfe, 0xff)) return decode("utf-16be", 2);
  return decode("utf-8", startsWith(0xef, 0xbb, 0xbf) ? 3 : 0);
}

function decodeUtf32(bytes: Uint8Array, littleEndian: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let text = "";
  for (let at = 0; at < bytes.length; at += 4) {
    const code = at + 4 <= bytes.length ? view.getUint32(at, littleEndian) : -1;
    const isCharacter = code >= 0 && code <= 0x10_ffff && (code < 0xd800 || code > 0xdfff);
    text += isCharacter ? String.fromCodePoint(code) : "\uFFFD";
  }
  return text;
}

export function readDotnetFile(bytes: Uint8Array): DotnetFile {
  return readDotnetText(decodeDotnet(bytes));
}

export function readDotnetText(text: string): DotnetFile {
  const root = readDotnetJson(text);
  if ("error" in root) return { kind: "syntax", error: root.error };
  if (root.kind !== "object") return { kind: "root" };
  const values = new Map<string, LayerValue>();
  const problem = visit(root, null, values);
  return problem ?? { kind: "read", layer: values };
}

type Problem = Exclude<DotnetFile, { kind: "read" | "syntax" | "root" }>;

/** Fills in the values below a path. A scalar may not meet a value already there; `{}` and `[]` may. */
function visit(value: DotnetValue, path: string | null, values: Map<string, LayerValue>): Problem | null {
  switch (value.kind) {
    case "object":
    case "array": {
      const children =
        value.kind === "object" ? value.members : value.items.map((item, at) => [String(at), item] as const);
      for (const [name, child] of children) {
        if (!wellFormed(name)) return { kind: "half-surrogate" };
        const problem = visit(child, path === null ? name : `${path}:${name}`, values);
        if (problem) return problem;
      }
      if (children.length === 0 && path !== null) put(values, path, null, false);
      return null;
    }
    case "string":
    case "number":
    case "true":
    case "false":
    case "null": {
      if (path === null) return null;
      if (values.has(ordinal(path))) return { kind: "duplicate", path };
      const text = scalarText(value);
      if (!wellFormed(text)) return { kind: "half-surrogate" };
      put(values, path, text, value.kind === "null");
      return null;
    }
    default:
      return assertNever(value);
  }
}

function put(values: Map<string, LayerValue>, path: string, value: string | null, isNull: boolean): void {
  const key = ordinal(path);
  values.set(key, { path: values.get(key)?.path ?? path, value, isNull });
}

function scalarText(value: Exclude<DotnetValue, { kind: "object" | "array" }>): string {
  switch (value.kind) {
    case "string":
    case "number":
      return value.text;
    case "true":
      return "True";
    case "false":
      return "False";
    case "null":
      return "";
    default:
      return assertNever(value);
  }
}

function wellFormed(text: string): boolean {
  return !/\p{Surrogate}/u.test(text);
}

/** The environment as a layer: every variable, `__` for `:`. */
export function dotnetEnvironment(env: Readonly<Record<string, string>>): DotnetLayer {
  const values = new Map<string, LayerValue>();
  for (const [name, value] of Object.entries(env)) put(values, name.replaceAll("__", ":"), value, false);
  return values;
}

/** Two keys are one where this is one: character by character in upper case, none into or out of ASCII. */
export function ordinal(text: string): string {
  let folded = "";
  for (const char of text) {
    const upper = char.toUpperCase();
    const isAscii = (char.codePointAt(0) ?? 0) < 0x80;
    const staysAside = (upper.codePointAt(0) ?? 0) < 0x80 === isAscii;
    folded += Array.from(upper).length === 1 && staysAside ? upper : char;
  }
  return folded;
}

/** The last layer that has the path says it, null included. */
function said(layers: readonly DotnetLayer[], path: string): LayerValue | undefined {
  return layers.map((layer) => layer.get(ordinal(path))).findLast((value) => value !== undefined);
}

/** The next segment of every path below this one, of all layers, each once, in .NET's order. */
function childKeys(layers: readonly DotnetLayer[], path: string): readonly string[] {
  const prefix = `${ordinal(path)}:`;
  const all = layers
    .toReversed()
    .flatMap((layer) =>
      [...layer]
        .filter(([folded]) => folded.startsWith(prefix))
        .map(([, value]) => value.path.slice(prefix.length).split(":", 1)[0] ?? ""),
    );
  const seen = new Set<string>();
  return all
    .toSorted(byKey)
    .filter((key) => (seen.has(ordinal(key)) ? false : seen.add(ordinal(key)).size > 0));
}

/** Numbers first and by their size, then names. */
function byKey(one: string, other: string): number {
  const [a, b] = [wholeNumber(one), wholeNumber(other)];
  if (a !== null && b !== null) return a - b;
  if (a !== null || b !== null) return a !== null ? -1 : 1;
  const [x, y] = [ordinal(one), ordinal(other)];
  return x < y ? -1 : x > y ? 1 : 0;
}

function wholeNumber(key: string): number | null {
  if (!/^[\t-\r ]*[+-]?\d+[\t-\r ]*$/.test(key)) return null;
  const number = Number(key.trim());
  return number >= -0x8000_0000 && number <= 0x7fff_ffff ? number : null;
}

function exists(layers: readonly DotnetLayer[], path: string): boolean {
  const value = said(layers, path);
  return (
    (value?.value !== undefined && value.value !== null && !value.isNull) ||
    childKeys(layers, path).length > 0
  );
}

const kinds: ReadonlySet<string> = new Set(["ReverseWebSocket", "ForwardWebSocket", "HttpPost", "Http"]);
/** The options of each kind that are no texts. */
const unsigned: Readonly<Record<string, readonly string[]>> = {
  ReverseWebSocket: ["Port", "ReconnectInterval", "HeartBeatInterval"],
  ForwardWebSocket: ["Port", "HeartBeatInterval"],
  HttpPost: ["Port", "HeartBeatInterval"],
  Http: ["Port"],
};
const booleans: Readonly<Record<string, readonly string[]>> = {
  ReverseWebSocket: ["UseUniversalClient", "IgnoreSslCertificate", "HeartBeatEnable"],
  ForwardWebSocket: ["HeartBeatEnable"],
  HttpPost: ["HeartBeatEnable"],
  Http: [],
};

/** The children of `Implementations`, else of `Implementation` (FACTS L3), in .NET's order. */
export function dotnetLinks(layers: readonly DotnetLayer[]): readonly DotnetLink[] {
  const section = ["Implementations", "Implementation"].find((name) => exists(layers, name));
  if (section === undefined) return [];
  return childKeys(layers, section).map((key) => dotnetLink(layers, `${section}:${key}`, key));
}

function dotnetLink(layers: readonly DotnetLayer[], path: string, key: string): DotnetLink {
  const option = (name: string): string | null => said(layers, `${path}:${name}`)?.value ?? null;
  const type = option("Type") ?? key;
  const portText = option("Port");
  const port = portText === null ? 0 : bindUint(portText);
  const host = option("Host") ?? "";
  const suffix = option("Suffix") ?? "";
  const glued = `${/^wss?:\/\//.test(host) ? "" : "ws://"}${host}:${port ?? ""}${suffix}`;
  return {
    key,
    type,
    fate: fateOf(option, type),
    host,
    port,
    suffix,
    accessToken: option("AccessToken"),
    universal: bindBool(option("UseUniversalClient") ?? "true"),
    ignoreCertificate: bindBool(option("IgnoreSslCertificate") ?? "false"),
    url: port === null ? null : glued,
  };
}

function fateOf(option: (name: string) => string | null, type: string): DotnetLink["fate"] {
  if (option("Enable") === "false") return "disabled";
  if (!kinds.has(type)) return "skipped";
  const bad =
    unsigned[type]?.some((name) => bindUint(option(name) ?? "0") === null) ||
    booleans[type]?.some((name) => bindBool(option(name) ?? "true") === null);
  return bad ? "stops" : "runs";
}

/** UInt32Converter: blanks around, a sign, or `#`, `0x`, `&h` and hex digits. */
function bindUint(text: string): number | null {
  const trimmed = text.trim();
  const hex = /^(?:#|0[xX]|&[hH])([0-9a-fA-F]+)$/.exec(trimmed)?.[1];
  if (hex !== undefined) return hex.replace(/^0+/, "").length > 8 ? null : Number.parseInt(hex, 16);
  if (!/^(?:\+?\d+|-0+)$/.test(trimmed)) return null;
  const number = Math.abs(Number(trimmed));
  return number <= 0xffff_ffff ? number : null;
}

function bindBool(text: string): boolean | null {
  const word = text.trim().toLowerCase();
  return word === "true" ? true : word === "false" ? false : null;
}
