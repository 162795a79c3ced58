import type { BotsTexts } from "./window-bots-types.ts";
import type { DoneTexts, ReviewTexts } from "./window-review-types.ts";
import type { FindTexts } from "./window-find-types.ts";
import type { FrameTexts } from "./window-frame-types.ts";
import type { HealthTexts } from "./window-health-types.ts";
import type { LinkTexts } from "./window-link-types.ts";
import type {
  ListenDialogTexts,
  ShowFolderTexts,
  StartDialogTexts,
  WatchCardTexts,
} from "./window-start-types.ts";
import type { WindowUiTexts } from "./window-ui-types.ts";
import type { VerifyTexts } from "./window-verify-types.ts";

/** Everything only the window says, by the part of it that says it. */
export interface WindowTexts {
  readonly frame: FrameTexts;
  readonly ui: WindowUiTexts;
  readonly find: FindTexts;
  readonly link: LinkTexts;
  readonly verify: VerifyTexts;
  readonly review: ReviewTexts;
  readonly done: DoneTexts;
  readonly health: HealthTexts;
  readonly bots: BotsTexts;
  readonly start: StartDialogTexts;
  readonly watch: WatchCardTexts;
  readonly listen: ListenDialogTexts;
  readonly folder: ShowFolderTexts;
}
