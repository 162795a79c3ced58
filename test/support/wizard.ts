import type { Hello, Suggestion } from "../../electron/contract/api.ts";
import type { Finding } from "../../electron/core/findings.ts";
import type { WatchKind } from "../../electron/core/watch-judge.ts";
import type { Outcome, OutcomeKind } from "../../electron/core/outcome.ts";
import type {
  ApplyResult,
  CheckResult,
  FindResult,
  LagrangeCandidate,
  WatchResult,
  YunzaiCandidate,
} from "../../electron/jobs/results.ts";
import type { Action } from "../../renderer/wizard/actions.ts";
import { reduce } from "../../renderer/wizard/reduce.ts";
import { initialState, type WizardState } from "../../renderer/wizard/state.ts";

export const hello: Hello = {
  about: { version: "0.0.0", node: "20.20.2", system: "linux x64", home: null },
  host: "browser",
  practice: false,
  language: "zh-CN",
  bots: [],
};

export const lagrange = (path: string, more: Partial<LagrangeCandidate> = {}): LagrangeCandidate => ({
  path,
  executable: `${path}/Lagrange.OneBot`,
  settingsPath: `${path}/appsettings.json`,
  program: "onebot",
  uin: null,
  running: false,
  reason: "known-place",
  ...more,
});

export const yunzai = (path: string, more: Partial<YunzaiCandidate> = {}): YunzaiCandidate => ({
  path,
  flavour: "trss",
  adapters: ["OneBotv11", "stdin"],
  port: 2536,
  running: true,
  reason: "listening",
  ...more,
});

export const found = (more: Partial<FindResult> = {}): FindResult => ({
  lagrange: [lagrange("/bots/Lagrange")],
  yunzai: [yunzai("/bots/Yunzai")],
  refused: [],
  scanned: { folders: 10, unreadable: 0, ms: 12, complete: true },
  ...more,
});

export const suggestion = (more: Partial<Suggestion> = {}): Suggestion => ({
  fields: { host: "127.0.0.1", port: 2536, suffix: "/OneBotv11" },
  source: "yunzai-settings",
  suffixes: [{ suffix: "/OneBotv11", adapter: "OneBotv11", oneBot: true }],
  token: "none",
  ...more,
});

export const outcome = (kind: OutcomeKind, more: Partial<Outcome> = {}): Outcome => ({
  kind,
  ok: kind === "handled" || kind === "registered",
  url: "ws://127.0.0.1:2536/OneBotv11",
  address: "127.0.0.1",
  steps: [],
  ms: 1600,
  ...more,
});

export const checkResult = (kind: OutcomeKind, findings: readonly Finding[] = []): CheckResult => {
  const result = outcome(kind);
  const broken = findings.some(({ severity }) => severity === "error");
  return {
    verdict: broken ? "broken" : result.ok ? "healthy" : "unproven",
    findings,
    lagrange: null,
    yunzai: null,
    outcome: result,
    recommended: null,
  };
};

export const applyResult = (more: Partial<ApplyResult> = {}): ApplyResult => ({
  kind: "planned",
  reason: null,
  step: null,
  backup: null,
  diff: "",
  outcome: outcome("handled"),
  candidates: [],
  remaining: [],
  ...more,
});

export const watchResult = (kind: WatchKind): WatchResult => ({
  kind,
  lagrange: "running",
  connected: kind === "stable",
  since: null,
  connects: 0,
  arrived: null,
  otherId: null,
  cause: null,
});

/** The running job's news, made by a function that is given the job. */
export type Play = Action | ((state: WizardState) => Action);

/** Plays actions one after the other from the window's start. */
export function play(actions: readonly Play[], start: WizardState = initialState(hello)): WizardState {
  return actions.reduce<WizardState>(
    (state, action) => reduce(state, typeof action === "function" ? action(state) : action),
    start,
  );
}
