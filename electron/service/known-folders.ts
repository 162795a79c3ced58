import { isWithin, pathKey } from "../core/folder-path.ts";
import { RefusedCall } from "../contract/service.ts";

/** The folders the window was given by `find`, a picker, or the last run: it may name no others (DESIGN 7). */
export interface KnownFolders {
  add(paths: readonly string[]): void;
  has(path: string): boolean;
  /** The path itself; throws `RefusedCall` where the window was never given it. Null passes. */
  checked<Path extends string | null>(path: Path): Path;
}

/** `within` is the practice world, outside which nothing is known; null for no limit. */
export function createKnownFolders(within: string | null): KnownFolders {
  const known = new Set<string>();
  const has = (path: string): boolean => known.has(pathKey(path));
  return {
    has,
    add(paths) {
      for (const path of paths) if (within === null || isWithin(path, within)) known.add(pathKey(path));
    },
    checked(path) {
      if (path !== null && !has(path)) throw new RefusedCall("unknown-folder");
      return path;
    },
  };
}
