import type { LinkFields } from "../core/link-fields.ts";
import type { PasteReading } from "../core/paste.ts";
import type { Program } from "../core/program.ts";
import type { StartRefusal } from "../core/reasons.ts";
import type { LaunchResult } from "../jobs/ports.ts";
import type {
  ApplyResult,
  CheckResult,
  FindEvent,
  FindResult,
  LagrangeCandidate,
  ListenEvent,
  ListenResult,
  RefusedFolder,
  RestoreResult,
  StartTarget,
  WatchEvent,
  WatchResult,
  YunzaiCandidate,
} from "../jobs/results.ts";
import type { StartEnd } from "../jobs/started.ts";
import type { VerifyEvent } from "../jobs/verify/verify.ts";
import type { AboutMachine } from "../locales/report.ts";
import type { LocaleTag } from "../locales/types.ts";

/**
 * Everything the window can ask for, in the order a run needs it. Arguments and results are plain JSON.
 * Paths are taken only when a picker or `find` gave them; no text of a settings file ever comes from the window.
 */
export interface Jobs {
  /** What the window needs to open: about this program and machine, the language, what earlier runs set up. */
  hello(): Hello;
  /** Keeps the language for the next run. */
  prefer(request: { readonly language: LocaleTag }): null;
  /** The search of DESIGN 2.1; cancelled, it ends with what it has. */
  find(request: { readonly full: boolean }): FindResult;
  /** Asks the user for a folder and looks into it. */
  pickFolder(): Picked;
  /** One folder's folders for the window's own picker; `path` comes from an earlier listing, null is the start. */
  listFolder(request: { readonly path: string | null }): FolderListing;
  /** Looks into a folder out of a listing, or one that was dropped on the window; of a dropped file, into its folder. */
  takeFolder(request: { readonly path: string }): Picked;
  /** What to fill in for the link, from the settings of both; dials nothing. */
  suggest(request: Folders): Suggestion;
  /** The token that Yunzai's settings ask for, to be shown because the user asked; null where there is none. */
  revealToken(request: Folders): string | null;
  /** What a paste means (DESIGN 5, step 2). */
  readPaste(request: { readonly text: string }): PasteReading;
  /** Reads everything, dials, judges; changes nothing (DESIGN 2.2). */
  check(request: LinkRequest): CheckResult;
  /**
   * Waits, at most `seconds`, for a Yunzai that loads or does not run yet, then checks. The wait ends early when a
   * Yunzai that was started from here is gone again.
   */
  waitAndCheck(request: LinkRequest & { readonly seconds: number }): CheckResult;
  /** Proves the link and works out the smallest edit; changes nothing (DESIGN 2.4). */
  plan(request: PlanRequest): Plan;
  /** Writes exactly what a plan showed. A plan serves once, also when the write is refused: then a new one is needed. */
  write(request: { readonly plan: string }): ApplyResult;
  /** The backups of a Lagrange folder's settings, each with what restoring it would change. */
  backups(request: { readonly lagrange: string }): RestoreResult;
  /** Puts one of those backups back; what it replaces is backed up first. */
  restore(request: { readonly lagrange: string; readonly backup: string }): RestoreResult;
  /** Follows the real Lagrange until it has been connected for ten seconds or the time is over (DESIGN 2.5). */
  watch(request: Watched): WatchResult;
  /** While Yunzai is off: holds its port and tells what Lagrange really dials (DESIGN 2.5). */
  listen(request: Listened): ListenResult;
  /** What starting a program would run, for the user to read and confirm; starts nothing (DESIGN 2.5). */
  planStart(request: { readonly program: Program; readonly folder: string }): StartPlan;
  /** Starts exactly what a plan showed, in a console of its own. A plan serves once. */
  start(request: { readonly plan: string }): LaunchResult;
  /** Shows a folder in the system's file manager; false where that did not work. */
  showFolder(request: { readonly path: string }): boolean;
}

/** What a job tells while it runs. */
export interface Events {
  find: FindEvent;
  check: VerifyEvent;
  waitAndCheck: VerifyEvent | StartEnded;
  plan: VerifyEvent;
  watch: WatchEvent | StartEnded;
  listen: ListenEvent;
}

