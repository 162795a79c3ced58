import { EventEmitter } from "node:events";
import type { DesktopBridge } from "../../electron/contract/desktop-bridge.ts";
import { channels } from "../../electron/hosts/desktop/channels.ts";
import {
  createHostBridge,
  type HostBridge,
  type HostBridgeParts,
} from "../../electron/hosts/desktop/host-bridge.ts";
import { createDesktopBridge } from "../../electron/hosts/desktop/preload-bridge.ts";
import { startPage, type Sender } from "../../electron/hosts/desktop/security.ts";

const ownPage: Sender = { url: startPage, isMainFrame: true };

/** Both halves of the desktop host's bridge, with a wire between them that copies and delays as Electron's does. */
export interface DesktopIpc {
  readonly host: HostBridge;
  /** Loads a page, or loads it again: what its preload script shows it. Only the last one loaded hears anything. */
  readonly load: (sender?: Sender) => DesktopBridge;
}

export function connectDesktop(
  parts: Partial<HostBridgeParts> & Pick<HostBridgeParts, "service">,
): DesktopIpc {
  let page = new EventEmitter();
  const host = createHostBridge({
    grant: () => undefined,
    folderOf: async (path) => path,
    send(json) {
      const listening = page;
      later(() => listening.emit(channels.toPage, {}, structuredClone(json)));
    },
    onBug: () => undefined,
    ...parts,
  });
  return { host, load };

  function load(sender: Sender = ownPage): DesktopBridge {
    const own = new EventEmitter();
    page = own;
    const ipc = {
      send(channel: string, ...values: readonly unknown[]) {
        const [value] = structuredClone(values);
        later(() => (channel === channels.open ? host.open(sender) : host.receive(sender, value)));
      },
      on: own.on.bind(own),
      invoke: async (_: string, value: unknown): Promise<unknown> =>
        structuredClone(await host.drop(sender, structuredClone(value))),
    };
    // A stand-in for Electron's `webUtils`: the name is the path.
    return createDesktopBridge(ipc, (file) => file.name);
  }
}

/** In order, but never at once. */
function later(deed: () => void): void {
  setImmediate(deed);
}
