import { handlerSegment } from "./endpoint.ts";
import type { FolderRefusal } from "./reasons.ts";
import type { Settings } from "./settings/settings-read.ts";

/** Ages of TRSS-Yunzai as FACTS Y6 tells them apart by files. */
export type YunzaiAge = "Z" | "A" | "B" | "C0" | "C";

/** The paths behind which an adapter speaks OneBot v11, best first (FACTS Y4). */
export const oneBotSegments = ["OneBotv11", "go-cqhttp"] as const;

/** The paths of the other adapters: they accept a socket, and do not speak OneBot v11 (FACTS Y4). */
export const otherSegments = ["ComWeChat", "GSUIDCore", "OPQBot"] as const;

/** Whether an adapter behind this path segment speaks OneBot v11. */
export function isOneBotSegment(segment: string): boolean {
  return oneBotSegments.some((name) => name === segment);
}

/** Whether a dial of this path is for such an adapter, by the segment that Yunzai goes by (FACTS Y5). */
export function leadsToOneBot(path: string): boolean {
  return isOneBotSegment(handlerSegment(path));
}

/** Executables of the v1 line, in the order they are preferred for starting (FACTS L1). */
const oneBotExecutables = ["Lagrange.OneBot.exe", "Lagrange.OneBot", "Lagrange.OneBot.dll"] as const;
const milkyExecutables = ["Lagrange.Milky.exe", "Lagrange.Milky", "Lagrange.Milky.dll"] as const;

/** Package names of the Yunzais that serve no OneBot path (FACTS Y1). */
const otherYunzais: ReadonlySet<string> = new Set(["miao-yunzai", "yunzai-bot", "yunzai"]);

/** One name in a folder, as the disk lists it. */
export interface FolderEntry {
  readonly name: string;
  readonly kind: "file" | "folder" | "link" | "other";
}

/** What is known of a folder's Yunzai side before it is judged: names, and the few values its files gave. */
export interface YunzaiFacts {
  readonly entries: readonly FolderEntry[];
  /** `name` of package.json; null where it cannot be read. */
  readonly packageName: string | null;
  /** File names in `plugins/adapter`; empty where that folder does not exist. */
  readonly adapterFiles: readonly string[];
  /** File names in `config/default_config`. */
  readonly defaultConfigFiles: readonly string[];
  /** Whether lib/bot.js knows `wsf`; null where there is none to read. */
  readonly botScriptHasWsf: boolean | null;
}

/** What a folder is on Lagrange's side. `refused` looks like it and is not usable. */
export type LagrangeRecognition =
  | {
      readonly kind: "lagrange";
      /** `milky`: Lagrange v2, whose appsettings.json must not be touched (FACTS L13). */
      readonly program: "onebot" | "milky";
      /** File name of what would be started; null where only the settings are here. */
      readonly executable: string | null;
    }
  | {
      readonly kind: "refused";
      readonly reason: Extract<FolderRefusal, "lagrange-source" | "settings-only">;
    }
  | { readonly kind: "nothing" };

/** What a folder is on Yunzai's side; one folder can be something on both, when people unpack one into the other. */
export type YunzaiRecognition =
  | {
      readonly kind: "yunzai";
      readonly flavour: "trss";
      /** `name` of package.json, empty where there is none. */
      readonly name: string;
      /** File names of plugins/adapter without `.js`, sorted. */
      readonly adapters: readonly string[];
      readonly age: YunzaiAge | null;
    }
  /** Another Yunzai, which serves no OneBot path (FACTS Y1). */
  | { readonly kind: "yunzai"; readonly flavour: "other"; readonly name: string }
  | { readonly kind: "refused"; readonly reason: Extract<FolderRefusal, "yunzai-incomplete"> }
  | { readonly kind: "nothing" };

const settingsName = "appsettings.json";

/** What else Lagrange leaves in its folder (FACTS L1). */
const tracePattern = /^(?:keystore\.json|device\.json|lagrange-\d+-db|qr-\d+\.png)$/i;

/** Project files of Lagrange's source tree, and the schema that lies beside its default settings. */
const sourcePattern = /^(?:Lagrange\.[\w.]+\.(?:csproj|slnx?)|appsettings_schema\.json)$/i;

const tellingNames = [settingsName, "app.js", "package.json", ...oneBotExecutables, ...milkyExecutables];

/**
 * The names that make their folder worth a closer look: `find` opens nothing in any other folder. A pattern, so
 * that it can be handed to what lists the folders.
 */
export const tellingPattern = new RegExp(
  `^(?:${tellingNames.map((name) => name.replaceAll(".", "\\.")).join("|")})$|${sourcePattern.source}`,
  "i",
);

/** True for a name that makes its folder worth a closer look. */
export function isTellingName(name: string): boolean {
  return tellingPattern.test(name);
}

