import { ConfigTree, foldKey, sectionExists, type ConfigNode, type ConfigValues } from "./config-tree.ts";
import {
  parseDotnetJson,
  type JsonMember,
  type JsonNode,
  type JsonObject,
  type JsonProblem,
} from "./dotnet-json.ts";
import type { Endpoint, EndpointProblem, EntryTarget } from "../endpoint.ts";
import { decodeSettings, type DecodedText } from "./settings-bytes.ts";
import { positionAt } from "./text-position.ts";

/** A settings file .NET can read, as text, tree and the few values the wizard needs. */
export interface Settings {
  readonly decoded: DecodedText;
  readonly root: JsonObject;
  /** Which program's file this is, judged by its top-level keys alone (FACTS L2, L13). */
  readonly program: "onebot" | "milky" | "other";
  /** The section .NET would read the links from (FACTS L3), from this file alone; null when neither exists. */
  readonly section: LinkSection | null;
  /** The other of the two sections, when both exist: it is never read. */
  readonly shadowed: LinkSection | null;
  /** The top-level `ReverseWebSocket` that is ignored (FACTS L4). */
  readonly ignoredSection: JsonMember | null;
  /** Every scalar by its .NET path, `Account:Uin` for example; look-ups ignore case. */
  readonly values: ConfigTree;
}

export type SectionName = "Implementations" | "Implementation";

export interface LinkSection {
  readonly name: SectionName;
  readonly form: "array" | "object";
  /**
   * The object or array that holds the entries, the longest where the section is written more than
   * once; a scalar where it is one; null where only keys with a colon in them make it.
   */
  readonly node: JsonNode | null;
}

export type SettingsRead =
  | { readonly kind: "readable"; readonly settings: Settings }
  | {
      readonly kind: "unreadable";
      readonly problem: JsonProblem;
      /** Both from 1, for people; the column counts characters. */
      readonly line: number;
      readonly column: number;
    }
  | {
      readonly kind: "duplicate-key";
      /** The .NET path, as written the second time. */
      readonly key: string;
      readonly line: number;
      readonly column: number;
    };

/** A layer over the file (FACTS N5), later ones win. */
export interface Overlay {
  readonly kind: "file" | "environment";
  /** File name, or `environment`. */
  readonly name: string;
  /** By .NET path (`Implementations:0:Port`); for the environment `__` is already `:`. */
  readonly values: ConfigValues;
}

export interface OverriddenValue {
  readonly by: Overlay;
  /** The .NET path that was set: `Implementations:0:Port`. */
  readonly path: string;
  /** Option name in its canonical case: `Port`. */
  readonly option: string;
  readonly value: string;
  /** What the file itself says; null when it says nothing. */
  readonly inFile: string | null;
}

export type LinkKind = "reverse" | "forward" | "http-post" | "http";

/** An option that does not bind, and its text. */
interface BadValue {
  readonly option: string;
  readonly value: string;
}

