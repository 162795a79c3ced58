import type { Stage, Step } from "../../electron/core/outcome.ts";
import type { CheckResult } from "../../electron/jobs/results.ts";
import type { Doing, WaitsFor } from "../../electron/locales/window-verify-types.ts";
import { startPatience } from "../wizard/next-action.ts";
import type { Job, Proof } from "../wizard/state.ts";

/** Where a live check stands, the wizard's or Health's. */
export type ProofPhase =
  | { readonly kind: "running"; readonly doing: Doing }
  | { readonly kind: "waiting"; readonly waitsFor: WaitsFor; readonly secondsLeft: number }
  | { readonly kind: "settled"; readonly result: CheckResult }
  | { readonly kind: "stopped" };

/** Tells it from the job that runs and what it has told so far. Pure. */
export function proofPhase(proof: Proof, job: Job | null, kind: "prove" | "health"): ProofPhase {
  if (job?.kind === kind) {
    const { progress, secondsLeft } = proof;
    return secondsLeft === null || job.waitSeconds === null || isAnswered(progress)
      ? { kind: "running", doing: doingOf(progress) }
      : { kind: "waiting", waitsFor: waitsFor(progress, job.waitSeconds), secondsLeft };
  }
  const { result } = proof;
  return result === null || result.outcome?.kind === "cancelled"
    ? { kind: "stopped" }
    : { kind: "settled", result };
}

/** The waiting is over; what follows is the check itself. */
function isAnswered(progress: readonly Step[]): boolean {
  return progress.some(({ stage, status }) => stage === "upgrade" && status === "ok");
}

/** Whoever waits as long as a start takes waits for one, until somebody listens on the port. */
function waitsFor(progress: readonly Step[], waitSeconds: number): WaitsFor {
  const listens = progress.some(({ stage, status }) => stage === "connect" && status === "ok");
  return listens || waitSeconds < startPatience ? "ready" : "start";
}

const order = ["resolve", "connect", "upgrade", "stay", "marker"] as const satisfies readonly Stage[];

/** The first stage that is not settled; a failed one leaves only the verdict to be worked out. */
export function doingOf(progress: readonly Step[]): Doing {
  if (progress.length === 0) return "reading";
  const settled = new Map(progress.map(({ stage, status }) => [stage, status]));
  for (const stage of order) {
    const status = settled.get(stage);
    if (status === undefined) return stage;
    if (status !== "ok") return "judging";
  }
  return "judging";
}
