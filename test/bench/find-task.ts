import { fdir } from "fdir";
import { makeFindWorld, runFind } from "../support/find-world.ts";

/** Searches a tree in which nothing but the walk can find anything: no process runs, no place is known. */
export async function search(root: string, full: boolean): Promise<void> {
  const world = makeFindWorld({ system: { processes: async () => [], sockets: async () => [] } });
  const { lagrange, yunzai } = await runFind(world, { roots: [root], full });
  if (lagrange.length === 0 || yunzai.length === 0) throw new Error("the search did not find both programs");
}

/** What stands beside it: all names of the tree, by the fastest crawler there is. */
export async function crawl(root: string): Promise<void> {
  await new fdir().withFullPaths().withDirs().crawl(root).withPromise();
}
