import { createClient, type Client, type Closed } from "../../electron/contract/client.ts";
import type { Host } from "./connect.ts";

/** The one connection of this page; it outlives every component. */
export interface Connection extends Pick<Host, "dropFolder"> {
  readonly client: Client;
  /** Why it has ended; null while it stands. */
  readonly closed: () => Closed | null;
  /** Calls back when it ends; returns how to stop that. */
  readonly subscribe: (listener: () => void) => () => void;
}

export function openConnection({ transport, dropFolder }: Host): Connection {
  let closed: Closed | null = null;
  const listeners = new Set<() => void>();
  const client = createClient(transport, (why) => {
    closed = why;
    for (const listener of listeners) listener();
  });
  return {
    client,
    dropFolder,
    closed: () => closed,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
