import { maskUrl } from "../../core/endpoint.ts";
import { languageNamed, languages } from "../../locales/languages.ts";
import type { JobName, OptionName, UsageProblem } from "../../locales/terminal-types.ts";
import type { LocaleTag } from "../../locales/types.ts";
import { swallowed, tokenise, type OptionToken, type Token } from "../common/command-line.ts";
import type { Command } from "./command.ts";
import {
  commonOptions,
  isJobName,
  isOptionName,
  jobNames,
  jobOptions,
  optionValues,
  repeatable,
} from "./job-options.ts";
import { nearest } from "./nearest.ts";
import { readCommand } from "./read-command.ts";

export type Request =
  | { readonly kind: "version" }
  | { readonly kind: "help"; readonly job: JobName | null }
  | { readonly kind: "run"; readonly command: Command; readonly json: boolean }
  | {
      readonly kind: "usage";
      readonly problem: UsageProblem;
      readonly job: JobName | null;
      readonly json: boolean;
    };

export interface ParsedArguments {
  readonly request: Request;
  /** The language asked for, also where the rest is wrong; null for the system's. */
  readonly lang: LocaleTag | null;
}

/** Understands the arguments behind `cli.js`. Looks at no disk and throws nothing. */
export function parseArguments(args: readonly string[]): ParsedArguments {
  const tokens = tokenise(args, optionValues, { help: "h" });
  const options = tokens.filter((token) => token.kind === "option");
  return { request: requestOf(tokens, options), lang: languageNamed(askedLanguage(args, options)) };
}

/** What `--lang` names, also where `--lang` itself was taken for the missing value of the option before it. */
function askedLanguage(args: readonly string[], options: readonly OptionToken[]): string | undefined {
  const told = options.findLast(({ name }) => name === "lang")?.value;
  const at = args.lastIndexOf("--lang");
  return told ?? (at < 0 ? undefined : args[at + 1]);
}

function requestOf(tokens: readonly Token[], options: readonly OptionToken[]): Request {
  const words = tokens.filter((token) => token.kind === "positional").map(({ value }) => value);
  const [word, extra] = words;
  const job = word !== undefined && isJobName(word) ? word : null;
  const wants = (name: OptionName): boolean => options.some((token) => token.name === name);
  if (wants("help") && (job !== null || word === undefined)) return { kind: "help", job };
  if (wants("version")) return { kind: "version" };

  const json = options.some((token) => token.name === "json" || swallowed(token) === "--json");
  const usage = (problem: UsageProblem): Request => ({ kind: "usage", problem, job, json });
  if (word !== undefined && job === null) {
    return usage({ kind: "unknown-job", job: word, meant: nearest(word, jobNames) });
  }
  const wrong = firstWrong(options, job);
  if (wrong) return usage(wrong);
  if (job === null) return usage({ kind: "no-job" });
  // An address without its `--url` may hold a token.
  if (extra !== undefined) return usage({ kind: "unexpected-argument", argument: maskUrl(extra), job });

  const read = readCommand(job, valuesOf(options));
  return read.kind === "usage" ? usage(read.problem) : { kind: "run", command: read.command, json };
}

function firstWrong(options: readonly OptionToken[], job: JobName | null): UsageProblem | null {
  const seen = new Set<OptionName>();
  for (const token of options) {
    const { name, rawName } = token;
    const allowed = [...(job === null ? [] : jobOptions[job]), ...commonOptions];
    if (!isOptionName(name) || !allowed.includes(name)) {
      const meant = nearest(name, allowed);
      return { kind: "unknown-option", option: rawName, job, meant: meant === null ? null : `--${meant}` };
    }
    const problem = valueProblem(name, token) ?? repeatProblem(name, seen);
    if (problem) return problem;
    seen.add(name);
  }
  return null;
}

function valueProblem(option: OptionName, token: OptionToken): UsageProblem | null {
  const { value } = token;
  if (optionValues[option] === null) {
    return value === undefined ? null : { kind: "value-not-wanted", option };
  }
  if (value === undefined || value === "" || swallowed(token) !== null) {
    return { kind: "value-missing", option };
  }
  if (option === "lang" && languageNamed(value) === null) {
    return { kind: "not-a-choice", option, value, choices: languages };
  }
  return null;
}

function repeatProblem(option: OptionName, seen: ReadonlySet<OptionName>): UsageProblem | null {
  const twice = seen.has(option) && optionValues[option] !== null && !repeatable.has(option);
  return twice ? { kind: "given-twice", option } : null;
}

function valuesOf(options: readonly OptionToken[]): ReadonlyMap<OptionName, readonly string[]> {
  const values = new Map<OptionName, string[]>();
  for (const { name, value } of options) {
    if (!isOptionName(name)) continue;
    const list = values.get(name) ?? [];
    if (value !== undefined) list.push(value);
    values.set(name, list);
  }
  return values;
}
