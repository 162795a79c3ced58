import type { LinkRequest } from "../../electron/contract/api.ts";
import { finding } from "../../electron/core/findings.ts";
import type { ApplyResult, CheckResult } from "../../electron/jobs/results.ts";
import { initialState, type WizardState } from "../../renderer/wizard/state.ts";
import { news } from "./wizard-news.ts";
import { applyResult, checkResult, hello, play, type Play } from "./wizard.ts";

/** What an earlier run worked with. */
export const setup = (lagrange: string, yunzai: string | null = "/y"): LinkRequest => ({
  lagrange,
  yunzai,
  link: null,
  token: null,
});

/** The window's start after runs with these Lagrange folders. */
export const withBots = (...lagranges: readonly string[]): WizardState =>
  initialState({ ...hello, bots: lagranges.map((path) => setup(path)) });

/** What may come of one bot: a fault that an edit cures, none, and the two ends of a write. */
export const curable = checkResult("handled", [finding("not-universal", { index: 0 })]);
export const healthy = checkResult("handled");
export const wrote = applyResult({ kind: "written", backup: "/backup" });
export const refused = applyResult({ kind: "refused", reason: "changed-meanwhile" });

/** The host's answer about one bot of several. */
export const botChecked = (lagrange: string, result: CheckResult): Play =>
  news((job) => ({ type: "bot-checked", job, lagrange, result, at: 1 }));
export const botPlanned = (lagrange: string, id: string | null = `plan of ${lagrange}`): Play =>
  news((job) => ({
    type: "bot-planned",
    job,
    lagrange,
    plan: {
      id,
      result: id === null ? applyResult({ kind: "refused", reason: "ambiguous" }) : applyResult(),
    },
  }));
export const botWritten = (lagrange: string, result: ApplyResult): Play =>
  news((job) => ({ type: "bot-written", job, lagrange, result }));
export const botsDone: Play = news((job) => ({ type: "bots-done", job }));

/** The window once it has checked these bots. */
export const withChecked = (results: Readonly<Record<string, CheckResult>>): WizardState =>
  play(
    [...Object.entries(results).map(([path, result]) => botChecked(path, result)), botsDone],
    withBots(...Object.keys(results)),
  );

/** The Lagrange folders that the running job is about, where it is one about several bots. */
export function asked({ job }: WizardState): readonly string[] {
  if (job?.kind === "write-bots") return job.plans.map(({ lagrange }) => lagrange);
  return job?.kind === "bots" || job?.kind === "plan-bots"
    ? job.requests.map(({ lagrange }) => lagrange)
    : [];
}
