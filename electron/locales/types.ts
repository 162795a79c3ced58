import type { JsonProblem } from "../core/settings/dotnet-json.ts";
import type { EndpointProblem, ParsedUrl } from "../core/endpoint.ts";
import type {
  AuthProblem,
  FindingCode,
  FindingFacts,
  Remedy,
  Severity,
  Subject,
  Verdict,
  YunzaiSettingsProblem,
} from "../core/findings.ts";
import type { OutcomeKind, Stage, Step, StepFacts } from "../core/outcome.ts";
import type { DiskProblem, FoundReason, WriteRefusal, FolderRefusal, WriteStep } from "../core/reasons.ts";
import type { Link } from "../core/settings/settings-read.ts";
import type { DesktopTexts } from "./desktop-types.ts";
import type { ListenTexts } from "./listen-types.ts";
import type { StartTexts } from "./start-types.ts";
import type { TerminalTexts } from "./terminal-types.ts";
import type { WatchTexts } from "./watch-types.ts";
import type { WindowTexts } from "./window-types.ts";

/** The languages every sentence exists in. */
export type LocaleTag = "zh-CN" | "en";

/** One finding as a person reads it. */
export interface FindingText<Facts> {
  /** The headline: where it breaks and what is wrong. */
  readonly title: (facts: Facts) => string;
  /** One sentence with the facts. */
  readonly cause: (facts: Facts) => string;
  /** At most three steps; empty where nothing needs doing. */
  readonly cure: (facts: Facts) => readonly string[];
}

/** One text for every code: a missing or an extra one fails the type check. */
export type FindingTexts = { readonly [C in FindingCode]: FindingText<FindingFacts[C]> };

/** How a handshake ended, as a person reads it. */
export interface OutcomeText {
  readonly title: string;
  /** What was seen and what it means. */
  readonly meaning: string;
  /** The next thing to do; null where there is nothing left to do. */
  readonly next: string | null;
}

/** Why a URL that somebody typed is not taken. */
export type UrlProblem = Extract<ParsedUrl, { kind: "invalid" }>["problem"];

/** The reasons that findings and results name, as phrases that fit behind a colon. */
export interface ReasonTexts {
  /** Why a settings file could not be read: the disk refused it, or .NET would. */
  readonly unreadable: Readonly<Record<DiskProblem | JsonProblem, string>>;
  readonly endpoint: Readonly<Record<EndpointProblem, string>>;
  readonly url: Readonly<Record<UrlProblem, string>>;
  readonly disk: Readonly<Record<DiskProblem, string>>;
  readonly yunzaiSettings: Readonly<Record<YunzaiSettingsProblem, string>>;
  readonly auth: Readonly<Record<AuthProblem, (key: string | null) => string>>;
  readonly found: Readonly<Record<FoundReason, string>>;
  readonly refusedFolder: Readonly<Record<FolderRefusal, string>>;
  /** Whole sentences: what stood in the way, then what to do. */
  readonly refusedApply: Readonly<Record<WriteRefusal, string>>;
  readonly writeStep: Readonly<Record<WriteStep, string>>;
}

export interface StepTexts {
  readonly stages: Readonly<Record<Stage, string>>;
  readonly statuses: Readonly<Record<Step["status"], string>>;
  /** What the stage showed, from its facts; empty where there is nothing to add. */
  readonly details: { readonly [S in Stage]: (facts: StepFacts[S]) => string };
}

/** Everything the window and the terminal say in one language. */
export interface Locale {
  readonly tag: LocaleTag;
  readonly findings: FindingTexts;
  /** `certificate`: of `tls`, where it is the certificate that Lagrange would not take. */
  readonly outcomes: Readonly<Record<OutcomeKind | "certificate", OutcomeText>>;
  readonly steps: StepTexts;
  readonly reasons: ReasonTexts;
  readonly verdicts: Readonly<Record<Verdict, string>>;
  readonly severities: Readonly<Record<Severity, string>>;
  readonly subjects: Readonly<Record<Subject, string>>;
  readonly remedies: Readonly<Record<Remedy, string>>;
  readonly linkStates: Readonly<Record<Link["state"], string>>;
  /** In a difference, in place of a secret that the old text does not have. */
  readonly newSecret: string;
  readonly watch: WatchTexts;
  readonly listen: ListenTexts;
  readonly report: ReportTexts;
  readonly terminal: TerminalTexts;
  readonly window: WindowTexts;
  readonly start: StartTexts;
  readonly desktop: DesktopTexts;
}

/** The headings of the shareable report. */
export interface ReportTexts {
  readonly title: string;
  /** Said under the title: what was left out. */
  readonly masked: string;
  readonly versions: string;
  readonly verdict: string;
  readonly lagrange: string;
  readonly yunzai: string;
  readonly links: string;
  readonly findings: string;
  readonly handshake: string;
  readonly recommended: string;
  readonly running: string;
  readonly notRunning: string;
  readonly unknown: string;
  readonly follows: string;
}
