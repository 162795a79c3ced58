import type { LinkFields } from "../../../electron/core/link-fields.ts";
import type { Step } from "../../../electron/core/outcome.ts";
import type { CheckResult } from "../../../electron/jobs/results.ts";
import type { StationId, StationState, StationWord } from "../../../electron/locales/window-ui-types.ts";
import type { Place } from "./picture-places.ts";

export interface PictureInput {
  /**
   * `settings`: the link as Lagrange's settings have it, for Health and repair; `target`: the link that is
   * proved before it is written, so that the settings station stands for what the wizard is about to do.
   */
  readonly of: "settings" | "target";
  /** What the last check found; null before. */
  readonly check: CheckResult | null;
  /** What an earlier one found, whose values stand there until the next one tells; null where there is none. */
  readonly known: CheckResult | null;
  /** Stages that the running dial has passed so far; null when none runs. */
  readonly steps: readonly Step[] | null;
  /** What the running dial has told of where it leads; null before. */
  readonly url: string | null;
  /** Where the link should lead, before a check tells it. */
  readonly fields: LinkFields | null;
  /** Yunzai asks for a token, as far as that is known. */
  readonly asksToken: boolean;
  /** What is known of both programs before a check tells it; null where there is none. */
  readonly lagrange: { readonly uin: string | null; readonly running: boolean } | null;
  readonly yunzai: { readonly running: boolean; readonly port: number } | null;
}

/** What stands under a station; the words come from the locale. */
export type StationValue =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "word"; readonly word: StationWord }
  | { readonly kind: "entries"; readonly count: number };

export interface Station {
  readonly id: StationId;
  readonly state: StationState;
  readonly value: StationValue | null;
  /** What should stand there instead; null where nobody knows better. */
  readonly expected: string | null;
}

export interface PictureEnd {
  readonly state: "plain" | "caution" | "bad";
  /** Null where it is not known. */
  readonly running: boolean | null;
  /** Something is selected in its window: it stands still, and may seem not to run. */
  readonly paused: boolean;
}

export interface Picture {
  readonly lagrange: PictureEnd & {
    /** Null as long as nobody has looked. */
    readonly known: boolean | null;
    /** QQ id as `12****789`; null before the first login. */
    readonly uin: string | null;
  };
  readonly yunzai: PictureEnd & {
    /** False where there is only an address: WSL, Docker, another machine. */
    /** Null as long as nobody has looked. */
    readonly known: boolean | null;
    readonly port: number | null;
    readonly loading: boolean;
  };
  readonly stations: readonly Station[];
  /** The first place that does not hold; null when the cable is whole or nothing is known yet. */
  readonly breakAt: Place | null;
}
