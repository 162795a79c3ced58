import { commitApply, planApply } from "../../jobs/apply.ts";
import type { Located } from "../../jobs/find/locate.ts";
import type { Ports } from "../../jobs/ports.ts";
import type { ApplyResult } from "../../jobs/results.ts";
import type { ApplyCommand } from "./command.ts";
import { exitCodes } from "../common/exit-codes.ts";
import { formatApply } from "./format-apply.ts";
import { done, type JobContext, type JobEnd } from "./job-context.ts";
import { isAmbiguous, locateFolders, neededFor } from "./locate-folders.ts";
import { endpointOf } from "./option-reader.ts";
import { readToken } from "./read-token.ts";
import { showVerifyProgress } from "./verify-progress.ts";

export async function runApply(command: ApplyCommand, context: JobContext): Promise<JobEnd> {
  const read = readToken(command.tokenEnv, context.environment);
  if (read.kind === "usage") return read;
  const { console } = context;
  const ports = await context.ports();
  console.progress.show(console.locale.terminal.progress.applying);
  const located = await locateFolders(ports, command, neededFor(command.url), context, false);
  const result = await apply(command, read.token, located, ports, context);
  if (console.json) console.printJson(result);
  else console.print(formatApply(result, located.lagrange?.path ?? null, console));
  return done(result.kind === "refused" ? exitCodes.refused : exitCodes.good);
}

async function apply(
  { url, stayMs, entry, dryRun, unverified, rebuild }: ApplyCommand,
  token: string | null,
  located: Located,
  ports: Ports,
  { console, signal }: JobContext,
): Promise<ApplyResult> {
  if (isAmbiguous(located)) return refused("ambiguous");
  if (!located.lagrange) return refused("not-found");
  const request = {
    lagrange: located.lagrange.path,
    yunzai: located.yunzai?.path ?? null,
    url: endpointOf(url),
    token,
    stayMs,
    entry,
    unverified,
    rebuild,
  };
  const plan = await planApply(ports, request, signal, showVerifyProgress(console));
  return dryRun ? plan.result : commitApply(ports.settingsFile, plan, signal);
}

function refused(reason: "ambiguous" | "not-found"): ApplyResult {
  const nothing = { step: null, backup: null, diff: "", outcome: null, candidates: [], remaining: [] };
  return { kind: "refused", reason, ...nothing };
}
