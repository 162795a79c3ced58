import { expect } from "@playwright/test";
import { wizardPage } from "../support/wizard-page.ts";
import { test } from "../support/wizard-window.ts";

test("what is not proved is written only after two steps that say so, and never by Enter alone", async ({
  world,
  openWizard,
}) => {
  await world.stopYunzai();
  const before = await world.read();
  const { page } = await openWizard();
  const wizard = wizardPage(page);
  const { link, review, verify } = wizard.locale.window;
  await wizard.toLink();
  await wizard.press(link.verify);
  const facts = { path: world.yunzai, host: "127.0.0.1", port: world.port, window: null };
  const failed = wizard.titleOf("yunzai-not-running", facts);
  await wizard.arrives(failed);
  await page.keyboard.press("Enter");
  await wizard.says(failed);

  const dialog = page.getByRole("alertdialog", { name: verify.anyway.title });
  const confirm = dialog.getByRole("button", { name: verify.anyway.confirm });
  await wizard.press(verify.anyway.button);
  const known = dialog.getByRole("checkbox", { name: verify.anyway.known });
  await expect(known).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(known).not.toBeChecked();
  await expect(confirm).toBeDisabled();
  await dialog.getByRole("button", { name: verify.anyway.cancel }).click();
  await expect(dialog).toHaveCount(0);
  await wizard.says(failed);

  await wizard.press(verify.anyway.button);
  await known.check();
  await page.keyboard.press("Enter");
  await expect(dialog).toBeVisible();
  await confirm.click();
  await wizard.arrives(review.planned.title(2));
  await expect(page.getByText(review.planned.unverified, { exact: true })).toBeVisible();
  await expect(page.getByText(review.planned.unverifiedMeaning)).toBeVisible();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await wizard.says(review.planned.title(2));
  expect(await world.read()).toBe(before);
  await wizard.toDone();
  expect(await world.read()).toContain(`"Port": ${world.port},`);
});
