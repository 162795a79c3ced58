import { keyMeta, socketPath } from "../../electron/contract/browser-wire.ts";
import type { Transport } from "../../electron/contract/client.ts";
import { createSocketTransport } from "./socket-transport.ts";

/**
 * Connects the page to the browser host that served it. The key comes with the page once and stays with
 * this tab, so that a reload, or a call of this function after the host was gone, connects again.
 */
export function connectToBrowserHost(): Transport {
  const key = takeKey();
  if (key === null) return createSocketTransport(null);
  const socket = new WebSocket(`ws://${location.host}${socketPath}`);
  return createSocketTransport({ socket, key });
}

/** The key out of the page or of this tab's store; null in a tab that never had one. */
function takeKey(): string | null {
  const meta = document.querySelector<HTMLMetaElement>(`meta[name="${keyMeta}"]`);
  if (meta) {
    sessionStorage.setItem(keyMeta, meta.content);
    meta.remove();
  }
  // The token has done its work: nobody shall copy it out of the address bar, and a reload needs none.
  if (location.search !== "") history.replaceState(null, "", location.pathname);
  return sessionStorage.getItem(keyMeta);
}
