/** How a bot stands, in a word. */
export type BotState = "healthy" | "attention" | "broken" | "unproven" | "checking" | "waiting" | "unchecked";

/** The page with all bots, and the one with the edits that repair them together. */
export interface BotsTexts {
  /** The verdict over all of them. */
  readonly title: {
    readonly checking: (bots: number) => string;
    readonly stopped: string;
    readonly unfinished: string;
    readonly healthy: (bots: number) => string;
    readonly broken: (broken: number, bots: number) => string;
    readonly unproven: (unproven: number, bots: number) => string;
  };
  /** How many were looked at, of how many. */
  readonly progress: (done: number, bots: number) => string;
  /** Under the verdict: what it means, or what can be done. */
  readonly subtitle: {
    readonly stopped: (unchecked: number) => string;
    readonly healthy: string;
    readonly repairable: (bots: number) => string;
    readonly byHand: string;
    readonly written: (bots: number) => string;
  };
  /** The names of the columns. */
  readonly columns: { readonly bot: string; readonly state: string; readonly actions: string };
  readonly states: Readonly<Record<BotState, string>>;
  /** What a healthy link means right now. */
  readonly healthy: Readonly<Record<"running" | "old-settings" | "not-running" | "never-logged-in", string>>;
  /** What a bot is called; `folder` is the name of its folder. */
  readonly name: {
    readonly qq: (maskedId: string) => string;
    readonly neverLoggedIn: string;
    readonly full: (name: string, folder: string) => string;
  };
  /** The Yunzai that a bot leads to, where they are not all the same; null for one without a folder. */
  readonly yunzai: (folder: string | null) => string;
  /** Before the name of the backup that the write made. */
  readonly written: string;
  readonly created: string;
  /** The wizard itself failed: whether this one was written is told by how it stands now. */
  readonly interrupted: string;
  readonly repair: string;
  readonly details: string;
  /** A button's label with the bot it is for, where many have the same label. */
  readonly of: (label: string, name: string) => string;
  readonly repairAll: (bots: number) => string;
  readonly findMore: string;
  /** Several folders that are logged in as one QQ. */
  readonly sameId: {
    /** The folders by the shortest names that tell them apart. */
    readonly title: (maskedId: string, folders: readonly string[]) => string;
    readonly text: string;
    /** On the row of each. */
    readonly badge: string;
  };
  /** The ways here from a search, and from Health or the end of a repair. */
  readonly examine: (bots: number) => string;
  readonly showAll: string;
  readonly review: BotsReviewTexts;
}

interface BotsReviewTexts {
  readonly title: {
    readonly planning: string;
    readonly planned: (bots: number) => string;
    readonly nothing: string;
    readonly writing: (bots: number) => string;
  };
  readonly planning: string;
  readonly progress: (done: number, bots: number) => string;
  readonly subtitle: {
    readonly planned: string;
    /** So many are left as they are. */
    readonly some: (left: number) => string;
    readonly nothing: string;
  };
  readonly list: string;
  readonly badges: {
    readonly lines: (lines: number) => string;
    readonly created: string;
    readonly unchanged: string;
    readonly refused: string;
    readonly writing: string;
    readonly written: string;
    readonly notWritten: string;
  };
  readonly unchanged: string;
  /** Entries to choose from need their own page. */
  readonly ambiguous: string;
  readonly alone: string;
  readonly backup: string;
  readonly write: (bots: number) => string;
  readonly writing: (done: number, bots: number) => string;
}
