import type { StartEnd } from "../../electron/jobs/started.ts";
import type { Locale } from "../../electron/locales/types.ts";

/** What is said of a program that was started here and is gone again. */
export interface EndedText {
  readonly title: string;
  readonly cause: string;
  /** How to see what it complained of, step by step. */
  readonly cure: readonly string[];
  /** The paths that it names to look at; what is to be typed stays whole. */
  readonly paths: readonly string[];
}

export function endedText({ window }: Locale, end: StartEnd): EndedText {
  const { title, cause, see, hint, log } = window.start.ended;
  const { is, program } = end.target;
  const steps = see[program.startsWith("/") ? "other" : "windows"](commandOf(end));
  return {
    title: title[is],
    cause,
    cure: [...steps, hint[is], ...(end.log === null ? [] : [log(end.log)])],
    paths: end.log === null ? [] : [end.log],
  };
}

/** What was run, as it is typed in a console that stands in the program's own folder. */
function commandOf({ home, target: { program, args, folder } }: StartEnd): string {
  const isPosix = program.startsWith("/");
  const [separator, here] = isPosix ? ["/", "./"] : ["\\", ""];
  const inside = `${folder}${separator}`;
  // A starter lies above the folder that it starts.
  const bare = program.startsWith(inside) && !home.startsWith(inside);
  const name = bare ? `${here}${program.slice(inside.length)}` : program;
  return [name, ...args].map(isPosix ? quotedForSh : quotedForCmd).join(" ");
}

/** Words that the shell takes as they are. */
const plainForSh = /^[\p{L}\p{N}_.:/@+-]+$/u;
const plainForCmd = /^[\p{L}\p{N}_.:\\/@+-]+$/u;

function quotedForSh(word: string): string {
  return plainForSh.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

/** No name in Windows has a quote in it. */
function quotedForCmd(word: string): string {
  return plainForCmd.test(word) ? word : `"${word}"`;
}
