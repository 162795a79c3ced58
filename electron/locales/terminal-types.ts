import type { Program } from "../core/program.ts";
import type { DiskProblem } from "../core/reasons.ts";
import type { UrlProblem } from "./types.ts";

/** The jobs of the command line, in the order its help lists them. */
export type JobName =
  | "find"
  | "check"
  | "verify"
  | "apply"
  | "restore"
  | "watch"
  | "listen"
  | "practice"
  | "demo";

/** Every option of every job, without its dashes. */
export type OptionName =
  | "age"
  | "auth"
  | "backup"
  | "deadline"
  | "dir"
  | "dry-run"
  | "entry"
  | "full"
  | "help"
  | "json"
  | "keep"
  | "lagrange"
  | "lang"
  | "list"
  | "loading"
  | "max-seconds"
  | "port"
  | "rebuild"
  | "report"
  | "root"
  | "seconds"
  | "stay"
  | "stopped"
  | "stream"
  | "token-env"
  | "unverified"
  | "url"
  | "version"
  | "wait"
  | "yunzai";

/** What can be wrong with a command line: exit 2 and one sentence. */
export type UsageProblem =
  | { readonly kind: "no-job" }
  | { readonly kind: "unknown-job"; readonly job: string; readonly meant: JobName | null }
  | {
      readonly kind: "unknown-option";
      readonly option: string;
      readonly job: JobName | null;
      readonly meant: string | null;
    }
  | { readonly kind: "unexpected-argument"; readonly argument: string; readonly job: JobName }
  | { readonly kind: "value-missing"; readonly option: OptionName }
  | { readonly kind: "value-not-wanted"; readonly option: OptionName }
  | { readonly kind: "given-twice"; readonly option: OptionName }
  | { readonly kind: "not-together"; readonly options: readonly [OptionName, OptionName] }
  | {
      readonly kind: "not-a-number";
      readonly option: OptionName;
      readonly value: string;
      readonly whole: boolean;
      readonly from: number;
      readonly to: number;
    }
  | {
      readonly kind: "not-a-choice";
      readonly option: OptionName;
      readonly value: string;
      readonly choices: readonly string[];
    }
  | { readonly kind: "not-key-value"; readonly option: OptionName }
  | { readonly kind: "bad-url"; readonly url: string; readonly problem: UrlProblem }
  | {
      readonly kind: "bad-folder";
      readonly option: OptionName;
      readonly path: string;
      readonly problem: DiskProblem;
    }
  /** The name is not told: people put the token itself there. */
  | { readonly kind: "token-not-set" }
  | { readonly kind: "port-not-free"; readonly port: string }
  | { readonly kind: "port-not-permitted"; readonly port: string }
  | { readonly kind: "no-loopback"; readonly address: string }
  | { readonly kind: "folder-in-use"; readonly path: string }
  | { readonly kind: "folder-not-writable"; readonly path: string };

export type UsageTexts = {
  readonly [K in UsageProblem["kind"]]: (problem: Extract<UsageProblem, { kind: K }>) => string;
};

export interface Example {
  /** What it does. */
  readonly text: string;
  /** What stands behind `npm run -s cli -- `. */
  readonly command: string;
}

export interface JobHelp {
  /** One line for the list of jobs. */
  readonly summary: string;
  /** What it does and what it does not, in a sentence or two. */
  readonly about: string;
  readonly examples: readonly Example[];
}

export interface HelpTexts {
  readonly tagline: string;
  readonly usage: string;
  /** What stands for the job in the line behind `usage`. */
  readonly jobPlace: string;
  readonly optionsPlace: string;
  readonly jobs: string;
  readonly options: string;
  readonly commonOptions: string;
  readonly examples: string;
  readonly exitCodes: string;
  readonly exits: readonly (readonly [code: number, meaning: string])[];
  /** Printed last: how to get the help of one job. */
  readonly more: string;
  readonly job: Readonly<Record<JobName, JobHelp>>;
  readonly option: Readonly<Record<OptionName, string>>;
}

/** Labels and sentences of the jobs' human output. */
export interface OutputTexts {
  readonly lagrange: string;
  readonly yunzai: string;
  readonly links: string;
  readonly cause: string;
  readonly cure: string;
  readonly handshake: string;
  readonly recommended: string;
  readonly next: string;
  readonly qq: string;
  readonly port: string;
  readonly adapters: string;
  readonly running: string;
  readonly notRunning: string;
  readonly noFolder: string;
  /** Said under a verdict that rests on the address alone. */
  readonly withoutLagrange: string;
  readonly yunzaiLink: string;
  readonly needsToken: string;
  readonly follows: (title: string) => string;
  readonly findings: (errors: number, warnings: number) => string;
  readonly found: (lagrange: number, yunzai: number) => string;
  readonly foundNothing: string;
  readonly refusedFolders: string;
  readonly scanned: (folders: number, seconds: string, unreadable: number) => string;
  /** Both were found, so the search ended there. */
  readonly endedEarly: string;
  /** Time was over, or it was interrupted. */
  readonly incomplete: string;
  readonly assumed: (program: Program, path: string) => string;
  readonly alsoFound: (program: Program, paths: readonly string[]) => string;
  /** Instead, where the job must not choose. */
  readonly several: (program: Program, paths: readonly string[]) => string;
  readonly written: string;
  readonly unchanged: string;
  readonly planned: string;
  readonly refused: string;
  readonly restored: string;
  readonly alreadyRestored: string;
  readonly failedStep: (step: string) => string;
  readonly backup: string;
  readonly undo: string;
  readonly restartLagrange: string;
  readonly candidates: string;
  readonly backups: (count: number) => string;
  readonly noBackups: string;
  /** The backup that was asked for is none of this file's. */
  readonly noSuchBackup: string;
  readonly noLagrange: string;
  /** The entry that was asked for does not exist. */
  readonly noSuchEntry: string;
  readonly sameAsNow: string;
  readonly practiceRunning: string;
  readonly bug: (message: string) => string;
  readonly interrupted: string;
}

/** What the progress line says while a job runs. */
export interface ProgressTexts {
  readonly searching: (folders: number, at: string) => string;
  readonly checking: string;
  readonly verifying: (url: string, what: string) => string;
  readonly waiting: (secondsLeft: number) => string;
  readonly applying: string;
  readonly restoring: string;
}

/** What `listen` says in a terminal alone. */
export interface ListenLines {
  readonly holding: (port: number, seconds: number) => string;
  readonly again: (times: number) => string;
  /** Behind the refusal for a Yunzai that runs: the job that tells more. */
  readonly checkInstead: string;
}

/** What `watch` says in a terminal alone. */
export interface WatchLines {
  /** The progress line. */
  readonly watching: (seconds: number) => string;
}

export interface DemoTexts {
  readonly title: string;
  readonly intro: string;
  readonly start: string;
  readonly started: (lagrange: string, yunzai: string) => string;
  readonly broken: string;
  readonly verify: string;
  readonly plan: string;
  readonly apply: string;
  readonly healthy: string;
  readonly backup: string;
  readonly backupIdentical: string;
  readonly removed: string;
  readonly kept: (folder: string) => string;
  readonly done: (seconds: string) => string;
  readonly failed: (step: string) => string;
}

export interface TerminalTexts {
  readonly usage: UsageTexts;
  readonly help: HelpTexts;
  readonly output: OutputTexts;
  readonly progress: ProgressTexts;
  readonly listen: ListenLines;
  readonly demo: DemoTexts;
  readonly watch: WatchLines;
}
