/** Where the browser host takes the page's WebSocket. */
export const socketPath = "/socket";

/** The `<meta>` in which the page gets its key, once; the key is the socket's first message (DESIGN 7). */
export const keyMeta = "wizard-key";

/** Why the browser host ended a socket, beside the codes of RFC 6455. */
export const closeCodes = {
  /** The first message was not the key, or too long to be one. */
  wrongKey: 4401,
  /** No first message came in time. */
  keyTooLate: 4408,
  /** The same key opened a newer socket: one window at a time. */
  replaced: 4409,
} as const;
