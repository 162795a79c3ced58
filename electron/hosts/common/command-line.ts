import { parseArgs, type ParseArgsConfig } from "node:util";

/** The value each option of a program takes, as its help shows it; null for a switch. */
type OptionValues = Readonly<Record<string, string | null>>;

export type Token = ReturnType<typeof tokenise>[number];
export type OptionToken = Extract<Token, { kind: "option" }>;

/**
 * Splits arguments as Node does, but judges nothing: Node's own messages are in English alone. `shorts` gives options a
 * letter.
 */
export function tokenise(
  args: readonly string[],
  values: OptionValues,
  shorts: Readonly<Record<string, string>> = {},
) {
  const options: NonNullable<ParseArgsConfig["options"]> = {};
  for (const [name, value] of Object.entries(values)) {
    const short = shorts[name];
    options[name] = {
      type: value === null ? "boolean" : "string",
      ...(short === undefined ? {} : { short }),
    };
  }
  return parseArgs({ args: [...args], options, strict: false, allowPositionals: true, tokens: true }).tokens;
}

/**
 * The next option where it was taken for this one's value (`--url --json`); null where it was not. A negative number
 * is a value, if a wrong one.
 */
export function swallowed({ value, inlineValue }: OptionToken): string | null {
  return inlineValue === false && value !== undefined && /^-(?!\d)./.test(value) ? value : null;
}
