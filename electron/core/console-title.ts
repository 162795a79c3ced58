import type { Program } from "./program.ts";

/** An open console window, as the system tells of it. */
export interface ConsoleWindow {
  readonly title: string;
  /** It is one of Windows' own console, which alone can be paused (FACTS Y16), not of a terminal program. */
  readonly classic: boolean;
}

/** What the title of a console window tells. */
export interface ConsoleTitle {
  readonly program: Program;
  /** The whole of it. */
  readonly title: string;
  /** Absolute path of the program in it, where the title is or ends with one. */
  readonly path: string | null;
  /** The program in it stands still. */
  readonly paused: boolean;
}

/** `管理员: ` and the like, before the title of an elevated program (FACTS Y16). */
const elevated = /^[^\\/:：]{1,20}[:：]\s+/;
/** What Windows' own console puts before all that while text in its window is selected (FACTS Y16). */
const selecting = /^(?:选择|选定|标记|選取|標記|Select(?=\s)|Mark(?=\s))\s*/i;
/** Yunzai names its window itself (FACTS Y2). */
const yunzaiTitle = /^TRSS.?Yunzai v\d/i;
/** Lagrange does not: its console is titled by what was started, alone or behind the console that it was started from. */
const lagrangeTitle =
  /^(?:[a-z]:\\.*\.exe - )?((?:[a-z]:\\(?:.*\\)?|\.[\\/])?Lagrange\.OneBot(?:\.exe)?)\s*$/i;

/** Reads the title of a console window; null where it is neither of the two programs'. */
export function readConsole({ title, classic }: ConsoleWindow): ConsoleTitle | null {
  const paused = classic && selecting.test(title);
  const bare = (paused ? title.replace(selecting, "") : title).replace(elevated, "");
  if (yunzaiTitle.test(bare)) return { program: "yunzai", title, path: null, paused };
  const started = lagrangeTitle.exec(bare)?.[1];
  if (started === undefined) return null;
  return { program: "lagrange", title, path: /^[a-z]:/i.test(started) ? started : null, paused };
}
