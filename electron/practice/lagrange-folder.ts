import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { factoryLink, factorySettings } from "../core/settings/factory-settings.ts";
import { practiceMarker, practiceNote } from "./practice-marker.ts";

export interface PracticeLagrangeOptions {
  /** QQ id for `keystore.json`; without it nobody has ever logged in (FACTS L10). */
  readonly uin?: number;
  /** Text of `appsettings.json`; the factory's by default (FACTS L2), null for none. */
  readonly settings?: string | null;
  /** File name of the stand-in executable; by default what it is called on this system (FACTS L1). */
  readonly executable?: string;
}

/** What Lagrange's executable is called on this system (FACTS L1). */
export function lagrangeExecutable(): string {
  return process.platform === "win32" ? "Lagrange.OneBot.exe" : "Lagrange.OneBot";
}

/**
 * Makes a folder that looks as Lagrange.OneBot leaves it after its first start (FACTS L1, L2). Existing
 * files of the same names are replaced. Rejects with Node's error where the disk refuses.
 */
export async function makePracticeLagrangeFolder(
  folder: string,
  options: PracticeLagrangeOptions = {},
): Promise<void> {
  const { uin, settings = factorySettings(factoryLink) } = options;
  const files: Record<string, string> = {
    [practiceMarker]: practiceNote,
    [options.executable ?? lagrangeExecutable()]: practiceNote,
  };
  if (settings !== null) files["appsettings.json"] = settings;
  if (uin !== undefined) files["keystore.json"] = JSON.stringify({ Uin: uin, Uid: "u_practice" }, null, 2);
  await mkdir(folder, { recursive: true });
  await Promise.all(Object.entries(files).map(([name, text]) => writeFile(join(folder, name), text)));
}
