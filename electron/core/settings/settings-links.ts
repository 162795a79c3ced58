import { ConfigTree, foldKey, sectionExists, type ConfigNode } from "./config-tree.ts";
import { bindBoolean, bindUnsigned } from "./dotnet-binding.ts";
import { examineTarget } from "../endpoint.ts";
import type { Link, LinkKind, OverriddenValue, Overlay, SectionName, Settings } from "./settings-read.ts";

/** What every layer has at one path, the file first; later ones win (FACTS N5). */
type Place = readonly (ConfigNode | undefined)[];

/** `Type` values, by case (FACTS L5). */
const kinds: ReadonlyMap<string, LinkKind> = new Map([
  ["ReverseWebSocket", "reverse"],
  ["ForwardWebSocket", "forward"],
  ["HttpPost", "http-post"],
  ["Http", "http"],
]);

/** Options that .NET must turn into a number or a boolean, in the order of FACTS L8. */
const typedOptions: Readonly<
  Record<LinkKind, { readonly numbers: readonly string[]; readonly booleans: readonly string[] }>
> = {
  reverse: {
    numbers: ["Port", "ReconnectInterval", "HeartBeatInterval"],
    booleans: ["UseUniversalClient", "IgnoreSslCertificate", "HeartBeatEnable"],
  },
  forward: { numbers: ["Port", "HeartBeatInterval"], booleans: ["HeartBeatEnable"] },
  "http-post": { numbers: ["Port", "HeartBeatInterval"], booleans: ["HeartBeatEnable"] },
  http: { numbers: ["Port"], booleans: [] },
};

/** Everything Lagrange looks up in an entry (FACTS L3, L6, L8). */
const options = [
  "Type",
  "Enable",
  "Host",
  "Port",
  "Suffix",
  "ApiSuffix",
  "EventSuffix",
  "UseUniversalClient",
  "IgnoreSslCertificate",
  "ReconnectInterval",
  "HeartBeatInterval",
  "HeartBeatEnable",
  "AccessToken",
  "Secret",
] as const;

/**
 * The entries Lagrange would go through, with `overlays` laid over the file in their order, the later
 * ones winning key by key (FACTS L3 to L8, N5). Empty where no section exists in any layer.
 */
export function readLinks(settings: Settings, overlays: readonly Overlay[]): readonly Link[] {
  const root: Place = [settings.values, ...overlays.map(({ values }) => ConfigTree.of(values))].map(
    (tree) => tree.root,
  );
  const names: readonly SectionName[] = ["Implementations", "Implementation"];
  const name = names.find((candidate) => sectionExists(descend(root, candidate)));
  if (!name) return [];
  const section = descend(root, name);
  const keys = childKeys(section);
  const byIndex = keys.every((key) => /^(?:0|[1-9][0-9]{0,8})$/.test(key));
  return keys.map((key, position) =>
    linkAt(descend(section, key), `${name}:${key}`, byIndex ? Number(key) : position, overlays),
  );
}

function linkAt(place: Place, path: string, index: number, overlays: readonly Overlay[]): Link {
  const key = path.slice(path.indexOf(":") + 1);
  const option = (name: string): string | null => valueAt(descend(place, name));
  const enable = option("Enable");
  const type = option("Type") ?? key;
  const kind = kinds.get(type) ?? null;
  const target = { host: option("Host") ?? "", port: option("Port") ?? "", suffix: option("Suffix") ?? "" };
  const examined = examineTarget(target);
  // The other kinds listen, or post to a URL that is built differently.
  const dials = kind === null || kind === "reverse";
  const problems = dials ? examined.problems : [];
  const runs = kind !== null && enable !== "false";
  const badValues = findBadValues(kind ?? "reverse", option);
  const badValue = runs ? (badValues[0] ?? null) : null;
  const broken = badValue !== null || problems.length > 0;
  return {
    index,
    key,
    node: nodeOf(place[0]),
    inFile: place[0] !== undefined,
    type,
    kind,
    state: enable === "false" ? "disabled" : kind === null ? "skipped" : broken ? "invalid" : "used",
    target,
    url: examined.url,
    endpoint: dials ? examined.endpoint : null,
    problems,
    badValues,
    badValue,
    accessToken: option("AccessToken"),
    universal: bindBoolean(option("UseUniversalClient") ?? "") ?? true,
    ignoreCertificate: bindBoolean(option("IgnoreSslCertificate") ?? "") ?? false,
    enableWithoutEffect: enable !== null && enable !== "false" && enable.toLowerCase() !== "true",
    hasEnabled: option("Enabled") !== null,
    overridden:
      overlays.length === 0
        ? []
        : options.flatMap((name) => overriddenAt(descend(place, name), `${path}:${name}`, overlays)),
  };
}

function findBadValues(kind: LinkKind, option: (name: string) => string | null): Link["badValues"] {
  const { numbers, booleans } = typedOptions[kind];
  const bad = (name: string, bind: (text: string) => unknown): Link["badValues"] => {
    const value = option(name);
    return value !== null && bind(value) === null ? [{ option: name, value }] : [];
  };
  return [
    ...numbers.flatMap((name) => bad(name, bindUnsigned)),
    ...booleans.flatMap((name) => bad(name, bindBoolean)),
  ];
}

function overriddenAt(place: Place, path: string, overlays: readonly Overlay[]): OverriddenValue[] {
  const layer = place.findLastIndex((node) => node?.present);
  const by = overlays[layer - 1];
  if (!by) return [];
  const option = path.slice(path.lastIndexOf(":") + 1);
  return [{ by, path, option, value: place[layer]?.value ?? "", inFile: place[0]?.value ?? null }];
}

function descend(place: Place, key: string): Place {
  const folded = foldKey(key);
  return place.map((node) => node?.children?.get(folded));
}

/** The last layer that says anything here wins, also with `{}`, which unsets the value. */
function valueAt(place: Place): string | null {
  return place.findLast((node) => node?.present)?.value ?? null;
}

function nodeOf(node: ConfigNode | undefined): Link["node"] {
  return node?.container ?? node?.leaf ?? null;
}

/**
 * The keys of the children in .NET's order: integers by value, then the others ordinally, ignoring case.
 * Where layers spell a key differently the last layer's spelling counts.
 */
function childKeys(place: Place): readonly string[] {
  const keys = new Map<string, string>();
  for (const node of place.toReversed()) {
    for (const [folded, child] of node?.children ?? []) {
      if (!keys.has(folded)) keys.set(folded, child.key);
    }
  }
  return [...keys].sort(([a], [b]) => compareKeys(a, b)).map(([, key]) => key);
}

function compareKeys(a: string, b: string): number {
  const [left, right] = [integerOf(a), integerOf(b)];
  if (left !== null && right !== null) return left - right;
  if (left !== null || right !== null) return left === null ? 1 : -1;
  return a < b ? -1 : a > b ? 1 : 0;
}

function integerOf(key: string): number | null {
  if (!/^\s*[+-]?[0-9]+\s*$/.test(key)) return null;
  const number = Number(key);
  return number >= -0x8000_0000 && number <= 0x7fff_ffff ? number : null;
}
