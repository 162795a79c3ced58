import { assertNever } from "../assert-never.ts";
import { chooseEntry } from "./choose-entry.ts";
import type { DesiredLink } from "./desired-link.ts";
import { handlerSegment } from "../endpoint.ts";
import { factoryLink, factorySettings } from "./factory-settings.ts";
import { decodeSettings } from "./settings-bytes.ts";
import { editSettings, type EntryChoice, type SettingsEdit } from "./settings-edit.ts";
import { readLinks } from "./settings-links.ts";
import { readSettings, type Settings } from "./settings-read.ts";
import { leafPaths, recoverSettings, type Kept, type KeptObject } from "./settings-recover.ts";

/** A fresh file that .NET can read, and what became of the old one's values, by .NET path. */
interface RebuiltBase {
  readonly kind: "base";
  readonly bytes: Uint8Array;
  readonly settings: Settings;
  readonly carried: readonly string[];
  /** What was there but could not be read; values are never told. */
  readonly lost: readonly string[];
}

interface Refused {
  readonly kind: "refused";
  readonly reason: "would-not-rebuild";
}

export type Rebuilt =
  | {
      readonly kind: "rebuilt";
      readonly bytes: Uint8Array;
      readonly text: string;
      readonly carried: readonly string[];
      readonly lost: readonly string[];
    }
  | Refused;

/**
 * Lagrange's default content that carries over every setting a tolerant parser could still read, other
 * entries included, for a file .NET refuses (DESIGN 2.4). The links are the old file's own: the factory's
 * entry is not added. Comments stay behind, in the backup. UTF-8 without a byte order mark.
 */
export function rebuildBase(bytes: Uint8Array): RebuiltBase | Refused {
  const recovered = recoverSettings(decodeSettings(bytes).text);
  const { root } = recoverSettings(factorySettings(factoryLink));
  root.members.delete("IMPLEMENTATIONS");
  overlay(root, recovered.root);
  const rebuilt = new TextEncoder().encode(`${write(root, "")}\n`);
  const read = readSettings(rebuilt);
  // Indentation can take a huge file over the size limit.
  if (read.kind !== "readable") return { kind: "refused", reason: "would-not-rebuild" };
  const { lost } = recovered;
  return {
    kind: "base",
    bytes: rebuilt,
    settings: read.settings,
    carried: leafPaths(recovered.root, []),
    lost,
  };
}

/**
 * A fresh file with the desired link in it (`rebuildBase`, then `editSettings`).
 *
 * @param choice the entry among the rebuilt file's own links. Without one the entry is chosen by what is
 *   written, since nothing was dialled; where that leaves a doubt, or the entry cannot become the link, a
 *   new one is added.
 */
export function rebuildSettings(bytes: Uint8Array, desired: DesiredLink, choice?: EntryChoice): Rebuilt {
  const base = rebuildBase(bytes);
  if (base.kind === "refused") return base;
  const tried = (entry: EntryChoice): SettingsEdit => editSettings(base.bytes, base.settings, entry, desired);
  const first = tried(choice ?? choose(base.settings, desired));
  const edit = first.kind === "refused" && !choice ? tried({ kind: "new" }) : first;
  const { carried, lost } = base;
  switch (edit.kind) {
    case "edited":
      return { kind: "rebuilt", bytes: edit.bytes, text: edit.text, carried, lost };
    case "unchanged":
      return { kind: "rebuilt", bytes: base.bytes, text: base.settings.decoded.text, carried, lost };
    case "refused":
      return { kind: "refused", reason: "would-not-rebuild" };
    default:
      return assertNever(edit);
  }
}

function choose(settings: Settings, { endpoint }: DesiredLink): EntryChoice {
  const chosen = chooseEntry(readLinks(settings, []), {
    endpoint,
    segment: handlerSegment(endpoint.suffix),
    dialled: new Map(),
  });
  return chosen.kind === "ask" ? { kind: "new" } : chosen;
}

function overlay(base: KeptObject, over: KeptObject): void {
  for (const [folded, { key, value }] of over.members) {
    const old = base.members.get(folded)?.value;
    if (old?.type === "object" && value.type === "object") overlay(old, value);
    else base.members.set(folded, { key, value });
  }
}

function write(node: Kept, indent: string): string {
  const inner = `${indent}    `;
  switch (node.type) {
    case "scalar":
      return node.text;
    case "array":
      return bracket(
        "[",
        node.items.map((item) => inner + write(item, inner)),
        indent,
        "]",
      );
    case "object": {
      const members = [...node.members.values()].map(
        ({ key, value }) => `${inner}${JSON.stringify(key)}: ${write(value, inner)}`,
      );
      return bracket("{", members, indent, "}");
    }
    default:
      return assertNever(node);
  }
}

function bracket(open: string, lines: readonly string[], indent: string, close: string): string {
  return lines.length === 0 ? open + close : `${open}\n${lines.join(",\n")}\n${indent}${close}`;
}
