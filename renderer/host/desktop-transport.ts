import type { Transport } from "../../electron/contract/client.ts";
import { bridgeName, type DesktopBridge } from "../../electron/contract/desktop-bridge.ts";

declare global {
  var wizardHost: DesktopBridge | undefined;
}

/** The bridge of Electron's window; null in any other. */
export function desktopBridge(): DesktopBridge | null {
  return globalThis[bridgeName] ?? null;
}

/** Carries messages over the bridge. It never closes: the page ends with its host. */
export function connectToDesktop(bridge: DesktopBridge): Transport {
  return {
    send: (json) => bridge.send(json),
    listen: (onMessage) => bridge.listen(onMessage),
  };
}
