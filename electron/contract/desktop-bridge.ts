/** The name under which the preload script shows its bridge to the page. */
export const bridgeName = "wizardHost";

/** All that the page of the desktop window can reach outside itself. */
export interface DesktopBridge {
  /** Takes one message of the contract, as JSON. */
  send(json: string): void;
  /** Called once, before anything is sent; hands over every message of the host's, as JSON. */
  listen(onMessage: (json: string) => void): void;
  /**
   * The path of a folder that was dropped on the page, for `takeFolder`; of a dropped file, its folder.
   * Null where the file is nothing on this disk.
   */
  dropFolder(dropped: File): Promise<string | null>;
}
