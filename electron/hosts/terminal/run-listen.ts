import { listen } from "../../jobs/listen/listen.ts";
import type { ListenDial, ListenResult } from "../../jobs/results.ts";
import type { ListenCommand } from "./command.ts";
import { exitCodes, type ExitCode } from "../common/exit-codes.ts";
import { formatDial, formatListenEnd } from "./format-listen.ts";
import { done, type JobContext, type JobEnd } from "./job-context.ts";

/** Holds the port and prints each dial as it comes: in words, or as one line of JSON. */
export async function runListen(
  { port, seconds }: ListenCommand,
  { console, signal, ports }: JobContext,
): Promise<JobEnd> {
  const times = new Map<string, number>();
  const tell = (dial: ListenDial): void => {
    if (console.json) return console.printJson(dial);
    // Lagrange tries again every few seconds: what has been said needs no second telling.
    const { at: _, ...rest } = dial;
    const kind = JSON.stringify(rest);
    const count = (times.get(kind) ?? 0) + 1;
    times.set(kind, count);
    console.print(formatDial(dial, count, console));
  };
  const begin = (): void => console.note(console.locale.terminal.listen.holding(port, seconds));
  const result = await listen(await ports(), { port, seconds }, signal, tell, begin);
  const end = formatListenEnd(result, port, console);
  if (console.json) console.note(end);
  else console.print(times.size > 0 ? ["", ...end] : end);
  return done(exitCodeOf(result));
}

/** Good when it answers what was asked: somebody dialled, or nobody did in the whole time. Cut short with no dial is neither. */
function exitCodeOf(result: ListenResult): ExitCode {
  if (result.kind === "refused") return exitCodes.broken;
  return result.dials > 0 || result.ended === "time-over" ? exitCodes.good : exitCodes.broken;
}
