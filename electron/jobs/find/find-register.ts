import { pathKey } from "../../core/folder-path.ts";
import type { FoundReason, FolderRefusal } from "../../core/reasons.ts";
import type { FindEvent, FindResult, LagrangeCandidate, RefusedFolder, YunzaiCandidate } from "../results.ts";

/** Everything found so far, each folder once. Events go out as it grows. */
export interface Register {
  addLagrange(candidate: LagrangeCandidate): void;
  addYunzai(candidate: YunzaiCandidate): void;
  refuse(path: string, reason: FolderRefusal): void;
  /** What was found, best first. */
  found(): Pick<FindResult, "lagrange" | "yunzai" | "refused">;
}

/** The sources of DESIGN 2.1 from the surest to the vaguest. */
const reasonOrder: readonly FoundReason[] = [
  "given",
  "running",
  "listening",
  "remembered",
  "known-place",
  "walk",
];

/** An empty register. Paths must be real ones: they are what tells folders apart. */
export function createRegister(onEvent: (event: FindEvent) => void): Register {
  const lagrange = new Map<string, LagrangeCandidate>();
  const yunzai = new Map<string, YunzaiCandidate>();
  const refused = new Map<string, RefusedFolder>();
  return {
    addLagrange(candidate) {
      if (keepBetter(lagrange, candidate)) onEvent({ type: "lagrange", candidate });
    },
    addYunzai(candidate) {
      if (keepBetter(yunzai, candidate)) onEvent({ type: "yunzai", candidate });
    },
    refuse(path, reason) {
      const key = pathKey(path);
      if (refused.has(key)) return;
      refused.set(key, { path, reason });
      onEvent({ type: "refused", folder: { path, reason } });
    },
    found: () => ({
      // Sorting is stable, so equals stay in the order they were found.
      lagrange: [...lagrange.values()].sort((a, b) => compare(lagrangeWeights(a), lagrangeWeights(b))),
      yunzai: [...yunzai.values()].sort((a, b) => compare(yunzaiWeights(a), yunzaiWeights(b))),
      refused: [...refused.values()],
    }),
  };
}

/** True for a Lagrange whose settings the wizard may write (FACTS L13). */
export function usableLagrange(candidate: Pick<LagrangeCandidate, "program">): boolean {
  return candidate.program === "onebot";
}

/** True for a Yunzai that serves a OneBot path (FACTS Y1). */
export function usableYunzai(candidate: Pick<YunzaiCandidate, "flavour">): boolean {
  return candidate.flavour === "trss";
}

function lagrangeWeights(candidate: LagrangeCandidate): readonly number[] {
  const { running, reason, executable, uin } = candidate;
  const usable = usableLagrange(candidate);
  return [usable, running, executable !== null, -reasonOrder.indexOf(reason), uin !== null].map(Number);
}

function yunzaiWeights(candidate: YunzaiCandidate): readonly number[] {
  return [usableYunzai(candidate), candidate.running, -reasonOrder.indexOf(candidate.reason)].map(Number);
}

/** Heavier first. */
function compare(a: readonly number[], b: readonly number[]): number {
  for (const [index, weight] of a.entries()) {
    const difference = (b[index] ?? 0) - weight;
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Takes a candidate that is new, or known for a better reason than before; tells whether it was taken. */
function keepBetter<Candidate extends { path: string; running: boolean; reason: FoundReason }>(
  known: Map<string, Candidate>,
  candidate: Candidate,
): boolean {
  const key = pathKey(candidate.path);
  const old = known.get(key);
  const better = !old || reasonOrder.indexOf(candidate.reason) < reasonOrder.indexOf(old.reason);
  if (better) known.set(key, candidate);
  return better;
}
