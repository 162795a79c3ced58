import { readdir } from "node:fs/promises";
import { expect } from "@playwright/test";
import { factoryLink, factorySettings } from "../../electron/core/settings/factory-settings.ts";
import { backupTexts } from "../support/settings-world.ts";
import { wizardPage } from "../support/wizard-page.ts";
import { test } from "../support/wizard-window.ts";

test("a first run by clicks changes two values of the factory settings, and keeps a backup", async ({
  world,
  openWizard,
}) => {
  const before = await world.read();
  const { page } = await openWizard();
  const wizard = wizardPage(page);
  await wizard.toLink();
  await wizard.toVerified();
  await wizard.toReview();
  await wizard.toDone();

  const after = factorySettings({ ...factoryLink, port: world.port, suffix: "/OneBotv11" });
  expect(await world.read()).toBe(after);
  expect(await backupTexts(world.settingsPath)).toEqual([before]);
  await wizard.toHealthy();
  expect(await world.read()).toBe(after);
});

test("the same first run in English", async ({ world, openWizard }) => {
  const { page } = await openWizard({ language: "en" });
  const wizard = wizardPage(page, "en");
  await wizard.toLink();
  await wizard.toVerified();
  await wizard.toReview();
  await wizard.toDone();
  expect(await world.read()).toContain(`"Port": ${world.port},`);
  await wizard.toHealthy();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page.locator("body")).not.toContainText(/\p{Script=Han}{3}/u);
});

test("another language in the middle keeps what was typed, and the next run speaks it", async ({
  openWizard,
}) => {
  const { page } = await openWizard();
  const chinese = wizardPage(page);
  await chinese.toLink();
  await chinese.field("host").fill("localhost");
  await chinese.press("English");

  const english = wizardPage(page, "en");
  await english.says(english.locale.window.link.title.own);
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(english.field("host")).toHaveValue("localhost");
  await english.toVerified();
  await english.press("中文");
  await chinese.says(chinese.locale.window.verify.title.good);
  await chinese.press("English");
  // The address that was typed is the third.
  await english.toReview(3);

  const { page: next } = await openWizard();
  await wizardPage(next, "en").says(english.locale.window.find.title.ended.both);
});

test("nothing is written before the Write button, and every page begins at its heading", async ({
  world,
  openWizard,
}) => {
  const before = await world.read();
  const files = await readdir(world.lagrange);
  const untouched = async (): Promise<void> => {
    expect(await world.read()).toBe(before);
    expect(await readdir(world.lagrange)).toEqual(files);
  };
  const { page } = await openWizard();
  const wizard = wizardPage(page);
  const { frame, find, link, verify } = wizard.locale.window;
  const back = async (title: string): Promise<void> => {
    await wizard.press(frame.back);
    await wizard.arrives(title);
    await untouched();
  };

  await wizard.toLink();
  await untouched();
  await back(find.title.ended.both);
  await wizard.toLink();
  await wizard.toVerified();
  await untouched();
  await back(link.title["yunzai-settings"]);
  await wizard.toVerified();
  await wizard.toReview();
  await untouched();
  await back(verify.title.good);
  await wizard.toReview();
  await untouched();

  // The rail leads back as well.
  await page.getByRole("navigation").getByRole("button", { name: frame.steps.find }).click();
  await wizard.arrives(find.title.ended.both);
  await untouched();
});
