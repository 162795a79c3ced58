import type { WriteRefusal } from "../core/reasons.ts";

/** The page that shows an edit, and writes it once it is confirmed. */
export interface ReviewTexts {
  readonly planning: { readonly title: string; readonly what: string };
  /** The verdict where a bug ended the one or the other. */
  readonly unfinished: Readonly<Record<"plan" | "write", string>>;
  readonly planned: {
    readonly title: (lines: number) => string;
    readonly subtitle: string;
    /** There is no settings file yet. */
    readonly created: { readonly title: string; readonly subtitle: string };
    /** The present file could not be read and is made anew. */
    readonly rebuilt: { readonly title: string; readonly subtitle: string };
    /** What makes the write safe, of a file that is changed and of one that is created. */
    readonly backup: string;
    readonly noBackup: string;
    readonly verified: (time: string) => string;
    readonly unverified: string;
    readonly unverifiedMeaning: string;
    readonly write: string;
    readonly writing: string;
  };
  readonly unchanged: {
    readonly title: string;
    /** In its place where something else keeps Lagrange from the link. */
    readonly remaining: string;
    /** Before the address of a link that the settings hold, which was dialled and works. */
    readonly proved: string;
    /** The settings say what was asked for, but it could not be proved. */
    readonly unproved: string;
    readonly finish: string;
  };
  readonly refused: RefusalTexts;
}

/** What stood in the way of a plan or a write, and what helps. */
interface RefusalTexts {
  /** The verdict for every reason. */
  readonly titles: Readonly<Record<WriteRefusal, string>>;
  readonly nothingChanged: string;
  /** In place of the sentence in `ReasonTexts.refusedApply`, where the window can do more than the terminal. */
  readonly instead: Readonly<
    Record<"not-verified" | "settings-unreadable" | "layer-unreadable" | "ambiguous", string>
  >;
  readonly stoppedAt: (step: string) => string;
  /** Before the name of a backup that was made before the write failed. */
  readonly backupMade: string;
  /** How Windows clears the attribute. */
  readonly clearReadOnly: string;
  /** While the place of the error is looked for. */
  readonly lookingWhere: string;
  readonly rebuildMeaning: string;
  readonly entries: {
    readonly subtitle: string;
    readonly legend: string;
    readonly entry: (index: number, type: string | null) => string;
    readonly add: string;
    readonly addMeaning: string;
    readonly chooseFirst: string;
  };
  /** The button that does the next thing. */
  readonly next: Readonly<
    Record<
      | "verify"
      | "examine"
      | "use-entry"
      | "add-entry"
      | "rebuild"
      | "choose-folder"
      | "check-again"
      | "try-again",
      string
    >
  >;
}

/** How Lagrange stood when the settings were written; it reads them only after its login (FACTS L11). */
export type LagrangeThen = "running" | "stopped" | "unknown";

/** The page after a write, and the dialogs that it shares with Health. */
export interface DoneTexts {
  readonly title: string;
  /** Once the real connection has shown how it stands; what else there is to say is on its card. */
  readonly verdict: Readonly<Record<"stable" | "flapping" | "absent", string>>;
  readonly subtitle: string;
  /** In the place of both where something else keeps Lagrange from the link. */
  readonly remaining: { readonly title: string; readonly subtitle: string };
  readonly stable: string;
  readonly backup: string;
  /** There was no file before. */
  readonly noBackup: string;
  readonly undo: string;
  readonly undoing: string;
  readonly confirm: {
    readonly title: string;
    readonly text: string;
    readonly keep: string;
    readonly undo: string;
  };
  readonly undone: {
    readonly title: string;
    readonly subtitle: string;
    /** Beside the backup of what the undo replaced. */
    readonly backup: string;
    readonly nextHeading: string;
    /** What to do now, at most three steps. */
    readonly next: Readonly<Record<LagrangeThen, readonly string[]>>;
  };
  /** Before the reason, also in the list of backups. */
  readonly notRestored: string;
  readonly examine: string;
  readonly backups: BackupsTexts;
  readonly report: ReportDialogTexts;
}

interface BackupsTexts {
  readonly title: string;
  readonly intro: string;
  readonly reading: string;
  readonly none: string;
  readonly unreadable: string;
  readonly legend: string;
  readonly sameAsNow: string;
  readonly wouldChange: string;
  readonly restore: string;
  readonly restoring: string;
  /** Why the button is shut. */
  readonly nothingToRestore: string;
  readonly restored: (time: string) => string;
  readonly replacedBackup: string;
  readonly again: string;
}

interface ReportDialogTexts {
  readonly open: string;
  readonly title: string;
  readonly text: string;
  readonly making: string;
  readonly failed: string;
  readonly copy: string;
  readonly copied: string;
  /** The host does not let a page copy: the text is selected for the user to do it. */
  readonly selected: string;
}
