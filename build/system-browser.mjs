import { existsSync } from "node:fs";

/** Where Debian, Chrome's own packages, macOS and Windows put a Chromium. */
const usualPlaces = [
  "/usr/lib/chromium/chromium",
  "/usr/bin/google-chrome",
  "/opt/google/chrome/chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
  "C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe",
];

/**
 * The system's Chromium, Chrome or Edge; `CHROMIUM` names another. Without any, Playwright's own is tried.
 *
 * @returns {string | undefined}
 */
export function systemBrowser() {
  return process.env.CHROMIUM ?? usualPlaces.find((path) => existsSync(path));
}
