import { verifyFor } from "../../jobs/verify/verify-for.ts";
import type { VerifyCommand } from "./command.ts";
import { exitCodes } from "../common/exit-codes.ts";
import { formatOutcome } from "./format-outcome.ts";
import { done, type JobContext, type JobEnd } from "./job-context.ts";
import { locateFolders } from "./locate-folders.ts";
import { endpointOf } from "./option-reader.ts";
import { readToken } from "./read-token.ts";
import { showVerifyProgress } from "./verify-progress.ts";

export async function runVerify(command: VerifyCommand, context: JobContext): Promise<JobEnd> {
  const read = readToken(command.tokenEnv, context.environment);
  if (read.kind === "usage") return read;
  const { console, signal } = context;
  const ports = await context.ports();
  const { url, stayMs, deadlineMs, waitSeconds } = command;
  // An address stands for itself; only without one a Yunzai is looked for.
  const named = { lagrange: null, yunzai: command.yunzai };
  const { yunzai } = await locateFolders(ports, named, url === null ? ["yunzai"] : [], context);
  const request = {
    url: endpointOf(url),
    yunzai: yunzai?.path ?? null,
    token: read.token,
    stayMs,
    deadlineMs,
    waitSeconds,
  };
  const outcome = await verifyFor(ports, request, signal, showVerifyProgress(console));
  if (console.json) console.printJson(outcome);
  else console.print(formatOutcome(outcome, console));
  return done(outcome.ok ? exitCodes.good : exitCodes.broken);
}
