/** How a part of a healthy link stands, in a word. */
export type HealthWord =
  | "right"
  | "attention"
  | "answers"
  | "running"
  | "old-settings"
  | "not-running"
  | "never-logged-in"
  | "paused";

/** The page that a run again opens on. */
export interface HealthTexts {
  readonly title: {
    readonly running: string;
    readonly stopped: string;
    readonly unfinished: string;
  };
  readonly running: string;
  readonly stopped: string;
  /** Under the verdict of a healthy link: what that means right now. */
  readonly healthy: Readonly<Record<"running" | "old-settings" | "not-running" | "never-logged-in", string>>;
  readonly broken: string;
  readonly unproven: string;
  readonly rows: {
    readonly settings: string;
    readonly yunzai: string;
    readonly lagrange: string;
    readonly words: Readonly<Record<HealthWord, string>>;
    readonly onlyEntry: (index: number) => string;
    readonly entryOfMany: (index: number, count: number) => string;
    readonly entryUnknown: string;
    /** Told from the outcome: the log confirmed the adapter, the path is registered, or the folder has its file. */
    readonly yunzaiProved: Readonly<Record<"handled" | "registered" | "unproven", string>>;
    readonly lagrangeStates: Readonly<
      Record<"running" | "old-settings" | "not-running" | "never-logged-in" | "paused", string>
    >;
  };
  readonly stop: string;
  readonly again: string;
  readonly setUpAgain: string;
  readonly report: string;
  readonly backups: string;
}
