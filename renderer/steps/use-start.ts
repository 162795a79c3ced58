import { useEffect, useState } from "react";
import { CallFailed } from "../../electron/contract/client.ts";
import type { Program } from "../../electron/core/program.ts";
import type { StartRefusal } from "../../electron/core/reasons.ts";
import type { LaunchResult } from "../../electron/jobs/ports.ts";
import type { StartTarget } from "../../electron/jobs/results.ts";
import { useWindow } from "../wizard/window-context.tsx";

/** Where the start of a program stands. */
export type StartNews =
  | { readonly kind: "planning" }
  | { readonly kind: "ready"; readonly plan: string; readonly target: StartTarget }
  | { readonly kind: "starting"; readonly target: StartTarget }
  | { readonly kind: "refused"; readonly reason: StartRefusal }
  | { readonly kind: "failed"; readonly reason: Extract<LaunchResult, { kind: "failed" }>["reason"] }
  /** The host met a bug of its own. */
  | { readonly kind: "broken" };

export interface Start {
  readonly news: StartNews;
  /** Starts what the plan showed; nothing before there is one. */
  readonly start: () => void;
  /** Plans anew: a plan is started once, whatever comes of it. */
  readonly planAgain: () => void;
}

/** Finds out what starting a program would run, and runs exactly that when it is told to; `onStarted` ends it. */
export function useStart(program: Program, folder: string, onStarted: () => void): Start {
  const { client } = useWindow();
  const [news, setNews] = useState<StartNews>({ kind: "planning" });
  const [round, setRound] = useState(0);
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    const tell = (told: StartNews): void => {
      if (!signal.aborted) setNews(told);
    };
    client.planStart({ program, folder }, { signal }).then(
      (plan) => tell(plan.kind === "ready" ? { kind: "ready", plan: plan.id, target: plan.target } : plan),
      (error: unknown) => {
        if (!isGone(error)) tell({ kind: "broken" });
      },
    );
    return () => controller.abort();
  }, [client, program, folder, round]);
  return {
    news,
    start() {
      if (news.kind !== "ready") return;
      const { plan, target } = news;
      setNews({ kind: "starting", target });
      client.start({ plan }).then(
        (result) => (result.kind === "started" ? onStarted() : setNews(result)),
        (error: unknown) => {
          if (!isGone(error)) setNews({ kind: "broken" });
        },
      );
    },
    planAgain() {
      setNews({ kind: "planning" });
      setRound(round + 1);
    },
  };
}

/** A host that is gone has a page of its own. */
function isGone(error: unknown): boolean {
  return error instanceof CallFailed && error.why === "gone";
}
