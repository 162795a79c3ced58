import { asWriteFailure, type DiskProblem, type WriteFailure } from "../core/reasons.ts";

/** The system's error code (`ENOENT`) of a failed call; null for anything else, a bug included. */
export function errnoOf(error: unknown): string | null {
  if (!(error instanceof Error) || !("code" in error) || typeof error.code !== "string") return null;
  // Node's own codes (`ERR_INVALID_ARG_TYPE`) tell of bugs, not of the disk. UNKNOWN is what Windows reports and
  // libuv has no name for: a cloud file whose provider does not run, a file that holds a virus, a damaged disk.
  return /^(?:E[A-Z0-9]+|UNKNOWN)$/.test(error.code) ? error.code : null;
}

/** Whether a path is none to any system: Node throws for a zero byte where they would find nothing. */
export function isNoPath(path: string): boolean {
  return path.includes("\0");
}

/** What a failed call means to a reader. Rethrows what the system did not report. */
export function diskProblemOf(error: unknown): Exclude<DiskProblem, "too-large"> {
  switch (errnoOf(error)) {
    case null:
      throw error;
    case "ENOENT":
      return "not-found";
    case "EISDIR":
    case "ENXIO": // a socket's name, which cannot be opened
      return "not-a-file";
    case "ENOTDIR":
      return "not-a-folder";
    case "EACCES":
    case "EPERM":
      return "no-permission";
    case "EROFS":
      return "read-only";
    case "EBUSY":
    case "ETXTBSY":
      return "busy";
    case "ENOSPC":
    case "EDQUOT":
      return "disk-full";
    default:
      return "io";
  }
}

/** What a failed call means to a write. Rethrows what the system did not report. */
export function writeFailureOf(error: unknown): WriteFailure {
  return asWriteFailure(diskProblemOf(error));
}

/** Whether somebody else has the file open in a way that shuts us out. */
export function isHeld(error: unknown): boolean {
  return errnoOf(error) === "EBUSY";
}

/** Whether the same call may succeed in a moment: on Windows a scanner or a reader that holds the file looks like this. */
export function mayPass(error: unknown): boolean {
  const code = errnoOf(error);
  return code === "EPERM" || code === "EACCES" || code === "EBUSY";
}
