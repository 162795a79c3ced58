import type { Transport } from "../../electron/contract/client.ts";
import { connectToBrowserHost } from "./browser-transport.ts";
import { connectToDesktop, desktopBridge } from "./desktop-transport.ts";

/** The way to the host that this page was opened by. */
export interface Host {
  readonly transport: Transport;
  /** Turns a dropped folder into its path; null in a browser, which hides paths. */
  readonly dropFolder: ((folder: File) => Promise<string | null>) | null;
}

/** Electron's window has a bridge; any other page came from the browser host. */
export function connectToHost(): Host {
  const bridge = desktopBridge();
  if (bridge === null) return { transport: connectToBrowserHost(), dropFolder: null };
  return { transport: connectToDesktop(bridge), dropFolder: (folder) => bridge.dropFolder(folder) };
}
