import { expect } from "@playwright/test";
import { factoryLink, factorySettings } from "../../electron/core/settings/factory-settings.ts";
import { backupTexts } from "../support/settings-world.ts";
import { wizardPage } from "../support/wizard-page.ts";
import { test } from "../support/wizard-window.ts";

/** What people have in their files and no parser keeps: comments, a BOM, Windows line ends, odd spaces. */
const lived = `\ufeff${factorySettings(factoryLink)
  .replace('"Account"', '// 我的号\n    "Account"')
  .replace('"Port": 8080', '"Port" :  8080')
  .replaceAll("\n", "\r\n")}\r\n`;

test("undo puts the file back byte for byte, and what it replaced is backed up too", async ({
  world,
  openWizard,
}) => {
  await world.write(lived);
  const { page } = await openWizard();
  const wizard = wizardPage(page);
  const { done } = wizard.locale.window;
  await wizard.toLink();
  await wizard.toVerified();
  await wizard.toReview();
  await wizard.toDone();
  const written = await world.read();
  expect(written).toBe(
    lived.replace('"Port" :  8080', `"Port" :  ${world.port}`).replace("/onebot/v11/ws", "/OneBotv11"),
  );

  const dialog = page.getByRole("alertdialog", { name: done.confirm.title });
  const keep = dialog.getByRole("button", { name: done.confirm.keep });
  await wizard.press(done.undo);
  // Enter on the first button loses nothing.
  await expect(keep).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(dialog).toHaveCount(0);
  await expect(wizard.button(done.undo)).toBeFocused();
  expect(await world.read()).toBe(written);

  await wizard.press(done.undo);
  await dialog.getByRole("button", { name: done.confirm.undo, exact: true }).click();
  await wizard.says(done.undone.title);
  expect(await world.read()).toBe(lived);
  expect(new Set(await backupTexts(world.settingsPath))).toEqual(new Set([lived, written]));
  await wizard.press(done.examine);
  await wizard.arrives(wizard.titleOf("port-mismatch", { index: 0, port: 8080, expected: world.port }));
});

test("a backup is chosen on Health by what it would change, and restored", async ({ world, openWizard }) => {
  await world.write(lived);
  const { page } = await openWizard();
  const wizard = wizardPage(page);
  const { done, frame, health } = wizard.locale.window;
  await wizard.toLink();
  await wizard.toVerified();
  await wizard.toReview();
  await wizard.toDone();
  await wizard.toHealthy();
  const written = await world.read();

  await wizard.press(health.backups);
  const dialog = page.getByRole("dialog", { name: done.backups.title });
  const backups = dialog.getByRole("group", { name: done.backups.legend }).getByRole("radio");
  await expect(backups).toHaveCount(1);
  await expect(dialog.getByText('"Suffix": "/onebot/v11/ws"')).toBeVisible();
  await dialog.getByRole("button", { name: done.backups.restore }).click();
  await expect(dialog.getByRole("status").getByText(done.backups.replacedBackup)).toBeVisible();
  expect(await world.read()).toBe(lived);
  expect(new Set(await backupTexts(world.settingsPath))).toEqual(new Set([lived, written]));
  await expect(backups).toHaveCount(2);

  await dialog.getByRole("button", { name: frame.close }).click();
  await expect(dialog).toHaveCount(0);
  await wizard.says(wizard.titleOf("port-mismatch", { index: 0, port: 8080, expected: world.port }));
});
