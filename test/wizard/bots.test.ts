import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, type Locator, type Page } from "@playwright/test";
import { backupTexts } from "../support/settings-world.ts";
import { wizardKeyboard } from "../support/wizard-keyboard.ts";
import { wizardPage } from "../support/wizard-page.ts";
import { ambiguousSettings, settingsFor } from "../support/wizard-settings.ts";
import { addBot, rememberBots, rowButton } from "../support/wizard-states-bots.ts";
import { test } from "../support/wizard-window.ts";

const wrong = "/onebot/v11/ws";
const settingsIn = (folder: string): string => join(folder, "appsettings.json");

/** The row of the bot in this folder, as the table gives it to a screen reader. */
function rowOf(page: Page, folder: string): Locator {
  const header = page.getByRole("rowheader").filter({ hasText: folder });
  return page.getByRole("table").getByRole("row").filter({ has: header });
}

test("a run again with two bots opens on both, and the broken one is repaired alone", async ({
  world,
  openWizard,
}) => {
  const broken = await addBot(world, "机器人 2", 1_234_567_890, settingsFor(world, wrong));
  await world.write(settingsFor(world));
  await rememberBots(world, [world.lagrange, broken]);
  const { page } = await openWizard();
  const wizard = wizardPage(page);
  const { bots, review } = wizard.locale.window;
  await wizard.says(bots.title.broken(1, 2));
  await expect(rowOf(page, broken)).toContainText(bots.states.broken);
  await expect(rowOf(page, world.lagrange)).not.toContainText(bots.states.broken);

  await wizard.press(rowButton(wizard, "repair", "12****890", "机器人 2"));
  await wizard.arrives(review.planned.title(1));
  await wizard.toDone();
  // From the last page there is a way back to all of them.
  await wizard.press(bots.showAll);
  await wizard.says(bots.title.healthy(2));
  await expect(rowOf(page, broken)).toContainText(bots.written);
  expect(await readFile(settingsIn(broken), "utf8")).toBe(settingsFor(world));
  expect(await backupTexts(settingsIn(broken))).toEqual([settingsFor(world, wrong)]);
  expect(await world.read()).toBe(settingsFor(world));
});

test("three broken bots are repaired together by one write, each with a backup of its own, and checked again", async ({
  world,
  openWizard,
}) => {
  await world.write(settingsFor(world, wrong));
  const folders = [
    world.lagrange,
    await addBot(world, "机器人 2", 1_234_567_890, settingsFor(world, "/onebotv11")),
    await addBot(world, "机器人 3", 2_345_678_901, settingsFor(world, "OneBotv11")),
  ];
  const before = await Promise.all(folders.map((folder) => readFile(settingsIn(folder), "utf8")));
  await rememberBots(world, folders);
  const { page } = await openWizard();
  const wizard = wizardPage(page);
  const { bots, frame } = wizard.locale.window;
  await wizard.says(bots.title.broken(3, 3));
  await wizard.press(bots.repairAll(3));
  await wizard.arrives(bots.review.title.planning);
  await wizard.says(bots.review.title.planned(3));
  await expect(page.getByRole("list", { name: bots.review.list }).locator("> li")).toHaveCount(3);
  // Nothing is written before the button says so, and Enter on what has the focus is not that button.
  await page.keyboard.press("Enter");
  await wizard.says(bots.review.title.planned(3));
  expect(await Promise.all(folders.map((folder) => readFile(settingsIn(folder), "utf8")))).toEqual(before);

  await wizard.press(bots.review.write(3));
  await wizard.says(bots.title.healthy(3));
  await expect(page.getByText(bots.subtitle.written(3))).toBeVisible();
  for (const [index, folder] of folders.entries()) {
    expect(await readFile(settingsIn(folder), "utf8")).toBe(settingsFor(world));
    expect(await backupTexts(settingsIn(folder))).toEqual([before[index]]);
    await expect(rowOf(page, folder)).toContainText(bots.written);
  }
  await expect(wizard.button(frame.close)).toBeVisible();
});

test("a file that changed after its edit was shown is left as it is, and the others are written", async ({
  world,
  openWizard,
}) => {
  await world.write(settingsFor(world, wrong));
  const other = await addBot(world, "机器人 2", 1_234_567_890, settingsFor(world, wrong));
  await rememberBots(world, [world.lagrange, other]);
  const { page } = await openWizard();
  const wizard = wizardPage(page);
  const { bots, review } = wizard.locale.window;
  await wizard.says(bots.title.broken(2, 2));
  await wizard.press(bots.repairAll(2));
  await wizard.says(bots.review.title.planned(2));
  const meanwhile = settingsFor(world, wrong).replace('"Uin": 0', '"Uin": 10001');
  await world.write(meanwhile);
  await wizard.press(bots.review.write(2));

  await wizard.says(bots.title.broken(1, 2));
  await expect(rowOf(page, world.lagrange)).toContainText(review.refused.titles["changed-meanwhile"]);
  await expect(rowOf(page, other)).toContainText(bots.states.healthy);
  await expect(rowOf(page, other)).toContainText(bots.written);
  expect(await world.read()).toBe(meanwhile);
  expect(await backupTexts(world.settingsPath)).toEqual([]);
  expect(await readFile(settingsIn(other), "utf8")).toBe(settingsFor(world));

  await wizard.press(bots.repairAll(1));
  await wizard.arrives(review.planned.title(1));
  await wizard.toDone();
  expect(await world.read()).toBe(meanwhile.replace(wrong, "/OneBotv11"));
});

