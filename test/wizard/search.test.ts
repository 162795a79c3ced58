import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, type Page } from "@playwright/test";
import { makeLagrangeFolder, makeYunzaiFolder } from "../support/folders.ts";
import { wizardKeyboard } from "../support/wizard-keyboard.ts";
import { wizardPage } from "../support/wizard-page.ts";
import { test } from "../support/wizard-window.ts";

test("a search that takes its time is stopped midway, and what was found is enough to go on", async ({
  world,
  openWizard,
}) => {
  const { page, pauseHost } = await openWizard();
  test.skip(pauseHost === null, "this host cannot be paused, or its window would stand still with it");
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

test("what the keyboard goes on with has the focus before it can be seen: no key is lost on a slow machine", async ({
  openWizard,
}) => {
  const { page } = await openWizard();
  const wizard = wizardPage(page);
  const { find, frame, review } = wizard.locale.window;
  await wizard.says(find.title.ended.both);
  await wizard.press(find.browse);
  await page.getByRole("option", { name: "world" }).click();
  const list = comesWithFocus(page, "[role=listbox]");
  await page.keyboard.press("Enter");
  expect(await list, "the list of a folder's folders").toBe(true);
  await wizard.press(frame.cancel);

  await wizard.toLink();
  await wizard.toVerified();
  await wizard.toReview();
  const heading = comesWithFocus(page, "h1");
  await wizard.press(review.planned.write);
  expect(await heading, "the heading of a page that comes by itself").toBe(true);
});

/** Whether the next element of this kind has the focus by the time its page has come, before anything is drawn. */
function comesWithFocus(page: Page, selector: string): Promise<boolean> {
  return page.evaluate<boolean>(`new Promise((resolve) => {
    const find = () => document.querySelector("${selector}");
    const before = find();
    const observer = new MutationObserver(() => {
      const found = find();
      if (found === null || found === before) return;
      observer.disconnect();
      resolve(found === document.activeElement);
    });
    observer.observe(document, { childList: true, subtree: true });
  })`);
}
