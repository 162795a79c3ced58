import { useEffect, useState } from "react";
import type { Listened } from "../../electron/contract/api.ts";
import type { ListenResult } from "../../electron/jobs/results.ts";
import { useWindow } from "../wizard/window-context.tsx";
import { withDial, type DialGroup } from "./listen-dials.ts";

/** What was heard on Yunzai's port so far. */
export interface ListenNews {
  /** `failed`: the host has ended, or met a bug of its own. */
  readonly stage: "beginning" | "holding" | "ended" | "failed";
  readonly groups: readonly DialGroup[];
  /** Set once it has ended. */
  readonly result: ListenResult | null;
}

const nothing: ListenNews = { stage: "beginning", groups: [], result: null };

/** Listens while it is mounted, again for every new request object or round; the port is free when it goes. */
export function useListen(listened: Listened, round: number): ListenNews {
  const { client } = useWindow();
  const [news, setNews] = useState(nothing);
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    const tell = (change: (before: ListenNews) => ListenNews): void => {
      if (!signal.aborted) setNews(change);
    };
    tell(() => nothing);
    client
      .listen(listened, {
        signal,
        onEvent: (event) =>
          tell((before) =>
            event.type === "holding"
              ? { ...before, stage: "holding" }
              : { ...before, groups: withDial(before.groups, event) },
          ),
      })
      .then(
        (result) => tell((before) => ({ ...before, stage: "ended", result })),
        () => tell((before) => ({ ...before, stage: "failed" })),
      );
    return () => controller.abort();
  }, [client, listened, round]);
  return news;
}
