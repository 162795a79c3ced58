import type { Ports } from "../../jobs/ports.ts";
import type { UsageProblem } from "../../locales/terminal-types.ts";
import type { Console } from "./console.ts";
import type { ExitCode } from "../common/exit-codes.ts";

/** What a job's runner works with. */
export interface JobContext {
  readonly console: Console;
  /** Aborts on Ctrl+C, when the reader of our output goes away, and when the parent asks. */
  readonly signal: AbortSignal;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** This program's. */
  readonly version: string;
  /** Built when a job first needs them. */
  readonly ports: () => Promise<Ports>;
}

/** How a runner ended: with an exit code, or because what was asked for cannot be. */
export type JobEnd =
  | { readonly kind: "done"; readonly code: ExitCode }
  | { readonly kind: "usage"; readonly problem: UsageProblem };

export function done(code: ExitCode): JobEnd {
  return { kind: "done", code };
}
