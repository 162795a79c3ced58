import { assertNever } from "../../electron/core/assert-never.ts";
import type { WatchView } from "../../electron/core/watch-judge.ts";
import type { WatchResult } from "../../electron/jobs/results.ts";
import type { StartEnd } from "../../electron/jobs/started.ts";
import { maskId } from "../../electron/locales/report-masks.ts";
import { sayWatchCause } from "../../electron/locales/say-watch.ts";
import type { Locale } from "../../electron/locales/types.ts";
import type { WatchWord } from "../../electron/locales/window-start-types.ts";
import type { Watch } from "../wizard/state.ts";
import { endedText } from "./ended-text.ts";

/** What a page can do about the real connection. */
export type WatchOffer = "start-lagrange" | "start-yunzai" | "watch" | "examine" | "close";

/** The first three are verdicts. */
export type WatchTone = "good" | "caution" | "bad" | "quiet" | "busy";

/** The real connection at one moment, in words. */
export interface WatchStory {
  readonly word: WatchWord;
  readonly tone: WatchTone;
  /** Read out whenever it changes: no number that goes on changing is in it. */
  readonly says: string;
  /** For who looks closer: causes and counts. */
  readonly more: readonly string[];
  /** The one step that is due; null where it only takes time. */
  readonly due: string | null;
  /** Since when the present connection stands, milliseconds since the epoch; null while there is none that may last. */
  readonly since: number | null;
  /** The one thing to do next; null where that is to wait. */
  readonly primary: WatchOffer | null;
  readonly others: readonly WatchOffer[];
}

/** A connection that stood for so long is stable; `stableMs` of the watch itself. */
export const stableSeconds = 10;
/** So many connections that did not last are no accident; `judgeWatch` takes as many. */
const flappingConnects = 3;

/** Tells a watch that runs, has ended, or was stopped. Pure. */
export function watchStory(locale: Locale, { view, result, ended }: Watch, running: boolean): WatchStory {
  if (running) return view === null ? looking(locale) : liveStory(locale, view, ended);
  return result === null ? stopped(locale) : endStory(locale, result);
}

function looking({ window }: Locale): WatchStory {
  return story("looking", "busy", window.watch.looking);
}

function stopped({ window }: Locale): WatchStory {
  return story("stopped", "quiet", window.watch.stopped, { primary: "watch" });
}

function liveStory(locale: Locale, view: WatchView, ended: StartEnd | null): WatchStory {
  if (view.connected) return connectedStory(locale, view);
  return ended ? endedStory(locale, ended) : unconnectedStory(locale, view);
}

/** What was started here is gone again: nothing comes of waiting until that is mended. */
function endedStory(locale: Locale, ended: StartEnd): WatchStory {
  const { title, cause, cure } = endedText(locale, ended);
  return story("ended", "bad", title, {
    more: [cause, ...cure],
    primary: ended.target.is === "lagrange" ? "start-lagrange" : "start-yunzai",
  });
}

function connectedStory(locale: Locale, view: WatchView): WatchStory {
  const { watch: texts, window } = locale;
  const { arrived, cause, otherId, since } = view;
  if (cause?.kind === "replaced" || cause?.kind === "not-greeted") {
    const due = window.watch.due[cause.kind];
    return story("unsettled", "caution", sayWatchCause(texts, cause), { due, primary: "examine" });
  }
  if (arrived === null && otherId !== null) {
    return story("unsettled", "caution", texts.otherId(maskId(otherId)), { primary: "examine" });
  }
  return story("counting", "busy", texts.connected(masked(arrived)), { since });
}

function unconnectedStory(locale: Locale, view: WatchView): WatchStory {
  const { watch: texts, window } = locale;
  const { lagrange, cause } = view;
  const { due } = window.watch;
  const noYunzai = cause?.kind === "not-listening" ? [sayWatchCause(texts, cause)] : [];
  const startYunzai: readonly WatchOffer[] = noYunzai.length > 0 ? ["start-yunzai"] : [];
  switch (lagrange) {
    case "not-running":
      return story("not-running", "quiet", texts.waiting[lagrange], {
        due: due[lagrange],
        more: noYunzai,
        primary: "start-lagrange",
        others: startYunzai,
      });
    case "signing-in":
      return story("signing-in", "busy", texts.waiting[lagrange], { more: noYunzai, others: startYunzai });
    case "old-settings":
      return story("old-settings", "caution", texts.waiting[lagrange], { due: due[lagrange] });
    case "running":
      return diallingStory(locale, view);
    case "unknown":
      return story("unknown", "quiet", texts.untold);
    default:
      return assertNever(lagrange);
  }
}

/** Lagrange is logged in and tries to connect. */
function diallingStory({ watch: texts, window }: Locale, { connects, cause }: WatchView): WatchStory {
  if (cause?.kind === "not-listening") {
    return story("connecting", "busy", sayWatchCause(texts, cause), { primary: "start-yunzai" });
  }
  if (connects >= flappingConnects) {
    return story("flapping", "bad", cause ? sayWatchCause(texts, cause) : window.watch.flapping, {
      more: [texts.flapping(connects)],
      due: window.watch.due.cause,
      primary: "examine",
    });
  }
  return story("connecting", "busy", texts.waiting.running, {
    more: cause === null ? [] : [sayWatchCause(texts, cause)],
  });
}

function endStory(locale: Locale, result: WatchResult): WatchStory {
  const { watch: texts, window } = locale;
  const { kind, arrived, connects, connected, cause, otherId, lagrange } = result;
  const { due } = window.watch;
  const why = [
    ...(cause === null ? [] : [sayWatchCause(texts, cause)]),
    ...(otherId === null || arrived !== null ? [] : [texts.otherId(maskId(otherId))]),
  ];
  const again: readonly WatchOffer[] = ["watch"];
  switch (kind) {
    case "stable":
      return story("stable", "good", texts.stable(masked(arrived)), { primary: "close" });
    case "flapping":
      return story("flapping", "bad", texts.flapping(connects), {
        more: why,
        due: due.cause,
        primary: "examine",
        others: again,
      });
    case "absent":
      if (lagrange === "old-settings") {
        return story("old-settings", "caution", texts.oldSettings, { due: due[lagrange], primary: "watch" });
      }
      return cause?.kind === "not-listening"
        ? story("absent", "bad", texts.absent, { more: why, primary: "start-yunzai", others: again })
        : story("absent", "bad", texts.absent, {
            more: why,
            due: due.cause,
            primary: "examine",
            others: again,
          });
    case "not-running":
      return story("not-running", "quiet", texts.notRunning, { primary: "start-lagrange", others: again });
    case "unknown":
      return connected
        ? story("stopped", "quiet", texts.tooShort, { primary: "watch" })
        : story("unknown", "quiet", texts.untold, { primary: "watch" });
    default:
      return assertNever(kind);
  }
}

function story(
  word: WatchWord,
  tone: WatchTone,
  says: string,
  more: Partial<Omit<WatchStory, "word" | "tone" | "says">> = {},
): WatchStory {
  return { word, tone, says, more: [], due: null, since: null, primary: null, others: [], ...more };
}

function masked(id: string | null): string | null {
  return id === null ? null : maskId(id);
}
