import type { FolderRefusal } from "../../core/reasons.ts";
import {
  type FolderEntry,
  isTellingName,
  type LagrangeRecognition,
  recogniseYunzai,
  type YunzaiRecognition,
} from "../../core/recognise.ts";
import type { Disk } from "../ports.ts";
import { type LagrangeReading, readLagrange } from "../examine/read-lagrange.ts";
import { readYunzaiSettings } from "../examine/read-yunzai.ts";
import type { LagrangeCandidate, YunzaiCandidate } from "../results.ts";
import { gatherYunzaiFacts } from "../examine/yunzai-facts.ts";

export type LagrangeFound = Omit<LagrangeCandidate, "running" | "reason">;
export type YunzaiFound = Omit<YunzaiCandidate, "running" | "reason">;

/** What a folder holds: either program, or both, since people unpack one into the other. */
export interface Examined {
  readonly lagrange: LagrangeFound | null;
  readonly yunzai: YunzaiFound | null;
  /** Why it cannot be used, though it looks like one of the two. */
  readonly refused: FolderRefusal | null;
}

const nothing = { kind: "nothing" } as const;

/** True when a name in the folder makes it worth a closer look; nothing is opened in any other folder. */
export function mayMatter(entries: readonly FolderEntry[]): boolean {
  return entries.some(({ name, kind }) => kind !== "folder" && isTellingName(name));
}

/** Reads what a folder with telling names holds. `path` must be its real path: it identifies the candidate. */
export async function examineFolder(
  disk: Disk,
  path: string,
  entries: readonly FolderEntry[],
): Promise<Examined> {
  // Node projects are many, and their two names say nothing about Lagrange.
  const others = entries.filter(({ name }) => !/^(?:package\.json|app\.js)$/i.test(name));
  const [reading, facts] = await Promise.all([
    mayMatter(others) ? readLagrange(disk, path) : null,
    gatherYunzaiFacts(disk, path, entries),
  ]);
  const asYunzai = facts ? recogniseYunzai(facts) : nothing;
  const asLagrange = reading?.kind === "read" ? reading.recognition : nothing;
  return {
    lagrange: reading && lagrangeFound(reading),
    yunzai: asYunzai.kind === "yunzai" ? await yunzaiFound(disk, path, asYunzai) : null,
    refused: refusalOf(asLagrange, asYunzai),
  };
}

function lagrangeFound(reading: LagrangeReading): LagrangeFound | null {
  if (reading.kind === "failed" || reading.recognition.kind !== "lagrange") return null;
  const { path, executable, settingsPath, uin, recognition } = reading;
  return { path, executable, settingsPath, program: recognition.program, uin };
}

async function yunzaiFound(
  disk: Disk,
  path: string,
  yunzai: Extract<YunzaiRecognition, { kind: "yunzai" }>,
): Promise<YunzaiFound> {
  const { port } = await readYunzaiSettings(disk, path);
  return { path, flavour: yunzai.flavour, adapters: yunzai.flavour === "trss" ? yunzai.adapters : [], port };
}

/** What is usable in a folder outweighs what else lies there. */
function refusalOf(lagrange: LagrangeRecognition, yunzai: YunzaiRecognition): FolderRefusal | null {
  if (lagrange.kind === "lagrange") return lagrange.program === "milky" ? "milky" : null;
  if (yunzai.kind === "yunzai") return yunzai.flavour === "other" ? "other-yunzai" : null;
  if (yunzai.kind === "refused") return yunzai.reason;
  return lagrange.kind === "refused" ? lagrange.reason : null;
}
