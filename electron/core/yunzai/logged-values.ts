/**
 * Finds the values of a few keys in an object as it stands in a log: JSON, or what Node's inspector prints.
 * Strings are stepped over whole, so a value that looks like a key is not taken for one. The first of each
 * key wins; nothing else is kept. One pass, whatever the text.
 */
export function loggedValues(text: string, keys: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  let key: string | null = null;
  let awaited: string | null = null;
  for (let at = 0; at < text.length && found.size < keys.length;) {
    const token = tokenAt(text, at);
    at = token.end;
    if (token.kind === "mark") {
      awaited = token.text === ":" && key !== null ? key : null;
      key = null;
      continue;
    }
    if (awaited !== null) {
      if (keys.includes(awaited) && !found.has(awaited)) found.set(awaited, token.text);
      awaited = null;
    } else {
      key = token.text;
    }
  }
  return found;
}

interface Token {
  readonly kind: "word" | "mark";
  readonly text: string;
  readonly end: number;
}

function tokenAt(text: string, from: number): Token {
  let start = from;
  while (start < text.length && isBlank(text.charCodeAt(start))) start += 1;
  const first = text.charAt(start);
  if (first === '"' || first === "'" || first === "`") return stringAt(text, start, first);
  let end = start;
  while (end < text.length && isWordCharacter(text.charCodeAt(end))) end += 1;
  if (end > start) return { kind: "word", text: text.slice(start, end), end };
  return { kind: "mark", text: first, end: start + 1 };
}

/** A string token without its quotes; escapes stay as they are, no value looked for has any. */
function stringAt(text: string, start: number, quote: string): Token {
  let end = start + 1;
  while (end < text.length && text.charAt(end) !== quote) end += text.charAt(end) === "\\" ? 2 : 1;
  return { kind: "word", text: text.slice(start + 1, end), end: end + 1 };
}

function isBlank(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d);
}

/** Letters, digits, `_`, `$`, `-`, `.`: bare keys and numbers. */
function isWordCharacter(code: number): boolean {
  return (
    (code >= 0x30 && code <= 0x39) ||
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x61 && code <= 0x7a) ||
    code === 0x5f ||
    code === 0x24 ||
    code === 0x2d ||
    code === 0x2e
  );
}
