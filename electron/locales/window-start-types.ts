import type { Program } from "../core/program.ts";
import type { LaunchFailure, StartRefusal } from "../core/reasons.ts";

/** The dialog that asks before a program is started. */
export interface StartDialogTexts {
  /** On the button that opens it. */
  readonly open: Readonly<Record<Program, string>>;
  readonly title: Readonly<Record<Program, string>>;
  /** While it is found out what would run. */
  readonly planning: string;
  /** What the new window is for. */
  readonly window: Readonly<Record<Program, string>>;
  readonly program: string;
  readonly args: string;
  readonly folder: string;
  readonly start: string;
  readonly starting: string;
  /** The verdict over a refusal or a failure. */
  readonly notStarted: string;
  /** What stood in the way, then what to do. */
  readonly refused: Readonly<Record<StartRefusal, (program: Program) => string>>;
  readonly failed: Readonly<Record<LaunchFailure, string>>;
  /** The wizard itself failed. */
  readonly broken: string;
  readonly again: string;
  readonly ended: StartEndedTexts;
}

/** It was started from here, and is gone again. */
export interface StartEndedTexts {
  readonly title: Readonly<Record<Program, string>>;
  readonly cause: string;
  /** Over the steps, where they are shut away. */
  readonly how: string;
  /** To see what it complained of, with what is to be typed in its folder. */
  readonly see: Readonly<Record<"windows" | "other", (command: string) => readonly string[]>>;
  /** The complaint that is met most, and its cure. */
  readonly hint: Readonly<Record<Program, string>>;
  readonly log: (path: string) => string;
}

/** How the real connection stands, in a word or two; the sentences are `WatchTexts`. */
export type WatchWord =
  | "looking"
  | "not-running"
  | "ended"
  | "signing-in"
  | "old-settings"
  | "connecting"
  | "counting"
  | "unsettled"
  | "flapping"
  | "unknown"
  | "stopped"
  | "stable"
  | "absent";

/** The card that follows the real Lagrange. */
export interface WatchCardTexts {
  readonly title: string;
  readonly words: Readonly<Record<WatchWord, string>>;
  readonly looking: string;
  /** It connects and drops, and nobody knows why. */
  readonly flapping: string;
  readonly stopped: string;
  /** The one step that is due, where the state has one. */
  readonly due: Readonly<
    Record<"not-running" | "old-settings" | "not-greeted" | "replaced" | "cause", string>
  >;
  /** Beside the bar: how much of the ten seconds is over. */
  readonly seconds: (seconds: number, of: number) => string;
  readonly again: string;
}

/** The dialog that shows what Lagrange dials while Yunzai is off. */
export interface ListenDialogTexts {
  /** On the button that opens it. */
  readonly open: string;
  readonly title: string;
  /** What it does, and that it harms nobody. */
  readonly intro: (port: number, seconds: number) => string;
  readonly beginning: string;
  readonly holding: string;
  readonly dials: string;
  readonly times: (count: number) => string;
  readonly qq: string;
  readonly fact: (label: string, value: string) => string;
  /** Where a dialled path is wrong: how it gets mended. */
  readonly repair: string;
  readonly failed: string;
  readonly again: string;
  /** On the button that goes on once Yunzai has come. */
  readonly goOn: string;
}

/** Buttons that show a folder in the system's file manager. */
export interface ShowFolderTexts {
  readonly open: Readonly<Record<"any" | Program, string>>;
  /** The system did not show it: where it is. */
  readonly failed: (path: string) => string;
}
