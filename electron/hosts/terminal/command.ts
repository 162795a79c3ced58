import type { YunzaiAge } from "../../core/recognise.ts";

/** What `check` and `apply` are told about the two programs. Paths are absolute. */
export interface LinkOptions {
  readonly lagrange: string | null;
  readonly yunzai: string | null;
  /** As typed, known to be a WebSocket URL. */
  readonly url: string | null;
  /** Name of the environment variable that holds the token. */
  readonly tokenEnv: string | null;
  readonly stayMs: number;
}

export interface FindCommand {
  readonly job: "find";
  readonly roots: readonly string[];
  readonly full: boolean;
  readonly maxSeconds: number | null;
  readonly stream: boolean;
}

export interface CheckCommand extends LinkOptions {
  readonly job: "check";
  readonly report: boolean;
}

export interface VerifyCommand {
  readonly job: "verify";
  readonly url: string | null;
  readonly yunzai: string | null;
  readonly tokenEnv: string | null;
  readonly stayMs: number;
  readonly deadlineMs: number;
  /** How long to wait for a Yunzai that is not ready. */
  readonly waitSeconds: number;
}

export interface ApplyCommand extends LinkOptions {
  readonly job: "apply";
  readonly entry: number | "new" | null;
  readonly dryRun: boolean;
  readonly unverified: boolean;
  readonly rebuild: boolean;
}

export interface RestoreCommand {
  readonly job: "restore";
  readonly lagrange: string | null;
  readonly list: boolean;
  /** A bare name among the backups, or an absolute path; null for the newest. */
  readonly backup: string | null;
}

export interface ListenCommand {
  readonly job: "listen";
  readonly port: number;
  readonly seconds: number;
}

export interface WatchCommand {
  readonly job: "watch";
  readonly lagrange: string | null;
  readonly yunzai: string | null;
  readonly seconds: number;
}

export interface PracticeCommand {
  readonly job: "practice";
  readonly age: YunzaiAge;
  readonly dir: string | null;
  /** 0 for any free one. */
  readonly port: number;
  readonly auth: Readonly<Record<string, string>> | null;
  readonly loadingMs: number;
  /** Its Yunzai does not run yet. */
  readonly stopped: boolean;
}

export interface DemoCommand {
  readonly job: "demo";
  readonly keep: boolean;
}

/** A command line that was understood. */
export type Command =
  | FindCommand
  | CheckCommand
  | VerifyCommand
  | ApplyCommand
  | RestoreCommand
  | WatchCommand
  | ListenCommand
  | PracticeCommand
  | DemoCommand;
