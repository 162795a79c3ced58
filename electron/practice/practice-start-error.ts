export type PracticeProblem =
  | "port-taken"
  | "port-not-permitted"
  | "address-missing" // this system has no such loopback address
  | "folder-not-ours" // holds files, and no practice marker
  | "folder-not-writable"; // gone, full, or not for this user

/** Why a practice world cannot start where it was told to; hosts turn `problem` into a sentence. */
export class PracticeStartError extends Error {
  override readonly name = "PracticeStartError";
  readonly problem: PracticeProblem;
  /** The port or the path in question. */
  readonly subject: string;

  constructor(problem: PracticeProblem, subject: string, cause?: unknown) {
    super(`${problem}: ${subject}`, { cause });
    this.problem = problem;
    this.subject = subject;
  }
}
