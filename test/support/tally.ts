import { test } from "@playwright/test";

/** What tests count beside themselves, in the words in which it is told at the end of a run, and in that order. */
export const tallyKinds = {
  "disk-errors": "disk errors injected into a write, one call at a time",
  "lost-disks": "disks lost in the middle of a write",
  "short-writes": "write calls that the disk cut short",
  kills: "writers killed in the middle of a write",
  "network-faults": "handshakes cut, reset or stalled, after each byte of the answer",
  probes: "handshakes probed in a row",
  "fuzzed-inputs": "inputs fuzzed",
  documents: "settings documents compared with an independent .NET reader",
} as const;

export type TallyKind = keyof typeof tallyKinds;

/** The type of the annotations that carry a count: `<kind>=<count>`. */
export const tallyType = "tally";

/** Adds to what is told at the end of the run, if the test that is running passes. */
export function tally(kind: TallyKind, count: number): void {
  test.info().annotations.push({ type: tallyType, description: `${kind}=${count}` });
}
