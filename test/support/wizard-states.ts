import { botWalks } from "./wizard-states-bots.ts";
import { endedWalks } from "./wizard-states-ended.ts";
import { findWalks } from "./wizard-states-find.ts";
import { firstRunWalks } from "./wizard-states-first-run.ts";
import { followWalks } from "./wizard-states-follow.ts";
import { healthWalks } from "./wizard-states-health.ts";
import { linkWalks } from "./wizard-states-link.ts";
import { outsideWalks } from "./wizard-states-outside.ts";
import { reviewWalks } from "./wizard-states-review.ts";
import { verifyWalks } from "./wizard-states-verify.ts";
import type { Walk } from "./wizard-visit.ts";

/** Every state of the window that a real world leads to. */
export const walks: readonly Walk[] = [
  ...firstRunWalks,
  ...findWalks,
  ...linkWalks,
  ...verifyWalks,
  ...reviewWalks,
  ...healthWalks,
  ...outsideWalks,
  ...followWalks,
  ...endedWalks,
  ...botWalks,
];
