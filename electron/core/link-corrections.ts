import { assertNever } from "./assert-never.ts";
import { handlerSegment, matchSuffix, requestTarget, type EndpointProblem } from "./endpoint.ts";
import { oneBotSegments } from "./recognise.ts";
import { fieldsInText, fieldsOfUrl, plainForms, type TypedFields } from "./typed-address.ts";
import { usualPort } from "./yunzai/usual-port.ts";

/** What is wrong with a typed field; the last three can be dialled and lead to no OneBot adapter (FACTS Y5). */
export type FieldFault = EndpointProblem | "suffix-query" | "suffix-case" | "suffix-unknown";

const usualHost = "127.0.0.1";

/**
 * What was most likely meant by fields with a fault; null where nobody can tell. It may still be wrong:
 * `readFields` offers it only where it mends the field. `segments` as there.
 */
export function likelyFields(
  fault: FieldFault,
  typed: TypedFields,
  segments: readonly string[],
): Partial<TypedFields> | null {
  switch (fault) {
    case "host-missing":
    case "host-wildcard":
      return { host: usualHost };
    case "host-scheme":
    case "host-has-path":
    case "host-has-port":
    case "host-malformed":
      return addressInHost(typed.host);
    case "host-unbracketed":
      return { host: `[${typed.host}]` };
    case "port-missing":
      return { port: String(usualPort) };
    case "port-not-a-number":
    case "port-out-of-range":
      return portIn(typed.port);
    case "suffix-no-slash":
      return fieldsWithSuffix(typed.suffix) ?? suffixMeant(`/${pathOf(typed.suffix)}`, segments);
    case "suffix-query":
    case "suffix-case":
    case "suffix-unknown":
      return suffixMeant(plainPath(typed.suffix), segments);
    default:
      return assertNever(fault);
  }
}

/** People paste a whole address into Host: its parts belong into the three fields. */
function addressInHost(typed: string): Partial<TypedFields> | null {
  const whole = fieldsInText(typed);
  if (whole) return whole;
  const plain = plainForms(typed)
    .replace(/[。｡、]/g, ".")
    // Commas of an address, a blank before its port.
    .replace(/(?<=\d)[,，](?=\d)/g, ".")
    .replace(/(?<!\s)\s+(?=\d{1,5}$)/, ":")
    .replace(/\s+/g, "");
  const [scheme = ""] = /^(?:ws|http)s?(?::?[/\\]+|:(?!\d{1,5}$))/i.exec(plain) ?? [];
  const secure = /^(?:wss|https)/i.test(scheme);
  return fieldsOfUrl(`${secure ? "wss" : "ws"}://${plain.slice(scheme.length)}`);
}

const chineseDigits = "零一二三四五六七八九";

/** The number in a text, in whatever digits; of an address the one behind its colon. */
function portIn(typed: string): Partial<TypedFields> | null {
  const plain = plainForms(typed)
    .replace(/[零〇一二三四五六七八九]/g, (digit) => String(Math.max(0, chineseDigits.indexOf(digit))))
    .replace(/(?<=\d)[\s,，](?=\d)/g, "");
  const port = (/:\s*(\d{2,5})(?!\d)/.exec(plain) ?? /(?<!\d)(\d{2,5})(?!\d)/.exec(plain))?.[1];
  return port === undefined ? null : { port };
}

/** A whole address in the suffix's place, as far as it names a path. */
function fieldsWithSuffix(typed: string): Partial<TypedFields> | null {
  const fields = fieldsInText(typed);
  return fields?.suffix === undefined ? null : fields;
}

/** A path without what stands before its first letter: slashes of any kind, dots, blanks. */
function pathOf(typed: string): string {
  return plainPath(typed).replace(/^[/\s.]+/, "");
}

/** The path in plain characters; a query is left as it is, since it may hold a secret. */
function plainPath(typed: string): string {
  const [, path = "", query = ""] = /^([^?？]*)([^]*)$/.exec(typed) ?? [];
  return plainForms(path).replaceAll("\\", "/") + query.replace(/^？/, "?");
}

/** The suffix of the adapter that a spelling comes closest to, else of the best one; its query stays, behind a slash. */
function suffixMeant(suffix: string, segments: readonly string[]): Partial<TypedFields> {
  if (suffixFault(suffix, segments) === null) return { suffix };
  const target = requestTarget(suffix);
  const query = /\?.*$/.exec(target)?.[0] ?? "";
  const written = handlerSegment(suffix).replace(/\?.*$/, "").toLowerCase();
  const near = nameable(segments).find((segment) => segment.toLowerCase() === written);
  const [best] = segments;
  if (near === undefined) return { suffix: best === undefined ? suffix : withQuery(`/${best}`, query) };
  const rest = target.slice(1 + near.length, target.length - query.length);
  return { suffix: withQuery(`/${near}${rest}`, query) };
}

function withQuery(path: string, query: string): string {
  if (query === "") return path;
  return path.endsWith("/") ? path + query : `${path}/${query}`;
}

/** Paths whose misspellings are known as such, also where nobody knows what this Yunzai serves. */
function nameable(segments: readonly string[]): readonly string[] {
  return segments.length > 0 ? segments : oneBotSegments;
}

/** How a suffix that can be dialled misses the paths that are served (FACTS Y5); null when it does not. */
export function suffixFault(
  suffix: string,
  segments: readonly string[],
): Exclude<FieldFault, EndpointProblem> | null {
  if (segments.includes(handlerSegment(suffix))) return null;
  const matches = nameable(segments).map((segment) => matchSuffix(suffix, segment));
  if (matches.includes("case")) return "suffix-case";
  if (matches.includes("query")) return "suffix-query";
  const odd = plainPath(suffix) !== suffix;
  return segments.length > 0 || odd ? "suffix-unknown" : null;
}
