import type { Endpoint } from "./endpoint.ts";
import type { Outcome } from "./outcome.ts";
import type { ConsoleTitle } from "./console-title.ts";
import type { DiskProblem } from "./reasons.ts";
import type { ProxyInUse } from "./proxy.ts";
import type { YunzaiAge } from "./recognise.ts";
import type { Link, Settings, SettingsRead } from "./settings/settings-read.ts";
import type { YunzaiConfig } from "./yunzai/yunzai-config.ts";

/**
 * Everything `check` has learned, before anyone judges it. The jobs fill it in, `diagnose` reads it;
 * null means "not known" or "does not exist", as each field says.
 */
export interface Evidence {
  /** Null when no Lagrange folder is known. */
  readonly lagrange: LagrangeEvidence | null;
  /** Null when no Yunzai folder is known: WSL, Docker, another machine. */
  readonly yunzai: YunzaiEvidence | null;
  /** Null when nothing tells where Yunzai could be reached. */
  readonly target: TargetEvidence | null;
  /** Other running Yunzais than the chosen one. */
  readonly otherYunzais: readonly string[];
  /** Open console windows that are titled as one of the two programs titles its own. */
  readonly consoles: readonly ConsoleTitle[];
}

export interface LagrangeEvidence {
  readonly path: string;
  /** What this folder holds; anything but `onebot` is never written to (FACTS L13). */
  readonly program: "onebot" | "milky" | "other";
  readonly settingsPath: string;
  readonly settings: SettingsEvidence;
  /** An overlay file that stops the program at start (FACTS N1, N5); null where there is none. */
  readonly brokenOverlay: { readonly path: string; readonly read: UnusableSettings } | null;
  /** Why the file could not be replaced; null when it could. */
  readonly writeProblem: DiskProblem | null;
  readonly everLoggedIn: boolean;
  /** Null when it does not run, or the system does not tell. */
  readonly process: { readonly pid: number; readonly startedAt: number | null } | null;
  /** When the settings file was last changed, milliseconds since the epoch; null without one. */
  readonly settingsModified: number | null;
  /** When it last logged in, which is when it reads its links (FACTS L11); null before the first time. */
  readonly loggedInAt: number | null;
  /** It connects and drops again and again, by Yunzai's log (FACTS Y12); null where that does not show. */
  readonly flapping: { readonly connects: number } | null;
  /** The proxy Lagrange would dial through (FACTS L14). */
  readonly proxy: (ProxyInUse & { readonly certain: boolean }) | null;
}

/** What .NET would not read, with the reason. */
export type UnusableSettings = Exclude<SettingsRead, { readonly kind: "readable" }>;

export type SettingsEvidence =
  | { readonly kind: "missing" }
  | { readonly kind: "failed"; readonly problem: DiskProblem }
  | UnusableSettings
  | {
      readonly kind: "readable";
      readonly settings: Settings;
      readonly links: readonly LinkEvidence[];
      /** The entry taken for the Yunzai link (DESIGN 2.4); null when a new one is needed or several could be meant. */
      readonly linkIndex: number | null;
    };

export interface LinkEvidence {
  readonly link: Link;
  /** What its own target answered to its own token; null when there is nothing to dial. */
  readonly outcome: Outcome | null;
}

export interface YunzaiEvidence {
  readonly path: string;
  readonly name: string;
  readonly flavour: "trss" | "other";
  readonly age: YunzaiAge | null;
  readonly adapters: readonly string[];
  readonly config: YunzaiConfig;
  /** A process runs in this folder. */
  readonly running: boolean;
  /** The TCP ports on which it listens, ascending; empty also where the system does not tell. */
  readonly listens: readonly number[];
  /**
   * Its server settings were changed after it had started (FACTS Y3), by the file's time or by ports that it goes on
   * using long after its start; false also where that cannot be told.
   */
  readonly changedSinceStart: boolean;
  /** Null when Redis answered, or was not asked because the port answered. */
  readonly redis: { readonly reason: string; readonly startable: boolean } | null;
}

/** Where the link should lead, and what was found there. */
export interface TargetEvidence {
  readonly endpoint: Endpoint;
  /** Whether that is on this machine, whose processes and windows are looked at. */
  readonly here: boolean;
  /** The token Lagrange must send; null when none is asked for or none is known. */
  readonly token: string | null;
  /** What the live handshake with exactly these values gave. */
  readonly outcome: Outcome;
  /** Who listens on the port here; null when nobody does or the system does not tell. */
  readonly owner: PortOwner | null;
  /** The loopback literal on which Yunzai answered although the entry's own does not (FACTS Y14). */
  readonly answersOn: string | null;
  /** The reserved range that holds the port (FACTS Y15). */
  readonly reserved: { readonly from: number; readonly to: number } | null;
}

export interface PortOwner {
  readonly pid: number | null;
  /** File name of the executable. */
  readonly program: string | null;
  readonly workingDirectory: string | null;
  /** What runs there: the chosen Yunzai, another Yunzai, neither, or not to be told. */
  readonly is: "this-yunzai" | "other-yunzai" | "other-program" | "unknown";
}
