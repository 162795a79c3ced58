import { foldKey, type ConfigNode } from "./config-tree.ts";
import { isAsDesired, type DesiredLink } from "./desired-link.ts";
import type { TextEdit } from "./settings-bytes.ts";
import { readLinks } from "./settings-links.ts";
import type { Link, Settings, SettingsRead } from "./settings-read.ts";

/** What an edit means to change; nothing else may. */
export interface Intent {
  /** The section the link stands in. */
  readonly section: string;
  /** The entry's key; null for a new one. */
  readonly key: string | null;
  /** The options of that entry that are written. */
  readonly options: readonly string[];
  readonly desired: DesiredLink;
}

/** What an edit would do to the text, before it is tried. */
export type EditPlan =
  | { readonly kind: "edits"; readonly edits: readonly TextEdit[]; readonly intent: Intent }
  | { readonly kind: "unchanged" }
  | { readonly kind: "impossible" };

/**
 * Whether an edited file, read by .NET's rules, holds the intended link, every other link as it was,
 * and every other value as it was.
 */
export function yieldsIntended(before: Settings, after: SettingsRead, intent: Intent): boolean {
  if (after.kind !== "readable") return false;
  const known = new Map(readLinks(before, []).map((link) => [foldKey(link.key), link]));
  const links = readLinks(after.settings, []);
  const isTarget = ({ key }: Link): boolean =>
    intent.key === null ? !known.has(foldKey(key)) : foldKey(key) === foldKey(intent.key);
  const [target, ...more] = links.filter(isTarget);
  if (!target || more.length > 0 || !isAsDesired(target, intent.desired)) return false;
  if (links.length !== known.size + (intent.key === null ? 1 : 0)) return false;
  const others = links.filter((link) => link !== target);
  if (!others.every((link) => describe(link) === describe(known.get(foldKey(link.key))))) return false;
  return sameValues(before, after.settings, intendedPaths(intent, target.key));
}

/** A link without where it stands: positions may shift, nothing else may. */
function describe(link: Link | undefined): string | null {
  if (!link) return null;
  const { index: _index, node: _node, overridden: _overridden, ...rest } = link;
  return JSON.stringify(rest);
}

function intendedPaths({ section, key, options }: Intent, targetKey: string): (path: string) => boolean {
  const own = foldKey(section);
  const entry = `${own}:${foldKey(targetKey)}`;
  if (key === null) {
    // An empty section has a value of its own to .NET, which its first entry ends.
    return (path) => path === own || path === entry || path.startsWith(`${entry}:`);
  }
  const paths = new Set(options.map((option) => `${entry}:${foldKey(option)}`));
  return (path) => paths.has(path);
}

/** One place in both trees; a side that lacks it is undefined. */
interface Pair {
  readonly left: ConfigNode | undefined;
  readonly right: ConfigNode | undefined;
  /** Folded. */
  readonly path: string;
}

/** Whether both say the same at every path but the intended ones. Side by side, since a file may be long. */
function sameValues(before: Settings, after: Settings, intended: (path: string) => boolean): boolean {
  const open = childrenOf({ left: before.values.root, right: after.values.root, path: "" });
  for (let pair = open.pop(); pair; pair = open.pop()) {
    const { left, right, path } = pair;
    if ((left?.value ?? null) !== (right?.value ?? null) && !intended(path)) return false;
    // One by one: a list may have more values than a call takes arguments.
    for (const child of childrenOf(pair)) open.push(child);
  }
  return true;
}

function childrenOf({ left, right, path }: Pair): Pair[] {
  const [one, other] = [left?.children, right?.children];
  if (!one && !other) return [];
  const prefix = path === "" ? "" : `${path}:`;
  const pairs: Pair[] = [];
  for (const [key, node] of one ?? []) {
    pairs.push({ left: node, right: other?.get(key), path: prefix + key });
  }
  for (const [key, node] of other ?? []) {
    if (!one?.has(key)) pairs.push({ left: undefined, right: node, path: prefix + key });
  }
  return pairs;
}
