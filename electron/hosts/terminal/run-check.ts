import { check } from "../../jobs/check.ts";
import { makeReport } from "../../locales/report.ts";
import { aboutThisMachine } from "../common/surroundings.ts";
import type { CheckCommand } from "./command.ts";
import { exitCodes } from "../common/exit-codes.ts";
import { formatCheck } from "./format-check.ts";
import { done, type JobContext, type JobEnd } from "./job-context.ts";
import { locateFolders, neededFor } from "./locate-folders.ts";
import { endpointOf } from "./option-reader.ts";
import { readToken } from "./read-token.ts";
import { showVerifyProgress } from "./verify-progress.ts";

export async function runCheck(command: CheckCommand, context: JobContext): Promise<JobEnd> {
  const read = readToken(command.tokenEnv, context.environment);
  if (read.kind === "usage") return read;
  const { console, signal, version } = context;
  const ports = await context.ports();
  console.progress.show(console.locale.terminal.progress.checking);
  const { url, stayMs } = command;
  const located = await locateFolders(ports, command, neededFor(url), context);
  const request = {
    lagrange: located.lagrange?.path ?? null,
    yunzai: located.yunzai?.path ?? null,
    url: endpointOf(url),
    token: read.token,
    stayMs,
  };
  const result = await check(ports, request, signal, showVerifyProgress(console));
  if (console.json) console.printJson(result);
  else if (command.report) console.print(makeReport(console.locale, result, aboutThisMachine(version)));
  else console.print(formatCheck(result, command, console));
  return done(result.verdict === "healthy" ? exitCodes.good : exitCodes.broken);
}
