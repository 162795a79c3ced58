import type { DiffLine } from "../ui/diff-lines.ts";

/** How many lines of the file change: one removed and one added in its place count once. */
export function changedLines(lines: readonly DiffLine[]): number {
  let changed = 0;
  let removed = 0;
  let added = 0;
  for (const { kind } of lines) {
    if (kind === "removed") removed += 1;
    else if (kind === "added") added += 1;
    else {
      changed += Math.max(removed, added);
      removed = 0;
      added = 0;
    }
  }
  return changed + Math.max(removed, added);
}

/** Whether a unified difference makes a file that was not there. */
export function createsFile(diff: string): boolean {
  return diff.startsWith("--- /dev/null\n");
}
