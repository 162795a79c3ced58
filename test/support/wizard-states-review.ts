import { writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect } from "@playwright/test";
import { ambiguousSettings, settingsFor } from "./wizard-settings.ts";
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
  states: [
    "review-unreadable",
    "review-rebuilt",
    "health-unreadable",
    "review-would-not-rebuild",
    "health-layer-unreadable",
    "review-layer-unreadable",
  ],
  async go({ world, open, stop, page }) {
    await world.write((await world.read()).replace('"Protocol": "Linux",', '"Protocol": "Linux"'));
    const wizard = await open();
    const { frame, health, review, verify } = wizard.locale.window;
    await wizard.toLink();
    await wizard.toVerified();
    await wizard.press(frame.next);
    await wizard.arrives(review.refused.titles["settings-unreadable"]);
    await expect(page.getByText(/第 16 行/).first()).toBeVisible();
    await stop("review-unreadable");
    await wizard.press(review.refused.next.rebuild);
    await wizard.says(review.planned.rebuilt.title);
    await stop("review-rebuilt");
    await world.remember();
    const again = await open();
    await expect(again.button(verify.next.rebuild)).toBeVisible();
    await stop("health-unreadable");
    // Laid out anew it would be larger than any settings file may be.
    await world.write(`{"a":${"[".repeat(30)}${"1,".repeat(40_000)}`);
    await again.press(verify.next.rebuild);
    await again.says(review.refused.titles["would-not-rebuild"]);
    await stop("review-would-not-rebuild");

    await world.write(settingsFor(world, "/onebot/v11/ws"));
    await writeFile(join(dirname(world.settingsPath), "appsettings.Production.json"), '{\n  "Uin" 1\n}');
    await again.press(frame.back);
    await again.press(health.again);
    await expect(again.button(health.again)).toBeVisible();
    await stop("health-layer-unreadable");
    await again.press(health.setUpAgain);
    await again.toLink();
    await again.toVerified();
    await again.press(frame.next);
    await again.says(review.refused.titles["layer-unreadable"]);
    await expect(page.getByRole("listitem").first()).toBeVisible();
    await stop("review-layer-unreadable");
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
