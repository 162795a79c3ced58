import { expect } from "@playwright/test";
import { factoryLink, factorySettings } from "../../electron/core/settings/factory-settings.ts";
import { wizardPage } from "../support/wizard-page.ts";
import { test } from "../support/wizard-window.ts";

const token = "s3cret-of-the-report";

test.use({ practice: ["--auth", `authorization=Bearer ${token}`] });

test("the report is shown before it is copied, without the token and the home folder", async ({
  world,
  openWizard,
}) => {
  const right = { ...factoryLink, port: world.port, suffix: "/OneBotv11", accessToken: token };
  await world.write(factorySettings(right));
  await world.remember();
  const { page } = await openWizard();
  const wizard = wizardPage(page);
  const { done, frame, health } = wizard.locale.window;
  await wizard.says(wizard.locale.verdicts.healthy);
  await wizard.press(health.report);

  const dialog = page.getByRole("dialog", { name: done.report.title });
  const text = dialog.getByRole("textbox", { name: done.report.text });
  await expect(text).toHaveValue(new RegExp(wizard.locale.verdicts.healthy));
  const report = await text.inputValue();
  expect(report).not.toContain(token);
  expect(report).not.toContain(world.home);
  await dialog.getByRole("button", { name: done.report.copy }).click();
  await expect(dialog.getByText(done.report.copied)).toBeVisible();
  await dialog.getByRole("button", { name: frame.close }).click();
  await expect(dialog).toHaveCount(0);
  await expect(wizard.button(health.report)).toBeFocused();
});
