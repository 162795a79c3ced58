import { expect } from "@playwright/test";
import { ambiguousSettings } from "./wizard-settings.ts";
import type { Walk } from "./wizard-visit.ts";

const ambiguous: Walk = {
  name: "two entries that could be meant",
  states: ["review-ambiguous", "review-ambiguous-chosen"],
  async go({ world, open, stop }) {
    await world.write(ambiguousSettings(world));
    const wizard = await open();
    const { frame, review } = wizard.locale.window;
    await wizard.toLink();
    await wizard.toVerified();
    await wizard.press(frame.next);
    await wizard.arrives(review.refused.titles.ambiguous);
    await stop("review-ambiguous");
    await wizard.card("/alsowrong").check();
    await stop("review-ambiguous-chosen");
  },
};

const unreadable: Walk = {
  name: "settings that cannot be read",
  states: ["review-unreadable", "review-rebuilt", "health-unreadable"],
  async go({ world, open, stop, page }) {
    await world.write((await world.read()).replace('"Protocol": "Linux",', '"Protocol": "Linux"'));
    const wizard = await open();
    const { frame, review, verify } = wizard.locale.window;
    await wizard.toLink();
    await wizard.toVerified();
    await wizard.press(frame.next);
    await wizard.arrives(review.refused.titles["settings-unreadable"]);
    await expect(page.getByText(/16/).first()).toBeVisible();
    await stop("review-unreadable");
    await wizard.press(review.refused.next.rebuild);
    await wizard.says(review.planned.rebuilt.title);
    await stop("review-rebuilt");
    await world.remember();
    const again = await open();
    await expect(again.button(verify.next.rebuild)).toBeVisible();
    await stop("health-unreadable");
  },
};

const refusals: Walk = {
  name: "a write that is refused",
  states: ["review-not-verified", "review-changed"],
  async go({ world, open, stop }) {
    const wizard = await open();
    const { frame, review } = wizard.locale.window;
    await wizard.toLink();
    await wizard.toVerified();
    await world.stopYunzai();
    await wizard.press(frame.next);
    await wizard.arrives(review.refused.titles["not-verified"]);
    await stop("review-not-verified");
    await world.startYunzai();
    await wizard.press(review.refused.next.verify);
    await wizard.says(wizard.locale.window.verify.title.good);
    await wizard.toReview();
    await world.write((await world.read()).replace('"Uin": 0', '"Uin": 10001'));
    await wizard.press(review.planned.write);
    await wizard.says(review.refused.titles["changed-meanwhile"]);
    await stop("review-changed");
  },
};

/** The states of an edit that cannot be written as it stands. */
export const reviewWalks: readonly Walk[] = [ambiguous, unreadable, refusals];
