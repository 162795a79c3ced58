import type { Clock } from "../jobs/ports.ts";

/** Node's timers hold no more; a longer sleep ends early. */
const longestSleep = 2 ** 31 - 1;

/** The system's clock; `elapsed` counts from the start of the process. */
export function createClock(): Clock {
  return {
    now: () => Date.now(),
    elapsed: () => performance.now(),
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal.aborted) return resolve();
        const wake = (): void => {
          clearTimeout(timer);
          signal.removeEventListener("abort", wake);
          resolve();
        };
        const timer = setTimeout(wake, Math.min(ms, longestSleep));
        signal.addEventListener("abort", wake);
      }),
  };
}
