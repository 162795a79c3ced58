import type { Program } from "../../core/program.ts";
import { locate, type Located } from "../../jobs/find/locate.ts";
import type { Ports } from "../../jobs/ports.ts";
import type { JobContext } from "./job-context.ts";
import { ownFolder } from "./own-folder.ts";

/**
 * The folders of the programs a job needs, looked for where the command line did not name them; what was assumed is
 * told on standard error.
 *
 * @param mayChoose false for a job that writes: where several folders could be meant, the note names them all, and the
 *   job has to refuse (`isAmbiguous`).
 */
export async function locateFolders(
  ports: Ports,
  { lagrange, yunzai }: Readonly<Record<Program, string | null>>,
  needed: readonly Program[],
  { console, signal }: JobContext,
  mayChoose = true,
): Promise<Located> {
  const located = await locate(ports, { lagrange, yunzai, needed, ownFolder: ownFolder() }, signal);
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

/** What a job about the link needs: an address stands in for the Yunzai folder. */
export function neededFor(url: string | null): readonly Program[] {
  return url === null ? ["lagrange", "yunzai"] : ["lagrange"];
}

/** Several folders could be meant: a job that writes must not choose among them (DESIGN 4). */
export function isAmbiguous({ lagrange, yunzai }: Located): boolean {
  return [lagrange, yunzai].some((folder) => (folder?.others.length ?? 0) > 0);
}
