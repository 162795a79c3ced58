import { useEffect, useRef, useState } from "react";
import type { Picked } from "../../electron/contract/api.ts";
import type { Client } from "../../electron/contract/client.ts";
import { useWindow } from "../wizard/window-context.tsx";
import { noteOf, type FolderNote } from "./find-view.ts";

/** Somebody may drop a whole drawer of folders. */
const mostDropped = 8;

/** Folders given by hand: picked in the system's dialog, in the window's own, or dropped. */
export interface FolderPick {
  /** What came of the last one; null before. */
  readonly note: FolderNote | null;
  readonly busy: boolean;
  /** The window's own dialog is open, since this host has none. */
  readonly listing: boolean;
  readonly browse: () => void;
  readonly drop: (folders: readonly File[]) => void;
  /** Takes what the window's own dialog found. */
  readonly take: (picked: Extract<Picked, { kind: "looked" }>) => void;
  readonly closeList: () => void;
}

/** Gives what the user points at to the wizard, and tells what came of it. */
export function useFolderPick(): FolderPick {
  const { client, act, dropFolder } = useWindow();
  const [note, setNote] = useState<FolderNote | null>(null);
  const [busy, setBusy] = useState(false);
  const [listing, setListing] = useState(false);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const settle = (picked: Picked): void => {
    setListing(picked.kind === "list");
    if (picked.kind === "looked") act({ type: "add-folders", found: picked });
    setNote(noteOf(picked));
  };

  const run = async (look: (signal: AbortSignal) => Promise<Picked | "unreadable-drop">): Promise<void> => {
    running.current?.abort();
    const { signal } = (running.current = new AbortController());
    setBusy(true);
    // A host that is gone says so on a page of its own.
    const picked = await look(signal).catch((): "failed" => "failed");
    if (signal.aborted) return;
    setBusy(false);
    if (typeof picked === "string") setNote({ kind: picked });
    else settle(picked);
  };

  return {
    note,
    busy,
    listing,
    browse() {
      setNote(null);
      void run((signal) => client.pickFolder(null, { signal }));
    },
    drop(folders) {
      if (dropFolder === null || folders.length === 0) return;
      setNote({ kind: "looking" });
      void run(async (signal) => {
        const found = await Promise.all(folders.slice(0, mostDropped).map((folder) => dropFolder(folder)));
        const paths = found.filter((path) => path !== null);
        return paths.length === 0 ? "unreadable-drop" : lookIntoAll(client, paths, signal);
      });
    },
    take: settle,
    closeList: () => setListing(false),
  };
}

/** Several folders at once are one find: people drop both programs together. */
async function lookIntoAll(client: Client, paths: readonly string[], signal: AbortSignal): Promise<Picked> {
  let all: Picked = { kind: "cancelled" };
  for (const path of paths) {
    // One after the other: each look may walk a whole tree.
    const picked = await client.takeFolder({ path }, { signal });
    all = all.kind === "looked" ? withLooked(all, picked) : picked;
  }
  return all;
}

type Looked = Extract<Picked, { kind: "looked" }>;

function withLooked(all: Looked, picked: Picked): Looked {
  if (picked.kind !== "looked") return all;
  return {
    ...all,
    lagrange: [...all.lagrange, ...picked.lagrange],
    yunzai: [...all.yunzai, ...picked.yunzai],
    refused: [...all.refused, ...picked.refused],
  };
}
