import type { Outcome, Step } from "../../core/outcome.ts";
import type { Look } from "./format-finding.ts";
import { block, displayWidth, padded, paragraph } from "./layout.ts";

/** The whole answer of `verify`: verdict, what it means, every step, what to do next. */
export function formatOutcome(outcome: Outcome, look: Look): readonly string[] {
  const { locale, paint, width } = look;
  const { meaning, next } = locale.outcomes[outcome.kind];
  return [
    `${formatOutcomeTitle(outcome, look)}  ${outcome.url}`,
    ...paragraph(meaning, 0, width),
    "",
    ...formatSteps(outcome, look),
    ...(next === null
      ? []
      : ["", ...block([[locale.terminal.output.next, next]], { indent: 0, width, label: paint.strong })]),
  ];
}

/** How a handshake ended, in a few words, coloured by whether that is good. */
export function formatOutcomeTitle({ kind, ok }: Outcome, { locale, paint }: Look): string {
  const colour = ok ? paint.good : kind === "unproven" || kind === "cancelled" ? paint.caution : paint.bad;
  return paint.strong(colour(locale.outcomes[kind].title));
}

/** One line for each step that was taken: name, result, time, what it showed. */
export function formatSteps(outcome: Outcome, { locale, paint }: Look): readonly string[] {
  const { stages, statuses, details } = locale.steps;
  const taken = outcome.steps.filter(({ status }) => status !== "skipped");
  const nameWidth = widest(taken.map(({ stage }) => stages[stage]));
  const statusWidth = widest(taken.map(({ status }) => statuses[status]));
  return taken.map((step) => {
    const name = padded(stages[step.stage], nameWidth);
    const status = statusPaint(step, outcome)(padded(statuses[step.status], statusWidth));
    const time = `${step.ms} ms`.padStart(8);
    return `  ${paint.quiet(name)}  ${status}  ${time}  ${details[step.stage](step.facts)}`.trimEnd();
  });

  // Beside a good outcome a step that told nothing is no alarm.
  function statusPaint({ status }: Step, { ok }: Outcome): (text: string) => string {
    return status === "ok" ? paint.good : ok ? paint.caution : paint.bad;
  }
}

function widest(texts: readonly string[]): number {
  return Math.max(0, ...texts.map(displayWidth));
}
