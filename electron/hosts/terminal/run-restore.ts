import { join } from "node:path";
import type { Located } from "../../jobs/find/locate.ts";
import type { Ports } from "../../jobs/ports.ts";
import { restore } from "../../jobs/restore.ts";
import type { RestoreResult } from "../../jobs/results.ts";
import type { RestoreCommand } from "./command.ts";
import { exitCodes } from "../common/exit-codes.ts";
import { formatRestore } from "./format-restore.ts";
import { done, type JobContext, type JobEnd } from "./job-context.ts";
import { isAmbiguous, locateFolders } from "./locate-folders.ts";

export async function runRestore(command: RestoreCommand, context: JobContext): Promise<JobEnd> {
  const { console } = context;
  console.progress.show(console.locale.terminal.progress.restoring);
  const ports = await context.ports();
  const named = { lagrange: command.lagrange, yunzai: null };
  const located = await locateFolders(ports, named, ["lagrange"], context, command.list);
  const result = await restoreIn(located, command, ports, context);
  if (console.json) console.printJson(result);
  else console.print(formatRestore(result, console, located.lagrange !== null));
  return done(result.kind === "refused" ? exitCodes.refused : exitCodes.good);
}

async function restoreIn(
  located: Located,
  { list, backup }: RestoreCommand,
  ports: Ports,
  { signal }: JobContext,
): Promise<RestoreResult> {
  if (isAmbiguous(located) && !list) return refused("ambiguous");
  if (!located.lagrange) return refused("not-found");
  const settingsPath = join(located.lagrange.path, "appsettings.json");
  return restore(ports, { settingsPath, backup, list }, signal);
}

function refused(reason: "ambiguous" | "not-found"): RestoreResult {
  return { kind: "refused", reason, step: null, restored: null, backup: null, diff: "", backups: [] };
}
