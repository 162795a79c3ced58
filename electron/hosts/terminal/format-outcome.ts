import type { Outcome, Step } from "../../core/outcome.ts";
import { explainOutcome, explainStep } from "../../locales/explain.ts";
import type { Look } from "./console.ts";
import { block, displayWidth, padded, paragraph } from "./layout.ts";

/** The whole answer of `verify`: verdict, what it means, every step, what to do next. */
export function formatOutcome(outcome: Outcome, look: Look): readonly string[] {
  const { locale, width } = look;
  const { meaning } = explainOutcome(locale, outcome);
  return [
    `${formatOutcomeTitle(outcome, look)}  ${outcome.url}`,
    ...paragraph(meaning, 0, width),
    "",
    ...formatSteps(outcome, look),
    ...formatNext(outcome, look),
  ];
}

/** What to do after such a handshake, behind an empty line; nothing where nothing is left to do. */
export function formatNext(outcome: Outcome, { locale, paint, width }: Look): readonly string[] {
  const { next } = explainOutcome(locale, outcome);
  if (next === null) return [];
  return ["", ...block([[locale.terminal.output.next, next]], { indent: 0, width, label: paint.strong })];
}

/** How a handshake ended, in a few words, coloured by whether that is good. */
export function formatOutcomeTitle(outcome: Outcome, { locale, paint }: Look): string {
  const { kind, ok } = outcome;
  const colour = ok ? paint.good : kind === "unproven" || kind === "cancelled" ? paint.caution : paint.bad;
  return paint.strong(colour(explainOutcome(locale, outcome).title));
}

/** One line for each step that was taken: name, result, time, what it showed. */
export function formatSteps(outcome: Outcome, { locale, paint }: Look): readonly string[] {
  const { stages, statuses } = locale.steps;
  const taken = outcome.steps.filter(({ status }) => status !== "skipped");
  const nameWidth = widest(taken.map(({ stage }) => stages[stage]));
  const statusWidth = widest(taken.map(({ status }) => statuses[status]));
  return taken.map((step) => {
    const name = padded(stages[step.stage], nameWidth);
    const status = statusPaint(step, outcome)(padded(statuses[step.status], statusWidth));
    const time = `${step.ms} ms`.padStart(8);
    return `  ${paint.quiet(name)}  ${status}  ${time}  ${explainStep(locale.steps, step)}`.trimEnd();
  });

  // Beside a good outcome a step that told nothing is no alarm.
  function statusPaint({ status }: Step, { ok }: Outcome): (text: string) => string {
    return status === "ok" ? paint.good : ok ? paint.caution : paint.bad;
  }
}

function widest(texts: readonly string[]): number {
  return Math.max(0, ...texts.map(displayWidth));
}
