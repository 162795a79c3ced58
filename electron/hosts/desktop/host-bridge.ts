import { createDispatcher, type Dispatcher } from "../../contract/dispatch.ts";
import { pasteLimit } from "../../contract/methods.ts";
import type { Service } from "../../contract/service.ts";
import { isTrustedSender, type Sender } from "./security.ts";

/** The host's side of the bridge, for one window. Whoever is not its own page is not heard. */
export interface HostBridge {
  /** A page has been loaded: it gets a dispatcher of its own, and the jobs of the one before it end. */
  open(sender: Sender | null): void;
  receive(sender: Sender | null, message: unknown): void;
  /** The folder of what was dropped, now the page's to ask for; null where there is none. */
  drop(sender: Sender | null, path: unknown): Promise<string | null>;
  /** True while a file is being written, be it for a page that is gone. */
  writing(): boolean;
  /** The page is gone, or has to go. Resolves when all jobs have ended; a write is finished first. */
  close(): Promise<void>;
}

export interface HostBridgeParts {
  readonly service: Service;
  /** Lets the page ask for a folder. */
  readonly grant: (folder: string) => void;
  /** The folder that a dropped path means; null where it means none. */
  readonly folderOf: (path: string) => Promise<string | null>;
  /** Carries one message to the page that is there; does not throw where none is. */
  readonly send: (json: string) => void;
  readonly onBug: (error: unknown) => void;
}

/** A paste with every character escaped, and room for the message around it; in characters. */
const longestMessage = pasteLimit * 6 + 64 * 1024;

export function createHostBridge({ service, grant, folderOf, send, onBug }: HostBridgeParts): HostBridge {
  let current: Dispatcher | null = null;
  const leaving = new Map<Dispatcher, Promise<void>>();
  return {
    open(sender) {
      if (!isTrustedSender(sender)) return;
      leave();
      current = createDispatcher(service, send, onBug);
    },
    receive(sender, message) {
      if (!isTrustedSender(sender)) return;
      // The empty text stands for everything that is no message; it is answered as such.
      current?.receive(typeof message === "string" && message.length <= longestMessage ? message : "");
    },
    async drop(sender, path) {
      if (!isTrustedSender(sender) || typeof path !== "string") return null;
      const folder = await folderOf(path);
      if (folder !== null) grant(folder);
      return folder;
    },
    writing: () => [...leaving.keys(), ...(current ? [current] : [])].some((page) => page.writing()),
    async close() {
      leave();
      await Promise.all(leaving.values());
    },
  };

  /** Ends the page's jobs, and keeps in mind those that are not over yet. */
  function leave(): void {
    const page = current;
    current = null;
    if (page)
      leaving.set(
        page,
        page.close().finally(() => leaving.delete(page)),
      );
  }
}
