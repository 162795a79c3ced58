import { joinPath } from "../../core/folder-path.ts";
import { looksLikeYunzai, type FolderEntry, type YunzaiFacts } from "../../core/recognise.ts";
import type { Disk } from "../ports.ts";

/** Scripts and package.json, of which one word is wanted, in bytes. */
const scriptLimit = 1024 * 1024;

/**
 * Reads what `recogniseYunzai` needs beside the listing; null, and nothing is opened, where the names alone
 * rule a Yunzai out. What cannot be read counts as not there.
 */
export async function gatherYunzaiFacts(
  disk: Disk,
  folder: string,
  entries: readonly FolderEntry[],
): Promise<YunzaiFacts | null> {
  if (!looksLikeYunzai(entries)) return null;
  const [packageName, adapterFiles, defaultConfigFiles, botScript] = await Promise.all([
    packageNameOf(disk, joinPath(folder, "package.json")),
    namesIn(disk, nested(folder, "plugins", "adapter")),
    namesIn(disk, nested(folder, "config", "default_config")),
    readText(disk, nested(folder, "lib", "bot.js")),
  ]);
  const botScriptHasWsf = botScript === null ? null : botScript.includes("wsf");
  return { entries, packageName, adapterFiles, defaultConfigFiles, botScriptHasWsf };
}

async function packageNameOf(disk: Disk, path: string): Promise<string | null> {
  const text = await readText(disk, path);
  if (text === null) return null;
  try {
    const content: unknown = JSON.parse(text);
    if (typeof content !== "object" || content === null || !("name" in content)) return null;
    return typeof content.name === "string" ? content.name : null;
  } catch {
    return null;
  }
}

/** Names of the files in a folder; none where it cannot be listed. */
async function namesIn(disk: Disk, folder: string): Promise<readonly string[]> {
  const listing = await disk.list(folder);
  if (listing.kind === "failed") return [];
  return listing.entries.filter(({ kind }) => kind === "file" || kind === "link").map(({ name }) => name);
}

async function readText(disk: Disk, path: string): Promise<string | null> {
  const file = await disk.read(path, scriptLimit);
  return file.kind === "read" ? new TextDecoder().decode(file.bytes) : null;
}

function nested(folder: string, ...names: readonly string[]): string {
  return names.reduce(joinPath, folder);
}
