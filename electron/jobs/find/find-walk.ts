import { baseName, joinPath, parentFolder, pathKey } from "../../core/folder-path.ts";
import type { FolderEntry } from "../../core/recognise.ts";
import { createWalkQueue, rank, rankOfChild, type WalkFolder, walkRoot } from "../../core/walk-order.ts";
import type { Listing } from "../ports.ts";

export interface WalkRequest {
  /** Absolute folders, none inside another. */
  readonly roots: readonly string[];
  /** Never entered, whatever they are named: other kinds of file systems. */
  readonly barred: readonly string[];
  /** Lists one folder, at least the folders in it. Links are not followed. */
  readonly list: (folder: string) => Promise<Listing>;
  /** Called once per folder that could be read, in the order they were read. */
  readonly visit: (folder: string, entries: readonly FolderEntry[]) => void;
  /** True as soon as what was looked for is found: then the walk comes to an end. */
  readonly enough: () => boolean;
}

export interface WalkCount {
  /** Folders read. */
  readonly folders: number;
  /** Folders that could not be read. */
  readonly unreadable: number;
  /** False when it was ended early or stopped. */
  readonly complete: boolean;
}

/** Folders read at once while the best ones come first: enough to keep a cold disk busy. */
const atOnce = 64;

/** Past so many folders the order matters less, and more of them at once go faster. */
const orderly = 2000;
const atOnceLater = 512;

/** After the end of the search, folders named like the programs are still read: a second bot is worth showing. */
const afterEnough = 256;

/**
 * Walks folders best first (DESIGN 2.1) until all are read, `enough` says so, or the signal aborts. An
 * abort ends it at once, without waiting for a folder that hangs.
 */
export function walk(request: WalkRequest, signal: AbortSignal): Promise<WalkCount> {
  const queue = createWalkQueue();
  const barred = new Set(request.barred.map(pathKey));
  const barredNames = new Set(request.barred.map(baseName));
  for (const root of request.roots) queue.add(walkRoot(root));
  let folders = 0;
  let unreadable = 0;
  let reading = 0;
  let extra = afterEnough;

  return new Promise((resolve, reject) => {
    const end = (complete: boolean): void => {
      signal.removeEventListener("abort", stop);
      resolve({ folders, unreadable, complete });
    };
    const stop = (): void => end(false);
    if (signal.aborted) return end(false);
    signal.addEventListener("abort", stop, { once: true });
    pump();

    function pump(): void {
      while (reading < (folders < orderly ? atOnce : atOnceLater) && !signal.aborted) {
        const folder = take();
        if (!folder) break;
        reading += 1;
        // Awaiting each in an async function of its own would hold one more frame per folder: 10 MB in all.
        request
          .list(folder.path)
          .then((listing) => read(folder, listing))
          .catch(reject);
      }
      if (reading === 0 && !signal.aborted) end(queue.next() === null);
    }

    function read(folder: WalkFolder, listing: Listing): void {
      reading -= 1;
      if (signal.aborted) return;
      if (listing.kind === "listed") {
        folders += 1;
        addChildren(folder, listing.entries);
        request.visit(folder.path, listing.entries);
      } else {
        unreadable += 1;
      }
      pump();
    }
  });

  function take(): WalkFolder | null {
    if (!request.enough()) return queue.next();
    extra -= 1;
    return extra >= 0 ? queue.next(rank.program) : null;
  }

  function addChildren(parent: WalkFolder, entries: readonly FolderEntry[]): void {
    const driveTop = parent.depth === 0 && parentFolder(parent.path) === null;
    const prefix = joinPath(parent.path, "");
    for (const { name, kind } of entries) {
      if (kind !== "folder") continue;
      const childRank = rankOfChild(parent, name, driveTop);
      if (childRank === null) continue;
      const path = prefix + name;
      if (barredNames.has(name) && barred.has(pathKey(path))) continue;
      queue.add({ path, name, rank: childRank, depth: parent.depth + 1 });
    }
  }
}
