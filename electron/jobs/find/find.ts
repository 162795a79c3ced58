import { isWithin } from "../../core/folder-path.ts";
import { tellingPattern } from "../../core/recognise.ts";
import { orAborted, withDeadline } from "../deadline.ts";
import { lookInCheapPlaces } from "./find-cheap.ts";
import { createRegister, type Register, usableLagrange, usableYunzai } from "./find-register.ts";
import { createSearch, type FindPorts } from "./find-search.ts";
import { walk, type WalkCount } from "./find-walk.ts";
import type { FindEvent, FindResult } from "../results.ts";

export interface FindOptions {
  /** Only what lies inside these folders is listed and walked; empty: anything is, and the fixed drives are walked. */
  readonly roots: readonly string[];
  /** Walk to the end, also when both programs are found. */
  readonly full: boolean;
  /** Seconds after which the search ends with what it has; null for no limit. */
  readonly maxSeconds: number | null;
  /** The folder the wizard itself stands in; null where that means nothing. */
  readonly ownFolder: string | null;
}

/** Milliseconds between two progress events. */
const progressEvery = 100;

/** Milliseconds a stopped search has for the folders it is just looking into. */
const lastMoment = 100;

/**
 * Finds both programs (DESIGN 2.1): the cheap sources and the walk start at once, candidates are told as they
 * are found (again, if they turn out to be running), the result lists them best first. Changes nothing but
 * the memory of found folders. When the signal aborts or the time is over it ends at once with what it
 * has, `complete` false.
 */
export async function find(
  ports: FindPorts,
  options: FindOptions,
  signal: AbortSignal,
  onEvent: (event: FindEvent) => void,
): Promise<FindResult> {
  const startedAt = ports.clock.elapsed();
  let ended = false;
  const tell = (event: FindEvent): void => {
    if (!ended) onEvent(event);
  };
  const register = createRegister(tell);
  const limit = options.maxSeconds === null ? null : options.maxSeconds * 1000;
  const count = await withDeadline(ports.clock, limit, signal, (limited) =>
    searchEverywhere(ports, options, register, limited, tell),
  );
  ended = true;
  await rememberFound(ports, register);
  const ms = Math.round(ports.clock.elapsed() - startedAt);
  return { ...register.found(), scanned: { ...count, ms } };
}

async function searchEverywhere(
  ports: FindPorts,
  options: FindOptions,
  register: Register,
  signal: AbortSignal,
  tell: (event: FindEvent) => void,
): Promise<WalkCount> {
  const search = createSearch(ports, options, register, signal);
  const looks: Promise<void>[] = [];
  const progress = createProgress(() => ports.clock.elapsed(), tell);
  const [count] = await Promise.all([
    walkDrives(),
    orAborted(lookInCheapPlaces(ports.disk, search), signal, undefined),
  ]);
  const judged = Promise.all(looks);
  await orAborted(judged, signal, undefined);
  // A folder that is being looked into when the time is over gets a moment more, so that it is not lost.
  await withDeadline(ports.clock, lastMoment, null, (over) => orAborted(judged, over, undefined));
  return { ...count, complete: count.complete && !signal.aborted };

  async function walkDrives(): Promise<WalkCount> {
    const { system, disk } = ports;
    const barred = await orAborted(system.barred(), signal, []);
    const given = Promise.all(options.roots.map((root) => disk.realPath(root)));
    const roots = await orAborted(options.roots.length > 0 ? given : system.roots(), signal, []);
    const scan = disk.startScan(tellingPattern);
    const counted = walk(
      {
        roots: roots.filter((root, index) => !isCovered(root, index, roots)),
        barred,
        list: (folder) => scan.list(folder),
        visit: (folder, entries) => {
          progress(folder);
          const look = search.look(folder, entries);
          if (look) looks.push(look);
        },
        enough: () => !options.full && search.hasBoth(),
      },
      signal,
    );
    return counted.finally(() => scan.close());
  }
}

/** True for a root that another one covers, or an earlier one repeats. */
function isCovered(root: string, index: number, roots: readonly string[]): boolean {
  return roots.some(
    (other, at) => at !== index && isWithin(root, other) && (at < index || !isWithin(other, root)),
  );
}

function createProgress(elapsed: () => number, tell: (event: FindEvent) => void): (at: string) => void {
  let folders = 0;
  let last = elapsed();
  return (at) => {
    folders += 1;
    // Asking the clock for every folder would cost more than the folder.
    if (folders % 64 !== 0 || elapsed() - last < progressEvery) return;
    last = elapsed();
    tell({ type: "progress", folders, at });
  };
}

/** Remembers what could be used, the newest first; what was remembered before stays behind it. */
async function rememberFound(ports: FindPorts, register: Register): Promise<void> {
  const { lagrange, yunzai } = register.found();
  const found = [...lagrange.filter(usableLagrange), ...yunzai.filter(usableYunzai)].map(({ path }) => path);
  if (found.length === 0) return;
  await ports.memory.remember(({ folders }) => ({ folders: [...new Set([...found, ...folders])] }));
}
