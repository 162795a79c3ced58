/** What each row of the bench may be at most, by its id. A row without a goal is there for orientation. */
export const goals = {
  "find-both": { ratio: 0.1 },
  "find-full": { ratio: 1 },
  "find-memory": { megabytes: 120 },
  verify: { ratio: 2.5, moreMs: 40 },
  check: { ms: 120 },
  apply: {
    ratio: 1.5,
    limit:
      "the peer syncs once, takes no lock, keeps no backup and returns before its rename is on the disk; ours syncs " +
      "the folder too, and reads the file before and after and the backup",
  },
  "read-10k": { ratio: 3 },
  "read-1m": { ratio: 3 },
  "edit-10k": { ratio: 3 },
  "edit-1m": { ratio: 3 },
  "cli-start": { ratio: 2 },
  snapshot: { ms: 50 },
  "renderer-bytes": { kilobytes: 300 },
  "first-step": { ms: 1000 },
} as const satisfies Readonly<Record<string, Goal>>;

/** Each number is an upper limit. */
export interface Goal {
  /** Times the peer's figure of the same run. */
  readonly ratio?: number;
  /** Milliseconds in all. */
  readonly ms?: number;
  /** Milliseconds above the peer. */
  readonly moreMs?: number;
  readonly megabytes?: number;
  readonly kilobytes?: number;
  /** What stands in the way where it cannot be met. */
  readonly limit?: string;
}
