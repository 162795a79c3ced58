import { useEffect, useState } from "react";
import type { RestoreResult } from "../../electron/jobs/results.ts";
import { useWindow } from "../wizard/window-context.tsx";

/** The backups of the chosen Lagrange's settings. */
export type BackupsNews =
  | { readonly kind: "reading" }
  | { readonly kind: "read"; readonly result: RestoreResult }
  /** The host has ended, or met a bug of its own. */
  | { readonly kind: "failed" };

/** Reads the list, and again after every restore and whenever `round` changes; the old one stays until then. */
export function useBackups(round: number): BackupsNews {
  const { client, state } = useWindow();
  const { restored, choice } = state;
  const { lagrange } = choice;
  const [news, setNews] = useState<BackupsNews>({ kind: "reading" });
  useEffect(() => {
    if (lagrange === null) return undefined;
    const controller = new AbortController();
    const { signal } = controller;
    const tell = (told: BackupsNews): void => {
      if (!signal.aborted) setNews(told);
    };
    client.backups({ lagrange }, { signal }).then(
      (result) => tell({ kind: "read", result }),
      () => tell({ kind: "failed" }),
    );
    return () => controller.abort();
  }, [client, lagrange, restored, round]);
  return news;
}
