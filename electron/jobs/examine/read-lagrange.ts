import type { DiskProblem } from "../../core/reasons.ts";
import { ConfigTree } from "../../core/settings/config-tree.ts";
import { isAbsolutePath, joinPath } from "../../core/folder-path.ts";
import { guessProgram, recogniseLagrange, type LagrangeRecognition } from "../../core/recognise.ts";
import {
  readSettings,
  settingsLimit,
  type Overlay,
  type Settings,
  type SettingsRead,
} from "../../core/settings/settings-read.ts";
import { environmentName, readOverlayEnvironment } from "../../core/settings/settings-overlays.ts";
import type { UnusableSettings } from "../../core/evidence.ts";
import type { Disk } from "../ports.ts";

/** Everything a Lagrange folder tells without running anything. */
export type LagrangeReading =
  | {
      readonly kind: "read";
      readonly path: string;
      /** What the folder is; the settings are read whatever it is. */
      readonly recognition: LagrangeRecognition;
      /** Absolute path of what would be started; null where only the settings are here. */
      readonly executable: string | null;
      readonly settingsPath: string;
      readonly settings: SettingsReading;
      /** Layers over the file, in their order (FACTS N5). */
      readonly overlays: readonly Overlay[];
      /** The overlay file, where it stops the program at start (FACTS N1, N5). */
      readonly brokenOverlay: { readonly path: string; readonly read: UnusableSettings } | null;
      /** QQ id from the keystore, else from `Account:Uin`; null before the first login. */
      readonly uin: string | null;
      /** When it last logged in, milliseconds since the epoch: the keystore's time (FACTS L11); null if never. */
      readonly loggedInAt: number | null;
      /** Why the settings could not be replaced; null when they could. */
      readonly writeProblem: DiskProblem | null;
    }
  /** The folder itself could not be listed. */
  | { readonly kind: "failed"; readonly path: string; readonly problem: DiskProblem };

export type SettingsReading =
  | { readonly kind: "missing" }
  | { readonly kind: "failed"; readonly problem: DiskProblem }
  | {
      readonly kind: "read";
      readonly bytes: Uint8Array;
      /** When the file was last changed, milliseconds since the epoch. */
      readonly modified: number;
      readonly read: SettingsRead;
    };

/** Environment variables by name. */
type Environment = Readonly<Record<string, string>>;

/** Bytes of a keystore that are looked through. */
const keystoreLimit = 1024 * 1024;

/**
 * Reads a Lagrange folder: what it is, its settings with their layers, and its last login (FACTS L1, L11, N5).
 * `environment` is that of Lagrange's process; null where it is not known, and `Production` is assumed.
 */
export async function readLagrange(
  disk: Disk,
  folder: string,
  environment: Environment | null = null,
): Promise<LagrangeReading> {
  const listing = await disk.list(folder);
  if (listing.kind === "failed") return { kind: "failed", path: folder, problem: listing.problem };
  const settingsPath = joinPath(folder, "appsettings.json");
  const layerName = `appsettings.${environmentName(environment ?? {})}.json`;
  const layerPath = joinPath(folder, layerName);
  const [settings, layer, writeProblem] = await Promise.all([
    readSettingsFile(disk, settingsPath),
    readSettingsFile(disk, layerPath),
    disk.writeProblem(settingsPath),
  ]);
  const recognition = recogniseLagrange(listing.entries, tellingProgram(settings));
  const overlays = overlaysOf(layerName, layer, environment);
  const value = (path: string): string | null => effectiveValue(settings, overlays, path);
  const login = await readLogin(disk, folder, value("ConfigPath:Keystore"));
  const executable = recognition.kind === "lagrange" ? recognition.executable : null;
  return {
    kind: "read",
    path: folder,
    recognition,
    executable: executable === null ? null : joinPath(folder, executable),
    settingsPath,
    settings,
    overlays,
    brokenOverlay:
      layer.kind === "read" && layer.read.kind !== "readable" ? { path: layerPath, read: layer.read } : null,
    uin: login?.uin ?? accountId(value("Account:Uin")),
    loggedInAt: login?.at ?? null,
    writeProblem,
  };
}

interface Login {
  /** The QQ id. */
  readonly uin: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/**
 * Reads who logged in last, and when, from the keystore (FACTS L1, L11). `configured` is the value of `ConfigPath:Keystore`.
 * The file holds the account's secrets: the one number is taken, the rest is neither parsed nor kept.
 */
async function readLogin(disk: Disk, folder: string, configured: string | null): Promise<Login | null> {
  const name = configured ?? "keystore.json";
  const file = await disk.read(isAbsolutePath(name) ? name : joinPath(folder, name), keystoreLimit);
  if (file.kind === "failed") return null;
  const uin = accountId(
    /"Uin"\s{0,8}:\s{0,8}"?(\d{1,20})/.exec(new TextDecoder().decode(file.bytes))?.[1] ?? null,
  );
  return uin === null ? null : { uin, at: file.modified };
}

async function readSettingsFile(disk: Disk, path: string): Promise<SettingsReading> {
  const file = await disk.read(path, settingsLimit);
  if (file.kind === "read") {
    return { kind: "read", bytes: file.bytes, modified: file.modified, read: readSettings(file.bytes) };
  }
  return file.problem === "not-found" ? { kind: "missing" } : { kind: "failed", problem: file.problem };
}

/** Top-level keys that no other program's settings are likely to have (FACTS L2, L3). */
const ownKeys = ["Implementations", "Implementation", "SignServerUrl"] as const;

/** Whose settings these are, where something in them tells; null where nothing does. */
function tellingProgram(settings: SettingsReading): Settings["program"] | null {
  if (settings.kind !== "read") return null;
  if (settings.read.kind !== "readable") return guessProgram(new TextDecoder().decode(settings.bytes));
  const { program, values } = settings.read.settings;
  // To have nothing of another program's is no evidence: many have only `Logging`.
  return program === "onebot" && !ownKeys.some((key) => values.find(key)) ? null : program;
}

function overlaysOf(
  name: string,
  layer: SettingsReading,
  environment: Environment | null,
): readonly Overlay[] {
  const overlays: Overlay[] = [];
  if (layer.kind === "read" && layer.read.kind === "readable") {
    overlays.push({ kind: "file", name, values: layer.read.settings.values });
  }
  if (environment) overlays.push(readOverlayEnvironment(environment));
  return overlays;
}

/** A value as .NET sees it: the last layer that has it wins, keys ignore case (FACTS N2, N5). */
function effectiveValue(
  settings: SettingsReading,
  overlays: readonly Overlay[],
  path: string,
): string | null {
  const own =
    settings.kind === "read" && settings.read.kind === "readable" ? settings.read.settings.values : null;
  const layers = [...(own ? [own] : []), ...overlays.map(({ values }) => ConfigTree.of(values))];
  return layers.findLast((layer) => layer.get(path) !== undefined)?.get(path) ?? null;
}

/** A QQ id; 0 stands for none (FACTS L1). */
function accountId(text: string | null): string | null {
  return text !== null && /^[1-9]\d{0,19}$/.test(text) ? text : null;
}
