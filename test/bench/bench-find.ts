import { fork } from "node:child_process";
import { once } from "node:events";
import { makeFolder, removeFolder } from "../support/temp-folder.ts";
import { crawl, search } from "./find-task.ts";
import { makeTree } from "./made-tree.ts";
import { interleave, timed } from "./measure.ts";
import type { Row } from "./row.ts";

const usualFolders = 60_000;
/** How the time grows: folders of a small, a usual and a large disk, with five times as many files. */
const growing = [2000, 20_000, 200_000] as const;

/** The search against a plain crawl of the same tree. `child` is the built `find-memory.ts`. */
export async function benchFind(child: string): Promise<readonly Row[]> {
  return withTree(usualFolders, async (root, name) => {
    const [both = 0, full = 0, peer = 0] = await interleave(7, [
      () => timed(() => search(root, false)),
      () => timed(() => search(root, true)),
      () => timed(() => crawl(root)),
    ]);
    const fdirCrawl = { name: "fdir, whole crawl", figure: peer };
    return [
      { id: "find-both", what: `find both programs in ${name}`, unit: "ms", ours: both, peer: fdirCrawl },
      { id: "find-full", what: "search all of it", unit: "ms", ours: full, peer: fdirCrawl },
      {
        id: "find-memory",
        what: "most memory while searching all of it",
        unit: "MB",
        ours: await peakOf(child, ["search", root]),
        peer: { name: "fdir", figure: await peakOf(child, ["crawl", root]) },
      },
    ];
  });
}

/** The whole search in trees of three sizes. */
export async function benchGrowth(): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const folders of growing) {
    const row = await withTree(folders, async (root, name): Promise<readonly Row[]> => {
      const [ours = 0] = await interleave(3, [() => timed(() => search(root, true))]);
      return [{ id: `find-${folders}`, what: `search all of ${name}`, unit: "ms", ours, peer: null }];
    });
    rows.push(...row);
  }
  return rows;
}

async function withTree(
  folders: number,
  play: (root: string, name: string) => Promise<readonly Row[]>,
): Promise<readonly Row[]> {
  const root = await makeFolder();
  try {
    const tree = await makeTree(root, folders);
    const count = (number: number): string => number.toLocaleString("en");
    return await play(root, `${count(tree.folders)} folders, ${count(tree.files)} files`);
  } finally {
    await removeFolder(root);
  }
}

/** What a process of its own needs at most, in MB of resident memory. */
async function peakOf(program: string, task: readonly string[]): Promise<number> {
  const child = fork(program, task);
  const exited = once(child, "exit");
  const [kilobytes] = await once(child, "message");
  await exited;
  return Number(kilobytes) / 1000;
}
