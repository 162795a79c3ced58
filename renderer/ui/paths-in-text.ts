import { isAbsolutePath } from "../../electron/contract/shared-rules.ts";

/** So wide a path leaves room for the sentence that it stands in; a wide character counts twice. */
const widest = 48;

/** Whether a path is short enough to stand whole in a sentence. */
export function fitsInSentence(path: string): boolean {
  let width = 0;
  for (const character of path) width += character > "\u2E7F" ? 2 : 1;
  return width <= widest;
}

/** The paths among the values that a sentence is filled in with: from a drive, a share or the root on. */
export function pathsAmong(values: readonly unknown[]): readonly string[] {
  return values
    .flat()
    .filter((value) => typeof value === "string")
    .filter(isAbsolutePath);
}

/** A text in its parts, of which every second one is one of the paths. Pure. */
export function splitAtPaths(text: string, paths: readonly string[]): readonly string[] {
  if (paths.length === 0) return [text];
  // A path may begin with another one.
  const longestFirst = [...paths].sort((a, b) => b.length - a.length);
  const literal = longestFirst.map((path) => path.replaceAll(/[\\^$.*+?()[\]{}|]/g, "\\$&"));
  return text.split(new RegExp(`(${literal.join("|")})`));
}
