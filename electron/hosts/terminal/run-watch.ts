import type { WatchEvent, WatchResult } from "../../jobs/results.ts";
import { watch } from "../../jobs/watch/watch.ts";
import type { WatchCommand } from "./command.ts";
import { exitCodes } from "../common/exit-codes.ts";
import { formatWatch, formatWatchView } from "./format-watch.ts";
import { done, type JobContext, type JobEnd } from "./job-context.ts";
import { locateFolders } from "./locate-folders.ts";

/** Follows the real Lagrange, telling each change: a line of JSON, or a sentence beside the result. */
export async function runWatch(command: WatchCommand, context: JobContext): Promise<JobEnd> {
  const { console, signal } = context;
  const { progress, locale } = console;
  const ports = await context.ports();
  const { lagrange, yunzai, seconds } = command;
  const located = await locateFolders(ports, { lagrange, yunzai }, ["lagrange", "yunzai"], context);
  const folders = { lagrange: located.lagrange?.path ?? null, yunzai: located.yunzai?.path ?? null };
  const showProgress = (): void => progress.show(locale.terminal.watch.watching(seconds));
  let said = "";
  const tell = (event: WatchEvent): void => {
    if (console.json) return console.printJson(event);
    const sentence = formatWatchView(event, console);
    if (sentence !== said) console.note(sentence);
    said = sentence;
    showProgress();
  };
  if (folders.lagrange === null) console.note(locale.terminal.output.noLagrange);
  else showProgress();
  const result =
    folders.lagrange === null
      ? nothingToWatch
      : await watch(ports, { ...folders, lagrange: folders.lagrange, url: null, seconds }, signal, tell);
  if (console.json) console.printJson(result);
  else if (folders.lagrange !== null) console.print(formatWatch(result, folders, console));
  return done(result.kind === "stable" ? exitCodes.good : exitCodes.broken);
}

const nothingToWatch: WatchResult = {
  kind: "unknown",
  lagrange: "unknown",
  connected: false,
  since: null,
  connects: 0,
  arrived: null,
  otherId: null,
  cause: null,
};
