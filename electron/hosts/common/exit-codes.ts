/** What the process ends with (DESIGN 4). */
export const exitCodes = {
  good: 0,
  /** Broken, unproven, or not verified. */
  broken: 1,
  usage: 2,
  /** `apply` or `restore` refused; nothing changed. */
  refused: 3,
  bug: 4,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
