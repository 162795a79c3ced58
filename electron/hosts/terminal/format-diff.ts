import type { Paint } from "./paint.ts";

/** A unified difference, indented, additions and removals coloured. */
export function formatDiff(diff: string, paint: Paint): readonly string[] {
  return diff
    .trimEnd()
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => `  ${paintLine(line.trimEnd(), paint)}`);
}

function paintLine(line: string, paint: Paint): string {
  if (/^(---|\+\+\+|@@|\\)/.test(line)) return paint.quiet(line);
  if (line.startsWith("+")) return paint.good(line);
  return line.startsWith("-") ? paint.bad(line) : line;
}
