import { mask } from "../endpoint.ts";

/** What stands for a secret; may tell two secrets apart. */
export type Stand = (secret: string) => string;

/**
 * A settings text for showing: the values of keys that sound secret, query values and credentials in
 * URLs become `***`, in comments too; so does every one of `secrets`, and every value so found, wherever
 * a string or a comment repeats it. Works on text that does not parse, where it rather hides too much.
 * Lines keep their number and order. Empty values, `true`, `false` and `null` are no secrets.
 */
export function maskSettingsText(
  text: string,
  secrets: readonly string[] = [],
  stand: Stand = () => mask,
): string {
  const known = [...secrets.flatMap(spellings), ...secretsOf(text)];
  // Longer ones first, so that no secret hides a part of another.
  const repeated = [...new Set(known)]
    .filter(({ length }) => length >= shortestRepeated)
    .toSorted((a, b) => b.length - a.length);
  return rewrite(text, { stand, repeated, inComment: false });
}

/** Every value that `maskSettingsText` hides by its place, as it is spelt in the text. */
export function secretsOf(text: string): readonly string[] {
  const found: string[] = [];
  const stand: Stand = (secret) => {
    found.push(secret);
    return mask;
  };
  rewrite(text, { stand, repeated: [], inComment: false });
  return found;
}

const secretKey = /token|passw|pwd|secret|credential|cookie|authorization|(?:key|auth)["']?\s*$/i;

/** Shorter ones would blacken half the file where they repeat. */
const shortestRepeated = 4;

function spellings(secret: string): readonly string[] {
  return [
    secret,
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(secret.replace(/\p{Cs}/gu, "\ufffd")),
  ];
}

interface Masking {
  readonly stand: Stand;
  readonly repeated: readonly string[];
  readonly inComment: boolean;
}

/** What is no comment: a string, a mark, a blank, or anything else up to one of those. */
const plainToken =
  /(?<text>"(?:[^"\\\r\n]|\\[^\r\n])*"?)|(?<mark>[{}[\]:：=,])|(?<blank>\s+)|(?<word>[^\s{}[\]:：=,"/]+|\/)/y;
const comment = /\/\/[^\r\n]*|\/\*[^]*?(?:\*\/|$)/y;
const beforeValue = /\s*[:：=]/y;
const behindValue = /[ \t]*(?:[,}\]\r\n]|\/[/*]|$)/y;

/** Follows keys and values as far as the text lets it; brackets behind a secret key make all within secret. */
function rewrite(text: string, masking: Masking): string {
  const parts: string[] = [];
  let key: string | null = null;
  let secretDepth = 0;
  let at = 0;
  for (;;) {
    const note = masking.inComment ? null : matchAt(comment, text, at);
    if (note) {
      parts.push(maskComment(note[0], masking));
      at += note[0].length;
      continue;
    }
    const token = matchAt(plainToken, text, at);
    // Every character begins one, so this is the end.
    if (!token) return parts.join("");
    const [raw] = token;
    at += raw.length;
    const { mark, blank } = token.groups ?? {};
    if (blank !== undefined) {
      parts.push(raw);
    } else if (mark !== undefined) {
      parts.push(raw);
      if (/[{[]/.test(mark)) {
        if (secretDepth > 0 || isSecret(key)) secretDepth += 1;
      } else if (/[}\]]/.test(mark)) {
        secretDepth = Math.max(0, secretDepth - 1);
      }
      if (!/[:：=]/.test(mark)) key = null;
    } else if (matchAt(beforeValue, text, at)) {
      key = raw;
      parts.push(raw);
    } else if (!masking.inComment && isMisquoted(raw)) {
      const end = endOfLine(text, at);
      const name = raw.includes("@") ? "" : raw;
      parts.push(name, maskValue(text.slice(at - raw.length + name.length, end), masking));
      // Its value may stand on the next line.
      key = /^["\s:：=]*$/.test(text.slice(at, end)) ? raw : null;
      at = end;
    } else if (secretDepth > 0 || isSecret(key)) {
      const end = endOfValue(text, at, raw);
      parts.push(maskValue(text.slice(at - raw.length, end), masking));
      at = end;
      key = null;
    } else {
      parts.push(maskText(raw, masking));
      // Where the colon is missing, this was the key. Prose has none.
      key = key === null && !masking.inComment ? raw : null;
    }
  }
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function isSecret(key: string | null): boolean {
  return (
    key !== null && (secretKey.test(key) || /^[^"]*[?&][^=&]*$/.test(key) || secretKey.test(unescaped(key)))
  );
}

/** A key or credentials outside quotes: there is one quote too many before them, and the line's rest may be anything. */
function isMisquoted(raw: string): boolean {
  return !raw.startsWith('"') && (secretKey.test(raw) || raw.includes("@"));
}

/** A key may be written in escapes. */
function unescaped(key: string): string {
  return key.replace(/\\u([0-9a-f]{4})/gi, (_all, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

/** A well-formed value ends with its token; of any other the whole rest of the line is taken. */
function endOfValue(text: string, at: number, raw: string): number {
  const wellFormed = /^(?:"(?:[^"\\]|\\.)*"|-?[\d.]+(?:e[+-]?\d+)?|true|false|null)$/i.test(raw);
  return wellFormed && matchAt(behindValue, text, at) ? at : endOfLine(text, at);
}

function endOfLine(text: string, at: number): number {
  return at + text.slice(at).search(/[\r\n]|$/);
}

function maskValue(value: string, { stand }: Masking): string {
  const quoted = /^"(?<inside>(?:[^"\\]|\\.)*)"$/.exec(value)?.groups?.inside;
  if (quoted !== undefined) return quoted === "" ? value : `"${stand(quoted)}"`;
  if (/^(?:true|false|null)$/.test(value)) return value;
  const bare = value.trimEnd().replace(/,$/, "").trimEnd();
  return stand(bare) + value.slice(bare.length);
}

/** Query values and credentials of a URL, and secrets known from elsewhere. */
function maskText(raw: string, { stand, repeated }: Masking): string {
  return hideRepeated(maskUrls(raw, stand), repeated, stand);
}

function maskUrls(raw: string, stand: Stand): string {
  const hide = (_all: string, before: string, value: string): string => before + stand(value);
  const masked = raw.replace(/(:\/\/|^(?:"|\/\/)(?=[^/?#"\s:@]*:))([^/?#"\s]+)(?=@)/g, hide);
  return masked.includes("?") ? masked.replace(/([?&;][^=&;#"\r\n]*=)([^&;#"\r\n]+)/g, hide) : masked;
}

function maskComment(raw: string, masking: Masking): string {
  const masked = maskUrls(rewrite(raw, { ...masking, inComment: true }), masking.stand);
  return hideRepeated(masked, masking.repeated, masking.stand);
}

function hideRepeated(text: string, repeated: readonly string[], stand: Stand): string {
  return repeated.reduce((hidden, secret) => hidden.replaceAll(secret, () => stand(secret)), text);
}
