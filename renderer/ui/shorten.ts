/** A text with its middle left out; put together, the three parts are the whole text. */
export interface Shortened {
  readonly head: string;
  readonly left: string;
  readonly tail: string;
}

/** Stands for what is left out. */
export const ellipsis = "…";

/**
 * Leaves out as little of the middle as fits: whole folders first, so that the drive and the last folders
 * stay readable; letters only where a single name is too long. Null when the whole text fits.
 *
 * @param fits whether a text with the ellipsis in it has room.
 */
export function shorten(text: string, fits: (shown: string) => boolean): Shortened | null {
  if (fits(text)) return null;
  return byFolders(text, fits) ?? byLetters(text, fits);
}

function byFolders(text: string, fits: (shown: string) => boolean): Shortened | null {
  const root = rootOf(text);
  const breaks: number[] = [];
  for (let at = root.length; at < text.length - 1; at += 1)
    if (/[\\/]/.test(text.charAt(at))) breaks.push(at);
  // From the longest tail to the shortest: the first that fits shows the most.
  for (const at of breaks) {
    if (fits(`${root}${ellipsis}${text.slice(at)}`)) return cut(text, root.length, at);
  }
  return null;
}

/** What tells where a path or an address begins: `D:\`, `\\server\`, `~/`, `/home/`, `%LOCALAPPDATA%\`, `ws://host:2536`. */
function rootOf(text: string): string {
  const [root] =
    /^(?:[a-z][a-z0-9+.-]*:\/\/[^/]*|[a-z]:[\\/]|\\\\[^\\]+\\|~[\\/]|%[^%\\]+%\\|\/[^/]+\/)/i.exec(text) ??
    [];
  return root ?? "";
}

function byLetters(text: string, fits: (shown: string) => boolean): Shortened {
  const letters = Array.from(text);
  // Binary search for the most letters that fit, split a little towards the end, which tells more.
  let low = 0;
  let high = letters.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(shownOf(letters, middle))) low = middle;
    else high = middle - 1;
  }
  const { head, tail } = splitOf(letters, low);
  return cut(text, head.length, text.length - tail.length);
}

function shownOf(letters: readonly string[], kept: number): string {
  const { head, tail } = splitOf(letters, kept);
  return `${head}${ellipsis}${tail}`;
}

function splitOf(letters: readonly string[], kept: number): { readonly head: string; readonly tail: string } {
  const before = Math.floor(kept / 2);
  const after = kept - before;
  return {
    head: letters.slice(0, before).join(""),
    tail: after === 0 ? "" : letters.slice(-after).join(""),
  };
}

function cut(text: string, from: number, to: number): Shortened {
  return { head: text.slice(0, from), left: text.slice(from, to), tail: text.slice(to) };
}
