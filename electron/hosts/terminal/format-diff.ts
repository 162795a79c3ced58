import { sayDiffLine } from "../../locales/say-diff.ts";
import type { Look } from "./console.ts";
import type { Paint } from "./paint.ts";

/** A unified difference, indented, additions and removals coloured. */
export function formatDiff(
  diff: string,
  { locale, paint }: Pick<Look, "locale" | "paint">,
): readonly string[] {
  return diff
    .trimEnd()
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => sayDiffLine(locale, line.trimEnd(), line.startsWith("+")))
    .map((line) => `  ${paintLine(line, paint)}`);
}

function paintLine(line: string, paint: Paint): string {
  if (/^(---|\+\+\+|@@|\\)/.test(line)) return paint.quiet(line);
  if (line.startsWith("+")) return paint.good(line);
  return line.startsWith("-") ? paint.bad(line) : line;
}
