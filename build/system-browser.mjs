import { existsSync } from "node:fs";
import { join } from "node:path";

/** Where Debian, Chrome's own packages and macOS put a Chromium. */
const usualPlaces = [
  "/usr/lib/chromium/chromium",
  "/usr/bin/google-chrome",
  "/opt/google/chrome/chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** Where Windows has one: for everybody, 64-bit or 32-bit, or for this user alone. Edge, which is always there, is the last. */
function placesOnWindows() {
  const folders = ["ProgramFiles", "ProgramFiles(x86)", "LocalAppData"].map(
    (name) => process.env[name] ?? "",
  );
  const programs = ["Google/Chrome/Application/chrome.exe", "Microsoft/Edge/Application/msedge.exe"];
  return programs.flatMap((program) => folders.filter(Boolean).map((folder) => join(folder, program)));
}

/**
 * The system's Chromium, Chrome or Edge; `CHROMIUM` names another. Without any, Playwright's own is tried.
 *
 * @returns {string | undefined}
 */
export function systemBrowser() {
  const places = process.platform === "win32" ? placesOnWindows() : usualPlaces;
  return process.env.CHROMIUM ?? places.find((path) => existsSync(path));
}
