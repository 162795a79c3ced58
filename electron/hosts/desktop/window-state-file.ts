import { readFileSync, writeFileSync } from "node:fs";
import { readWindowState, type WindowState } from "./window-state.ts";

/** How the window stood when it was last closed; null the first time, or where the file is torn. */
export function recallWindow(file: string): WindowState | null {
  try {
    return readWindowState(readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}

/** Written at once: the program ends behind it. A failure costs only the place, next time. */
export function rememberWindow(file: string, { bounds, maximized }: WindowState): void {
  const { x, y, width, height } = bounds;
  try {
    writeFileSync(file, `${JSON.stringify({ bounds: { x, y, width, height }, maximized })}\n`);
  } catch {
    return;
  }
}
