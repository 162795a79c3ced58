import { find } from "../../jobs/find/find.ts";
import type { FindEvent } from "../../jobs/results.ts";
import type { FindCommand } from "./command.ts";
import { exitCodes } from "../common/exit-codes.ts";
import { formatFind } from "./format-find.ts";
import { done, type JobContext, type JobEnd } from "./job-context.ts";
import { ownFolder } from "./own-folder.ts";

/** Finds both programs. Finding none is an answer like any other. */
export async function runFind(command: FindCommand, context: JobContext): Promise<JobEnd> {
  const { console, signal } = context;
  const { progress, locale } = console;
  const { roots, full, maxSeconds, stream } = command;
  const tell = (event: FindEvent): void => {
    if (event.type === "progress") progress.show(locale.terminal.progress.searching(event.folders, event.at));
    else if (stream) console.printJson(event);
  };
  const options = { roots, full, maxSeconds, ownFolder: ownFolder() };
  const result = await find(await context.ports(), options, signal, tell);
  if (stream) console.printJson({ type: "result", ...result });
  else if (console.json) console.printJson(result);
  else console.print(formatFind(result, console));
  return done(exitCodes.good);
}
