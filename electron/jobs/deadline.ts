import type { Clock } from "./ports.ts";

/**
 * Runs something under a total deadline of `ms` milliseconds and the caller's signal, either of which may be null.
 * What runs is expected to heed its signal; the timer is gone when this settles.
 */
export async function withDeadline<Result>(
  clock: Clock,
  ms: number | null,
  signal: AbortSignal | null,
  run: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const over = new AbortController();
  const settled = new AbortController();
  if (ms !== null) {
    void clock.sleep(ms, settled.signal).then(() => over.abort());
  }
  try {
    return await run(signal ? AbortSignal.any([signal, over.signal]) : over.signal);
  } finally {
    settled.abort();
  }
}

/** Settles as the promise does, or with the fallback as soon as the signal aborts; nobody hears the promise after that. */
export function orAborted<Result, Fallback>(
  promise: Promise<Result>,
  signal: AbortSignal,
  fallback: Fallback,
): Promise<Result | Fallback> {
  return new Promise((resolve, reject) => {
    const stop = (): void => resolve(fallback);
    if (signal.aborted) stop();
    signal.addEventListener("abort", stop, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
  });
}
