import type { HostBridge } from "./host-bridge.ts";

/** What is held of Electron's window. */
export interface ClosableWindow {
  on(event: "close", listener: (event: { preventDefault(): void }) => void): unknown;
  close(): void;
  isDestroyed(): boolean;
}

/** A window that is told to close while a file is written closes when that is over. `onClose` is called as it does. */
export function holdClose(
  window: ClosableWindow,
  bridge: Pick<HostBridge, "writing" | "close">,
  onClose: () => void,
): void {
  window.on("close", (event) => {
    if (!bridge.writing()) return onClose();
    event.preventDefault();
    void closeLater();
  });

  async function closeLater(): Promise<void> {
    await bridge.close();
    if (!window.isDestroyed()) window.close();
  }
}
