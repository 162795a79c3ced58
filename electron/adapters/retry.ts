import { setTimeout as delay } from "node:timers/promises";
import { isHeld, mayPass } from "./errno.ts";

/** Resolves after `ms`, or at once when the signal aborts. */
export async function pause(ms: number, signal: AbortSignal | null = null): Promise<void> {
  // Its only failure is the abort, which the caller looks for by itself.
  await delay(ms, undefined, signal ? { signal } : {}).catch(() => undefined);
}

/**
 * Repeats a failing action with growing waits, for as many milliseconds in all as its last error is worth; then
 * rejects with that error. An abort only cuts the waits short: the action itself decides whether to go on.
 */
export async function retry<T>(
  action: () => Promise<T>,
  worth: (error: unknown) => number,
  signal: AbortSignal | null = null,
): Promise<T> {
  const start = performance.now();
  for (let wait = 10; ; wait = Math.min(wait * 2, 400)) {
    try {
      return await action();
    } catch (error) {
      const left = worth(error) - (performance.now() - start);
      if (left <= 0) throw error;
      await pause(Math.min(wait, left), signal);
    }
  }
}

/** How many milliseconds a busy file is tried for: a scanner, or .NET's reload reader, lets go sooner. */
const busyPatience = 5000;

/** What a failed attempt to change a file is worth to `retry`. */
export function worthWriting(error: unknown): number {
  return mayPass(error) ? busyPatience : 0;
}

/** What a failed attempt to read a file is worth to `retry`: who may not read gets the same answer for ever. */
export function worthReading(error: unknown): number {
  return isHeld(error) ? busyPatience : 0;
}
