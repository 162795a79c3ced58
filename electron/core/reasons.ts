import { assertNever } from "./assert-never.ts";

/** Why the disk refused, mapped from errno once, in the adapter that meets it. */
export type DiskProblem =
  | "not-found"
  | "not-a-file"
  | "not-a-folder"
  | "no-permission"
  | "read-only"
  | "busy"
  | "disk-full"
  | "too-large"
  | "io";

/** Why the settings file was not written; whatever the reason, the old file is whole (DESIGN 2.4). */
export type WriteFailure =
  | "locked"
  | "no-permission"
  | "read-only"
  | "disk-full"
  | "changed-meanwhile"
  | "not-found"
  | "outside" // of the only folder to work in: a link leads there
  | "cancelled"
  | "io";

/** A disk's problem as the one who wanted to write sees it: a path that is no file is as good as none. */
export function asWriteFailure(problem: Exclude<DiskProblem, "too-large">): WriteFailure {
  switch (problem) {
    case "not-found":
    case "not-a-file":
    case "not-a-folder":
      return "not-found";
    case "busy":
      return "locked";
    case "no-permission":
    case "read-only":
    case "disk-full":
    case "io":
      return problem;
    default:
      return assertNever(problem);
  }
}

/** The steps of a write, in their order. */
export type WriteStep = "resolve" | "lock" | "read" | "write" | "backup" | "replace" | "read-back";

/** Why `apply` or `restore` changed nothing. */
export type WriteRefusal =
  | WriteFailure
  | "not-verified"
  | "ambiguous"
  | "settings-unreadable"
  | "layer-unreadable" // Lagrange stops at a file over the settings (FACTS N5): no edit of them helps
  | "wrong-program"
  | "would-not-rebuild" // what a rebuild made cannot be read, or holds another link
  | "would-not-parse"; // read again, the edited text would not yield the link: something else decides (DESIGN 2.4)

/** Why a folder was taken. */
export type FoundReason = "running" | "listening" | "remembered" | "known-place" | "walk" | "given";

/** Why a folder that looked right was refused. */
export type FolderRefusal =
  | "milky" // Lagrange.Milky: other protocol (FACTS L13)
  | "other-yunzai" // has no OneBot path (FACTS Y1)
  | "lagrange-source" // the source tree, nothing to run
  | "yunzai-incomplete" // named trss-yunzai, but without app.js or adapters
  | "settings-only"; // an appsettings.json that is some other program's

/** Why a program is not started. */
export type StartRefusal =
  | "running" // it runs in this folder already
  | "no-program" // nothing to start in this folder
  | "no-runtime" // Node or .NET, which it needs, is not found
  | "not-here" // it lies on another computer, or in WSL
  | "outside" // of the practice world
  | "cancelled"; // by the window

/** Why a program that was to be started was not. */
export type LaunchFailure =
  | "running" // it was started in this folder meanwhile
  | "not-found" // the file or the folder is gone
  | "no-permission"
  | "needs-elevation" // asks for administrator rights, which this program never does
  | "not-a-program" // broken, or made for another system
  | "blocked" // by the system's or an antivirus program's policy
  | "no-console" // no terminal to show it in
  | "cancelled" // by the window, before anything ran
  | "unknown";
