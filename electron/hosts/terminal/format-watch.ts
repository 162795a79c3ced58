import { assertNever } from "../../core/assert-never.ts";
import type { WatchView } from "../../core/watch-judge.ts";
import type { WatchResult } from "../../jobs/results.ts";
import { sayWatchCause } from "../../locales/say-watch.ts";
import type { WatchTexts } from "../../locales/watch-types.ts";
import { shownCommand } from "./commands-shown.ts";
import type { Look } from "./console.ts";
import { block, paragraph, type Row } from "./layout.ts";

interface WatchedFolders {
  readonly lagrange: string | null;
  readonly yunzai: string | null;
}

/** How it ended: the verdict, what was seen, why, and the command that finds out more. */
export function formatWatch(result: WatchResult, folders: WatchedFolders, look: Look): readonly string[] {
  const { locale, paint, width } = look;
  const { watch: texts, terminal } = locale;
  const { kind, cause, otherId, lagrange } = result;
  const colour = kind === "stable" ? paint.good : kind === "unknown" ? paint.caution : paint.bad;
  const rows: Row[] = [];
  if (cause) rows.push([terminal.output.cause, sayWatchCause(texts, cause)]);
  const notes = [
    ...(otherId === null ? [] : [texts.otherId(otherId)]),
    ...(lagrange === "old-settings" ? [texts.oldSettings] : []),
  ];
  const next = kind === "absent" || kind === "flapping" ? shownCommand("check", { ...folders }) : null;
  if (next !== null) rows.push([terminal.output.next, paint.accent(next)]);
  return [
    paint.strong(colour(texts.titles[kind])),
    ...[meaningOf(result, texts), ...notes].flatMap((sentence) => paragraph(sentence, 2, width)),
    ...block(rows, { indent: 2, width, label: paint.quiet }),
  ];
}

/** What is so at this moment, in a sentence or two. */
export function formatWatchView(view: WatchView, { locale }: Look): string {
  const texts = locale.watch;
  const { connected, arrived, lagrange, cause, otherId } = view;
  const sentences = [
    connected ? texts.connected(arrived) : texts.waiting[lagrange],
    ...(cause && (connected || lagrange !== "not-running") ? [sayWatchCause(texts, cause)] : []),
    ...(otherId === null ? [] : [texts.otherId(otherId)]),
  ];
  return sentences.join(locale.tag === "en" ? " " : "");
}

function meaningOf({ kind, arrived, connects, connected }: WatchResult, texts: WatchTexts): string {
  switch (kind) {
    case "stable":
      return texts.stable(arrived);
    case "flapping":
      return texts.flapping(connects);
    case "absent":
      return texts.absent;
    case "not-running":
      return texts.notRunning;
    case "unknown":
      return connected ? texts.tooShort : texts.untold;
    default:
      return assertNever(kind);
  }
}
