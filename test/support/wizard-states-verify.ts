import { expect } from "@playwright/test";
import { withOtherBot } from "./other-bot.ts";
import type { Walk } from "./wizard-visit.ts";

const loading: Walk = {
  name: "a Yunzai that loads",
  states: ["verify-loading", "verify-waiting-ready"],
  practice: ["--loading", "300"],
  async go({ open, stop, page }) {
    const wizard = await open();
    const { link, verify } = wizard.locale.window;
    await wizard.toLink();
    await wizard.press(link.verify);
    await expect(wizard.button(verify.next.waitReady)).toBeVisible();
    await stop("verify-loading");
    await wizard.press(verify.next.waitReady);
    await wizard.says(verify.title.waiting.ready);
    await expect(page.getByRole("progressbar")).toBeVisible();
    await stop("verify-waiting-ready");
  },
};

const otherProgram: Walk = {
  name: "another program on Yunzai's port",
  states: ["verify-other-program", "health-other-program"],
  async go({ world, open, stop }) {
    await world.stopYunzai();
    await withOtherBot(async () => {
      const wizard = await open();
      const { link, verify } = wizard.locale.window;
      await wizard.toLink();
      await wizard.press(link.verify);
      await expect(wizard.button(verify.stages.label)).toBeVisible();
      await stop("verify-other-program");
      await world.remember();
      const again = await open();
      await expect(again.button(again.locale.window.health.report)).toBeVisible();
      await stop("health-other-program");
    }, world.port);
  },
};

const unfounded: Walk = {
  name: "an old Yunzai that takes every path, without its folder",
  states: ["verify-unproven"],
  practice: ["--age", "A"],
  async go({ world, open, stop }) {
    const wizard = await open();
    const { frame, find, link, verify } = wizard.locale.window;
    await wizard.says(find.title.ended.both);
    await wizard.card(find.elsewhere.label).check();
    await wizard.press(frame.next);
    await wizard.arrives(link.title.guess);
    await wizard.field("port").fill(String(world.port));
    await wizard.press(link.verify);
    await expect(wizard.button(verify.stages.label)).toBeVisible();
    await stop("verify-unproven");
  },
};

/** The states of a check that does not come out well. */
export const verifyWalks: readonly Walk[] = [loading, otherProgram, unfounded];
