import type { JsonNode, JsonObject, JsonScalar } from "./dotnet-json.ts";

/** One key of a configuration layer. The path `A:B` is the child `B` of the child `A` (FACTS N2). */
export interface ConfigNode {
  /** As it was spelled first. */
  readonly key: string;
  /** By folded key; null while there are none. */
  readonly children: ReadonlyMap<string, ConfigNode> | null;
  /** Whether the layer says anything at this very path. */
  readonly present: boolean;
  /** What it says; null for `{}` and `[]`, which hide the value of an earlier layer. */
  readonly value: string | null;
  /** The scalar or empty node in the text that gave `value`. */
  readonly leaf: JsonNode | null;
  /** The object or array in the text; the longest where the same path is written more than once. */
  readonly container: JsonNode | null;
}

interface MutableNode extends ConfigNode {
  children: Map<string, MutableNode> | null;
  present: boolean;
  value: string | null;
  leaf: JsonNode | null;
  container: JsonNode | null;
}

/** Values by .NET path. A plain `Map` is one too. */
export interface ConfigValues {
  get(path: string): string | undefined;
  [Symbol.iterator](): Iterator<readonly [path: string, value: string]>;
}

/**
 * Folds a key for comparison as .NET's `OrdinalIgnoreCase` does: character by character to upper case,
 * never from beyond ASCII into it (`ı`, `ſ`), never to more characters (`ß`).
 */
export function foldKey(key: string): string {
  const upper = key.toUpperCase();
  // oxlint-disable-next-line no-control-regex
  if (upper.length === key.length && /^[\x00-\x7f]*$/.test(key)) return upper;
  return Array.from(key, foldCharacter).join("");
}

function foldCharacter(character: string): string {
  const upper = character.toUpperCase();
  return upper.length !== character.length || (upper <= "\x7f" && character > "\x7f") ? character : upper;
}

/**
 * One layer of .NET configuration as a tree. Look-ups ignore case. A tree rather than a map by full
 * path, since the paths of one file can add up to the square of its size.
 */
export class ConfigTree implements ConfigValues {
  readonly #root: MutableNode = emptyNode("");
  readonly #folded = new Map<string, string>();

  /** The node above all top-level keys. */
  get root(): ConfigNode {
    return this.#root;
  }

  /** A tree of values by path; later ones win. A tree is returned as it is. */
  static of(values: ConfigValues): ConfigTree {
    if (values instanceof ConfigTree) return values;
    const tree = new ConfigTree();
    for (const [path, value] of values) {
      const node = tree.#descendant(tree.#root, path);
      node.present = true;
      node.value = value;
    }
    return tree;
  }

  /** The tree of a settings file, or the first path that .NET would find there twice (FACTS N2). */
  static parse(root: JsonObject): BuiltTree {
    const tree = new ConfigTree();
    const open: Frame[] = [{ json: root, node: tree.#root, next: 0, up: null }];
    for (let frame = open.at(-1); frame; frame = open.at(-1)) {
      const child = childAt(frame.json, frame.next);
      if (!child) {
        open.pop();
        continue;
      }
      frame.next += 1;
      const node = tree.#descendant(frame.node, child.key);
      if (isContainer(child.json) && childAt(child.json, 0)) {
        if (lengthOf(child.json) > lengthOf(node.container)) node.container = child.json;
        open.push({ json: child.json, node, next: 0, up: { frame, key: child.key } });
      } else {
        // .NET takes an empty object or array over whatever was there, but a scalar only once.
        if (!isContainer(child.json) && node.present) {
          return { kind: "duplicate", key: pathOf(frame, child.key), offset: child.offset };
        }
        node.present = true;
        node.leaf = child.json;
        if (isContainer(child.json)) {
          node.value = null;
          node.container ??= child.json;
        } else {
          node.value = child.json.value;
        }
      }
    }
    return { kind: "tree", tree };
  }

  /** What stands at a path; undefined where nothing does. */
  find(path: string): ConfigNode | undefined {
    let node: ConfigNode | undefined = this.#root;
    for (const key of path.split(":")) node = node?.children?.get(foldKey(key));
    return node;
  }

  /** The value at a path; undefined where there is none, also for `{}` and `[]`. */
  get(path: string): string | undefined {
    return this.find(path)?.value ?? undefined;
  }

  /** Every value by its path, in the order of the text. */
  *[Symbol.iterator](): Generator<readonly [path: string, value: string]> {
    const pending: { readonly node: ConfigNode; readonly path: string }[] = [];
    const push = (parent: ConfigNode, prefix: string): void => {
      for (const node of [...(parent.children?.values() ?? [])].toReversed()) {
        pending.push({ node, path: prefix + node.key });
      }
    };
    push(this.#root, "");
    for (let next = pending.pop(); next; next = pending.pop()) {
      if (next.node.value !== null) yield [next.path, next.node.value];
      push(next.node, `${next.path}:`);
    }
  }

  /** The node at `path` below `node`, made where it is missing. A key that holds a colon is such a path. */
  #descendant(node: MutableNode, path: string): MutableNode {
    let place = node;
    for (const key of path.includes(":") ? path.split(":") : [path]) {
      place.children ??= new Map();
      const folded = this.#fold(key);
      let child = place.children.get(folded);
      if (!child) {
        child = emptyNode(key);
        place.children.set(folded, child);
      }
      place = child;
    }
    return place;
  }

  /** The same few keys come again in every entry. */
  #fold(key: string): string {
    let folded = this.#folded.get(key);
    if (folded === undefined) {
      folded = foldKey(key);
      this.#folded.set(key, folded);
    }
    return folded;
  }
}

export type BuiltTree =
  | { readonly kind: "tree"; readonly tree: ConfigTree }
  | {
      readonly kind: "duplicate";
      /** The path as written the second time. */
      readonly key: string;
      /** Of that second key, or of the value in an array. */
      readonly offset: number;
    };

/**
 * Whether .NET finds a section, given what each layer has at its path, the later layer behind: it has
 * children, or a value. `[]`, `{}` and null are none (FACTS L3).
 */
export function sectionExists(layers: readonly (ConfigNode | undefined)[]): boolean {
  if (layers.some((node) => node?.children)) return true;
  const last = layers.findLast((node) => node?.present);
  return last !== undefined && last.value !== null && last.leaf?.type !== "null";
}

/** An object or array on the way down, and how far it has been read. */
interface Frame {
  readonly json: JsonNode;
  readonly node: MutableNode;
  next: number;
  readonly up: { readonly frame: Frame; readonly key: string } | null;
}

function pathOf(frame: Frame, key: string): string {
  const keys = [key];
  for (let up = frame.up; up; up = up.frame.up) keys.push(up.key);
  return keys.toReversed().join(":");
}

interface Child {
  readonly key: string;
  readonly json: JsonNode;
  /** Where it begins in the text: its key, or in an array the value. */
  readonly offset: number;
}

function childAt(json: JsonNode, index: number): Child | undefined {
  if (json.type === "object") {
    const member = json.members[index];
    return member && { key: member.key, json: member.value, offset: member.keySpan.offset };
  }
  const item = json.type === "array" ? json.items[index] : undefined;
  return item && { key: String(index), json: item, offset: item.span.offset };
}

function isContainer(json: JsonNode): json is Exclude<JsonNode, JsonScalar> {
  return json.type === "object" || json.type === "array";
}

function lengthOf(json: JsonNode | null): number {
  if (json?.type === "object") return json.members.length;
  return json?.type === "array" ? json.items.length : 0;
}

function emptyNode(key: string): MutableNode {
  return { key, children: null, present: false, value: null, leaf: null, container: null };
}
