/** Something to be measured: runs once and gives its figure, milliseconds unless told otherwise. */
export type Run = () => Promise<number> | number;

/**
 * Medians of interleaved rounds: each round runs all of them once, in an order that turns round by round, so that
 * what disturbs the machine for a while falls on all alike. The first round warms up and does not count.
 */
export async function interleave(rounds: number, runs: readonly Run[]): Promise<readonly number[]> {
  const figures: number[][] = runs.map(() => []);
  for (let round = 0; round <= rounds; round += 1) {
    for (let turn = 0; turn < runs.length; turn += 1) {
      const which = (round + turn) % runs.length;
      const figure = await runs[which]?.();
      if (round > 0 && figure !== undefined) figures[which]?.push(figure);
    }
  }
  return figures.map(median);
}

/** How long something takes, in ms. */
export async function timed(work: () => unknown): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

/** The mean time of one of many runs of something fast, in ms. */
export function each(times: number, work: () => unknown): number {
  const from = performance.now();
  for (let time = 0; time < times; time += 1) work();
  return (performance.now() - from) / times;
}

export function median(figures: readonly number[]): number {
  const sorted = [...figures].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}
