import { setTimeout as pause } from "node:timers/promises";
import { expect } from "@playwright/test";

type Counts = ReadonlyMap<string, number>;

/** Milliseconds in which every handle closes that has been told to; a deadline's timer that was forgotten lives longer. */
const patience = 2000;

/** How many of each resource keep this process alive right now. */
export function openResources(): Counts {
  const counts = new Map<string, number>();
  for (const kind of process.getActiveResourcesInfo()) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}

/** Waits until sockets, servers, look-ups and timers are back to what they were: a closing handle takes a moment. */
export async function expectNothingLeft(before: Counts): Promise<void> {
  const extra = (): string[] =>
    [...openResources()].filter(([kind, count]) => count > (before.get(kind) ?? 0)).map(([kind]) => kind);
  // Not by `expect.poll`, which has a timer of its own.
  for (const end = performance.now() + patience; extra().length > 0 && performance.now() < end;)
    await pause(10);
  expect(extra()).toEqual([]);
}
