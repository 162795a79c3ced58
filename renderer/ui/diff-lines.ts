/** A line of a unified difference; `gap` stands for the unchanged lines between two places. */
export type DiffLine =
  | {
      readonly kind: "added" | "removed" | "same";
      readonly text: string;
      /** Its number in the file as it was; null for an added line. */
      readonly before: number | null;
      /** Its number in the file as it will be; null for a removed line. */
      readonly after: number | null;
    }
  | { readonly kind: "gap" };

/** Reads the unified difference of one file, as `ApplyResult.diff` holds it; empty for an empty one. */
export function diffLines(diff: string): readonly DiffLine[] {
  const lines: DiffLine[] = [];
  let before = 0;
  let after = 0;
  let inside = false;
  for (const line of diff.split(/\r?\n/)) {
    const hunk = /^@@ -(\d+)(?:,\d+)? \+(\d+)(?:,\d+)? @@/.exec(line);
    if (hunk) {
      if (inside) lines.push({ kind: "gap" });
      inside = true;
      before = Number(hunk[1]);
      after = Number(hunk[2]);
      continue;
    }
    // Names of the files stand ahead of the first place; "\ No newline at end of file" is about bytes.
    if (!inside || line === "" || line.startsWith("\\")) continue;
    const text = line.slice(1);
    if (line.startsWith("+")) lines.push({ kind: "added", text, before: null, after: after++ });
    else if (line.startsWith("-")) lines.push({ kind: "removed", text, before: before++, after: null });
    else lines.push({ kind: "same", text, before: before++, after: after++ });
  }
  return lines;
}

/** How many lines a difference adds and removes. */
export function diffSize(lines: readonly DiffLine[]): { readonly added: number; readonly removed: number } {
  const count = (kind: DiffLine["kind"]): number => lines.filter((line) => line.kind === kind).length;
  return { added: count("added"), removed: count("removed") };
}
