import type { Stage } from "../core/outcome.ts";
import type { Standing } from "../core/probe/probe-lane.ts";
import type { Link } from "../core/settings/settings-read.ts";

/** What was seen, as codes and facts: the window says it in a line each under the cause. */
export interface EvidenceFacts {
  /** An entry as Lagrange glues it together (FACTS L7). */
  entry: { index: number; url: string; state: Link["state"] };
  /** The wizard's own dial went through although Lagrange's will not. */
  reached: { url: string };
  unresolved: { code: string };
  "no-connection": { address: string; code: string };
  certificate: { code: string };
  "other-scheme": { listens: string };
  /** Another answer to the handshake than 101. */
  refused: { status: number };
  /** Connected, and not a byte came. */
  silent: { ms: number };
  /** The handshake ended without an answer in HTTP. */
  broke: { code: string };
  dropped: { ms: number; code: string | null };
  stayed: { ms: number };
  /** Open, and a ping got no answer for so long. */
  mute: { ms: number };
  /** What the random path got. */
  control: { answer: Standing };
  /** What `GET /` got; null without an answer. */
  ready: { status: number | null };
  marker: { echoed: boolean };
}

export type EvidenceCode = keyof EvidenceFacts;

/** One text for every code, typed by that code's facts. */
export type EvidenceTexts = { readonly [C in EvidenceCode]: (facts: EvidenceFacts[C]) => string };

/** What a dial is busy with. */
export type Doing =
  | "reading"
  | Extract<Stage, "resolve" | "connect" | "upgrade" | "stay" | "marker">
  | "judging";

/** What the buttons of `NextAction` say. */
export interface NextTexts {
  readonly use: (value: string) => string;
  readonly waitReady: string;
  readonly waitStarted: string;
  readonly waitRestarted: string;
  readonly again: string;
  readonly enterToken: string;
  readonly editFields: string;
  readonly chooseLagrange: string;
  readonly chooseYunzai: string;
  readonly repair: string;
  readonly rebuild: string;
}

/** What is waited for, as far as the dials so far tell. */
export type WaitsFor = "start" | "ready";

/** The page that proves the link. */
export interface VerifyTexts {
  readonly title: {
    readonly running: string;
    readonly waiting: Readonly<Record<WaitsFor, string>>;
    readonly good: string;
    readonly stopped: string;
    readonly unfinished: string;
  };
  readonly dialling: (url: string) => string;
  readonly stopped: string;
  /** Under the title while waiting: nothing needs doing here. */
  readonly waiting: Readonly<Record<WaitsFor, string>>;
  readonly doing: Readonly<Record<Doing, string>>;
  readonly stop: string;
  readonly stopWaiting: string;
  readonly again: string;
  /** What was proved when only the Yunzai folder makes `unproven` good enough. */
  readonly provedByFolder: string;
  readonly evidenceLabel: string;
  readonly evidence: EvidenceTexts;
  /** What was seen, in one line. */
  readonly evidenceLine: (seen: readonly string[]) => string;
  readonly stages: {
    readonly label: string;
    readonly stage: string;
    readonly result: string;
    readonly detail: string;
    readonly time: string;
    readonly ms: (ms: number) => string;
  };
  readonly next: NextTexts;
  readonly token: {
    readonly label: string;
    readonly hint: string;
    readonly missing: string;
    readonly show: string;
    readonly submit: string;
  };
  readonly anyway: {
    readonly button: string;
    readonly title: string;
    readonly text: string;
    readonly known: string;
    readonly confirm: string;
    readonly cancel: string;
  };
}
