import { closeCodes } from "../../electron/contract/browser-wire.ts";
import type { Closed, Transport } from "../../electron/contract/client.ts";

/** What is used of a browser's WebSocket. */
export interface Socket {
  send(text: string): void;
  addEventListener(type: "open", listener: () => void): void;
  addEventListener(type: "message", listener: (event: { readonly data: unknown }) => void): void;
  addEventListener(type: "close", listener: (event: { readonly code: number }) => void): void;
}

/**
 * Carries messages over a socket that is being opened: the key first, then what was sent meanwhile.
 * Without a key there is no socket to open, and the transport ends as soon as somebody listens.
 */
export function createSocketTransport(
  opening: { readonly socket: Socket; readonly key: string } | null,
): Transport {
  const kept: string[] = [];
  let state: "opening" | "open" | "closed" = opening ? "opening" : "closed";
  return {
    send(json) {
      if (state === "opening") kept.push(json);
      else if (state === "open") opening?.socket.send(json);
    },
    listen(onMessage, onClosed) {
      // Such a page is served only beside a session, which is therefore another window's.
      if (!opening) return queueMicrotask(() => onClosed("other-window"));
      const { socket, key } = opening;
      socket.addEventListener("open", () => {
        state = "open";
        for (const text of [key, ...kept.splice(0)]) socket.send(text);
      });
      socket.addEventListener("message", ({ data }) => {
        if (typeof data === "string") onMessage(data);
      });
      socket.addEventListener("close", ({ code }) => {
        state = "closed";
        onClosed(reasonOf(code));
      });
    },
  };
}

function reasonOf(code: number): Closed {
  switch (code) {
    case closeCodes.replaced:
      return "other-window";
    case closeCodes.wrongKey:
    case closeCodes.keyTooLate:
      return "no-key";
    default:
      return "gone";
  }
}