export type JobName = keyof Jobs;
/** What a job is asked with; null for a job that needs nothing. */
export type Argument<N extends JobName> = Parameters<Jobs[N]> extends [infer A] ? A : null;
export type Result<N extends JobName> = ReturnType<Jobs[N]>;
export type EventOf<N extends JobName> = N extends keyof Events ? Events[N] : never;

export interface Hello {
  /** For the report. */
  readonly about: AboutMachine;
  readonly host: "desktop" | "browser";
  /** Everything here is a practice world; nothing outside it can be reached. */
  readonly practice: boolean;
  readonly language: LocaleTag;
  /**
   * What earlier runs wrote or found healthy, the newest first, where all of it still exists: a run again opens on
   * Health. One for each Lagrange folder: several are several bots.
   */
  readonly bots: readonly LinkRequest[];
}

/** The folders a link is between; null where there is none, as for a Yunzai in WSL or on another machine. */
export interface Folders {
  readonly lagrange: string | null;
  readonly yunzai: string | null;
}

export interface LinkRequest extends Folders {
  /** What the user set instead of what `suggest` gave; null takes what both programs' settings say. */
  readonly link: LinkFields | null;
  /** What the user typed; null takes what Yunzai's settings ask for. */
  readonly token: string | null;
}

export interface PlanRequest extends LinkRequest {
  readonly lagrange: string;
  /** Which entry to edit: its index, a new one, or null to let the rules of DESIGN 2.4 choose. */
  readonly entry: number | "new" | null;
  /** Write although the handshake did not prove the link. */
  readonly unverified: boolean;
  /** Where .NET cannot read the file: write a fresh one that carries over what could be read. */
  readonly rebuild: boolean;
}

export interface Plan {
  /** What `write` takes; null when there is nothing to write. */
  readonly id: string | null;
  readonly result: ApplyResult;
}

export interface Watched {
  readonly lagrange: string;
  readonly yunzai: string | null;
  /** What the user set instead of what Yunzai's settings say; null where they did not. */
  readonly link: LinkFields | null;
  /** How long it is watched at most. */
  readonly seconds: number;
}

export interface Listened {
  /** The Yunzai whose port it is; null for the port of the link that was set. */
  readonly yunzai: string | null;
  readonly port: number;
  /** How long the port is held at most. */
  readonly seconds: number;
}

export type StartPlan =
  /** `id` is what `start` takes. */
  | { readonly kind: "ready"; readonly id: string; readonly target: StartTarget }
  | { readonly kind: "refused"; readonly reason: StartRefusal };

/** A program that `start` started is gone again while a job waits for it: somebody closed it, or it failed. */
export interface StartEnded extends StartEnd {
  readonly type: "ended";
}

export type Picked =
  | { readonly kind: "cancelled" }
  /** This host has no picker of its own: the window shows `listFolder`. */
  | { readonly kind: "list" }
  /** Outside the practice world. */
  | { readonly kind: "outside" }
  /** All lists are empty where neither program is in it. */
  | {
      readonly kind: "looked";
      readonly path: string;
      readonly lagrange: readonly LagrangeCandidate[];
      readonly yunzai: readonly YunzaiCandidate[];
      readonly refused: readonly RefusedFolder[];
    };

export type FolderListing =
  | {
      readonly kind: "listed";
      /** Null for the start, which lists drives and known places. */
      readonly path: string | null;
      /** The folder above that may be listed; null where only the start is above, and at the start itself. */
      readonly parent: string | null;
      readonly folders: readonly { readonly path: string; readonly name: string }[];
    }
  | { readonly kind: "failed"; readonly path: string };

export interface Suggestion {
  /** Query values in the suffix are masked; a mask that is sent back unchanged stands for the real value. */
  readonly fields: LinkFields;
  /** Where the fields come from: Yunzai's settings; else an entry that is plainly meant for a Yunzai, or what is usual. */
  readonly source: "yunzai-settings" | "guess";
  /** Paths this Yunzai serves, OneBot's first; the usual ones where no folder tells. */
  readonly suffixes: readonly {
    readonly suffix: string;
    readonly adapter: string;
    readonly oneBot: boolean;
  }[];
  /** What Yunzai's `auth` asks for; `unknown` without a folder. */
  readonly token: "none" | "known" | "unmeetable" | "unknown";
}
