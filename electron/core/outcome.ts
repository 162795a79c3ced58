import type { DialFailure } from "./probe/probe.ts";
import type { Standing } from "./probe/probe-lane.ts";

/** How a live handshake ended (DESIGN 2.3). The meaning of each kind is told in the locales. */
export type OutcomeKind =
  | "handled"
  | "registered"
  | "unproven"
  | "wrong-adapter"
  | "path-unknown"
  | "loading"
  | "unauthorized"
  | "refused"
  | "unreachable"
  | "unresolved"
  | "not-yunzai"
  | "tls"
  | "unstable"
  | "cancelled";

/** The stages of a handshake, in the order they are passed and shown. */
export type Stage =
  | "resolve"
  | "connect"
  | "upgrade"
  | "stay"
  | "ping"
  | "close"
  | "control"
  | "ready"
  | "marker";

/** The scheme that a port really speaks, where the dial used the other one (FACTS Y14). */
type OtherScheme = "ws" | "wss";

/**
 * What each stage tells: plain JSON without secrets. A fact is absent where the stage did not get as far; a stage that
 * was skipped tells nothing, but for the marker's reason.
 */
export interface StepFacts {
  readonly resolve: {
    /** All of the name's, comma between them. */
    readonly addresses?: string;
    /** Why it failed: an errno. */
    readonly code?: string;
  };
  /** TCP, and TLS for `wss`. */
  readonly connect: {
    /** The last one tried; null where none was. */
    readonly address?: string | null;
    /** All that were tried, comma between them. */
    readonly tried?: string;
    /** Why it failed: an errno, or the code of TLS. */
    readonly code?: string;
    /** Why the certificate is not trusted: OpenSSL's name for it. */
    readonly certificate?: string;
    readonly selfSigned?: boolean;
    readonly listens?: OtherScheme;
  };
  readonly upgrade: {
    /** Of HTTP; absent where no answer came or none was understood. */
    readonly status?: number;
    readonly cause?: DialFailure;
    /** An errno or a parser's code. */
    readonly code?: string;
    /** Not a byte came. */
    readonly silent?: boolean;
    readonly listens?: OtherScheme;
  };
  readonly stay: {
    /** How long it was open, in ms. */
    readonly opened?: number;
    /** Of the peer's close frame, 1006 without one; with a `cause`, the code of what the peer sent instead. */
    readonly code?: number | string | null;
    /** Why it was given up for what the peer sent. */
    readonly cause?: DialFailure;
  };
  readonly ping: {
    /** After how many ms the pong came; null when none did. */
    readonly pong?: number | null;
    /** How many messages came unasked. */
    readonly messages?: number;
  };
  readonly close: {
    /** Of the closing handshake; null when the peer never finished it. */
    readonly code?: number | null;
  };
  /** `ok` when the random path was refused, as an unknown path deserves. */
  readonly control: {
    readonly answer?: Standing;
    /** Of the peer's close frame, where it closed. */
    readonly code?: number;
  };
  readonly ready: {
    /** Of `GET /`. */
    readonly status?: number;
    /** Why there is none: an errno, a parser's code, `ETIMEDOUT` or `ABORTED`. */
    readonly code?: string;
  };
  readonly marker: {
    readonly echoed?: boolean;
    /** Absolute path of the file that was watched. */
    readonly log?: string | null;
    /** Why it was not sent. */
    readonly reason?: string;
  };
}

/** One stage as told to a person or a program. */
export type Step<S extends Stage = Stage> = {
  [K in S]: {
    readonly stage: K;
    readonly status: "ok" | "failed" | "skipped";
    /** Milliseconds this stage took. */
    readonly ms: number;
    readonly facts: StepFacts[K];
  };
}[S];

/** The result of `verify`: the terminal prints exactly this. */
export interface Outcome {
  readonly kind: OutcomeKind;
  /** True for `handled` and `registered`, and for `unproven` only when the Yunzai folder shows the adapter's file. */
  readonly ok: boolean;
  /** What was dialled, query values masked. */
  readonly url: string;
  /** The literal address that answered, or the last one tried; null when the name was not resolved. */
  readonly address: string | null;
  readonly steps: readonly Step[];
  /** Milliseconds in all. */
  readonly ms: number;
}

/** Whether no Yunzai was behind a dial: nobody at all, or a program that is none. */
export function reachesNoYunzai({ kind }: Outcome): boolean {
  return kind === "refused" || kind === "not-yunzai" || kind === "unreachable" || kind === "unresolved";
}

/** Why the certificate is not trusted: OpenSSL's name for it; null where a handshake did not fail for that. */
export function certificateFault({ steps }: Outcome): string | null {
  return steps.find((step) => step.stage === "connect")?.facts.certificate ?? null;
}

/** The scheme that the port speaks instead of the dialled one; null where nothing showed that (FACTS Y14). */
export function schemeSpoken({ steps }: Outcome): OtherScheme | null {
  const connect = steps.find((step) => step.stage === "connect")?.facts;
  const upgrade = steps.find((step) => step.stage === "upgrade")?.facts;
  return connect?.listens ?? upgrade?.listens ?? null;
}
