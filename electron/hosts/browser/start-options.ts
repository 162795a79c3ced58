import { resolve } from "node:path";
import { languageNamed } from "../../locales/languages.ts";
import type { StartProblem } from "../../locales/start-types.ts";
import type { LocaleTag } from "../../locales/types.ts";
import { swallowed, tokenise, type OptionToken, type Token } from "../common/command-line.ts";

/** What `npm start` was asked for. */
export interface StartOptions {
  /** Options of the practice world, as its program takes them; null for the real thing. */
  readonly practice: readonly string[] | null;
  /** The only folder to work in, absolute; null for everywhere. */
  readonly within: string | null;
  readonly browser: boolean;
  readonly noOpen: boolean;
}

export interface ParsedStart {
  readonly request:
    | { readonly kind: "help" }
    | { readonly kind: "usage"; readonly problem: StartProblem }
    | ({ readonly kind: "start" } & StartOptions);
  /** The language asked for, also where the rest is wrong; null for the system's. */
  readonly lang: LocaleTag | null;
}

/** The value each option takes, as the help shows it; null for a switch. In the help's order. */
export const startOptions = {
  practice: null,
  browser: null,
  "no-open": null,
  lang: "zh-CN|en",
  help: null,
  within: "DIR",
  age: "A|B|C0|C",
  loading: "S",
  auth: "KEY=VALUE",
  stopped: null,
} as const;

type OptionName = keyof typeof startOptions;

/** Handed on as they are: the practice world's own program judges them. */
const practiceOnly: readonly OptionName[] = ["age", "loading", "auth", "stopped"];

/** Understands the arguments behind `start.js`; the first thing that is wrong is told. */
export function readStartOptions(args: readonly string[]): ParsedStart {
  const tokens = tokenise(args, startOptions);
  const options = tokens.filter((token) => token.kind === "option");
  const lang = languageNamed(options.findLast(({ name }) => name === "lang")?.value);
  const has = (name: OptionName): boolean => options.some((token) => token.name === name);
  if (has("help")) return { request: { kind: "help" }, lang };
  const problem = firstWrong(tokens, has("practice"));
  if (problem) return { request: { kind: "usage", problem }, lang };
  const within = options.findLast(({ name }) => name === "within")?.value;
  const practice = options
    .filter(({ name }) => practiceOnly.some((option) => option === name))
    .flatMap(({ name, value }) => (value === undefined ? [`--${name}`] : [`--${name}`, value]));
  return {
    request: {
      kind: "start",
      practice: has("practice") ? practice : null,
      within: within === undefined ? null : resolve(within),
      browser: has("browser"),
      noOpen: has("no-open"),
    },
    lang,
  };
}

function firstWrong(tokens: readonly Token[], practice: boolean): StartProblem | null {
  for (const token of tokens) {
    if (token.kind === "positional") return { kind: "unexpected-argument", argument: token.value };
    const problem = token.kind === "option" ? wrongWith(token, practice) : null;
    if (problem) return problem;
  }
  return null;
}

function wrongWith(token: OptionToken, practice: boolean): StartProblem | null {
  const { name, rawName, value } = token;
  if (!isOptionName(name)) return { kind: "unknown-option", option: rawName };
  const practiceMissing = practiceOnly.includes(name) && !practice;
  if (startOptions[name] === null) {
    if (value !== undefined) return { kind: "value-not-wanted", option: name };
    return practiceMissing ? { kind: "practice-only", option: name } : null;
  }
  if (value === undefined || value === "" || swallowed(token) !== null)
    return { kind: "value-missing", option: name };
  if (name === "lang" && languageNamed(value) === null) {
    return { kind: "no-such-language", value };
  }
  if (name === "within" && practice) return { kind: "not-together", options: ["practice", "within"] };
  return practiceMissing ? { kind: "practice-only", option: name } : null;
}

function isOptionName(name: string): name is OptionName {
  return Object.hasOwn(startOptions, name);
}
