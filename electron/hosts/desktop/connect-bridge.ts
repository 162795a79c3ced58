import type { IpcMainEvent, IpcMainInvokeEvent, WebContents } from "electron";
import { channels } from "./channels.ts";
import { createHostBridge, type HostBridge, type HostBridgeParts } from "./host-bridge.ts";
import type { Sender } from "./security.ts";

/** Gives a window's page its bridge: the jobs, for as long as the page is there. */
export function connectBridge(contents: WebContents, parts: Omit<HostBridgeParts, "send">): HostBridge {
  const bridge = createHostBridge({
    ...parts,
    send(json) {
      if (!contents.isDestroyed() && !contents.isCrashed()) contents.send(channels.toPage, json);
    },
  });
  contents.ipc.on(channels.open, (event) => bridge.open(senderOf(event)));
  contents.ipc.on(channels.fromPage, (event, message: unknown) => bridge.receive(senderOf(event), message));
  contents.ipc.handle(channels.drop, (event, path: unknown) => bridge.drop(senderOf(event), path));
  contents.on("render-process-gone", () => void bridge.close());
  contents.on("destroyed", () => void bridge.close());
  return bridge;
}

function senderOf({ sender, senderFrame }: IpcMainEvent | IpcMainInvokeEvent): Sender | null {
  return senderFrame && { url: senderFrame.url, isMainFrame: senderFrame === sender.mainFrame };
}
