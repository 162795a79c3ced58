import { foldKey } from "./config-tree.ts";
import type { DesiredLink } from "./desired-link.ts";
import { assertNever } from "../assert-never.ts";
import type { JsonArray, JsonMember, JsonNode, JsonObject, JsonScalar } from "./dotnet-json.ts";
import { entryHost } from "../endpoint.ts";
import { inCase, styleOf, type JsonStyle } from "./json-style.ts";
import type { TextEdit } from "./settings-bytes.ts";
import type { EditPlan } from "./settings-guard.ts";
import {
  appendTo,
  arrayPiece,
  entryPath,
  memberPiece,
  objectPiece,
  replaceNode,
  scalarPiece,
  type Piece,
} from "./settings-insert.ts";
import { readLinks } from "./settings-links.ts";
import type { SectionName, Settings } from "./settings-read.ts";

/** Where a new entry goes (FACTS L3). */
type Place =
  | { readonly kind: "container"; readonly name: SectionName; readonly node: JsonArray | JsonObject }
  /** Null, or a scalar that holds no entry and hides the other section: an array takes its place. */
  | { readonly kind: "scalar"; readonly name: SectionName; readonly node: JsonScalar }
  /** Entries are written as paths, `Implementations:0:Port`, the next one too. */
  | { readonly kind: "paths"; readonly name: SectionName }
  | { readonly kind: "none"; readonly name: SectionName };

/** Plans a new entry at the end of the section that counts, in the form this file already uses (DESIGN 2.4). */
export function planNewEntry(settings: Settings, desired: DesiredLink): EditPlan {
  const place = findPlace(settings);
  return {
    kind: "edits",
    edits: editsFor(settings, place, desired),
    intent: { section: place.name, key: null, options: [], desired },
  };
}

function editsFor(settings: Settings, place: Place, desired: DesiredLink): readonly TextEdit[] {
  const { root } = settings;
  const { text } = settings.decoded;
  const rootStyle = styleOf(text, root, root);
  const sample = sampleEntry(settings, place);
  const style = sample ? styleOf(text, root, sample) : rootStyle;
  const options = newOptions(settings, desired);
  const entry = entryPiece(options, style);
  switch (place.kind) {
    case "container": {
      if (place.node.type === "array") return appendTo(text, place.node, [entry], style);
      const key = freshKey(settings);
      const named = entryPiece(besideKey(options, key), style);
      return appendTo(text, place.node, [memberPiece(key, named, style)], style);
    }
    case "paths": {
      const key = nextIndex(settings) ?? freshKey(settings);
      const members = membersOf(besideKey(options, key), rootStyle, entryPath(settings, place.name, key));
      return appendTo(text, root, members, rootStyle);
    }
    case "scalar":
      return [replaceNode(text, place.node, arrayPiece([entry], rootStyle))];
    case "none": {
      const key = inCase(place.name, rootStyle.keys);
      return appendTo(text, root, [memberPiece(key, arrayPiece([entry], rootStyle), rootStyle)], rootStyle);
    }
    default:
      return assertNever(place);
  }
}

function findPlace(settings: Settings): Place {
  const { root, section } = settings;
  if (section) {
    const { name, node } = section;
    return node && !goesOnInPaths(settings, name, node) ? placeAt(name, node) : { kind: "paths", name };
  }
  // Neither section exists to .NET; an empty one that is written is filled.
  for (const name of ["Implementations", "Implementation"] as const) {
    const written = memberNamed(root.members, name);
    if (written) return placeAt(name, written.value);
  }
  return { kind: "none", name: "Implementations" };
}

/** Whether keys with a colon in them hold the place behind an array's last entry, or entries beside a scalar. */
function goesOnInPaths({ values }: Settings, name: SectionName, node: JsonNode): boolean {
  if (node.type === "object") return false;
  const taken =
    node.type === "array" ? values.find(`${name}:${node.items.length}`) : values.find(name)?.children;
  return Boolean(taken);
}

function placeAt(name: SectionName, node: JsonNode): Place {
  return node.type === "array" || node.type === "object"
    ? { kind: "container", name, node }
    : { kind: "scalar", name, node };
}

