import { expect } from "@playwright/test";
import { factoryLink } from "../../electron/core/settings/factory-settings.ts";
import { startLagrange } from "./running-lagrange.ts";
import type { WizardPage } from "./wizard-page.ts";
import { withPrograms } from "./wizard-programs.ts";
import { settingsBeside, settingsFor } from "./wizard-settings.ts";
import type { Walk } from "./wizard-visit.ts";

async function written(wizard: WizardPage): Promise<void> {
  await wizard.toLink();
  await wizard.toVerified();
  await wizard.toReview();
  await wizard.toDone();
}

const notRunning: Walk = {
  name: "a Yunzai that does not run",
  states: [
    "verify-not-running",
    "verify-anyway",
    "verify-anyway-known",
    "review-unverified",
    "verify-waiting",
    "verify-stopped",
    "health-not-running",
    "health-waiting",
    "health-stopped",
  ],
  async go({ world, open, stop, page }) {
    await world.stopYunzai();
    const wizard = await open();
    const { frame, health, link, review, verify } = wizard.locale.window;
    await wizard.toLink();
    await wizard.press(link.verify);
    await expect(wizard.button(verify.next.waitStarted)).toBeVisible();
    await stop("verify-not-running");
    await wizard.press(verify.anyway.button);
    const dialog = page.getByRole("alertdialog", { name: verify.anyway.title });
    await expect(dialog).toBeVisible();
    await stop("verify-anyway");
    await dialog.getByRole("checkbox").check();
    await stop("verify-anyway-known");
    await dialog.getByRole("button", { name: verify.anyway.confirm }).click();
    await wizard.says(review.planned.title(2));
    await stop("review-unverified");

    await wizard.press(frame.back);
    await wizard.press(verify.next.waitStarted);
    await wizard.says(verify.title.waiting.start);
    await expect(page.getByRole("progressbar")).toBeVisible();
    await stop("verify-waiting");
    await wizard.press(verify.stopWaiting);
    await wizard.says(verify.title.stopped);
    await stop("verify-stopped");

    await world.remember();
    const again = await open();
    await expect(again.button(verify.next.waitStarted)).toBeVisible();
    await stop("health-not-running");
    await again.press(verify.next.waitStarted);
    await again.says(verify.title.waiting.start);
    // What is said of the check stays: nothing below it moves.
    await expect(page.getByText(health.running)).toBeVisible();
    await expect(page.getByRole("progressbar")).toBeVisible();
    await stop("health-waiting");
    await again.press(verify.stopWaiting);
    await again.says(health.title.stopped);
    await stop("health-stopped");
  },
};

const followed: Walk = {
  name: "a write, and the real Lagrange after it",
  states: ["done-old-settings", "done-signing-in", "done-counting", "done-stable"],
  async go({ world, open, traffic, stop, page }) {
    await withPrograms(world, async ({ runLagrange }) => {
      const old = await runLagrange({ suffix: factoryLink.suffix });
      const wizard = await open();
      const { watch, window } = wizard.locale;
      const card = page.getByRole("region", { name: window.watch.title });
      await written(wizard);
      await expect(card.getByText(watch.oldSettings)).toBeVisible();
      await stop("done-old-settings");
      await old.stop();
      const endWaiting = await startLagrange(world.lagrange);
      await expect(card.getByText(watch.waiting["signing-in"])).toBeVisible();
      await stop("done-signing-in");
      await endWaiting();
      await runLagrange();
      await expect(card.getByRole("progressbar")).toBeVisible();
      // However long it is looked at, it does not turn stable meanwhile.
      traffic.holdFrom(() => true);
      await stop("done-counting");
      traffic.release();
      await expect(wizard.heading).toHaveText(window.done.verdict.stable);
      await stop("done-stable");
    });
  },
};

const flapping: Walk = {
  name: "a Lagrange that connects and drops, and one that finds no Yunzai",
  states: ["start-lagrange-running", "done-flapping", "done-no-yunzai"],
  async go({ world, open, stop, page }) {
    await withPrograms(world, async ({ runLagrange, desktop }) => {
      const wizard = await open(desktop);
      const { window } = wizard.locale;
      const card = page.getByRole("region", { name: window.watch.title });
      await written(wizard);
      await wizard.press(window.start.open.lagrange);
      const dialog = page.getByRole("alertdialog");
      await expect(dialog.getByText(window.start.window.lagrange)).toBeVisible();
      const wrong = await runLagrange({ suffix: "/onebot/v11/ws" });
      await dialog.getByRole("button", { name: window.start.start, exact: true }).click();
      await expect(dialog.getByText(window.start.failed.running)).toBeVisible();
      await stop("start-lagrange-running");
      await page.keyboard.press("Escape");
      await expect(card.getByText(window.watch.words.flapping)).toBeVisible();
      await stop("done-flapping");
      await wrong.stop();
      await world.stopYunzai();
      await runLagrange();
      await expect(card.getByText(window.watch.words.connecting)).toBeVisible();
      await stop("done-no-yunzai");
    });
  },
};

