import type { DesktopBridge } from "../../contract/desktop-bridge.ts";
import { channels } from "./channels.ts";

/** What the bridge needs of Electron's `ipcRenderer`. */
export interface PageIpc {
  send(channel: string, ...values: readonly unknown[]): void;
  on(channel: string, listener: (event: unknown, value: unknown) => void): unknown;
  invoke(channel: string, value: unknown): Promise<unknown>;
}

/**
 * The page's side of the bridge, and the news to the host that a page is there. It hands on texts without
 * judging them: the dispatcher does that for every transport alike, and answers; swallowed here, a bad
 * message would leave the page waiting for ever. `pathOf` is empty for what is no file on this disk.
 */
export function createDesktopBridge(ipc: PageIpc, pathOf: (file: File) => string): DesktopBridge {
  ipc.send(channels.open);
  return {
    send(json) {
      if (typeof json === "string") ipc.send(channels.fromPage, json);
    },
    listen(onMessage) {
      // Electron's event stays here: through its sender a page would reach every channel.
      ipc.on(channels.toPage, (_, json) => {
        if (typeof json === "string") onMessage(json);
      });
    },
    async dropFolder(dropped) {
      const path = pathOf(dropped);
      const folder = path === "" ? null : await ipc.invoke(channels.drop, path);
      return typeof folder === "string" ? folder : null;
    },
  };
}
