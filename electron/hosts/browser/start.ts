import { join } from "node:path";
import { version } from "../../../package.json";
import { assertNever } from "../../core/assert-never.ts";
import { localeFor } from "../../locales/index.ts";
import type { StartProblem } from "../../locales/start-types.ts";
import { bugLines } from "../common/bug-lines.ts";
import { endingSignal } from "../common/ending.ts";
import { exitCodes } from "../common/exit-codes.ts";
import { languageHere } from "../common/surroundings.ts";
import { startHelp } from "./start-help.ts";
import { readStartOptions, type ParsedStart } from "./start-options.ts";
import { startWizard } from "./start-wizard.ts";

const { request, lang } = readStartOptions(process.argv.slice(2));
const locale = localeFor(lang ?? languageHere());

// What a callback throws reaches no `catch`; it must not end in a stack trace either.
process.once("uncaughtException", (error) => {
  tellBug(error);
  process.exit(exitCodes.bug);
});
process.exitCode = await answer(request);

async function answer(asked: ParsedStart["request"]): Promise<number> {
  switch (asked.kind) {
    case "help":
      say(startHelp(locale).join("\n"));
      return exitCodes.good;
    case "usage":
      note(usageSentence(asked.problem));
      return exitCodes.usage;
    case "start":
      return startWizard(asked, {
        locale,
        lang,
        version,
        // This script is built into `dist`.
        root: join(import.meta.dirname, ".."),
        signal: endingSignal(),
        say,
        note,
        onBug: tellBug,
      });
    default:
      return assertNever(asked);
  }
}

function usageSentence<K extends StartProblem["kind"]>(problem: Extract<StartProblem, { kind: K }>): string {
  return locale.start.usage[problem.kind](problem);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function note(line: string): void {
  process.stderr.write(`${line}\n`);
}

function tellBug(error: unknown): void {
  note(bugLines(error, locale, process.env).join("\n"));
}
