import type { IncomingHttpHeaders } from "node:http";

/**
 * `auth` as YAML gives it: the map it should be, or the two settings that lock everyone out, a value
 * read as a number and a string in place of the map (FACTS Y8).
 */
export type PracticeAuth = string | Readonly<Record<string, string | number>>;

/**
 * The first key whose value a request does not bring, or null when it may pass. Values compare whole
 * and by case, header names ignore case, query names do not (FACTS Y8).
 */
export function failedAuthKey(
  auth: PracticeAuth,
  headers: IncomingHttpHeaders,
  query: Readonly<Record<string, string>>,
): string | null {
  // A string has its characters as entries: keys "0", "1", … that no request can bring.
  for (const [key, value] of Object.entries(auth)) {
    if (headers[key.toLowerCase()] !== value && query[key] !== value) return key;
  }
  return null;
}
