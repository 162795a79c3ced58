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
  const steps = see[program.startsWith("/") ? "other" : "windows"](end.line);
  return {
    title: title[is],
    cause,
    cure: [...steps, hint[is], ...(end.log === null ? [] : [log(end.log)])],
    paths: end.log === null ? [] : [end.log],
  };
}