test("a bot whose entry only the user can choose is left out, and repaired alone from there", async ({
  world,
  openWizard,
}) => {
  await world.write(ambiguousSettings(world));
  const other = await addBot(world, "机器人 2", 1_234_567_890, settingsFor(world, wrong));
  await rememberBots(world, [world.lagrange, other]);
  const { page } = await openWizard();
  const wizard = wizardPage(page);
  const { bots, frame, review } = wizard.locale.window;
  await wizard.says(bots.title.broken(2, 2));
  await wizard.press(bots.repairAll(2));
  await wizard.says(bots.review.title.planned(1));
  await page.getByRole("button", { name: bots.review.badges.refused }).click();
  await expect(page.getByText(bots.review.ambiguous)).toBeVisible();
  await wizard.press(bots.review.alone);
  await wizard.arrives(review.refused.titles.ambiguous);
  await wizard.card("/alsowrong").check();
  await wizard.press(review.refused.next["use-entry"]);
  await wizard.says(review.planned.title(1));
  await wizard.press(frame.back);
  await wizard.press(bots.showAll);
  await wizard.arrives(bots.title.broken(2, 2));
  expect(await world.read()).toBe(ambiguousSettings(world));
  expect(await readFile(settingsIn(other), "utf8")).toBe(settingsFor(world, wrong));
});

test("two folders with one QQ are pointed out, both by name", async ({ world, openWizard }) => {
  const one = await addBot(world, "备用", 3_456_789_012);
  const two = await addBot(world, "备用 - 副本", 3_456_789_012);
  const third = await addBot(world, "另一个", 1_234_567_890);
  await rememberBots(world, [one, two, third]);
  const { page } = await openWizard();
  const wizard = wizardPage(page);
  const { bots } = wizard.locale.window;
  await wizard.says(bots.title.healthy(3));
  const title = bots.sameId.title("34****012", ["备用", "备用 - 副本"]);
  await expect(page.getByRole("heading", { level: 2, name: title })).toBeVisible();
  await expect(page.getByText(bots.sameId.text)).toBeVisible();
  await expect(rowOf(page, two)).toContainText(bots.sameId.badge);
  await expect(rowOf(page, third)).not.toContainText(bots.sameId.badge);
});

test("what a search finds is checked together, and the next run opens on all of it", async ({
  world,
  openWizard,
}) => {
  await world.write(settingsFor(world));
  const other = await addBot(world, "机器人 2", 1_234_567_890);
  const first = await openWizard();
  const wizard = wizardPage(first.page);
  const { bots, find } = wizard.locale.window;
  await wizard.says(find.title.ended.both);
  await wizard.press(bots.examine(2));
  await wizard.arrives(bots.title.checking(2));
  await wizard.says(bots.title.healthy(2));
  await wizard.press(bots.findMore);
  await wizard.arrives(find.title.ended.both);

  const { page } = await openWizard();
  const again = wizardPage(page);
  await again.says(bots.title.healthy(2));
  await writeFile(settingsIn(other), settingsFor(world, wrong));
  await again.press(again.locale.window.health.again);
  await again.says(bots.title.broken(1, 2));
});

test("two bots are repaired together by keyboard alone", async ({ world, openWizard }) => {
  await world.write(settingsFor(world, wrong));
  const other = await addBot(world, "机器人 2", 1_234_567_890, settingsFor(world, wrong));
  await rememberBots(world, [world.lagrange, other]);
  const { page } = await openWizard();
  const wizard = wizardPage(page);
  const { tabTo, key } = wizardKeyboard(page);
  const { bots, health } = wizard.locale.window;
  await wizard.says(bots.title.broken(2, 2));
  await tabTo("button", rowButton(wizard, "details", "12****890", "机器人 2"));
  await key("Enter");
  const facts = { index: 0, suffix: wrong, expected: "/OneBotv11" };
  await wizard.arrives(wizard.titleOf("suffix-mismatch", facts));
  await tabTo("button", bots.showAll);
  await key("Enter");
  await wizard.arrives(bots.title.broken(2, 2));

  await tabTo("button", bots.repairAll(2));
  await key("Enter");
  await wizard.arrives(bots.review.title.planning);
  // Pressed once too often, it meets no button that writes.
  await key("Enter");
  await wizard.says(bots.review.title.planned(2));
  await tabTo("button", /机器人 2/);
  await key("Space");
  await tabTo("button", bots.review.write(2));
  await key("Enter");
  await wizard.arrives(bots.title.checking(2));
  await wizard.says(bots.title.healthy(2));
  await tabTo("button", health.again);
  expect(await readFile(settingsIn(other), "utf8")).toBe(settingsFor(world));
});
