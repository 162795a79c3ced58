import type { WebSocket } from "ws";
import { closeCodes } from "../../contract/browser-wire.ts";
import { createDispatcher } from "../../contract/dispatch.ts";
import type { Service } from "../../contract/service.ts";

/** A window that proved itself, with the jobs it runs. */
export interface WindowSocket {
  /** Ends the connection, cancels what runs except a write, and resolves when all of it is over. */
  leave(code: number, reason: string): Promise<void>;
}

interface WindowHandlers {
  readonly service: Service;
  readonly onBug: (error: unknown) => void;
  /** The connection ended by itself; the promise resolves when its jobs have. */
  readonly onGone: (jobsOver: Promise<void>) => void;
}

/** What a window may leave unread, in bytes; a search tells some kilobytes a second. */
const mostUnread = 8 * 1024 * 1024;

/** Longer than a key, in bytes. */
const longestKey = 256;

/**
 * Waits for the key as a socket's first and only message. Calls `onKey` when it was right; otherwise, and
 * after `withinMs`, the socket is closed with the reason.
 */
export function takeKey(
  socket: WebSocket,
  isKey: (text: string) => boolean,
  withinMs: number,
  onKey: () => void,
): void {
  const timer = setTimeout(() => socket.close(closeCodes.keyTooLate, "no key came in time"), withinMs);
  socket.once("close", () => clearTimeout(timer));
  socket.once("message", (data, isBinary) => {
    clearTimeout(timer);
    if (socket.readyState !== socket.OPEN) return;
    const text = textOf(data, isBinary);
    if (text !== null && text.length <= longestKey && isKey(text)) onKey();
    else socket.close(closeCodes.wrongKey, "the first message is not the key");
  });
}

/** Runs a window's calls for as long as its socket lives. */
export function serveWindow(socket: WebSocket, { service, onBug, onGone }: WindowHandlers): WindowSocket {
  const dispatcher = createDispatcher(service, send, onBug);
  let left = false;
  socket.on("message", (data, isBinary) => {
    // What was on its way when we said goodbye is not done any more.
    if (socket.readyState !== socket.OPEN) return;
    const text = textOf(data, isBinary);
    if (text === null) socket.close(1003, "text only");
    else dispatcher.receive(text);
  });
  socket.once("close", () => {
    if (left) return;
    left = true;
    onGone(dispatcher.close());
  });
  return {
    leave(code, reason) {
      left = true;
      socket.close(code, reason);
      return dispatcher.close();
    },
  };

  function send(json: string): void {
    if (socket.readyState !== socket.OPEN) return;
    // A window that does not read would not get a closing frame either: that waits behind the rest.
    if (socket.bufferedAmount + json.length > mostUnread) socket.terminate();
    else socket.send(json);
  }
}

function textOf(data: unknown, isBinary: boolean): string | null {
  return !isBinary && Buffer.isBuffer(data) ? data.toString("utf8") : null;
}
