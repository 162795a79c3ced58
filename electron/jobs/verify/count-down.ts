import type { Clock } from "../ports.ts";
import type { VerifyNews } from "./verify.ts";

/** Tells the waiting left, once a second and at once, until the signal aborts. `end` is on the clock's `elapsed`. */
export async function countDown(
  clock: Clock,
  end: number,
  signal: AbortSignal,
  tell: (news: VerifyNews) => void,
): Promise<void> {
  while (!signal.aborted) {
    tell({ type: "wait", secondsLeft: Math.max(0, Math.round((end - clock.elapsed()) / 1000)) });
    await clock.sleep(1000, signal);
  }
}

/** Runs something while the waiting left is told; nothing of that goes on when it settles. */
export async function whileCounting<Result>(
  clock: Clock,
  end: number,
  signal: AbortSignal,
  tell: (news: VerifyNews) => void,
  run: () => Promise<Result>,
): Promise<Result> {
  const over = new AbortController();
  const counting = countDown(clock, end, AbortSignal.any([over.signal, signal]), tell);
  try {
    return await run();
  } finally {
    over.abort();
    await counting;
  }
}
