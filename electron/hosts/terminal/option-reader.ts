import { isAbsolute, resolve, sep } from "node:path";
import { maskUrl, parseEndpointUrl, type Endpoint } from "../../core/endpoint.ts";
import type { OptionName, UsageProblem } from "../../locales/terminal-types.ts";

/** The values given on the command line, by option. */
export type GivenValues = ReadonlyMap<OptionName, readonly string[]>;

interface NumberRule {
  readonly from: number;
  readonly to: number;
  /** False allows fractions. */
  readonly whole?: boolean;
}

/** Reads options as what they should be. What is wrong is collected, and something usable returned. */
export interface OptionReader {
  readonly problems: readonly UsageProblem[];
  complain(problem: UsageProblem): void;
  flag(option: OptionName): boolean;
  text(option: OptionName): string | null;
  number(option: OptionName, rule: NumberRule): number | null;
  choice<Choice extends string>(option: OptionName, choices: readonly Choice[]): Choice | null;
  /** Absolute; whether they exist is seen later. */
  folders(option: OptionName): readonly string[];
  folder(option: OptionName): string | null;
  /** A bare name stays one; anything with a folder in it becomes absolute. */
  file(option: OptionName): string | null;
  url(option: OptionName): string | null;
  map(option: OptionName): Readonly<Record<string, string>> | null;
}

export function createOptionReader(given: GivenValues): OptionReader {
  const problems: UsageProblem[] = [];
  const complain = (problem: UsageProblem): void => void problems.push(problem);
  const text = (option: OptionName): string | null => given.get(option)?.at(-1) ?? null;
  const folders = (option: OptionName): readonly string[] =>
    (given.get(option) ?? []).map((path) => resolve(path));

  return {
    problems,
    complain,
    text,
    folders,
    flag: (option) => given.has(option),
    folder: (option) => folders(option).at(-1) ?? null,
    number(option, { from, to, whole = true }) {
      const value = text(option);
      if (value === null) return null;
      const number = (whole ? /^\d+$/ : /^\d+(\.\d+)?$/).test(value) ? Number(value) : Number.NaN;
      if (number >= from && number <= to) return number;
      complain({ kind: "not-a-number", option, value, whole, from, to });
      return null;
    },
    choice(option, choices) {
      const value = text(option);
      if (value === null) return null;
      const chosen = choices.find((choice) => choice.toLowerCase() === value.toLowerCase());
      if (chosen === undefined) complain({ kind: "not-a-choice", option, value, choices });
      return chosen ?? null;
    },
    file(option) {
      const value = text(option);
      if (value === null || isAbsolute(value)) return value;
      return value.includes("/") || value.includes(sep) ? resolve(value) : value;
    },
    url(option) {
      const value = text(option);
      if (value === null) return null;
      const parsed = parseEndpointUrl(value);
      if (parsed.kind === "endpoint") return value;
      complain({ kind: "bad-url", url: maskUrl(value), problem: parsed.problem });
      return null;
    },
    map(option) {
      const pairs = given.get(option);
      if (!pairs) return null;
      // Split at the first `=`: a value may hold more of them.
      const entries = pairs.map((pair) => /^([^=]+)=(.*)$/s.exec(pair)?.slice(1) ?? []);
      if (entries.some((entry) => entry.length === 0)) complain({ kind: "not-key-value", option });
      return Object.fromEntries(entries.map(([key = "", value = ""]) => [key, value]));
    },
  };
}

/** The endpoint of a URL that `OptionReader.url` let pass; null where none was given. */
export function endpointOf(url: string | null): Endpoint | null {
  const parsed = url === null ? null : parseEndpointUrl(url);
  return parsed?.kind === "endpoint" ? parsed.endpoint : null;
}
