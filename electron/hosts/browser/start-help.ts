import type { Locale } from "../../locales/types.ts";
import { startOptions } from "./start-options.ts";

/** The help of `npm start`, as lines. */
export function startHelp({ start }: Locale): readonly string[] {
  const { tagline, usage, options, option } = start.help;
  const rows = Object.entries(startOptions).map(
    ([name, value]) => [value === null ? `--${name}` : `--${name} ${value}`, name] as const,
  );
  const width = Math.max(...rows.map(([shown]) => shown.length)) + 2;
  return [
    tagline,
    "",
    `${usage}: npm start [-- ${options.toLowerCase()}]`,
    "",
    options,
    ...rows.map(([shown, name]) => `  ${shown.padEnd(width)}${textOf(name, option)}`),
  ];
}

function textOf(name: string, texts: Readonly<Record<string, string>>): string {
  return texts[name] ?? "";
}
