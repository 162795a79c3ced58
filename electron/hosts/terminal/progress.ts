import { escape, safeText } from "./paint.ts";
import { shortened } from "./layout.ts";

/** One line on standard error that is drawn over again and again, and leaves nothing behind. */
export interface Progress {
  readonly show: (text: string) => void;
  readonly clear: () => void;
}

interface Screen {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

const eraseLine = `\r${escape}[2K`;

/** Draws on a terminal; in a pipe or a file it stays silent. */
export function createProgress(screen: Screen): Progress {
  if (screen.isTTY !== true) return { show: () => undefined, clear: () => undefined };
  let shown = "";
  return {
    show(text) {
      if (text === shown) return;
      shown = text;
      // One column stays free: a full line would wrap, and could not be erased.
      screen.write(eraseLine + shortened(safeText(text).replaceAll("\n", " "), (screen.columns ?? 80) - 1));
    },
    clear() {
      if (shown !== "") screen.write(eraseLine);
      shown = "";
    },
  };
}
