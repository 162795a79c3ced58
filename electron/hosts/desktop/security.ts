/** The page's own scheme; `app` is the one host it has. */
export const pageScheme = "wizard";
const pageHost = "app";

/** What the window opens. */
export const startPage = `${pageScheme}://${pageHost}/`;

/** True for a URL of the page's own origin, and for that origin itself. */
export function isOwnPage(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, host, username, password } = new URL(url);
  return protocol === `${pageScheme}:` && host === pageHost && username === "" && password === "";
}

/** The frame that a message came from, as far as it matters. */
export interface Sender {
  readonly url: string;
  /** The window's own frame, no frame within it. */
  readonly isMainFrame: boolean;
}

/** Whether to listen to a message; null is a frame that has gone meanwhile. */
export function isTrustedSender(sender: Sender | null): boolean {
  return sender !== null && sender.isMainFrame && isOwnPage(sender.url);
}

/** Whether the window may go to a URL, by a link, a script or a redirect. Elsewhere it never goes. */
export function mayNavigate(url: string): boolean {
  return isOwnPage(url);
}

/** Whether anything may be loaded from a URL. Chromium's tools need their own files while we develop. */
export function mayLoad(url: string, development: boolean): boolean {
  return isOwnPage(url) || (development && url.startsWith("devtools://"));
}

/**
 * Whether a frame may use what browsers ask the user for. Only the copy buttons need something: writing text
 * to the clipboard, upon a click.
 */
export function mayUse(permission: string, sender: Sender): boolean {
  return permission === "clipboard-sanitized-write" && isTrustedSender(sender);
}
