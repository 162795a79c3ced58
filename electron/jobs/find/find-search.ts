import { isWithin, parentFolder, pathKey } from "../../core/folder-path.ts";
import type { Program } from "../../core/program.ts";
import type { FoundReason } from "../../core/reasons.ts";
import type { FolderEntry } from "../../core/recognise.ts";
import { orAborted } from "../deadline.ts";
import { type Examined, examineFolder, mayMatter } from "./find-candidate.ts";
import { type Register, usableLagrange, usableYunzai } from "./find-register.ts";
import { hintsOf } from "./find-running.ts";
import { createStatusAsker, type StatusAsker } from "./find-status.ts";
import type { Place, Ports } from "../ports.ts";
import { type RunningFolder, runningFolders } from "./running-folders.ts";

/** The ports a search needs. */
export type FindPorts = Pick<Ports, "disk" | "system" | "network" | "clock" | "memory">;

export interface SearchScope {
  /** Only folders inside these count; empty: all do. Absolute. */
  readonly roots: readonly string[];
  /** The folder the wizard itself stands in, a known place; null for none. */
  readonly ownFolder: string | null;
}

/**
 * One search under way. All its sources bring folders here; what they are and why they were taken is
 * decided here alone, so that it does not depend on which source came first.
 */
export interface Search {
  /** Folders in which one of the programs runs. */
  readonly running: Promise<readonly RunningFolder[]>;
  readonly remembered: Promise<readonly string[]>;
  /** Known places; their first level is looked at too. */
  readonly places: Promise<readonly string[]>;
  readonly status: StatusAsker;
  /** True once there is one of each that the link could be made with, told or about to be told. */
  hasBoth(): boolean;
  /** False for a folder outside the roots the search is limited to. */
  inScope(folder: string): Promise<boolean>;
  /** Lists a folder and looks at it; `listens` when the Yunzai on a port named it as its own. */
  visit(folder: string, listens?: boolean): Promise<void>;
  /** Looks at a folder that was listed already: null where no name matters, else resolves when it is judged. */
  look(folder: string, entries: readonly FolderEntry[]): Promise<void> | null;
}

/** Starts the questions that cost least (processes, sockets, memory, places); the folders come later. */
export function createSearch(
  ports: FindPorts,
  scope: SearchScope,
  register: Register,
  signal: AbortSignal,
): Search {
  const { disk, system } = ports;
  const examined = new Map<string, Promise<Examined>>();
  const taken = new Set<string>();
  const seen = { lagrange: false, yunzai: false };
  const processes = orAborted(system.processes(), signal, []);
  const sockets = orAborted(system.sockets(), signal, []);
  const hints = Promise.all([processes, sockets]).then((known) => hintsOf(...known));
  const running = hints.then((known) => runningFolders(disk, known, examine));
  const status = createStatusAsker(ports.network, processes, sockets, running, signal);
  const recalled = ports.memory.recall().then(({ folders }) => folders);
  const remembered = orAborted(recalled, signal, []);
  const places = orAborted(system.places(), signal, []).then((known) => withOwn(known, scope.ownFolder));
  const reasonKeys = Promise.all([remembered, places].map((paths) => paths.then(realKeys)));
  const roots = Promise.all(scope.roots.map((root) => disk.realPath(root)));

  return {
    running,
    remembered,
    places,
    status,
    hasBoth: () => seen.lagrange && seen.yunzai,
    inScope,
    visit,
    look,
  };

  async function visit(folder: string, listens = false): Promise<void> {
    if (!(await inScope(folder))) return;
    const listing = await disk.list(folder);
    if (listing.kind === "listed" && mayMatter(listing.entries))
      await judge(folder, listing.entries, listens);
  }

  function look(folder: string, entries: readonly FolderEntry[]): Promise<void> | null {
    return mayMatter(entries) ? judge(folder, entries, false) : null;
  }

  async function judge(folder: string, entries: readonly FolderEntry[], listens: boolean): Promise<void> {
    const path = await disk.realPath(folder);
    const key = pathKey(path);
    if (!(await inScope(path)) || (taken.has(key) && !listens)) return;
    taken.add(key);
    const { lagrange, yunzai, refused } = await examine(path, entries);
    // Set before the next wait: until `hasBoth` knows, the walk goes on.
    seen.lagrange ||= lagrange !== null && usableLagrange(lagrange);
    seen.yunzai ||= yunzai !== null && usableYunzai(yunzai);
    if (lagrange) {
      const process = await runningIn(key, "lagrange");
      register.addLagrange({
        ...lagrange,
        executable: process?.executable ?? lagrange.executable,
        running: process !== null,
        reason: process?.reason ?? (await reasonOf(path)),
      });
    }
    if (yunzai) {
      const process = await runningIn(key, "yunzai");
      const answers = !process && (listens || (await tellsStatus(yunzai.port, key)));
      register.addYunzai({
        ...yunzai,
        running: process !== null || answers,
        reason: process?.reason ?? (answers ? "listening" : await reasonOf(path)),
      });
    }
    if (refused) register.refuse(path, refused);
  }

  async function runningIn(key: string, program: Program): Promise<RunningFolder | null> {
    return (await running).find((other) => other.program === program && pathKey(other.path) === key) ?? null;
  }

  function examine(path: string, entries: readonly FolderEntry[]): Promise<Examined> {
    const key = pathKey(path);
    const result = examined.get(key) ?? examineFolder(disk, path, entries);
    examined.set(key, result);
    return result;
  }

  async function inScope(folder: string): Promise<boolean> {
    if (scope.roots.length === 0) return true;
    const [path, limits] = await Promise.all([disk.realPath(folder), roots]);
    return limits.some((root) => isWithin(path, root));
  }

  /** Whether the process on the port of its settings says that it runs in this very folder. */
  async function tellsStatus(port: number, key: string): Promise<boolean> {
    const told = await status.ask(port);
    return told !== null && pathKey(await disk.realPath(told)) === key;
  }

  async function reasonOf(path: string): Promise<FoundReason> {
    const [rememberedKeys, placeKeys] = await reasonKeys;
    if (rememberedKeys?.has(pathKey(path))) return "remembered";
    const parent = parentFolder(path);
    const known = placeKeys?.has(pathKey(path)) || (parent !== null && placeKeys?.has(pathKey(parent)));
    return known ? "known-place" : "walk";
  }

  async function realKeys(paths: readonly string[]): Promise<ReadonlySet<string>> {
    return new Set((await Promise.all(paths.map((path) => disk.realPath(path)))).map(pathKey));
  }
}

function withOwn(places: readonly Place[], ownFolder: string | null): readonly string[] {
  const paths = places.map(({ path }) => path);
  return ownFolder === null ? paths : [...paths, ownFolder];
}
