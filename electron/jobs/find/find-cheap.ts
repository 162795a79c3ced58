import { joinPath } from "../../core/folder-path.ts";
import { rankOfChild, walkRoot } from "../../core/walk-order.ts";
import { usualPort } from "../../core/yunzai/usual-port.ts";
import type { Search } from "./find-search.ts";
import type { Disk } from "../ports.ts";

/** Known places with more folders than this are left to the walk. */
const mostChildren = 400;

/**
 * The sources that cost next to nothing, all at once: running processes and owners of ports, remembered
 * folders, known places and their first level, and the last resort for port 2536 (DESIGN 2.1). Resolves when all are through.
 */
export async function lookInCheapPlaces(disk: Disk, search: Search): Promise<void> {
  await Promise.all([
    search.running.then((running) => visitAll(running.map(({ path }) => path))),
    search.remembered.then(visitAll),
    search.places.then(visitPlaces),
    search.status.ask(usualPort).then((folder) => (folder === null ? undefined : search.visit(folder, true))),
  ]);

  async function visitAll(folders: readonly string[]): Promise<void> {
    await Promise.all([...new Set(folders)].map((folder) => search.visit(folder)));
  }

  async function visitPlaces(places: readonly string[]): Promise<void> {
    await Promise.all([...new Set(places)].map(visitPlace));
  }

  async function visitPlace(place: string): Promise<void> {
    if (!(await search.inScope(place))) return;
    const listing = await disk.list(place);
    if (listing.kind !== "listed") return;
    const root = walkRoot(place);
    const children = listing.entries
      .filter(({ name, kind }) => kind === "folder" && rankOfChild(root, name, true) !== null)
      .slice(0, mostChildren)
      .map(({ name }) => joinPath(place, name));
    await Promise.all([search.look(place, listing.entries), visitAll(children)]);
  }
}
