import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { languageNamed } from "../../locales/languages.ts";
import type { StartProblem } from "../../locales/start-types.ts";
import type { LocaleTag } from "../../locales/types.ts";

/** What the desktop program is started for. */
export type Task =
  /** The wizard's window; `onHealth` whether or not an earlier run left anything (the Start menu's second entry). */
  | { readonly kind: "window"; readonly onHealth: boolean }
  /** No window: an exit code, and the shareable report in a file, an absolute path, unless null. */
  | { readonly kind: "check"; readonly report: string | null };

/** What the desktop program was asked for. */
export interface DesktopOptions {
  readonly task: Task;
  /** Options of the practice world, as its program takes them; null for the real thing. */
  readonly practice: readonly string[] | null;
  /** The only folder to work in, absolute; null for everywhere. */
  readonly within: string | null;
  /** Null for the system's language. */
  readonly lang: LocaleTag | null;
  /** The first option that stands without its value: the user is told, and nothing else is done. Null where all is well. */
  readonly problem: ValueMissing | null;
}

export type ValueMissing = Extract<StartProblem, { kind: "value-missing" }>;

const known = {
  check: { type: "boolean" },
  repair: { type: "boolean" },
  report: { type: "string" },
  practice: { type: "boolean" },
  within: { type: "string" },
  lang: { type: "string" },
  age: { type: "string" },
  loading: { type: "string" },
  auth: { type: "string", multiple: true },
  stopped: { type: "boolean" },
} as const;

const ofPractice: readonly string[] = [
  "age",
  "loading",
  "auth",
  "stopped",
] satisfies readonly (keyof typeof known)[];

type OptionToken = Extract<ReturnType<typeof tokenise>[number], { kind: "option" }>;

/**
 * Understands the arguments of the desktop program; paths are meant from `folder`. What it does not know is
 * Chromium's, and passed over. `--check` opens no window whatever stands beside it, and a report is of a check.
 */
export function readDesktopOptions(args: readonly string[], folder: string): DesktopOptions {
  const options = tokenise(args).filter((token) => token.kind === "option");
  const last = (wanted: string) => options.findLast(({ name }) => name === wanted)?.value;
  const given = (wanted: keyof typeof known) => options.some(({ name }) => name === wanted);
  const path = (name: keyof typeof known): string | null => {
    const value = last(name);
    return value === undefined ? null : resolve(folder, value);
  };
  const practice = options
    .filter(({ name }) => ofPractice.includes(name))
    .flatMap(({ name, value }) => (value === undefined ? [`--${name}`] : [`--${name}`, value]));
  return {
    task:
      given("check") || given("report")
        ? { kind: "check", report: path("report") }
        : { kind: "window", onHealth: given("repair") },
    practice: given("practice") ? practice : null,
    within: path("within"),
    lang: languageNamed(last("lang")),
    problem: options.map(valueMissing).find((problem) => problem !== null) ?? null,
  };
}

/** Splits as Node does, but judges nothing: most options are Chromium's. */
function tokenise(args: readonly string[]) {
  return parseArgs({ args: [...args], options: known, strict: false, allowPositionals: true, tokens: true })
    .tokens;
}

/** `--report --lang en`: the next option was taken for the value. */
function valueMissing({ name, value, inlineValue }: OptionToken): ValueMissing | null {
  const swallowed = inlineValue === false && (value ?? "").startsWith("--");
  const missing = value === undefined || value === "" || swallowed;
  return missing && takesValue(name) ? { kind: "value-missing", option: name } : null;
}

function takesValue(name: string): boolean {
  return Object.entries(known).some(([option, { type }]) => option === name && type === "string");
}