function hasSettings(entries: readonly FolderEntry[]): boolean {
  return fileAmong(entries, [settingsName]) !== null;
}

/** True where package.json and its neighbours could be a Yunzai's; Node projects of other shapes are left alone. */
export function looksLikeYunzai(entries: readonly FolderEntry[]): boolean {
  const hasPlugins = entries.some(({ name, kind }) => kind !== "file" && name === "plugins");
  return (
    fileAmong(entries, ["package.json"]) !== null && (hasPlugins || fileAmong(entries, ["app.js"]) !== null)
  );
}

/** Whose settings a text that cannot be parsed most likely is, by the keys that only one program has. */
export function guessProgram(text: string): "onebot" | "milky" | null {
  if (/"Implementations?"\s*:/i.test(text)) return "onebot";
  return /"Milky"\s*:/i.test(text) ? "milky" : null;
}

/**
 * Judges by names, and by whose `appsettings.json` it is, whether a folder is a Lagrange's (FACTS L1, L13).
 * `settingsProgram` is null where there is no such file or nothing in it tells.
 */
export function recogniseLagrange(
  entries: readonly FolderEntry[],
  settingsProgram: Settings["program"] | null,
): LagrangeRecognition {
  const oneBot = fileAmong(entries, oneBotExecutables);
  const milky = fileAmong(entries, milkyExecutables);
  // The settings decide, since they are what would be written; then whose executable lies there.
  if (settingsProgram === "milky" || (milky !== null && oneBot === null)) {
    return { kind: "lagrange", program: "milky", executable: milky };
  }
  if (oneBot !== null) return { kind: "lagrange", program: "onebot", executable: oneBot };
  if (entries.some(({ name }) => sourcePattern.test(name)))
    return { kind: "refused", reason: "lagrange-source" };
  if (!hasSettings(entries)) return { kind: "nothing" };
  const hasTraces = entries.some(({ name }) => tracePattern.test(name));
  if (settingsProgram === "onebot" || hasTraces)
    return { kind: "lagrange", program: "onebot", executable: null };
  return { kind: "refused", reason: "settings-only" };
}

/** Judges by shape, then by name, whether a folder is a Yunzai's (FACTS Y1). */
export function recogniseYunzai(facts: YunzaiFacts): YunzaiRecognition {
  const name = facts.packageName ?? "";
  const adapters = facts.adapterFiles
    .filter((file) => file.endsWith(".js"))
    .map((file) => file.slice(0, -".js".length))
    .sort();
  const hasApp = fileAmong(facts.entries, ["app.js"]) !== null;
  // Forks of TRSS keep its shape under other names.
  if (hasApp && facts.botScriptHasWsf !== null && adapters.length > 0) {
    return { kind: "yunzai", flavour: "trss", name, adapters, age: yunzaiAge(facts, adapters) };
  }
  if (name.toLowerCase() === "trss-yunzai") return { kind: "refused", reason: "yunzai-incomplete" };
  if (otherYunzais.has(name.toLowerCase())) return { kind: "yunzai", flavour: "other", name };
  return { kind: "nothing" };
}

/** The age by the files that tell it (FACTS Y6, last column); null where they contradict every row. */
function yunzaiAge(facts: YunzaiFacts, adapters: readonly string[]): YunzaiAge | null {
  if (facts.defaultConfigFiles.includes("server.yaml")) return adapters.includes("stdin") ? "C" : "C0";
  if (adapters.includes("OneBotv11")) return "B";
  if (facts.botScriptHasWsf === false) return "Z";
  return adapters.includes("go-cqhttp") ? "A" : null;
}

/** The path Lagrange belongs on; null where this Yunzai serves no OneBot path (FACTS Y4, Y6). */
export function recommendedSegment(adapters: readonly string[], age: YunzaiAge | null): string | null {
  if (adapters.includes("OneBotv11")) return "OneBotv11";
  return adapters.includes("go-cqhttp") && age !== "C" ? "go-cqhttp" : null;
}

/** The OneBot paths it serves: its adapters' own; in ages B and C0 the newer adapter answers on both (FACTS Y4). */
export function servedOneBotSegments(
  adapters: readonly string[],
  age: YunzaiAge | null,
): readonly (typeof oneBotSegments)[number][] {
  const servesBoth = (age === "B" || age === "C0") && adapters.includes("OneBotv11");
  return oneBotSegments.filter((name) => servesBoth || adapters.includes(name));
}

/** The listed spelling of the first of these names that is a file or a link to one; case does not count. */
export function fileAmong(entries: readonly FolderEntry[], names: readonly string[]): string | null {
  for (const wanted of names) {
    const found = entries.find(
      ({ name, kind }) => (kind === "file" || kind === "link") && name.toLowerCase() === wanted.toLowerCase(),
    );
    if (found) return found.name;
  }
  return null;
}
