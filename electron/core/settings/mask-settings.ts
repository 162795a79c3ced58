import { mask } from "../endpoint.ts";
import {
  beforeValue,
  behindListed,
  behindValue,
  comment,
  endOfLine,
  endOfValue,
  gluedName,
  isMisquoted,
  isSecret,
  matchAt,
  nameIn,
  noValue,
  plainToken,
} from "./mask-tokens.ts";

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

/**
 * Every value that `maskSettingsText` hides by its place, as it is spelt in the text. Where that is a whole
 * rest of a line, also its beginning: that is what another place repeats.
 */
export function secretsOf(text: string): readonly string[] {
  const found: string[] = [];
  const stand: Stand = (secret) => {
    found.push(secret);
    return mask;
  };
  rewrite(text, {
    stand,
    repeated: [],
    inComment: false,
    onLoose: (rest) => found.push(...beginnings(rest)),
  });
  return found;
}

/** The secret in the rest of a line: up to a quote, to a blank, to a mark. */
function beginnings(rest: string): readonly string[] {
  const from = rest.search(/[^\s"'“”:：=,，;；]/);
  if (from < 0) return [];
  const ends = [/["“”]/, /[\s"“”]/, /[\s"'“”,，;；{}[\]]/];
  const found = ends.flatMap((end) => rest.slice(from).split(end, 1));
  return found.map(withoutMarksBehind).filter((secret) => !isKeyword(secret));
}

function withoutMarksBehind(text: string): string {
  return /^[^]*[^\s',，;；{}[\]]/.exec(text)?.[0] ?? "";
}

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
  /** Hears of what is hidden without being a well-formed value. */
  readonly onLoose?: (value: string) => void;
}

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
    const [raw, mark, blank] = token;
    at += raw.length;
    const glued = gluedName(raw);
    if (blank !== undefined) {
      parts.push(raw);
    } else if (mark !== undefined) {
      parts.push(raw);
      if (/[{[]/.test(mark)) {
        if (secretDepth > 0 || isSecret(key)) secretDepth += 1;
      } else if (/[}\]]/.test(mark)) {
        secretDepth = Math.max(0, secretDepth - 1);
      }
      if (/[{}[\],]/.test(mark)) key = null;
    } else if (!isSecret(key) && matchAt(beforeValue, text, at)) {
      key = raw;
      parts.push(raw);
    } else if (secretDepth > 0 || isSecret(key)) {
      const end = endOfValue(text, at, raw, secretDepth > 0 ? behindListed : behindValue);
      parts.push(maskValue(text.slice(at - raw.length, end), masking));
      at = end;
      key = null;
    } else if ((!masking.inComment || text[at] === '"') && isMisquoted(raw)) {
      const end = endOfLine(text, at);
      const name = raw.includes("@") ? "" : nameIn(raw);
      const rest = text.slice(at - raw.length + name.length, end);
      parts.push(name, maskValue(rest, masking));
      // Its value may stand on the next line.
      key = noValue.test(rest) ? raw : null;
      at = end;
    } else if (glued !== null) {
      // Where more than an end stands behind the string, its last quote may not be meant as one.
      const end = matchAt(behindListed, text, at) ? at : endOfLine(text, at);
      const rest = text.slice(at - raw.length + glued.length, end);
      parts.push(maskText(glued, masking), maskGlued(rest, masking));
      key = noValue.test(rest) ? raw : null;
      at = end;
    } else {
      parts.push(maskText(raw, masking));
      // Where the colon is missing, this was the key. Prose has none.
      key = key === null && !masking.inComment ? raw : null;
    }
  }
}

function maskValue(value: string, { stand, onLoose }: Masking): string {
  const quoted = /^"(?<inside>(?:[^"\\]|\\.)*)"$/.exec(value)?.groups?.inside;
  if (quoted !== undefined) return quoted === "" ? value : `"${stand(quoted)}"`;
  if (isKeyword(value)) return value;
  const bare = value.trimEnd().replace(/,$/, "").trimEnd();
  onLoose?.(bare);
  return stand(bare) + value.slice(bare.length);
}

function isKeyword(value: string): boolean {
  return /^(?:true|false|null)$/.test(value);
}

/** The closing quote stays, so that the line still reads as one string. */
function maskGlued(rest: string, masking: Masking): string {
  if (noValue.test(rest)) return rest;
  const quote = /^[^"]*"$/.test(rest) ? '"' : "";
  return maskValue(rest.slice(0, rest.length - quote.length), masking) + quote;
}

/** Query values and credentials of a URL, and secrets known from elsewhere. */
function maskText(raw: string, { stand, repeated }: Masking): string {
  return hideRepeated(maskUrls(raw, stand), repeated, stand);
}

function maskUrls(raw: string, stand: Stand): string {
  const hide = (_all: string, before: string, value: string): string => before + stand(value);
  const masked = raw.replace(/(:\/\/|^(?:"|\/\/)(?=[^/?#"\s:@]*:))([^/?#"\s]+)(?=@)/g, hide);
  return masked.includes("?") ? masked.replace(/([?&;][^?=&;#"\r\n]*=)([^&;#"\r\n]+)/g, hide) : masked;
}

function maskComment(raw: string, masking: Masking): string {
  // Word by word, the beginning of a secret would be hidden before the whole of it is looked for.
  const masked = maskUrls(rewrite(raw, { ...masking, repeated: [], inComment: true }), masking.stand);
  return hideRepeated(masked, masking.repeated, masking.stand);
}

function hideRepeated(text: string, repeated: readonly string[], stand: Stand): string {
  return repeated.reduce((hidden, secret) => hidden.replaceAll(secret, () => stand(secret)), text);
}
