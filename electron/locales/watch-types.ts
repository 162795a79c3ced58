import type { WatchKind } from "../core/watch-judge.ts";
import type { WatchCause, WatchedLagrange } from "../core/watch-state.ts";

/** What is said while the real Lagrange is followed, and at the end. */
export interface WatchTexts {
  /** The verdict in a few words. */
  readonly titles: Readonly<Record<WatchKind, string>>;
  /** One sentence each; `id` is the QQ id that arrived, where Yunzai's log told. */
  readonly stable: (id: string | null) => string;
  readonly flapping: (connects: number) => string;
  readonly absent: string;
  readonly notRunning: string;
  /** The time was over before a connection had stood long enough. */
  readonly tooShort: string;
  /** The system shows neither processes nor connections. */
  readonly untold: string;
  readonly causes: {
    readonly [K in WatchCause["kind"]]: (cause: Extract<WatchCause, { kind: K }>) => string;
  };
  /** What is waited for while nothing is connected. */
  readonly waiting: Readonly<Record<WatchedLagrange, string>>;
  /** Something is connected and has to last. */
  readonly connected: (id: string | null) => string;
  /** Another QQ id than the folder's arrived. */
  readonly otherId: (id: string) => string;
  readonly oldSettings: string;
}
