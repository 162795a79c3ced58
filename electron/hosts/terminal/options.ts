import { parseArgs, type ParseArgsConfig } from "node:util";
import type { JobName, OptionName, UsageProblem } from "../../locales/terminal-types.ts";
import type { LocaleTag } from "../../locales/types.ts";
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

type Token = ReturnType<typeof tokenise>[number];
type OptionToken = Extract<Token, { kind: "option" }>;

const languages: readonly LocaleTag[] = ["zh-CN", "en"];

/** Understands the arguments behind `cli.js`. Looks at no disk and throws nothing. */
export function parseArguments(args: readonly string[]): ParsedArguments {
  const tokens = tokenise(args);
  const options = tokens.filter((token) => token.kind === "option");
  const lang = languages.find(sameWord(askedLanguage(args, options))) ?? null;
  return { request: requestOf(tokens, options), lang };
}

/** Also where the option before it lacks its value, so that `--lang` was taken for that. */
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
  if (extra !== undefined) return usage({ kind: "unexpected-argument", argument: extra, job });

  const read = readCommand(job, valuesOf(options));
  return read.kind === "usage" ? usage(read.problem) : { kind: "run", command: read.command, json };
}

/** Splits as Node does, but judges nothing: Node's own messages name no language but English. */
function tokenise(args: readonly string[]) {
  const options: NonNullable<ParseArgsConfig["options"]> = {};
  for (const [name, value] of Object.entries(optionValues)) {
    options[name] = { type: value === null ? "boolean" : "string" };
  }
  options["help"] = { type: "boolean", short: "h" };
  return parseArgs({ args: [...args], options, strict: false, allowPositionals: true, tokens: true }).tokens;
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
  if (option === "lang" && !languages.some(sameWord(value))) {
    return { kind: "not-a-choice", option, value, choices: languages };
  }
  return null;
}

/** `--url --json`: the next option was taken for the value. A negative number is a value, if a wrong one. */
function swallowed({ value, inlineValue }: OptionToken): string | null {
  return inlineValue === false && value !== undefined && /^-(?!\d)./.test(value) ? value : null;
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

function sameWord(wanted: string | null | undefined): (word: string) => boolean {
  return (word) => word.toLowerCase() === wanted?.toLowerCase();
}
