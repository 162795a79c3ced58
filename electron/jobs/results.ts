import type { DialHead, StrayCall } from "../core/listen/dial-head.ts";
import type { ListenEnd, ListenRefusal, PathMeaning } from "../core/listen/dial-meaning.ts";
import type { Finding, Verdict } from "../core/findings.ts";
import type { Outcome } from "../core/outcome.ts";
import type { Program } from "../core/program.ts";
import type { FoundReason, WriteRefusal, FolderRefusal, WriteStep } from "../core/reasons.ts";
import type { WatchKind, WatchView } from "../core/watch-judge.ts";
import type { Backup, Launch } from "./ports.ts";

export interface LagrangeCandidate {
  readonly path: string;
  /** Absolute path of what would be started; null when only the settings are there. */
  readonly executable: string | null;
  readonly settingsPath: string;
  readonly program: "onebot" | "milky";
  /** QQ id from keystore.json or the settings; null before the first login. */
  readonly uin: string | null;
  readonly running: boolean;
  readonly reason: FoundReason;
}

export interface YunzaiCandidate {
  readonly path: string;
  readonly flavour: "trss" | "other";
  /** File names of plugins/adapter without `.js`. */
  readonly adapters: readonly string[];
  /** The port its settings name. */
  readonly port: number;
  readonly running: boolean;
  readonly reason: FoundReason;
}

export interface RefusedFolder {
  readonly path: string;
  readonly reason: FolderRefusal;
}

export interface FindResult {
  readonly lagrange: readonly LagrangeCandidate[];
  readonly yunzai: readonly YunzaiCandidate[];
  readonly refused: readonly RefusedFolder[];
  readonly scanned: {
    readonly folders: number;
    /** Folders that could not be read; counted, not fatal. */
    readonly unreadable: number;
    readonly ms: number;
    /** True when everything asked for was walked: not ended early, stopped, or out of time. */
    readonly complete: boolean;
  };
}

/** What `find` streams, in the order it learns it. */
export type FindEvent =
  | { readonly type: "lagrange"; readonly candidate: LagrangeCandidate }
  | { readonly type: "yunzai"; readonly candidate: YunzaiCandidate }
  | { readonly type: "refused"; readonly folder: RefusedFolder }
  | { readonly type: "progress"; readonly folders: number; readonly at: string };

export interface LinkView {
  readonly index: number;
  readonly type: string | null;
  /** Glued as Lagrange does, query values masked. */
  readonly url: string;
  readonly state: "used" | "skipped" | "disabled" | "invalid";
  readonly isYunzaiLink: boolean;
}

export interface CheckResult {
  readonly verdict: Verdict;
  readonly findings: readonly Finding[];
  readonly lagrange: {
    readonly path: string;
    readonly settingsPath: string;
    readonly uin: string | null;
    readonly running: boolean;
    readonly links: readonly LinkView[];
  } | null;
  readonly yunzai: {
    readonly path: string;
    readonly flavour: "trss" | "other";
    readonly adapters: readonly string[];
    readonly port: number;
    readonly running: boolean;
  } | null;
  readonly outcome: Outcome | null;
  /** Where the entry leads that works, else where it should. */
  readonly recommended: {
    /** Masked, for reading only. */
    readonly url: string;
    readonly host: string;
    readonly port: number;
    /** Masked like the URL. */
    readonly suffix: string;
    /** Yunzai asks for a secret: as AccessToken, or in the suffix (FACTS Y8). */
    readonly needsToken: boolean;
  } | null;
}

export interface ApplyResult {
  readonly kind: "written" | "unchanged" | "planned" | "refused";
  /** Set when refused. */
  readonly reason: WriteRefusal | null;
  /** Set when writing failed: which step. */
  readonly step: WriteStep | null;
  /** Absolute path of the backup. */
  readonly backup: string | null;
  /** Unified, tokens masked; empty when unchanged. */
  readonly diff: string;
  readonly outcome: Outcome | null;
  /** The entries that could be meant, when `ambiguous` is about entries. */
  readonly candidates: readonly LinkView[];
  /** Errors that stay with the new content and that no edit of the link cures; none when refused. */
  readonly remaining: readonly Finding[];
}

export interface RestoreResult {
  readonly kind: "listed" | "written" | "unchanged" | "refused";
  /** Set when refused. */
  readonly reason: WriteRefusal | null;
  /** Set when writing failed: which step. */
  readonly step: WriteStep | null;
  /** Absolute path of the backup whose content stands in the file now. */
  readonly restored: string | null;
  /** Absolute path of the backup made of what the restore replaced. */
  readonly backup: string | null;
  /** What the restore changed: unified, tokens masked; empty unless written. */
  readonly diff: string;
  /** Those that can be read, as they were before the restore, newest first. */
  readonly backups: readonly BackupView[];
}

export interface BackupView extends Backup {
  /** What restoring it would change: unified, tokens masked; empty where it equals the file. */
  readonly diff: string;
}

/** What `watch` tells each time something has changed. */
export interface WatchEvent extends WatchView {
  readonly type: "progress";
}

/** How a watch ended, with what was known then. */
export interface WatchResult extends WatchView {
  readonly kind: WatchKind;
}

/** One WebSocket dial that came while nobody else listened (FACTS L9). No token value is in it. */
export interface ListenDial extends DialHead {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly hasToken: boolean;
}

/** What `listen` tells while it runs. */
export type ListenEvent =
  | { readonly type: "holding" }
  | {
      readonly type: "dial";
      readonly dial: ListenDial;
      /** What its path is to a Yunzai. */
      readonly meaning: PathMeaning;
      readonly fromLagrange: boolean;
    };

export type ListenResult =
  | {
      readonly kind: "listened";
      readonly ended: ListenEnd;
      readonly dials: number;
      /** Callers that were no dial, by what they were. */
      readonly strays: Readonly<Record<StrayCall, number>>;
      /** How long the port was held. */
      readonly ms: number;
    }
  | {
      readonly kind: "refused";
      readonly reason: ListenRefusal;
      /** Who has the port, or wants it, as far as the system tells. */
      readonly holder: PortHolder | null;
    };

export interface PortHolder {
  readonly pid: number | null;
  /** File name of what runs. */
  readonly program: string | null;
  /** The Yunzai folder it runs in, absolute; null where it is no Yunzai. */
  readonly yunzai: string | null;
}

/** What would be started, told whole: the user confirms exactly this. */
export interface StartTarget extends Launch {
  readonly is: Program;
}
