import { assertNever } from "../../core/assert-never.ts";
import type { WriteRefusal } from "../../core/reasons.ts";
import type { BackupView, RestoreResult } from "../../jobs/results.ts";
import { formatDiff } from "./format-diff.ts";
import type { Look } from "./console.ts";

/** The backups with what each would change, or what restoring did. `located` tells whether Lagrange's folder was found. */
export function formatRestore(result: RestoreResult, look: Look, located = true): readonly string[] {
  const { locale, paint } = look;
  const texts = locale.terminal.output;
  switch (result.kind) {
    case "listed":
      return result.backups.length === 0
        ? [texts.noBackups]
        : [
            paint.strong(texts.backups(result.backups.length)),
            ...result.backups.flatMap((backup) => listed(backup, look)),
          ];
    case "written": {
      const backup = result.backup === null ? [] : ["", `${paint.quiet(texts.backup)}  ${result.backup}`];
      const diff = ["", ...formatDiff(result.diff, look)];
      const title = `${paint.strong(paint.good(texts.restored))}  ${result.restored ?? ""}`.trimEnd();
      return [title, ...diff, ...backup, texts.restartLagrange];
    }
    case "unchanged":
      return [paint.strong(paint.good(texts.alreadyRestored))];
    case "refused":
      return [
        paint.strong(paint.bad(texts.refused)),
        ...(result.reason === null ? [] : [why(result.reason, result, located, look)]),
        ...(result.step === null ? [] : [texts.failedStep(locale.reasons.writeStep[result.step])]),
      ];
    default:
      return assertNever(result.kind);
  }
}

/** What is not found before anything is written is the folder, any backup, or the one that was asked for. */
function why(
  reason: WriteRefusal,
  { step, backups }: RestoreResult,
  located: boolean,
  { locale }: Look,
): string {
  const { noLagrange, noBackups, noSuchBackup } = locale.terminal.output;
  if (reason !== "not-found" || step !== null) return locale.reasons.refusedApply[reason];
  if (!located) return noLagrange;
  return backups.length === 0 ? noBackups : noSuchBackup;
}

function listed({ path, at, diff }: BackupView, look: Look): readonly string[] {
  const { locale, paint } = look;
  const texts = locale.terminal.output;
  const changes = diff === "" ? [`  ${texts.sameAsNow}`] : formatDiff(diff, look);
  return ["", `${paint.accent(path)}  ${paint.quiet(new Date(at).toLocaleString(locale.tag))}`, ...changes];
}
