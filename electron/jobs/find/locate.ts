import type { Program } from "../../core/program.ts";
import { lookInCheapPlaces } from "./find-cheap.ts";
import { createRegister, usableLagrange, usableYunzai } from "./find-register.ts";
import { createSearch, type FindPorts } from "./find-search.ts";
import { orAborted } from "../deadline.ts";

export interface LocateRequest {
  /** Folders the user named; null where none was. */
  readonly lagrange: string | null;
  readonly yunzai: string | null;
  /** The programs the job works with: only their folders are looked for. */
  readonly needed: readonly Program[];
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
 * The folders a job needs. Those that nobody named come from the cheap sources of `find`, a running program first;
 * nothing is walked, and nothing at all is searched when all are named. A folder that cannot be used is given only
 * where there is none that can, so that the job can say what is wrong with it.
 */
export async function locate(
  ports: FindPorts,
  request: LocateRequest,
  signal: AbortSignal,
): Promise<Located> {
  const lagrange = named(request.lagrange);
  const yunzai = named(request.yunzai);
  const wantsLagrange = lagrange === null && request.needed.includes("lagrange");
  const wantsYunzai = yunzai === null && request.needed.includes("yunzai");
  if (!wantsLagrange && !wantsYunzai) return { lagrange, yunzai };
  const register = createRegister(() => undefined);
  const search = createSearch(ports, { roots: [], ownFolder: request.ownFolder }, register, signal);
  await orAborted(lookInCheapPlaces(ports.disk, search), signal, undefined);
  const found = register.found();
  return {
    lagrange: wantsLagrange ? best(found.lagrange, usableLagrange) : lagrange,
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
