import { setTimeout as pause } from "node:timers/promises";
import { expect } from "@playwright/test";

type Counts = ReadonlyMap<string, number>;

/** How many of each resource keep this process alive right now. */
export function openResources(): Counts {
  const counts = new Map<string, number>();
  for (const kind of process.getActiveResourcesInfo()) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}

/** Fails unless sockets, servers, look-ups and timers are back to what they were; closing handles get a moment. */
export async function expectNothingLeft(before: Counts): Promise<void> {
  const extra = (): string[] =>
    [...openResources()].filter(([kind, count]) => count > (before.get(kind) ?? 0)).map(([kind]) => kind);
  for (let tries = 0; tries < 20 && extra().length > 0; tries += 1) await pause(10);
  expect(extra()).toEqual([]);
}
