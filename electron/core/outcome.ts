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

/**
 * One stage as told to a person or a program. Facts are plain JSON without secrets. What may stand in them:
 *
 * - resolve: `addresses` (comma between them); `code` when it failed
 * - connect: `address`, `tried` (comma between them); `code` when it failed; for `tls` either
 *   `certificate` (why it is not trusted) with `selfSigned`, or `listens` (`ws` or `wss`: what the port really speaks)
 * - upgrade: `status`; without one `cause` and `code`; `silent` when not a byte came; `listens` as above
 * - stay: `opened` for how many milliseconds; `code` when it was closed: the peer's, 1006 without a close frame; `cause`
 *   and `code` when it was given up for what the peer sent
 * - ping: `pong` after how many milliseconds, null when none came; `messages`, unasked ones
 * - close: `code` of the closing handshake, null when the peer never finished it
 * - control: `answer`, what the random path got (a `Standing` of the probe); `code` as in stay; ok when that
 *   was a refusal, as an unknown path deserves
 * - ready: `status` of `GET /`, or `code`
 * - marker: `echoed`; `log`, the file that was watched; `reason` when it was not sent
 */
export interface Step {
  readonly stage: Stage;
  readonly status: "ok" | "failed" | "skipped";
  /** Milliseconds this stage took. */
  readonly ms: number;
  readonly facts: Readonly<Record<string, string | number | boolean | null>>;
}

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
