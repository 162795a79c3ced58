import { lookInCheapPlaces } from "./find-cheap.ts";
import { createRegister, usableLagrange, usableYunzai } from "./find-register.ts";
import { createSearch, type FindPorts } from "./find-search.ts";
import { orAborted } from "../deadline.ts";

export interface LocateRequest {
  /** Folders the user named; null where none was. */
  readonly lagrange: string | null;
  readonly yunzai: string | null;
  /** The user named Yunzai's address: no folder is looked for in its place. */
  readonly addressOnly: boolean;
  /** The folder the wizard itself stands in; null where that means nothing. */
  readonly ownFolder: string | null;
}

/** The folder a job works with. */
export interface LocatedFolder {
  readonly path: string;
  /** True when nobody named it: the job must say so. */
  readonly assumed: boolean;
  /** Others that could as well be meant, best first; empty for a named folder. `apply` refuses to choose (`ambiguous`). */
  readonly others: readonly string[];
}

export interface Located {
  /** Null when none was named and none was found. */
  readonly lagrange: LocatedFolder | null;
  readonly yunzai: LocatedFolder | null;
}

/**
 * The folders for a job that was called without them: what the cheap sources of `find` give, a running
 * program first. Nothing is walked, and nothing is searched when both are named. An unusable folder is given only where there is no
 * usable one, so that the job can say what is wrong with it.
 */
export async function locate(
  ports: FindPorts,
  request: LocateRequest,
  signal: AbortSignal,
): Promise<Located> {
  const lagrange = named(request.lagrange);
  const yunzai = named(request.yunzai);
  const wantsYunzai = yunzai === null && !request.addressOnly;
  if (lagrange !== null && !wantsYunzai) return { lagrange, yunzai };
  const register = createRegister(() => undefined);
  const search = createSearch(ports, { roots: [], ownFolder: request.ownFolder }, register, signal);
  await orAborted(lookInCheapPlaces(ports.disk, search), signal, undefined);
  const found = register.found();
  return {
    lagrange: lagrange ?? best(found.lagrange, usableLagrange),
    yunzai: wantsYunzai ? best(found.yunzai, usableYunzai) : yunzai,
  };
}

function named(path: string | null): LocatedFolder | null {
  return path === null ? null : { path, assumed: false, others: [] };
}

/** The first of a list sorted best first, and the usable ones that come after it. */
function best<Candidate extends { path: string }>(
  sorted: readonly Candidate[],
  usable: (candidate: Candidate) => boolean,
): LocatedFolder | null {
  const [first, ...rest] = sorted;
  if (!first) return null;
  return { path: first.path, assumed: true, others: rest.filter(usable).map(({ path }) => path) };
}
