import { readFile } from "node:fs/promises";
import type { Outcome } from "../../core/outcome.ts";
import { usualDeadlineMs } from "../../core/probe/usual-times.ts";
import { commitApply, planApply, type ApplyRequest } from "../../jobs/apply.ts";
import { check } from "../../jobs/check.ts";
import type { Ports } from "../../jobs/ports.ts";
import { verifyFor } from "../../jobs/verify/verify-for.ts";
import { explain } from "../../locales/explain.ts";
import type { DemoTexts } from "../../locales/terminal-types.ts";
import { shownCommand } from "./commands-shown.ts";
import type { Console } from "./console.ts";
import { formatDiff } from "./format-diff.ts";
import { formatFinding } from "./format-finding.ts";
import { formatOutcomeTitle, formatSteps } from "./format-outcome.ts";
import { block } from "./layout.ts";
import type { PracticeAddress } from "../common/practice-process.ts";
import { showVerifyProgress } from "./verify-progress.ts";

/** What the demo showed; `failedAt` names the step that did not end as it should. */
export interface DemoResult {
  readonly before: string;
  readonly outcome: Outcome | null;
  readonly diff: string;
  readonly backup: string | null;
  readonly after: string;
  readonly failedAt: DemoStep | null;
}

export type DemoStep = Extract<
  keyof DemoTexts,
  "start" | "broken" | "verify" | "plan" | "apply" | "healthy" | "backup"
>;

export interface DemoStage {
  readonly ports: Ports;
  readonly console: Console;
  readonly signal: AbortSignal;
  /** Prints, or keeps silent when JSON was asked for. */
  readonly tell: (lines: readonly string[]) => void;
  /** Begins a numbered step. */
  readonly begin: (step: DemoStep) => void;
}

const stayMs = 1000;
/** Whoever holds the factory address and says nothing is not waited for, three times over. */
const deadlineMs = 3000;

/** From broken to cured, in the practice world at `address`, with the same jobs that work on real folders. */
export async function playDemo(address: PracticeAddress, stage: DemoStage): Promise<DemoResult> {
  const { ports, console, signal, tell, begin } = stage;
  const { locale, paint, width } = console;
  const progress = showVerifyProgress(console);
  const { lagrange, yunzai } = address;
  const examined = { lagrange, yunzai, url: null, token: null, stayMs, deadlineMs };
  const told = {
    before: "",
    outcome: null,
    diff: "",
    backup: null,
    after: "",
    failedAt: null,
  } satisfies DemoResult;

  begin("broken");
  const before = await check(ports, examined, signal, progress);
  for (const finding of before.findings.filter(({ severity }) => severity === "error")) {
    tell(formatFinding(finding, before.findings, console));
  }
  const broken = { ...told, before: before.verdict };
  if (before.verdict !== "broken") return { ...broken, failedAt: "broken" };

  begin("verify");
  const aim = { url: null, yunzai, token: null, stayMs, deadlineMs: usualDeadlineMs, waitSeconds: 0 };
  const outcome = await verifyFor(ports, aim, signal, progress);
  tell([`${formatOutcomeTitle(outcome, console)}  ${outcome.url}`, ...formatSteps(outcome, console)]);
  const verified = { ...broken, outcome };
  if (!outcome.ok) return { ...verified, failedAt: "verify" };

  begin("plan");
  const request: ApplyRequest = { ...examined, entry: null, unverified: false, rebuild: false };
  const plan = await planApply(ports, request, signal, progress);
  const { diff } = plan.result;
  tell(formatDiff(diff, console));
  if (plan.write === null) return { ...verified, diff, failedAt: "plan" };

  begin("apply");
  const original = await readFile(plan.write.path);
  const { kind, backup } = await commitApply(ports.settingsFile, plan, signal);
  const changed = { ...verified, diff, backup };
  if (kind !== "written" || backup === null) return { ...changed, failedAt: "apply" };
  tell([paint.good(locale.terminal.output.written)]);

  begin("healthy");
  const after = await check(ports, examined, signal, progress);
  const cured = { ...changed, after: after.verdict };
  if (after.verdict !== "healthy") return { ...cured, failedAt: "healthy" };
  const healthy = after.findings.find(({ code }) => code === "link-healthy");
  const cause = healthy ? `  ${explain(locale.findings, healthy).cause}` : "";
  tell([`${paint.good(locale.verdicts.healthy)}${cause}`]);

  begin("backup");
  if (!original.equals(await readFile(backup))) return { ...cured, failedAt: "backup" };
  const texts = locale.terminal.output;
  const undo = shownCommand("restore", { lagrange });
  tell(
    block(
      [
        [texts.backup, [backup, locale.terminal.demo.backupIdentical]],
        [texts.undo, undo],
      ],
      { indent: 2, width, label: paint.quiet },
    ),
  );
  return cured;
}