/** One child of the section that counts, as Lagrange would use it, overlays included. */
export interface Link {
  /** Position among the section's children in .NET's order; for an array its index. */
  readonly index: number;
  /** Its key: the index as text, or the name in an object form. */
  readonly key: string;
  /** Where it stands in the file; null when only an overlay, or only keys with a colon in them, have it. */
  readonly node: JsonNode | null;
  /** Whether the file itself has it, in either way; an overlay's cannot be edited. */
  readonly inFile: boolean;
  /** `Type`, else the key (FACTS L3). */
  readonly type: string;
  /** The kind Lagrange knows by that exact type; null for none (FACTS L5). */
  readonly kind: LinkKind | null;
  /**
   * In the order Lagrange looks: `disabled`: `Enable` is the string `"false"` (FACTS L6); `skipped`: no
   * kind; `invalid`: a reverse entry whose URL cannot be dialled, or any whose values stop the program.
   */
  readonly state: "used" | "skipped" | "disabled" | "invalid";
  readonly target: EntryTarget;
  /** Glued, unmasked (FACTS L7). */
  readonly url: string;
  /** Null where there are problems, and for the other kinds, which do not dial this URL. */
  readonly endpoint: Endpoint | null;
  /** Of a reverse entry, or of one without a kind as if it were reverse. */
  readonly problems: readonly EndpointProblem[];
  /**
   * Options whose text .NET cannot turn into their number or boolean (FACTS N3); of one without a kind as if
   * it were reverse.
   */
  readonly badValues: readonly BadValue[];
  /** The first of them, at which the program stops; null for a disabled or skipped entry, whose options are never looked at. */
  readonly badValue: BadValue | null;
  /** Null when absent: then no Authorization is sent; empty sends `Bearer ` (FACTS L9). */
  readonly accessToken: string | null;
  readonly universal: boolean;
  readonly ignoreCertificate: boolean;
  /** `Enable` does not what it says: neither the string `"false"`, which alone disables, nor a true (FACTS L6). */
  readonly enableWithoutEffect: boolean;
  /** Has the option `Enabled`, which nothing reads (FACTS L4). */
  readonly hasEnabled: boolean;
  readonly overridden: readonly OverriddenValue[];
}

/** A settings file may have this many bytes; more is no settings file. */
export const settingsLimit = 4 * 1024 * 1024;

/** Top-level keys Lagrange.OneBot looks up; `$schema` and `Logging` are everyone's. */
export const oneBotKeys: readonly string[] = [
  "Implementations",
  "Implementation",
  "ReverseWebSocket",
  "SignServerUrl",
  "SignProxyUrl",
  "MusicSignServerUrl",
  "Account",
  "Message",
  "QrCode",
  "ConfigPath",
];

/**
 * Reads `appsettings.json` as .NET does (FACTS N1 to N4), from this file alone. `unreadable` and
 * `duplicate-key` stop Lagrange at its start, each with the place of the first error.
 */
export function readSettings(bytes: Uint8Array): SettingsRead {
  if (bytes.length > settingsLimit) return { kind: "unreadable", problem: "too-large", line: 1, column: 1 };
  const decoded = decodeSettings(bytes);
  const parsed = parseDotnetJson(decoded.text);
  if (parsed.kind === "failed") {
    return { kind: "unreadable", problem: parsed.problem, ...positionAt(decoded.text, parsed.offset) };
  }
  const { root } = parsed;
  const built = ConfigTree.parse(root);
  if (built.kind === "duplicate") {
    return { kind: "duplicate-key", key: built.key, ...positionAt(decoded.text, built.offset) };
  }
  const values = built.tree;
  const sections = (["Implementations", "Implementation"] as const).flatMap((name) => {
    const node = values.find(name);
    return node && sectionExists([node]) ? [sectionAt(name, node)] : [];
  });
  const [section = null, shadowed = null] = sections;
  return {
    kind: "readable",
    settings: {
      decoded,
      root,
      program: programOf(values),
      section,
      shadowed,
      ignoredSection: root.members.find(isIgnoredSection) ?? null,
      values,
    },
  };
}

function sectionAt(name: SectionName, node: ConfigNode): LinkSection {
  const json = node.container ?? node.leaf;
  return { name, form: json?.type === "array" ? "array" : "object", node: json };
}

function programOf(values: ConfigTree): Settings["program"] {
  if (values.find("Milky")) return "milky";
  if (values.find("Lagrange") && !values.find("Implementations") && !values.find("Implementation")) {
    return "milky";
  }
  if (oneBotKeys.some((key) => values.find(key))) return "onebot";
  const provesNothing = ["$SCHEMA", "LOGGING"];
  const telling = [...(values.root.children?.keys() ?? [])].filter((key) => !provesNothing.includes(key));
  return telling.length === 0 ? "onebot" : "other";
}

function isIgnoredSection({ key, value }: JsonMember): boolean {
  return foldKey(key) === "REVERSEWEBSOCKET" && value.type === "object";
}
