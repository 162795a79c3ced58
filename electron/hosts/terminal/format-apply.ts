import { assertNever } from "../../core/assert-never.ts";
import type { WriteRefusal } from "../../core/reasons.ts";
import type { ApplyResult } from "../../jobs/results.ts";
import { shownCommand } from "./commands-shown.ts";
import { formatLink } from "./format-check.ts";
import { formatDiff } from "./format-diff.ts";
import type { Look } from "./console.ts";
import { formatFinding } from "./format-finding.ts";
import { formatOutcome } from "./format-outcome.ts";
import { block, paragraph, type Row } from "./layout.ts";

/** What was, or would be, changed; or what stood in the way. `lagrange` is the folder, for the command that undoes it. */
export function formatApply(result: ApplyResult, lagrange: string | null, look: Look): readonly string[] {
  const { locale, paint, width } = look;
  const texts = locale.terminal.output;
  const style = { indent: 0, width, label: paint.quiet };
  const { remaining } = result;
  const stays = remaining.flatMap((finding) => ["", ...formatFinding(finding, remaining, look)]);
  switch (result.kind) {
    case "refused":
      return [paint.strong(paint.bad(texts.refused)), ...refusal(result, lagrange, look)];
    case "unchanged":
      return [paint.strong(paint.good(texts.unchanged)), ...stays];
    case "planned":
      return [paint.strong(texts.planned), "", ...formatDiff(result.diff, look), ...stays];
    case "written": {
      const rows: Row[] = [];
      if (result.backup !== null) {
        rows.push([texts.backup, result.backup], [texts.undo, shownCommand("restore", { lagrange })]);
      }
      rows.push([texts.next, texts.restartLagrange]);
      return [
        paint.strong(paint.good(texts.written)),
        "",
        ...formatDiff(result.diff, look),
        "",
        ...block(rows, style),
        ...stays,
      ];
    }
    default:
      return assertNever(result.kind);
  }
}

/** What is not found before anything is written is the folder, or the entry that was asked for. */
function why(
  reason: WriteRefusal,
  step: ApplyResult["step"],
  lagrange: string | null,
  { locale }: Look,
): string {
  const { noLagrange, noSuchEntry } = locale.terminal.output;
  if (reason !== "not-found" || step !== null) return locale.reasons.refusedApply[reason];
  return lagrange === null ? noLagrange : noSuchEntry;
}

function refusal(result: ApplyResult, lagrange: string | null, look: Look): readonly string[] {
  const { reason, step, candidates, outcome, backup } = result;
  const { locale, width } = look;
  const texts = locale.terminal.output;
  const lines: string[] = [];
  if (reason !== null) lines.push(...paragraph(why(reason, step, lagrange, look), 0, width));
  if (step !== null) lines.push(texts.failedStep(locale.reasons.writeStep[step]));
  if (backup !== null) lines.push(`${texts.backup}  ${backup}`);
  if (candidates.length > 0) {
    lines.push("", texts.candidates, ...candidates.map((link) => `  ${formatLink(link, look)}`));
  }
  if (reason === "not-verified" && outcome) lines.push("", ...formatOutcome(outcome, look));
  return lines;
}
