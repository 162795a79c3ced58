/** Where the preload script and the host exchange messages; the page itself knows none of these names. */
export const channels = {
  /** A page has been loaded; what the one before it started is over. */
  open: "wizard:open",
  fromPage: "wizard:from-page",
  toPage: "wizard:to-page",
  /** Answered with the folder of what was dropped, or with null. */
  drop: "wizard:drop",
} as const;
