import { structuredPatch, type StructuredPatch } from "diff";
import { mask } from "../core/endpoint.ts";
import { maskSettingsText, secretsOf } from "../core/settings/mask-settings.ts";

/** Lines shown around a change. */
const context = 3;

/** Texts that differ in more lines than this are shown as replaced whole. */
const maxEditLength = 4000;

/**
 * The unified difference of two settings texts with every secret masked; empty when they are equal.
 * Lines are compared as they are and masked only for showing, so a changed token is a changed line: its
 * new value, where the old text does not have it, stands as `*** (new)`.
 *
 * @param oldText null for a file that is created.
 * @param secrets known to be secret wherever they stand, beside what the texts themselves tell.
 */
export function maskedDiff(oldText: string | null, newText: string, secrets: readonly string[] = []): string {
  const old = oldText ?? "";
  if (old === newText) return "";
  const known = new Set(
    oldText === null ? [] : [...secretsOf(old), ...secrets.filter((s) => old.includes(s))],
  );
  const all = [...secrets, ...known, ...secretsOf(newText)];
  const oldLines = shownLines(maskSettingsText(old, all));
  const newLines = shownLines(
    maskSettingsText(newText, all, (secret) =>
      oldText === null || known.has(secret) ? mask : `${mask} (new)`,
    ),
  );
  const lines = [`--- ${oldText === null ? "/dev/null" : fileName}`, `+++ ${fileName}`];
  for (const hunk of hunksOf(old, newText)) {
    lines.push(`@@ -${range(hunk.oldStart, hunk.oldLines)} +${range(hunk.newStart, hunk.newLines)} @@`);
    let oldAt = hunk.oldStart - 1;
    let newAt = hunk.newStart - 1;
    for (const line of hunk.lines) {
      const sign = line.charAt(0);
      if (sign === "-") lines.push(`-${oldLines[oldAt] ?? ""}`);
      else if (sign === "+" || sign === " ") lines.push(`${sign}${newLines[newAt] ?? ""}`);
      else lines.push(line);
      if (sign === "-" || sign === " ") oldAt += 1;
      if (sign === "+" || sign === " ") newAt += 1;
    }
  }
  return `${lines.join("\n")}\n`;
}

const fileName = "appsettings.json";

/** An empty side is named by the line before it. */
function range(start: number, count: number): string {
  return `${count === 0 ? start - 1 : start},${count}`;
}

/** A carriage return would only disturb the terminal; the file keeps it. */
function shownLines(text: string): readonly string[] {
  return text.split(/\r?\n/);
}

function hunksOf(old: string, newText: string): StructuredPatch["hunks"] {
  const patch = structuredPatch("", "", old, newText, "", "", { context, maxEditLength });
  if (patch) return patch.hunks;
  const removed = linesOf(old);
  const added = linesOf(newText);
  return [
    {
      oldStart: 1,
      oldLines: removed.length,
      newStart: 1,
      newLines: added.length,
      lines: [...removed.map((line) => `-${line}`), ...added.map((line) => `+${line}`)],
    },
  ];
}

function linesOf(text: string): readonly string[] {
  return text === "" ? [] : text.replace(/\n$/, "").split("\n");
}
