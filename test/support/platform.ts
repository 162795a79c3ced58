import { lstatSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export const onWindows = process.platform === "win32";

/** On Wine's Windows (build/wine.mjs), which has Windows' calls but not all that stands behind them. */
export const underWine = process.env["UNDER_WINE"] !== undefined;

/** Symbolic links can be made here. On Windows that takes a right; Wine says that it made one, and made none. */
export const hasLinks = canLink();

export const noLinks = "this user can make no symbolic links here";
export const noSignals = "Windows has no signals that a program could answer";

function canLink(): boolean {
  const folder = mkdtempSync(join(tmpdir(), "setup-test-links-"));
  try {
    symlinkSync("nowhere", join(folder, "link"));
    return lstatSync(join(folder, "link")).isSymbolicLink();
  } catch {
    return false;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
