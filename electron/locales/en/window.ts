import type { WindowTexts } from "../window-types.ts";
import { bots } from "./window-bots.ts";
import { done } from "./window-done.ts";
import { find } from "./window-find.ts";
import { frame } from "./window-frame.ts";
import { health } from "./window-health.ts";
import { link } from "./window-link.ts";
import { review } from "./window-review.ts";
import { folder, listen, start, watch } from "./window-start.ts";
import { windowUi } from "./window-ui.ts";
import { verify } from "./window-verify.ts";

export const windowTexts: WindowTexts = {
  frame,
  ui: windowUi,
  find,
  link,
  verify,
  review,
  done,
  health,
  bots,
  start,
  watch,
  listen,
  folder,
};
