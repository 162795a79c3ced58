import { assertNever } from "../../core/assert-never.ts";
import { localeFor } from "../../locales/index.ts";
import type { UsageProblem } from "../../locales/terminal-types.ts";
import type { LocaleTag } from "../../locales/types.ts";
import { bugLines } from "../common/bug-lines.ts";
import { endingSignal } from "../common/ending.ts";
import { languageHere } from "../common/surroundings.ts";
import type { Command } from "./command.ts";
import { createConsole, type Console } from "./console.ts";
import { exitCodes, type ExitCode } from "../common/exit-codes.ts";
import { folderProblem } from "./folders.ts";
import { formatHelp, formatJobHelp } from "./help.ts";
import type { Request } from "./options.ts";
import { runJob } from "./run-job.ts";

/** Does what was asked, in the language asked for, and returns what the process ends with. */
export async function answer(
  request: Exclude<Request, { kind: "version" }>,
  lang: LocaleTag | null,
  version: string,
): Promise<ExitCode> {
  const { env: environment } = process;
  const locale = localeFor(lang ?? languageHere());
  const json = request.kind !== "help" && request.json;
  const console = createConsole(process, { locale, json, environment });
  // What a callback throws reaches no `catch`; it must not end in a stack trace either.
  process.once("uncaughtException", (error) => {
    tellBug(error, console);
    process.exit(exitCodes.bug);
  });
  const signal = endingSignal();
  switch (request.kind) {
    case "help":
      console.print(request.job === null ? formatHelp(console) : formatJobHelp(request.job, console));
      return exitCodes.good;
    case "usage":
      return tellUsage(request.problem, console);
    case "run":
      return run(request.command, console, signal, version);
    default:
      return assertNever(request);
  }
}

async function run(
  command: Command,
  console: Console,
  signal: AbortSignal,
  version: string,
): Promise<ExitCode> {
  try {
    const problem = await folderProblem(command);
    if (problem) return tellUsage(problem, console);
    const ports = async () => (await import("../common/ports.ts")).createPorts(version);
    const end = await runJob(command, { console, signal, environment: process.env, version, ports });
    return end.kind === "usage" ? tellUsage(end.problem, console) : end.code;
  } catch (error) {
    tellBug(error, console);
    return exitCodes.bug;
  } finally {
    console.progress.clear();
  }
}

function tellUsage<K extends UsageProblem["kind"]>(
  problem: Extract<UsageProblem, { kind: K }>,
  { locale, json, note, printJson }: Console,
): ExitCode {
  if (json) {
    const { kind: reason, ...facts } = problem;
    printJson({ kind: "usage", reason, ...facts });
  }
  note(locale.terminal.usage[problem.kind](problem));
  return exitCodes.usage;
}

function tellBug(error: unknown, { locale, note }: Console): void {
  note(bugLines(error, locale, process.env));
}
