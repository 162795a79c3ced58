/** What stands between a key and its value, meant or mistyped: full-width, or the colon's key without Shift. */
const pairMark = ":：=＝;；";
/** The same in words, where what follows may be a value: `为空` and `是必填项` are prose. */
const pairWord = String.raw`[是为](?=\s*["'“]?[!-~])|\bis(?=\s+\S)`;
/** What is no comment: a string, a mark (caught first), a blank (second), or anything else up to one of those. */
export const plainToken = new RegExp(
  String.raw`"(?:[^"\\\r\n]|\\[^\r\n])*"?|([{}[\]${pairMark},]|${pairWord})|(\s+)|[^\s{}[\]${pairMark},"/是为]+|[/是为]`,
  "y",
);
export const comment = /\/\/[^\r\n]*|\/\*[^]*?(?:\*\/|$)/y;
export const beforeValue = new RegExp(String.raw`\s*(?:[${pairMark}]|${pairWord})`, "y");
/** What may stand in a value's place without being one. */
export const noValue = new RegExp(`^["'“”\\s${pairMark}]*$`);
/** What a value ends at: a comma with a key behind it, closing brackets, the line's end. Not a comma inside an unquoted one. */
export const behindValue =
  /[ \t]*(?:(?:,[ \t]*)?(?:[\r\n]|\/[/*]|$|[}\]][ \t,{}[\]]*(?:["\r\n]|\/[/*]|$))|,[ \t]*"(?:[^"\\\r\n]|\\[^\r\n])*"\s*[:：=])/y;
/** In a list one more value may stand behind the comma: it is masked as well. */
export const behindListed = /[ \t]*(?:[,}\]\r\n]|\/[/*]|$)/y;

const secretName = "token|passw|pwd|secret|credential|cookie|authorization|密码|口令|密钥|令牌";
const secretKey = new RegExp(String.raw`${secretName}|(?:key|auth)["']?\s*$`, "i");

/** A key and its value in one string: the quotes between them are missing, or are no quotes to JSON. */
const gluedPair = glued(`(?:[${pairMark}]|${pairWord})`);
/** Behind a question mark a sign of equality belongs to a URL's query, whose values are looked for by themselves. */
const gluedPairInQuery = glued("[:：]");

function glued(mark: string): RegExp {
  const name = `(?:(?:${secretName})\\w{0,20}|key|auth)`;
  return new RegExp(`${name}["'“”]?\\s*${mark}\\s*`, "i");
}

/** A sticky pattern's match at one place. */
export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** Whether a key's value is to be hidden; a key may be an address that ends in a query. */
export function isSecret(key: string | null): boolean {
  return (
    key !== null && (secretKey.test(key) || /^[^"]*[?&][^=&]*$/.test(key) || secretKey.test(unescaped(key)))
  );
}

/** A key or credentials outside quotes: there is one quote too many before them, and the line's rest may be anything. */
export function isMisquoted(raw: string): boolean {
  return !raw.startsWith('"') && (secretKey.test(raw) || raw.includes("@"));
}

/** The key alone: a wrong mark may have glued its value to it. */
export function nameIn(raw: string): string {
  const found = secretKey.exec(raw);
  return found ? raw.slice(0, found.index + found[0].length) : "";
}

/** The string up to a secret value that its key is glued to; null where it holds no such pair. */
export function gluedName(raw: string): string | null {
  if (!raw.startsWith('"')) return null;
  const end = endOfPair(raw);
  if (end !== null) return raw.slice(0, end);
  // In escapes nobody reads where the value begins.
  return raw.includes("\\u") && endOfPair(unescaped(raw)) !== null ? '"' : null;
}

function endOfPair(text: string): number | null {
  const found = gluedPair.exec(text.split("?", 1)[0] ?? "") ?? gluedPairInQuery.exec(text);
  return found && found.index + found[0].length;
}

/** A key may be written in escapes. */
function unescaped(key: string): string {
  return key.replace(/\\u([0-9a-f]{4})/gi, (_all, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

/** A well-formed value ends with its token; of any other the whole rest of the line is taken. */
export function endOfValue(text: string, at: number, raw: string, behind: RegExp): number {
  const wellFormed = /^(?:"(?:[^"\\]|\\.)*"|-?[\d.]+(?:e[+-]?\d+)?|true|false|null)$/i.test(raw);
  return wellFormed && matchAt(behind, text, at) ? at : endOfLine(text, at);
}

/** Where the line ends that holds `at`. */
export function endOfLine(text: string, at: number): number {
  return at + text.slice(at).search(/[\r\n]|$/);
}
