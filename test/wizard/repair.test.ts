import { expect } from "@playwright/test";
import { factoryLink, factorySettings } from "../../electron/core/settings/factory-settings.ts";
import { wizardPage, type WizardPage } from "../support/wizard-page.ts";
import { test } from "../support/wizard-window.ts";

test("a wrong suffix that was typed is named as the cause, and one click mends and verifies it", async ({
  world,
  openWizard,
}) => {
  const before = await world.read();
  const { page } = await openWizard();
  const wizard = wizardPage(page);
  const { frame, link, verify } = wizard.locale.window;
  await wizard.toLink();
  await wizard.field("suffix").fill("/onebot/v11/ws");
  await expect(page.getByText(link.problem.suffixUnknown)).toBeVisible();
  await wizard.press(link.verify);

  await wizard.arrives(mismatch(wizard, null));
  await expect(wizard.button(frame.next)).toBeDisabled();
  await expect(wizard.button(frame.next)).toHaveAccessibleDescription(frame.shut["verify-first"]);
  await wizard.press(verify.next.use("/OneBotv11"));
  await wizard.says(verify.title.good);
  expect(await world.read()).toBe(before);
  await wizard.toReview();
  await wizard.toDone();
});

test("a second run finds the wrong suffix in the settings, and one click leads to its repair", async ({
  world,
  openWizard,
}) => {
  const right = { ...factoryLink, port: world.port, suffix: "/OneBotv11" };
  await world.write(factorySettings({ ...right, suffix: "/onebot/v11/ws" }));
  await world.remember();
  const { page } = await openWizard();
  const wizard = wizardPage(page);
  const { verify, review } = wizard.locale.window;
  await wizard.says(mismatch(wizard, 0));
  await wizard.press(verify.next.repair);
  await wizard.arrives(review.planned.title(1));
  await wizard.toDone();
  expect(await world.read()).toBe(factorySettings(right));
  await wizard.toHealthy();
});

test("a run again on settings that are right lands on Health, and offers to set up anew", async ({
  world,
  openWizard,
}) => {
  const settings = factorySettings({ ...factoryLink, port: world.port, suffix: "/OneBotv11" });
  await world.write(settings);
  await world.remember();
  const { page } = await openWizard();
  const wizard = wizardPage(page);
  const { find, frame, health, link, review } = wizard.locale.window;
  await wizard.says(wizard.locale.verdicts.healthy);
  await expect(page.getByText(health.rows.onlyEntry(0))).toBeVisible();
  await expect(page.getByText(health.rows.yunzaiProved.handled)).toBeVisible();
  await wizard.press(health.again);
  await expect(wizard.button(health.again)).toHaveCount(0);
  await wizard.says(wizard.locale.verdicts.healthy);

  await wizard.press(health.setUpAgain);
  await wizard.arrives(find.title.ended.both);
  await wizard.toLink();
  await wizard.press(link.verify);
  await wizard.arrives(wizard.locale.window.verify.title.good);
  await wizard.press(frame.next);
  await wizard.arrives(review.unchanged.title);
  await wizard.press(review.unchanged.finish);
  await wizard.arrives(wizard.locale.verdicts.healthy);
  expect(await world.read()).toBe(settings);
});

function mismatch(wizard: WizardPage, index: number | null): string {
  return wizard.titleOf("suffix-mismatch", { index, suffix: "/onebot/v11/ws", expected: "/OneBotv11" });
}
