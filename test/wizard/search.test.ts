import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { makeLagrangeFolder, makeYunzaiFolder } from "../support/folders.ts";
import { wizardKeyboard } from "../support/wizard-keyboard.ts";
import { expect, wizardPage } from "../support/wizard-page.ts";
import { test } from "../support/wizard-window.ts";

test("a search that takes its time is stopped midway, and what was found is enough to go on", async ({
  world,
  openWizard,
}) => {
  const { page, pauseHost } = await openWizard();
  test.skip(pauseHost === null, "the window of the desktop would stand still with its host");
  const wizard = wizardPage(page);
  const { find } = wizard.locale.window;
  await wizard.says(find.title.ended.both);
  const goOn = pauseHost?.();
  await wizard.press(find.full);
  await wizard.says(find.title.searching.both);
  await wizard.press(find.stop);
  await wizard.says(find.title.ended.both);
  await expect(page.getByText(find.stopped(null))).toBeVisible();
  await expect(wizard.card(world.lagrange)).toBeChecked();
  goOn?.();
  await wizard.toLink();
});

test("the full search finds what the quick one passed over, and keeps what was chosen by hand", async ({
  world,
  openWizard,
}) => {
  const { page } = await openWizard();
  const wizard = wizardPage(page);
  const { find } = wizard.locale.window;
  await wizard.says(find.title.ended.both);
  await wizard.card(world.lagrange).check();
  await makeLagrangeFolder(join(world.folder, "深", "处", "Lagrange 2"));
  await wizard.press(find.full);
  await expect(wizard.card("Lagrange 2")).toBeVisible();
  await wizard.says(find.title.ended.both);
  await expect(wizard.card(world.lagrange)).toBeChecked();
  await expect(wizard.card("Lagrange 2")).not.toBeChecked();
  await wizard.toLink();
});

test("folders that cannot be used are told with their reasons, and cannot be chosen", async ({
  world,
  openWizard,
}) => {
  await makeLagrangeFolder(join(world.folder, "Milky"), { milky: true });
  await makeYunzaiFolder(join(world.folder, "Miao-Yunzai"), { age: "C", name: "miao-yunzai", adapters: [] });
  const { page } = await openWizard();
  const wizard = wizardPage(page);
  const { find, frame } = wizard.locale.window;
  await wizard.says(find.title.ended.both);
  await wizard.press(find.full);
  await expect(page.getByText(wizard.locale.reasons.refusedFolder.milky)).toBeVisible();
  await expect(wizard.card("Milky")).toBeDisabled();
  await expect(wizard.button(frame.next)).toBeEnabled();
});

test("the folder picker works by keyboard: an empty folder is told, and the right one is taken", async ({
  world,
  openWizard,
}) => {
  await mkdir(join(world.folder, "Empty 空"));
  await makeLagrangeFolder(join(world.folder, "Inside 里面", "Lagrange 2"));
  const { page } = await openWizard();
  const wizard = wizardPage(page);
  const { tabTo, key } = wizardKeyboard(page);
  const { find } = wizard.locale.window;
  const { dialog: texts } = find;
  await wizard.says(find.title.ended.both);
  await tabTo("button", find.browse);
  await key("Enter");

  const dialog = page.getByRole("dialog", { name: texts.title });
  const list = dialog.getByRole("listbox", { name: texts.folders });
  const marked = list.getByRole("option", { selected: true });
  await expect(list).toBeFocused();
  await key("ArrowDown");
  await expect(marked).toHaveText("world");
  await key("Enter");
  await expect(list.getByRole("option")).toHaveText(["Empty 空", "Inside 里面", "Lagrange.OneBot", "Yunzai"]);

  // Into the empty one and up again: one keeps one's place.
  await expect(list).toBeFocused();
  await key("Home");
  await expect(marked).toHaveText("Empty 空");
  await tabTo("button", texts.take("Empty 空"));
  await key("Enter");
  await expect(dialog.getByText(find.nothingIn(join(world.folder, "Empty 空")))).toBeVisible();
  await tabTo("listbox", texts.folders);
  await key("Enter");
  await expect(dialog.getByText(texts.empty)).toBeVisible();
  await tabTo("button", texts.up);
  await key("Enter");
  await expect(marked).toHaveText("Empty 空");

  // Escape gives up, and the focus is where it was.
  await key("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(wizard.button(find.browse)).toBeFocused();

  await key("Enter");
  await expect(list).toBeFocused();
  await key("w");
  await key("ArrowRight");
  await expect(list.getByRole("option")).toHaveCount(4);
  await key("i");
  await expect(marked).toHaveText("Inside 里面");
  await tabTo("button", texts.take("Inside 里面"));
  await key("Space");
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText(find.taken([join(world.folder, "Inside 里面", "Lagrange 2")]))).toBeVisible();
  await expect(wizard.card("Lagrange 2")).toBeChecked();

  // A folder out of the picker stays, whatever a search finds.
  await wizard.press(find.full);
  await wizard.says(find.title.ended.both);
  await expect(wizard.card("Lagrange 2")).toBeChecked();
});