const started: Walk = {
  name: "programs that are started from here, and some that cannot be",
  states: [
    "start-yunzai",
    "start-failed",
    "start-refused",
    "verify-starting",
    "health-lagrange-off",
    "start-lagrange",
    "health-lagrange-followed",
    "health-lagrange-stable",
  ],
  async go({ world, open, traffic, stop, page }) {
    await world.stopYunzai();
    await withPrograms(world, async ({ install, bare, desktop }) => {
      await install();
      const alone = await open(bare);
      const { frame, link, start, verify } = alone.locale.window;
      const dialog = page.getByRole("alertdialog");
      const startButton = dialog.getByRole("button", { name: start.start, exact: true });
      await alone.toLink();
      await alone.press(link.verify);
      await alone.press(start.open.yunzai);
      await expect(dialog.getByText(start.window.yunzai)).toBeVisible();
      await stop("start-yunzai");
      await startButton.click();
      await expect(dialog.getByText(start.failed["no-console"])).toBeVisible();
      await stop("start-failed");
      await world.startYunzai();
      await dialog.getByRole("button", { name: start.again }).click();
      await expect(dialog.getByText(start.refused.running("yunzai"))).toBeVisible();
      await stop("start-refused");
      await dialog.getByRole("button", { name: frame.close }).click();
      await world.stopYunzai();
      await alone.press(verify.next.waitStarted);
      await alone.says(verify.title.waiting.start);
      await expect(page.getByRole("progressbar")).toBeVisible();
      await stop("verify-starting");

      await world.startYunzai();
      await world.write(settingsFor(world));
      await world.remember();
      const wizard = await open(desktop);
      await wizard.says(wizard.locale.verdicts.healthy);
      await stop("health-lagrange-off");
      await wizard.press(start.open.lagrange);
      await expect(startButton).toBeEnabled();
      await stop("start-lagrange");
      await startButton.click();
      await expect(page.getByRole("main").getByRole("progressbar")).toBeVisible();
      traffic.holdFrom(() => true);
      await stop("health-lagrange-followed");
      traffic.release();
      await expect(page.getByText(wizard.locale.window.watch.words.stable, { exact: true })).toBeVisible();
      await stop("health-lagrange-stable");
    });
  },
};

const listened: Walk = {
  name: "what Lagrange dials while Yunzai is off",
  states: ["listen-holding", "listen-dials", "listen-yunzai", "listen-refused", "health-listen"],
  async go({ world, open, stop, page }) {
    await world.stopYunzai();
    await withPrograms(world, async ({ runLagrange }) => {
      const wizard = await open();
      const { window } = wizard.locale;
      const { frame, link, listen } = window;
      const dialog = page.getByRole("dialog", { name: listen.title });
      await wizard.toLink();
      await wizard.press(link.verify);
      await wizard.press(listen.open);
      await expect(dialog.getByRole("progressbar")).toBeVisible();
      await stop("listen-holding");
      const one = await runLagrange({ suffix: "/OneBotv11", accessToken: "s3cret" });
      await expect(dialog.getByRole("listitem")).toHaveCount(1);
      await one.stop();
      await runLagrange({ suffix: "/onebot/v11/ws" });
      await expect(dialog.getByRole("listitem")).toHaveCount(2);
      await stop("listen-dials");
      // As a Yunzai does that wants its port.
      await fetch(`http://127.0.0.1:${world.port}/exit`).catch(() => null);
      await expect(dialog.getByRole("button", { name: listen.goOn })).toBeVisible();
      await stop("listen-yunzai");
      await world.startYunzai();
      await dialog.getByRole("button", { name: frame.close }).click();
      await wizard.press(listen.open);
      await expect(dialog.getByRole("button", { name: listen.goOn })).toBeVisible();
      await stop("listen-refused");

      await world.stopYunzai();
      await world.remember();
      const again = await open();
      await expect(again.button(listen.open)).toBeVisible();
      await stop("health-listen");
    });
  },
};

const byHand: Walk = {
  name: "what has to be mended by hand, and the folder it lies in",
  states: ["health-by-hand", "health-folder-not-shown", "done-by-hand"],
  async go({ world, open, stop, page }) {
    await world.write(settingsFor(world).replace('"ReconnectInterval": 5000', '"ReconnectInterval": "bald"'));
    await world.remember();
    await withPrograms(world, async ({ bare }) => {
      const wizard = await open(bare);
      const { done, folder, frame, health, review } = wizard.locale.window;
      await expect(wizard.button(folder.open.any)).toBeVisible();
      await stop("health-by-hand");
      await page.setViewportSize({ width: 720, height: 520 });
      await wizard.press(folder.open.any);
      await expect(page.getByText(folder.failed(world.lagrange))).toBeInViewport({ ratio: 1 });
      await page.setViewportSize({ width: 900, height: 640 });
      await stop("health-folder-not-shown");

      await world.write(settingsBeside(world));
      await wizard.press(health.setUpAgain);
      await wizard.toLink();
      await wizard.toVerified();
      await wizard.press(frame.next);
      await wizard.arrives(review.unchanged.remaining);
      await expect(page.getByRole("region", { name: valueTitle(wizard) })).toBeVisible();
      await world.write(settingsBeside(world, "/onebotv11"));
      await wizard.press(frame.back);
      await wizard.toReview(1);
      await wizard.press(review.planned.write);
      await wizard.arrives(done.remaining.title);
      await expect(page.getByRole("region", { name: valueTitle(wizard) })).toBeVisible();
      await stop("done-by-hand");
    });
  },
};

/** The title of a value at which Lagrange stops. */
function valueTitle(wizard: WizardPage): string {
  return wizard.titleOf("value-invalid", { index: 1, option: "ReconnectInterval", value: "bald" });
}

/** The states of what is waited for, followed, started, listened to and shown. */
export const followWalks: readonly Walk[] = [notRunning, followed, flapping, started, listened, byHand];
