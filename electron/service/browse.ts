import type { FolderListing, Picked } from "../contract/api.ts";
import { baseName, isWithin, joinPath, parentFolder } from "../core/folder-path.ts";
import { orAborted } from "../jobs/deadline.ts";
import { find } from "../jobs/find/find.ts";
import type { Ports } from "../jobs/ports.ts";
import type { KnownFolders } from "./known-folders.ts";

/** More folders than anybody reads through. */
const mostShown = 2000;

/** How long a picked folder that is neither program's own is searched, in seconds. */
const searchSeconds = 5;

/**
 * The folders in a folder, by name; for null the places to start from: known places, then drives. The window may name
 * what was listed from then on. Where a folder hangs, an abort ends it as `failed`.
 */
export async function listFolder(
  { disk, system }: Pick<Ports, "disk" | "system">,
  path: string | null,
  within: string | null,
  shown: KnownFolders,
  signal: AbortSignal,
): Promise<FolderListing> {
  if (path === null) {
    const starts = within === null ? await orAborted(startsOf(system), signal, []) : [within];
    shown.add(starts);
    return { kind: "listed", path: null, parent: null, folders: starts.map(startEntry) };
  }
  const listing = await orAborted(disk.list(shown.checked(path)), signal, null);
  if (listing?.kind !== "listed") return { kind: "failed", path };
  const names = listing.entries
    .filter(({ kind, name }) => kind === "folder" && !name.startsWith(".") && !name.startsWith("$"))
    .map(({ name }) => name)
    .sort((a, b) => a.localeCompare(b, undefined, { numeric: true }))
    .slice(0, mostShown);
  const folders = names.map((name) => ({ path: joinPath(path, name), name }));
  const above = parentFolder(path);
  const parent = above !== null && (within === null || isWithin(above, within)) ? above : null;
  shown.add([...folders.map((folder) => folder.path), ...(parent === null ? [] : [parent])]);
  return { kind: "listed", path, parent, folders };
}

async function startsOf(system: Ports["system"]): Promise<readonly string[]> {
  const [places, roots] = await Promise.all([system.places(), system.roots()]);
  return [...new Set([...places.map(({ path }) => path), ...roots])];
}

function startEntry(path: string): { readonly path: string; readonly name: string } {
  return { path, name: baseName(path) || path };
}

/** Looks into a folder that the user picked, and below it where it is neither program's own. */
export async function lookInto(
  ports: Ports,
  path: string,
  ownFolder: string | null,
  signal: AbortSignal,
): Promise<Extract<Picked, { kind: "looked" }>> {
  const options = { roots: [path], full: false, maxSeconds: searchSeconds, ownFolder };
  const { lagrange, yunzai, refused } = await find(ports, options, signal, () => undefined);
  return {
    kind: "looked",
    path,
    lagrange: lagrange.map((candidate) => ({ ...candidate, reason: "given" })),
    yunzai: yunzai.map((candidate) => ({ ...candidate, reason: "given" })),
    refused,
  };
}
