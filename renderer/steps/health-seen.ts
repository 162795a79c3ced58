import { finding } from "../../electron/contract/shared-rules.ts";
import type { FindingCode } from "../../electron/core/findings.ts";
import type { WatchView } from "../../electron/core/watch-judge.ts";
import type { CheckResult } from "../../electron/jobs/results.ts";

/** What a login puts an end to. */
const beforeLogin: readonly FindingCode[] = ["lagrange-never-logged-in", "sign-server-gone"];

/** A check with what has been seen of Lagrange since it was started: the page tells one story. Pure. */
export function asSeenSince(result: CheckResult, view: WatchView | null): CheckResult {
  const { lagrange, findings } = result;
  if (lagrange === null || view === null || !runs(view)) return result;
  const over = new Set<FindingCode>([
    "lagrange-not-running",
    "lagrange-needs-restart",
    ...(hasLoggedIn(view) ? beforeLogin : []),
  ]);
  // It runs, but as the settings were before: that is what the page has to say first.
  const since =
    view.lagrange === "old-settings" ? [finding("lagrange-needs-restart", { path: lagrange.path })] : [];
  return {
    ...result,
    findings: [...since, ...findings.filter(({ code }) => !over.has(code))],
    lagrange: { ...lagrange, running: true, uin: view.arrived ?? lagrange.uin },
  };
}

function runs({ connected, lagrange }: WatchView): boolean {
  return connected || (lagrange !== "not-running" && lagrange !== "unknown");
}

/** It dials only then (FACTS L10). */
function hasLoggedIn({ connected, lagrange }: WatchView): boolean {
  return connected || lagrange === "running" || lagrange === "old-settings";
}
