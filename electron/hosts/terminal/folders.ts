import { opendir, stat } from "node:fs/promises";
import { diskProblemOf } from "../../adapters/errno.ts";
import type { DiskProblem } from "../../core/reasons.ts";
import type { OptionName, UsageProblem } from "../../locales/terminal-types.ts";
import type { Command } from "./command.ts";

/** The first folder of a command that cannot be one: missing, or a file. Null when all are there. */
export async function folderProblem(command: Command): Promise<UsageProblem | null> {
  for (const [option, path] of foldersOf(command)) {
    const problem = (await problemOf(path)) ?? (readsInside(option) ? await listingProblemOf(path) : null);
    const mayBeMade = option === "dir" && problem === "not-found";
    if (problem !== null && !mayBeMade) return { kind: "bad-folder", option, path, problem };
  }
  return null;
}

function foldersOf(command: Command): readonly (readonly [OptionName, string])[] {
  const named: readonly (readonly [OptionName, string | null])[] = [
    ...("roots" in command ? command.roots.map((root) => ["root", root] as const) : []),
    ["lagrange", "lagrange" in command ? command.lagrange : null],
    ["yunzai", "yunzai" in command ? command.yunzai : null],
    ["dir", "dir" in command ? command.dir : null],
  ];
  return named.flatMap(([option, path]) => (path === null ? [] : [[option, path] as const]));
}

/** A search counts the folders it cannot list and goes on; without the listing of a program's folder nothing can be told. */
function readsInside(option: OptionName): boolean {
  return option === "lagrange" || option === "yunzai";
}

async function listingProblemOf(path: string): Promise<DiskProblem | null> {
  try {
    await (await opendir(path)).close();
    return null;
  } catch (error) {
    return diskProblemOf(error);
  }
}

async function problemOf(path: string): Promise<DiskProblem | null> {
  try {
    return (await stat(path)).isDirectory() ? null : "not-a-folder";
  } catch (error) {
    return diskProblemOf(error);
  }
}
