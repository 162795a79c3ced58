import { isStable, judgeWatch, viewOf } from "../../core/watch-judge.ts";
import { beginWatch, observe, type WatchState } from "../../core/watch-state.ts";
import { orAborted, withDeadline } from "../deadline.ts";
import type { WatchEvent, WatchResult } from "../results.ts";
import { startGathering, type WatchPlace, type WatchPorts } from "./gather.ts";

export interface WatchRequest extends WatchPlace {
  /** The whole watch takes no longer. */
  readonly seconds: number;
}

/** Between two looks: what is shorter is told by the log, and a look through /proc costs some tens of milliseconds. */
const pollMs = 500;

/**
 * Follows the real Lagrange until it has been connected for ten seconds, the time is over or the signal
 * aborts, and judges what was seen (DESIGN 2.5). Changes nothing and dials nothing. `onEvent` hears of
 * each change.
 */
export async function watch(
  ports: WatchPorts,
  { seconds, ...place }: WatchRequest,
  signal: AbortSignal,
  onEvent: (event: WatchEvent) => void,
): Promise<WatchResult> {
  const { clock } = ports;
  return withDeadline(clock, seconds * 1000, signal, async (ending) => {
    const gatherer = await orAborted(startGathering(ports, place), ending, null);
    if (!gatherer) return resultOf(beginWatch([]));
    let state = beginWatch(gatherer.past);
    let told = "";
    while (!isStable(state)) {
      const sample = await orAborted(gatherer.look(), ending, null);
      if (!sample) break;
      state = observe(state, sample);
      const event: WatchEvent = { type: "progress", ...viewOf(state) };
      const news = JSON.stringify(event);
      if (news !== told) onEvent(event);
      told = news;
      await clock.sleep(pollMs, ending);
    }
    return resultOf(state);
  });
}

function resultOf(state: WatchState): WatchResult {
  return { kind: judgeWatch(state), ...viewOf(state) };
}
