import { assertNever } from "../../core/assert-never.ts";
import type { UsageProblem } from "../../locales/terminal-types.ts";
import { PracticeStartError } from "../../practice/practice-start-error.ts";

/** Why a practice world could not start where it was told to; anything else is a bug, and thrown on. */
export function startProblem(error: unknown): UsageProblem {
  if (error instanceof PracticeStartError) return problemOf(error);
  throw error;
}

function problemOf({ problem, subject }: PracticeStartError): UsageProblem {
  switch (problem) {
    case "port-taken":
      return { kind: "port-not-free", port: subject };
    case "port-not-permitted":
      return { kind: "port-not-permitted", port: subject };
    case "address-missing":
      return { kind: "no-loopback", address: subject };
    case "folder-not-ours":
      return { kind: "folder-in-use", path: subject };
    case "folder-not-writable":
      return { kind: "folder-not-writable", path: subject };
    default:
      return assertNever(problem);
  }
}
