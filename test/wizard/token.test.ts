import { expect } from "@playwright/test";
import { factoryLink, factorySettings } from "../../electron/core/settings/factory-settings.ts";
import { wizardPage } from "../support/wizard-page.ts";
import { test } from "../support/wizard-window.ts";

const token = "s3cret-of-the-window";

test.use({ practice: ["--auth", `authorization=Bearer ${token}`] });

test("a token in Yunzai's settings is written by itself, and shown only while the user wants to see it", async ({
  world,
  openWizard,
}) => {
  const { page } = await openWizard();
  const wizard = wizardPage(page);
  const { link, review } = wizard.locale.window;
  const hidden = (): Promise<void> => expect(page.locator("body")).not.toContainText(token);
  await wizard.toLink();
  await expect(page.getByText(link.token.known)).toBeVisible();
  await hidden();
  await wizard.press(link.token.showName);
  await expect(page.getByText(token, { exact: true })).toBeVisible();
  await wizard.press(link.token.hideName);
  await hidden();

  await wizard.toVerified();
  await hidden();
  await wizard.toReview(3);
  await expect(page.getByText(`"AccessToken": "${wizard.locale.newSecret}"`)).toBeVisible();
  await hidden();
  await wizard.press(review.planned.write);
  await wizard.arrives(wizard.locale.window.done.title);
  await hidden();
  expect(await world.read()).toBe(
    factorySettings({ ...factoryLink, port: world.port, suffix: "/OneBotv11", accessToken: token }),
  );
  await wizard.toHealthy();
  await hidden();
});

test("without a folder the token is asked for where it was refused, and verified and written once it is typed", async ({
  world,
  openWizard,
}) => {
  const { page } = await openWizard();
  const wizard = wizardPage(page);
  const { frame, find, link, verify } = wizard.locale.window;
  await wizard.says(find.title.ended.both);
  await wizard.card(find.elsewhere.label).check();
  await wizard.says(find.title.ended.elsewhere);
  await wizard.press(frame.next);
  await wizard.arrives(link.title.guess);
  await wizard.field("port").fill(String(world.port));
  await wizard.press(link.verify);

  await wizard.arrives(wizard.titleOf("token-mismatch", { index: null, has: "none", wants: null }));
  const field = page.getByLabel(verify.token.label);
  await wizard.press(verify.token.submit);
  await expect(field).toHaveAccessibleDescription(new RegExp(verify.token.missing));
  await expect(field).toBeFocused();
  await field.fill("not-this-one");
  await page.keyboard.press("Enter");
  await wizard.says(wizard.titleOf("token-mismatch", { index: null, has: "other", wants: null }));

  await expect(field).toHaveAttribute("type", "password");
  await wizard.press(verify.token.show);
  await expect(field).toHaveAttribute("type", "text");
  // People copy the whole value of `auth`.
  await field.fill(`Bearer ${token}`);
  await page.keyboard.press("Enter");
  await wizard.says(verify.title.good);
  await wizard.toReview(3);
  await expect(page.locator("body")).not.toContainText(token);
  await wizard.toDone();
  expect(await world.read()).toBe(
    factorySettings({ ...factoryLink, port: world.port, suffix: "/OneBotv11", accessToken: token }),
  );
  await wizard.toHealthy();
});
