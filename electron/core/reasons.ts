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
  | "cancelled"
  | "io";

/** The steps of a write, in their order. */
export type WriteStep = "resolve" | "lock" | "read" | "write" | "backup" | "replace" | "read-back";

/** Why `apply` or `restore` changed nothing. */
export type RefusedApply =
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
export type RefusedReason =
  | "milky" // Lagrange.Milky: other protocol (FACTS L13)
  | "other-yunzai" // has no OneBot path (FACTS Y1)
  | "lagrange-source" // the source tree, nothing to run
  | "yunzai-incomplete" // named trss-yunzai, but without app.js or adapters
  | "settings-only"; // an appsettings.json that is some other program's
