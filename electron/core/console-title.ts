/** What the title of a console window tells. */
export interface ConsoleTitle {
  readonly program: "lagrange" | "yunzai";
  /** The whole of it. */
  readonly title: string;
  /** The program in it stands still. */
  readonly paused: boolean;
}

/** Yunzai names its window itself (FACTS Y2); Windows may put `管理员: ` and the like before that (FACTS Y16). */
const yunzaiTitle = /(?:^|[\s:：])TRSS.?Yunzai v\d/i;
/** Lagrange does not: its console is titled by what was started, by its path or after the console that it was started from. */
const lagrangeTitle = /(?:^|[\\/\s:：])Lagrange\.OneBot(?:\.exe)?(?:\s|$)/i;
/** What Windows' own console puts before the title while text in its window is selected (FACTS Y16). */
const selecting = /^(?:选择|选定|标记|選取|標記|Select(?=\s)|Mark(?=\s))/i;

/** Reads the title of a console window; null where it is neither of the two programs'. */
export function readConsoleTitle(title: string): ConsoleTitle | null {
  const bare = title.replace(selecting, "").trimStart();
  const program = yunzaiTitle.test(bare) ? "yunzai" : lagrangeTitle.test(bare) ? "lagrange" : null;
  return program && { program, title, paused: selecting.test(title) };
}
