import type { FolderListing } from "../../electron/contract/api.ts";

/** A folder as the window's own folder dialog names it. */
export interface Folder {
  readonly path: string;
  readonly name: string;
}

/** The way from where looking starts to the folder that is shown, which stands last; empty at the start. */
export type Trail = readonly Folder[];

/** The trail once `folder` is shown: a folder on it is gone back to, any other is gone into. */
export function trailTo(trail: Trail, folder: Folder): Trail {
  const known = trail.findIndex(({ path }) => path === folder.path);
  return known === -1 ? [...trail, folder] : trail.slice(0, known + 1);
}

/** The trail one folder up; null at the start. Only what a listing named may be listed. */
export function trailUp(trail: Trail, listing: FolderListing | null): Trail | null {
  if (trail.length === 0) return null;
  const parent = listing?.kind === "listed" ? listing.parent : null;
  // A folder that cannot be opened has no parent to tell; the way it was reached still leads back.
  if (parent === null) return trail.slice(0, -1);
  const behind = trail.at(-2);
  return behind?.path === parent ? trail.slice(0, -1) : [{ path: parent, name: lastName(parent) }];
}

function lastName(path: string): string {
  return /[^\\/]+(?=[\\/]*$)/.exec(path)?.[0] ?? path;
}

/** How far Page Up and Page Down go. */
const page = 8;

/** Where a key leads in a list of `count`, from `at` (-1 where nothing is chosen); null for any other key. */
export function moved(key: string, at: number, count: number): number | null {
  const last = count - 1;
  if (last < 0) return null;
  switch (key) {
    case "ArrowDown":
      return Math.min(at + 1, last);
    case "ArrowUp":
      return at === -1 ? last : Math.max(at - 1, 0);
    case "PageDown":
      return Math.min(Math.max(at, 0) + page, last);
    case "PageUp":
      return Math.max(at - page, 0);
    case "Home":
      return 0;
    case "End":
      return last;
    default:
      return null;
  }
}

/**
 * The next folder whose name begins with what was typed, going round; -1 where none does. A single letter
 * goes on to the next such folder, more letters stay where they already fit.
 */
export function beginningWith(folders: readonly Folder[], at: number, typed: string): number {
  const wanted = typed.toLocaleLowerCase();
  const from = typed.length === 1 ? at + 1 : Math.max(at, 0);
  const order = [...folders.keys()].map((index) => (index + from) % folders.length);
  return order.find((index) => folders[index]?.name.toLocaleLowerCase().startsWith(wanted)) ?? -1;
}