/** An object whose layout a new entry copies. */
function sampleEntry({ ignoredSection }: Settings, place: Place): JsonObject | null {
  const siblings =
    place.kind !== "container"
      ? []
      : place.node.type === "array"
        ? place.node.items
        : place.node.members.map(({ value }) => value);
  const samples = ignoredSection ? [ignoredSection.value, ...siblings] : siblings;
  return (
    samples.filter((node) => node.type === "object").findLast(({ members }) => members.length > 0) ?? null
  );
}

/** The index behind the last one; null where an entry has another kind of key. */
function nextIndex(settings: Settings): string | null {
  const keys = readLinks(settings, []).map(({ key }) => key);
  if (!keys.every((key) => /^\d+$/.test(key))) return null;
  return String(Number(keys.at(-1) ?? -1) + 1);
}

/** In an object form each entry has a key of its own; only the first reverse one can be named by its kind. */
function freshKey(settings: Settings): string {
  const taken = new Set(readLinks(settings, []).map(({ key }) => foldKey(key)));
  let key = "ReverseWebSocket";
  for (let count = 2; taken.has(foldKey(key)); count += 1) key = `ReverseWebSocket${count}`;
  return key;
}

type Option = readonly [name: string, value: string | number | boolean];

/** The factory's set of options (FACTS L2), `Type` first, made from an ignored section where there is one. */
function newOptions(
  settings: Settings,
  { endpoint, token, ignoreCertificate }: DesiredLink,
): readonly Option[] {
  const model = dormantEntry(settings);
  const options: Option[] = [
    ["Type", "ReverseWebSocket"],
    ["Host", entryHost(endpoint)],
    ["Port", endpoint.port],
    ["Suffix", endpoint.suffix],
    ["ReconnectInterval", interval(model, "ReconnectInterval")],
    ["HeartBeatInterval", interval(model, "HeartBeatInterval")],
    ["AccessToken", token.kind === "set" ? token.value : (scalarOf(model, "AccessToken") ?? "")],
  ];
  if (ignoreCertificate) options.push(["IgnoreSslCertificate", true]);
  return options;
}

/** A key that names the kind needs no Type (FACTS L3). */
function besideKey(options: readonly Option[], key: string): readonly Option[] {
  return key === "ReverseWebSocket" ? options.slice(1) : options;
}

function entryPiece(options: readonly Option[], style: JsonStyle): Piece {
  return objectPiece(membersOf(options, style), style);
}

function membersOf(options: readonly Option[], style: JsonStyle, path = ""): readonly Piece[] {
  return options.map(([name, value]) =>
    memberPiece(path + inCase(name, style.keys), scalarPiece(value), style),
  );
}

/**
 * What was meant to be a link where none is: the ignored top-level `ReverseWebSocket` (FACTS L4), or an
 * array entry that wraps one (FACTS L3). Null when a reverse link exists, or several could be meant.
 */
function dormantEntry(settings: Settings): JsonObject | null {
  if (readLinks(settings, []).some(({ kind }) => kind === "reverse")) return null;
  const items = settings.section?.node?.type === "array" ? settings.section.node.items : [];
  const wrapped = items.flatMap((item) =>
    item.type === "object" ? (memberNamed(item.members, "ReverseWebSocket")?.value ?? []) : [],
  );
  const ignored = settings.ignoredSection ? [settings.ignoredSection.value] : [];
  const [only, ...more] = [...ignored, ...wrapped].filter((node) => node.type === "object");
  return only && more.length === 0 ? only : null;
}

function interval(model: JsonObject | null, name: string): number {
  const written = scalarOf(model, name);
  return written !== null && /^\d{1,9}$/.test(written) ? Number(written) : 5000;
}

function scalarOf(model: JsonObject | null, name: string): string | null {
  const value = model && memberNamed(model.members, name)?.value;
  return value && value.type !== "object" && value.type !== "array" ? value.value : null;
}

function memberNamed(members: readonly JsonMember[], name: string): JsonMember | null {
  return members.find(({ key }) => foldKey(key) === foldKey(name)) ?? null;
}
