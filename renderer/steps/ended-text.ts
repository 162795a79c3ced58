import type { StartEnd } from "../../electron/jobs/started.ts";
import type { Locale } from "../../electron/locales/types.ts";

/** What is said of a program that was started here and is gone again. */
export interface EndedText {
  readonly title: string;
  readonly cause: string;
  /** How to see what it complained of, step by step. */
  readonly cure: readonly string[];
}

export function endedText({ window }: Locale, end: StartEnd): EndedText {
  const { title, cause, see, hint, log } = window.start.ended;
  const { is, program } = end.target;
  const steps = see[program.startsWith("/") ? "other" : "windows"](commandOf(end));
  return {
    title: title[is],
    cause,
    cure: [...steps, hint[is], ...(end.log === null ? [] : [log(end.log)])],
  };
}

/** What was run, as it is typed in a console that stands in the program's own folder. */
function commandOf({ home, target: { program, args, folder } }: StartEnd): string {
  const [separator, here] = program.startsWith("/") ? ["/", "./"] : ["\\", ""];
  const inside = `${folder}${separator}`;
  // A starter lies above the folder that it starts.
  const bare = program.startsWith(inside) && !home.startsWith(inside);
  const name = bare ? `${here}${program.slice(inside.length)}` : program;
  return [name, ...args].map((word) => (/\s/.test(word) ? `"${word}"` : word)).join(" ");
}
