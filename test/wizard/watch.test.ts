import { readdir, rename } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { factoryLink, factorySettings } from "../../electron/core/settings/factory-settings.ts";
import { wizardPage, type WizardPage } from "../support/wizard-page.ts";
import { withPrograms } from "../support/wizard-programs.ts";
import { test } from "../support/wizard-window.ts";

/** From the search to what was just written. */
async function written(wizard: WizardPage): Promise<void> {
  await wizard.toLink();
  await wizard.toVerified();
  await wizard.toReview();
  await wizard.toDone();
}

test("after a write the page follows the real Lagrange to a stable connection, and says so in its title", async ({
  world,
  openWizard,
}) => {
  await withPrograms(world, async ({ runLagrange }) => {
    const { page } = await openWizard();
    const wizard = wizardPage(page);
    const { watch, window } = wizard.locale;
    const { done, frame, start } = window;
    await written(wizard);
    const card = page.getByRole("region", { name: window.watch.title });
    await expect(card.getByRole("status")).toHaveText(watch.waiting["not-running"]);
    await expect(wizard.button(start.open.lagrange)).toBeVisible();

    // It counts for ten seconds, and is looked for all that time.
    const counts = expect(card.getByRole("progressbar")).toHaveAttribute("aria-valuetext", /^[1-9] \/ 10/);
    await Promise.all([counts, runLagrange()]);
    await expect(card.getByRole("status")).toHaveText(/^QQ 12\*{4}890/);
    await expect(wizard.button(start.open.lagrange)).toHaveCount(0);
    await expect(wizard.heading).toHaveText(done.verdict.stable);
    await expect(card.getByRole("status")).toHaveText(watch.stable("12****890"));
    await expect(page.locator("body")).not.toContainText("1234567890");
    await wizard.press(done.examine);
    await wizard.arrives(wizard.locale.verdicts.healthy);
    await expect(wizard.button(frame.close)).toBeVisible();
  });
});

test("a wrong suffix that came back by hand is told while Lagrange runs into it, and the check mends it", async ({
  world,
  openWizard,
}) => {
  await withPrograms(world, async ({ runLagrange }) => {
    const { page } = await openWizard();
    const wizard = wizardPage(page);
    const { watch, window } = wizard.locale;
    await written(wizard);
    const wrong = { ...factoryLink, port: world.port };
    await world.write(factorySettings(wrong));
    await runLagrange({ suffix: wrong.suffix });
    const card = page.getByRole("region", { name: window.watch.title });
    await expect(card.getByRole("status")).toHaveText(
      watch.causes["path-unknown"]({ kind: "path-unknown", path: wrong.suffix }),
    );
    await expect(card.getByText(window.watch.words.flapping)).toBeVisible();
    await expect(card.getByText(/\d/).last()).toBeVisible();
    await wizard.press(window.done.examine);
    await wizard.arrives(
      wizard.titleOf("suffix-mismatch", { index: 0, suffix: wrong.suffix, expected: "/OneBotv11" }),
    );
    await wizard.press(window.verify.next.repair);
    await wizard.arrives(window.review.planned.title(1));
  });
});

test("a Lagrange that logged in before the write is told to be closed, and can be started once it is", async ({
  world,
  openWizard,
}) => {
  await withPrograms(world, async ({ runLagrange }) => {
    const lagrange = await runLagrange({ suffix: factoryLink.suffix });
    const { page } = await openWizard();
    const wizard = wizardPage(page);
    const { watch, window } = wizard.locale;
    await written(wizard);
    const card = page.getByRole("region", { name: window.watch.title });
    await expect(card.getByRole("status")).toHaveText(watch.oldSettings);
    await expect(wizard.button(window.start.open.lagrange)).toHaveCount(0);
    await lagrange.stop();
    await expect(card.getByRole("status")).toHaveText(watch.waiting["not-running"]);
    await expect(wizard.button(window.start.open.lagrange)).toBeVisible();
  });
});

test("an undo that is refused leaves a way to follow on, and one that is done ends the watch", async ({
  world,
  openWizard,
}) => {
  const { page } = await openWizard();
  const wizard = wizardPage(page);
  const { watch, window } = wizard.locale;
  const { done } = window;
  await written(wizard);
  const card = page.getByRole("region", { name: window.watch.title });
  const undo = async (): Promise<void> => {
    await wizard.press(done.undo);
    const dialog = page.getByRole("alertdialog", { name: done.confirm.title });
    await dialog.getByRole("button", { name: done.confirm.undo, exact: true }).click();
  };
  await expect(card.getByRole("status")).toHaveText(watch.waiting["not-running"]);
  const [backup = ""] = (await readdir(world.lagrange)).filter((name) => name.endsWith(".bak"));
  await rename(join(world.lagrange, backup), join(world.folder, backup));
  await undo();
  await expect(page.getByText(done.notRestored)).toBeVisible();
  await expect(card.getByRole("status")).toHaveText(window.watch.stopped);
  await wizard.press(window.watch.again);
  await expect(card.getByRole("status")).toHaveText(watch.waiting["not-running"]);

  await rename(join(world.folder, backup), join(world.lagrange, backup));
  await undo();
  await wizard.says(done.undone.title);
  await expect(card).toHaveCount(0);
});
