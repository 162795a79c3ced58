import { readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { factoryLink, factorySettings } from "../core/settings/factory-settings.ts";
import { readLinks } from "../core/settings/settings-links.ts";
import { readSettings, type Link, type Overlay, type Settings } from "../core/settings/settings-read.ts";
import { startPracticeLagrange, type PracticeLagrangeLink } from "./lagrange-client.ts";

/** Who logs in where nobody has yet. */
const practiceId = 1234567890;

/** From the start to the login, in ms: a QR code that is scanned at once. */
const loginMs = 400;

/** How often the settings are looked at for a change, in ms. */
const lookMs = 250;

/**
 * Plays the program of a Lagrange folder: logs in, which writes `keystore.json`, reads its links then, and
 * dials them until it ends (FACTS L2, L10, L11). It stops at once where .NET could not read its settings (FACTS
 * N1 to N3), and when the settings are changed after the login: a person would close it then to start it
 * again, and its window is none that could be closed. Resolves at its end; the signal ends it too.
 */
export async function playLagrange(folder: string, signal: AbortSignal): Promise<void> {
  const file = join(folder, "appsettings.json");
  // The real one asks for a key then.
  await writeFile(file, factorySettings(factoryLink), { flag: "wx" }).catch(ignoreExisting);
  if ((await readFolder(folder)) === null || !(await slept(loginMs, signal))) return;
  const uin = await logIn(join(folder, "keystore.json"));
  const changed = await changedAt(file);
  const links = await readFolder(folder);
  if (links === null) return;
  const clients = links
    .filter(({ kind, state }) => kind === "reverse" && state === "used")
    .map((link) => startPracticeLagrange(clientOf(link, uin)));
  try {
    while ((await slept(lookMs, signal)) && (await changedAt(file)) === changed);
  } finally {
    for (const client of clients) client.close();
  }
}

/** The entries as Lagrange has them, the layer of its usual environment included (FACTS N5); null where it would stop. */
async function readFolder(folder: string): Promise<readonly Link[] | null> {
  const settings = await readFileOf(folder, "appsettings.json");
  const layer = await readFileOf(folder, layerName);
  if (settings === "broken" || settings === "missing" || layer === "broken") return null;
  const overlays: Overlay[] =
    layer === "missing" ? [] : [{ kind: "file", name: layerName, values: layer.values }];
  const links = readLinks(settings, overlays);
  return links.some(({ badValue }) => badValue !== null) ? null : links;
}

const layerName = "appsettings.Production.json";

async function readFileOf(folder: string, name: string): Promise<Settings | "missing" | "broken"> {
  const bytes = await readFile(join(folder, name)).catch(() => null);
  if (bytes === null) return "missing";
  const read = readSettings(new Uint8Array(bytes));
  return read.kind === "readable" ? read.settings : "broken";
}

/** Writes the keystore, with the id that stands in it where somebody has logged in before; gives the id. */
async function logIn(keystore: string): Promise<number> {
  const before = await readFile(keystore, "utf8").catch(() => "");
  const uin = Number(/"Uin"\s*:\s*(\d{1,15})/.exec(before)?.[1] ?? practiceId);
  await writeFile(keystore, JSON.stringify({ Uin: uin, Uid: "u_practice" }, null, 2));
  return uin;
}

function clientOf(link: Link, uin: number): PracticeLagrangeLink {
  const { host, port, suffix } = link.target;
  return {
    host,
    port: Number(port),
    suffix,
    accessToken: link.accessToken,
    uin,
    universal: link.universal,
    ignoreCertificate: link.ignoreCertificate,
  };
}

/** When a file was last changed, milliseconds since the epoch; null where it is gone. */
async function changedAt(file: string): Promise<number | null> {
  return stat(file).then(
    ({ mtimeMs }) => mtimeMs,
    () => null,
  );
}

/** False when the signal came first. */
async function slept(ms: number, signal: AbortSignal): Promise<boolean> {
  return pause(ms, true, { signal }).catch(() => false);
}

function ignoreExisting(error: unknown): void {
  if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
}
