import type { TerminalTexts } from "../terminal-types.ts";
import { help } from "./help.ts";
import { usage } from "./usage.ts";

export const terminal: TerminalTexts = {
  usage,
  help,
  output: {
    lagrange: "Lagrange",
    yunzai: "Yunzai",
    links: "entries",
    cause: "cause",
    cure: "cure",
    handshake: "handshake",
    recommended: "should be",
    next: "next",
    qq: "QQ",
    port: "port",
    adapters: "adapters",
    running: "running",
    notRunning: "not running",
    noFolder: "no folder found",
    withoutLagrange: "No settings were checked: name the folder of Lagrange with --lagrange.",
    yunzaiLink: "the link to Yunzai",
    needsToken: "with a token",
    follows: (title) => `Follows from “${title}”; cure that first.`,
    findings: (errors, warnings) => `${count(errors, "error")}, ${count(warnings, "warning")}`,
    found: (lagrange, yunzai) => `Found ${lagrange} Lagrange and ${yunzai} Yunzai`,
    foundNothing: "Nothing found. Name a folder with --root, or search everywhere with --full.",
    refusedFolders: "seen, but of no use",
    scanned: (folders, seconds, unreadable) =>
      `Looked at ${count(folders, "folder")} in ${seconds} s${unreadable === 0 ? "" : `; ${unreadable} could not be read`}.`,
    endedEarly: "Both were found, so the search ended there; --full looks at the rest as well.",
    incomplete:
      "The search ended before everything was seen; narrow it with --root, or give it more time with --max-seconds.",
    assumed: (what, path) =>
      `No ${what === "lagrange" ? "Lagrange" : "Yunzai"} folder was named; taking the one found: ${path}`,
    alsoFound: (what, paths) =>
      `There is more than that ${what === "lagrange" ? "Lagrange" : "Yunzai"}: ${paths.join(", ")}. Name the one you mean with --${what}.`,
    several: (what, paths) =>
      `More than one ${what === "lagrange" ? "Lagrange" : "Yunzai"} was found: ${paths.join(", ")}. Name one with --${what}.`,
    written: "Written",
    unchanged: "Unchanged: the settings are right already",
    planned: "This would change (nothing is written yet)",
    refused: "Not written; nothing has changed",
    restored: "Restored",
    alreadyRestored: "Unchanged: the file is the same as the backup",
    failedStep: (step) => `It failed while ${step}.`,
    backup: "backup",
    undo: "undo",
    restartLagrange: "If Lagrange is open, close it and open it again: only then do the new settings count.",
    candidates: "Could be any of these; choose one with --entry, or new for another one",
    backups: (number) => `${count(number, "backup")}, newest first`,
    noBackups: "There are no backups yet.",
    noSuchBackup: "There is no such backup; restore --list shows those there are.",
    noLagrange: "No Lagrange was found: name its folder with --lagrange.",
    noSuchEntry: "There is no entry of that number; check shows the numbers behind #.",
    sameAsNow: "the same as the present file",
    practiceRunning: "The practice world is ready. Ctrl+C ends it and cleans up.",
    bug: (message) => `A bug in this program: ${message}`,
    interrupted: "Stopped; nothing was changed.",
  },
  progress: {
    searching: (folders, at) => `Searching, ${count(folders, "folder")} so far: ${at}`,
    checking: "Checking",
    verifying: (url, what) => `Verifying ${url}: ${what}`,
    waiting: (secondsLeft) => `Yunzai is not ready, waiting up to ${secondsLeft} s more`,
    applying: "Verifying and planning",
    restoring: "Reading the backups",
  },
  listen: {
    holding: (port, seconds) =>
      `Holding port ${port} on this computer for up to ${seconds} s. Steps aside as soon as Yunzai starts; Ctrl+C ends it.`,
    again: (times) => `The same again (${times} times now)`,
    checkInstead: "Whether the link works is what check tells.",
  },
  watch: {
    watching: (seconds) => `Watching for Lagrange, up to ${seconds} s; Ctrl+C ends it`,
  },
  demo: {
    title: "Demo: a broken link gets cured",
    intro: "All this happens in a temporary practice world; your real Lagrange and Yunzai are not touched.",
    start: "Open a practice world",
    started: (lagrange, yunzai) =>
      `Lagrange with factory settings (${lagrange}), Yunzai running (${yunzai}).`,
    broken: "Check: where does it break?",
    verify: "Verify the right address",
    plan: "Preview the change",
    apply: "Write",
    healthy: "Check again",
    backup: "Where the backup is",
    backupIdentical: "The backup equals the file as it was before, byte for byte.",
    removed:
      "The practice world has ended and its folder, this backup included, is removed; demo --keep leaves it for you to look at.",
    kept: (folder) => `The practice world has ended; its folder stays at ${folder}`,
    done: (seconds) =>
      `Done in ${seconds} s: the link is verified, the difference shown, the second check healthy.`,
    failed: (step) => `The demo stopped at “${step}”: not what was expected.`,
  },
};

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
