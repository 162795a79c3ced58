import { app, dialog } from "electron";
import { bugLines } from "../common/bug-lines.ts";
import { exitCodes } from "../common/exit-codes.ts";
import type { Speech } from "./speech.ts";

/** How the program ends before its time, and what the user is told. */
export interface Ends {
  /** A check without a window is over. */
  readonly checked: (verdict: "good" | "broken") => void;
  /** What was asked for cannot be; always null. */
  readonly asked: (sentence: string) => null;
  /** A bug that nothing is known to have suffered from: it is noted, and the program goes on. */
  readonly note: (error: unknown) => void;
  /** One sentence for the user, and an end: after any other bug nobody knows what still holds. */
  readonly bug: (error: unknown) => void;
}

/** `quiet`: nobody sits before the screen. */
export function createEnds(speech: Speech, quiet: boolean): Ends {
  return {
    checked: (verdict) => app.exit(exitCodes[verdict]),
    asked(sentence) {
      tell(sentence);
      app.exit(exitCodes.usage);
      return null;
    },
    note,
    bug(error) {
      note(error);
      tell(speech.texts().bug);
      app.exit(exitCodes.bug);
    },
  };

  function note(error: unknown): void {
    const lines = bugLines(error, speech.locale(), process.env);
    process.stderr.write(`${lines.join("\n")}\n`);
  }

  function tell(sentence: string): void {
    if (quiet) process.stderr.write(`${sentence}\n`);
    else dialog.showErrorBox(speech.texts().name, sentence);
  }
}
