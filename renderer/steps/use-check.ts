import { useEffect, useState } from "react";
import type { LinkRequest } from "../../electron/contract/api.ts";
import type { CheckResult } from "../../electron/jobs/results.ts";
import { useWindow } from "../wizard/window-context.tsx";

/** A check beside the page's own job. */
export type CheckNews =
  | { readonly kind: "not-asked" }
  | { readonly kind: "checking" }
  | { readonly kind: "checked"; readonly result: CheckResult }
  /** The host has ended, or met a bug of its own. */
  | { readonly kind: "failed" };

/** Checks what is asked for, again for every new request object; ends it when the page goes. */
export function useCheck(request: LinkRequest | null): CheckNews {
  const { client } = useWindow();
  const [ended, setEnded] = useState<{ readonly request: LinkRequest; readonly news: CheckNews } | null>(
    null,
  );
  useEffect(() => {
    if (request === null) return undefined;
    const controller = new AbortController();
    const { signal } = controller;
    const end = (news: CheckNews): void => {
      if (!signal.aborted) setEnded({ request, news });
    };
    client.check(request, { signal }).then(
      (result) => end({ kind: "checked", result }),
      () => end({ kind: "failed" }),
    );
    return () => controller.abort();
  }, [client, request]);
  if (request === null) return { kind: "not-asked" };
  return ended?.request === request ? ended.news : { kind: "checking" };
}
