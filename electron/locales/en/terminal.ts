import type { TerminalTexts } from "../terminal-types.ts";
import { help } from "./help.ts";
import { usage } from "./usage.ts";
import { watch } from "./watch.ts";

export const terminal: TerminalTexts = {
  usage,
  help,
  watch,
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
    fromLagrange: "Lagrange dialled",
    fromOther: (program) => `Not Lagrange: ${program} dialled`,
    fromUnknown: "A program that gave no name dialled",
    again: (times) => `The same again (${times} times now)`,
    path: "path",
    paths: {
      right: "Right: this is where Yunzai's OneBot v11 is.",
      "old-adapter":
        "Only a Yunzai from before May 2025 has this path; for a newer one Suffix is /OneBotv11.",
      factory: "Lagrange's factory path, which Yunzai does not have; Suffix should be /OneBotv11.",
      case: "Yunzai minds upper and lower case; Suffix should be /OneBotv11.",
      query: "A slash is missing before the question mark; Suffix should be /OneBotv11/?…",
      "other-adapter":
        "The path of another adapter, which does not handle OneBot v11; Suffix should be /OneBotv11.",
      unknown: "None of Yunzai's own paths; Suffix should be /OneBotv11.",
    },
    token: "token",
    tokens: {
      none: "none",
      header: "sent (AccessToken)",
      query: "sent, behind the question mark of the path",
      both: "sent twice: AccessToken, and behind the question mark of the path",
    },
    noId: "did not say whose",
    notUniversal: (role) =>
      `This connection is only one half (${role}): UseUniversalClient is false; Yunzai wants true, or no such line.`,
    ended: {
      "time-over": "Time is over; the port is free again.",
      "yunzai-appeared": "Yunzai has started; the port is left to it.",
      "exit-asked": "Something asked for the port, as Yunzai does when it starts; it is free now.",
      "port-shared": "Another program began to listen on this port; it is left to that one.",
      interrupted: "Stopped; the port is free again.",
    },
    dials: (number) => `${count(number, "dial")} in all.`,
    nobody: (port) =>
      `Nobody dialled. Lagrange dials only once it is logged in: see that it is open and logged in, and that Port in its settings is ${port}.`,
    secureCalls: (number) =>
      `${count(number, "more call")} used wss://; Yunzai's plain port takes only ws://, so look for wss:// in Host.`,
    otherCalls: (number) => `${count(number, "more call")} without a WebSocket, left alone.`,
    refused: {
      "yunzai-running": (port) =>
        `Yunzai is running and port ${port} is its own, so it is left alone. Whether the link works is what check tells.`,
      "port-taken": (port) => `Port ${port} is taken and was left alone.`,
      "port-not-permitted": (port) =>
        `The system does not allow port ${port}: it may be reserved, or need administrator rights.`,
      "no-loopback": () => "This computer has neither 127.0.0.1 nor ::1, so there is no port to hold.",
    },
    holder: (program, pid, yunzai) =>
      `Taken by: ${[program, pid === null ? null : `process ${pid}`, yunzai].filter((part) => part !== null).join(", ")}`,
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
