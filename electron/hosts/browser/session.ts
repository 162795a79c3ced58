import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

/** What a token gave: the one session there is, nothing because it was used before, or nothing because it is wrong. */
export type Exchange = "opened" | "taken" | "wrong";

/** The one session of a browser host: a token that opens it once, a cookie that carries it, a key for its socket. */
export interface Session {
  /** For the address that is printed, once. */
  readonly token: string;
  /** For the page that is answered at the exchange, once. */
  readonly key: string;
  /** `Set-Cookie` for that answer. */
  readonly setCookie: string;
  exchange(token: string): Exchange;
  /** Whether it has been opened. */
  isOpen(): boolean;
  /** Whether a `Cookie` header carries it. */
  hasCookie(header: string | undefined): boolean;
  isKey(text: string): boolean;
}

/** `port` is the host's own: cookies ignore ports, so the name has to tell ours from a neighbour's (DESIGN 7). */
export function createSession(port: number): Session {
  const [token, key, cookie] = [secret(), secret(), secret()];
  const name = `wizard-${port}`;
  let open = false;
  return {
    token,
    key,
    setCookie: `${name}=${cookie}; Path=/; HttpOnly; SameSite=Strict`,
    exchange(given) {
      if (!isSame(given, token)) return "wrong";
      if (open) return "taken";
      open = true;
      return "opened";
    },
    isOpen: () => open,
    hasCookie: (header = "") => open && valuesOf(header, name).some((value) => isSame(value, cookie)),
    isKey: (text) => open && isSame(text, key),
  };
}

/** Characters that a URL, a cookie and a page take as they are. */
function secret(): string {
  return randomBytes(32).toString("base64url");
}

/** Compares in a time that tells nothing about either, their lengths included. */
function isSame(given: string, known: string): boolean {
  const [a, b] = [given, known].map((text) => createHash("sha256").update(text).digest());
  return a !== undefined && b !== undefined && timingSafeEqual(a, b);
}

/** All values under a name: another port's page may have set a cookie of that name before ours. */
function valuesOf(header: string, name: string): readonly string[] {
  return header
    .split(";")
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
}
