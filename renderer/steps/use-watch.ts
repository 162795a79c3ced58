import { useEffect, useState } from "react";
import type { Watched } from "../../electron/contract/api.ts";
import { useWindow } from "../wizard/window-context.tsx";
import { freshWatch, type Watch } from "../wizard/state.ts";

/** A watch beside the page's own job. */
export interface WatchBeside extends Watch {
  readonly running: boolean;
}

/** Follows the real Lagrange for every new request object, and ends with the page; null before it was asked to. */
export function useWatch(watched: Watched | null): WatchBeside | null {
  const { client } = useWindow();
  const [told, setTold] = useState<(WatchBeside & { readonly of: Watched }) | null>(null);
  useEffect(() => {
    if (watched === null) return undefined;
    const controller = new AbortController();
    const { signal } = controller;
    const tell = (news: WatchBeside): void => {
      if (!signal.aborted) setTold({ ...news, of: watched });
    };
    const onEvent = (view: NonNullable<Watch["view"]>): void => tell({ view, result: null, running: true });
    client.watch(watched, { signal, onEvent }).then(
      (result) => tell({ view: result, result, running: false }),
      () => tell({ ...freshWatch(), running: false }),
    );
    return () => controller.abort();
  }, [client, watched]);
  if (watched === null) return null;
  return told?.of === watched ? told : { ...freshWatch(), running: true };
}
