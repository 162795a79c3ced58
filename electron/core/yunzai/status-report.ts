/** What is kept of a `/status` answer: where the Yunzai says it runs, and as which process (FACTS Y10). */
export interface StatusReport {
  readonly folder: string;
  readonly pid: number;
}

/** What the beginning of a `/status` answer tells: the two fields, nothing yet, or that they are not there. */
export type StatusPrefix =
  | ({ readonly kind: "report" } & StatusReport)
  | { readonly kind: "more" }
  | { readonly kind: "other" };

/** One JSON token: the inside of a string, a bracket or separator, or a bare word. */
const token = /\s*(?:"((?:[^"\\]|\\.)*)"|([{}[\]:,])|([\w.+-]+))/gy;

/**
 * Looks for `header.cwd` and `header.processId` in the beginning of a Node diagnostic report (FACTS Y10).
 * The header comes first in it, the environment with its secrets far behind: nothing past the header is looked at.
 */
export function readStatusPrefix(text: string): StatusPrefix {
  let depth = 0;
  let inHeader = false;
  let latest = "";
  let key: string | null = null;
  let folder: string | null = null;
  let pid: number | null = null;
  for (const { 0: whole, 1: string, 2: sign, 3: word, index } of text.matchAll(token)) {
    // The last token may be only the beginning of one.
    if (index + whole.length === text.length) break;
    if (depth === 0 && sign !== "{") return { kind: "other" };
    const named: string | null = key;
    key = null;
    if (sign === "{" || sign === "[") {
      depth += 1;
      if (depth === 2 && named === "header") inHeader = true;
    } else if (sign === "}" || sign === "]") {
      if (inHeader && depth === 2) return { kind: "other" };
      depth -= 1;
      if (depth === 0) return { kind: "other" };
    } else if (sign === ":") {
      key = latest;
    } else if (string !== undefined) {
      latest = string;
      if (inHeader && depth === 2 && named === "cwd") folder = unescaped(string);
    } else if (inHeader && depth === 2 && named === "processId") {
      pid = /^[1-9]\d*$/.test(word ?? "") ? Number(word) : null;
    }
    if (folder !== null && pid !== null) return { kind: "report", folder, pid };
  }
  return { kind: "more" };
}

/** What stands between the quotes, read as JSON; null for an escape that JSON does not have. */
function unescaped(inside: string): string | null {
  try {
    const value: unknown = JSON.parse(`"${inside}"`);
    return typeof value === "string" ? value : null;
  } catch {
    return null;
  }
}
