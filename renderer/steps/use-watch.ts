import { useEffect, useState } from "react";
import type { EventOf, Watched } from "../../electron/contract/api.ts";
import { useWindow } from "../wizard/window-context.tsx";
import { withEnd, withView } from "../wizard/reduce-watch.ts";
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
    let known = freshWatch();
    const tell = (news: Watch, running: boolean): void => {
      known = news;
      if (!signal.aborted) setTold({ ...news, running, of: watched });
    };
    const onEvent = (event: EventOf<"watch">): void =>
      tell(event.type === "ended" ? withEnd(known, event) : withView(known, event), true);
    client.watch(watched, { signal, onEvent }).then(
      (result) => tell({ ...withView(known, result), result }, false),
      () => tell(freshWatch(), false),
    );
    return () => controller.abort();
  }, [client, watched]);
  if (watched === null) return null;
  return told?.of === watched ? told : { ...freshWatch(), running: true };
}
