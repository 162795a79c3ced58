/** The variables in `NAME=value` texts. What has no name before its first `=`, or no such sign at all, is none. */
export function variablesIn(entries: readonly string[]): Readonly<Record<string, string>> {
  const pairs = entries.flatMap((entry) => {
    const at = entry.indexOf("=");
    return at > 0 ? [[entry.slice(0, at), entry.slice(at + 1)] as const] : [];
  });
  return Object.fromEntries(pairs);
}
