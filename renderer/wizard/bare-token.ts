/** A token without the word in front of it, which people copy from `auth` and Lagrange adds itself (FACTS L9, Y8). */
export function bareToken(typed: string): string {
  return typed.replace(/^\s*Bearer\s+/i, "");
}
