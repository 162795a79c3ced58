import type { Program } from "../core/program.ts";

/** Why a folder that the user gave was not even looked into. */
type NotTaken = "outside" | "unreadable-drop" | "failed";

/** The page that finds both programs. */
export interface FindTexts {
  /** The verdict, while it searches and when it has ended. */
  readonly title: {
    readonly searching: Readonly<Record<"nothing" | Program | "both", string>>;
    readonly ended: Readonly<Record<"nothing" | Program | "both" | "elsewhere" | "only-elsewhere", string>>;
  };
  readonly searching: string;
  /** Before there is a count. */
  readonly starting: string;
  readonly folders: (folders: number) => string;
  readonly found: (lagrange: number, yunzai: number) => string;
  readonly looked: (folders: number, seconds: string) => string;
  readonly stopped: (folders: number | null) => string;
  readonly unreadable: (folders: number) => string;
  /** These sentences, one after the other. */
  readonly sentences: (parts: readonly string[]) => string;
  /** Said while the choice is still the wizard's. */
  readonly bestChosen: string;
  /** The names of the two groups. */
  readonly group: Readonly<Record<Program, string>>;
  readonly otherYunzai: string;
  readonly badge: {
    readonly running: string;
    readonly neverLoggedIn: string;
    readonly qq: (maskedId: string) => string;
    readonly port: (port: number) => string;
    /** Settings without the program. */
    readonly settingsOnly: string;
    readonly unusable: string;
  };
  /** Why a running one is here; that it runs is on its badge. */
  readonly foundRunning: string;
  readonly foundByPort: string;
  readonly stillSearching: Readonly<Record<Program, string>>;
  /** Said where a group stays empty: what is missing, and the way on. */
  readonly missing: Readonly<
    Record<Program, { readonly title: string; readonly next: string; readonly nextAfterFull: string }>
  >;
  readonly elsewhere: { readonly label: string; readonly meaning: string };
  readonly refused: (count: number) => string;
  readonly browse: string;
  readonly full: string;
  readonly stop: string;
  readonly drop: { readonly hint: string; readonly release: string };
  readonly looking: string;
  readonly taken: (paths: readonly string[]) => string;
  readonly nothingIn: (path: string) => string;
  readonly refusedFolder: (path: string, reason: string) => string;
  readonly notTaken: Readonly<Record<NotTaken, string>>;
  /** What a folder must hold to be taken. */
  readonly lookedFor: string;
  readonly dialog: {
    readonly title: string;
    readonly hint: string;
    readonly start: string;
    readonly up: string;
    readonly path: string;
    readonly folders: string;
    readonly opening: string;
    readonly empty: string;
    readonly failed: (path: string) => string;
    /** Names the folder that would be taken; null where none can be yet. */
    readonly take: (name: string | null) => string;
  };
}
