import { parseEndpointUrl, type Endpoint } from "../../core/endpoint.ts";
import { locate, type Located, type LocatedFolder } from "../../jobs/find/locate.ts";
import type { Ports } from "../../jobs/ports.ts";
import type { JobContext } from "./job-context.ts";
import { ownFolder } from "../common/own-folder.ts";

/** The endpoint of a URL that was found good when the options were read; null where none was given. */
export function endpointOf(url: string | null): Endpoint | null {
  const parsed = url === null ? null : parseEndpointUrl(url);
  return parsed?.kind === "endpoint" ? parsed.endpoint : null;
}

type Program = "lagrange" | "yunzai";

/**
 * The folders of the programs a job needs, searched for where they were not named; what was assumed is
 * told on standard error.
 *
 * @param mayChoose false for a job that writes: where several folders could be meant, all are named and
 *   none is taken.
 */
export async function locateFolders(
  ports: Ports,
  named: Readonly<Record<Program, string | null>>,
  needed: readonly Program[],
  { console, signal }: JobContext,
  mayChoose = true,
): Promise<Located> {
  const { lagrange, yunzai } = named;
  if (needed.every((program) => named[program] !== null))
    return { lagrange: given(lagrange), yunzai: given(yunzai) };
  const addressOnly = !needed.includes("yunzai");
  const located = await locate(ports, { lagrange, yunzai, addressOnly, ownFolder: ownFolder() }, signal);
  const { assumed, alsoFound, several } = console.locale.terminal.output;
  for (const program of needed) {
    const folder = located[program];
    if (!folder?.assumed) continue;
    const { path, others } = folder;
    if (others.length > 0 && !mayChoose) {
      console.note(several(program, [path, ...others]));
      continue;
    }
    console.note(assumed(program, path));
    if (others.length > 0) console.note(alsoFound(program, others));
  }
  return located;
}

function given(path: string | null): LocatedFolder | null {
  return path === null ? null : { path, assumed: false, others: [] };
}

/** What a job about the link needs: an address stands in for the Yunzai folder. */
export function neededFor(url: string | null): readonly Program[] {
  return url === null ? ["lagrange", "yunzai"] : ["lagrange"];
}

/** Several folders could be meant: a job that writes must not choose among them (DESIGN 4). */
export function isAmbiguous({ lagrange, yunzai }: Located): boolean {
  return [lagrange, yunzai].some((folder) => (folder?.others.length ?? 0) > 0);
}
