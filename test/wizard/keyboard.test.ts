import { expect } from "@playwright/test";
import { factoryLink, factorySettings } from "../../electron/core/settings/factory-settings.ts";
import { wizardKeyboard } from "../support/wizard-keyboard.ts";
import { wizardPage } from "../support/wizard-page.ts";
import { test } from "../support/wizard-window.ts";

test("a first run by keyboard alone: every stop has a name and shows its focus", async ({
  world,
  openWizard,
}) => {
  const { page } = await openWizard();
  const wizard = wizardPage(page);
  const { tabTo, key, fill } = wizardKeyboard(page);
  const { frame, find, link, verify, review, done } = wizard.locale.window;

  await wizard.says(find.title.ended.both);
  await tabTo("radio", /Lagrange\.OneBot/);
  await tabTo("radio", /TRSS-Yunzai/);
  await key("ArrowDown");
  await wizard.says(find.title.ended.elsewhere);
  await key("ArrowUp");
  await wizard.says(find.title.ended.both);
  await tabTo("button", frame.next);
  await key("Enter");

  await wizard.arrives(link.title["yunzai-settings"]);
  await tabTo("combobox", link.fields.suffix);
  await fill("OneBotv11");
  await wizard.says(link.title.wrong);
  await tabTo("button", link.use(["/OneBotv11"]));
  await key("Space");
  await wizard.says(link.title["yunzai-settings"]);
  await tabTo("button", link.verify);
  await key("Enter");

  await wizard.arrives(verify.title.good);
  await tabTo("button", frame.next);
  await key("Space");

  await wizard.arrives(review.planned.title(2));
  await tabTo("button", review.planned.write);
  await key("Enter");

  await wizard.arrives(done.title);
  expect(await world.read()).toBe(
    factorySettings({ ...factoryLink, port: world.port, suffix: "/OneBotv11" }),
  );
  await tabTo("button", done.examine);
  await key("Enter");
  await wizard.arrives(wizard.locale.verdicts.healthy);
});

test("a repair and its undo by keyboard alone", async ({ world, openWizard }) => {
  const wrong = factorySettings({ ...factoryLink, port: world.port, suffix: "/onebotv11" });
  await world.write(wrong);
  await world.remember();
  const { page } = await openWizard();
  const wizard = wizardPage(page);
  const { tabTo, key } = wizardKeyboard(page);
  const { done, review, verify } = wizard.locale.window;
  const facts = { index: 0, suffix: "/onebotv11", expected: "/OneBotv11" };
  await wizard.says(wizard.titleOf("suffix-case", facts));
  await tabTo("button", verify.next.repair);
  await key("Enter");
  await wizard.arrives(review.planned.title(1));
  await tabTo("button", review.planned.write);
  await key("Space");
  await wizard.arrives(done.title);
  expect(await world.read()).toBe(wrong.replace("/onebotv11", "/OneBotv11"));

  await tabTo("button", done.undo);
  await key("Enter");
  const dialog = page.getByRole("alertdialog", { name: done.confirm.title });
  await expect(dialog.getByRole("button", { name: done.confirm.keep })).toBeFocused();
  await key("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(wizard.button(done.undo)).toBeFocused();
  await key("Enter");
  await tabTo("button", done.confirm.undo);
  await key("Enter");
  await wizard.says(done.undone.title);
  expect(await world.read()).toBe(wrong);
  await tabTo("button", done.examine);
  await key("Enter");
  await wizard.arrives(wizard.titleOf("suffix-case", facts));
});
