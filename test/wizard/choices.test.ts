import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { factoryLink, factorySettings } from "../../electron/core/settings/factory-settings.ts";
import { makeLagrangeFolder } from "../support/folders.ts";
import { wizardPage, type WizardPage } from "../support/wizard-page.ts";
import { test, type WizardWorld } from "../support/wizard-window.ts";

test("of two Lagrange folders the second is chosen, and it alone is written", async ({
  world,
  openWizard,
}) => {
  const first = await world.read();
  const other = await makeLagrangeFolder(join(world.folder, "机器人 2"), { uin: 1_234_567_890 });
  const { page } = await openWizard();
  const wizard = wizardPage(page);
  const { find } = wizard.locale.window;
  await wizard.says(find.title.ended.both);
  const cards = page.getByRole("group", { name: find.group.lagrange }).getByRole("radio");
  await expect(cards).toHaveCount(2);
  // Its own QQ id stands on it, masked.
  await expect(wizard.card("机器人 2")).toHaveAccessibleName(/QQ 12\*+890/);
  await wizard.card("机器人 2").check();
  await wizard.toLink();
  await wizard.toVerified();
  await wizard.toReview();
  await expect(page.getByText(other)).toBeVisible();
  await wizard.toDone();
  expect(await world.read()).toBe(first);
  expect(await readFile(join(other, "appsettings.json"), "utf8")).toBe(
    factorySettings({ ...factoryLink, port: world.port, suffix: "/OneBotv11" }),
  );
});

test("another folder chosen later is another link: the fields are read anew", async ({
  world,
  openWizard,
}) => {
  await makeLagrangeFolder(join(world.folder, "机器人 2"));
  const { page } = await openWizard();
  const wizard = wizardPage(page);
  const { frame, find } = wizard.locale.window;
  await wizard.toLink();
  await wizard.field("host").fill("localhost");
  await wizard.press(frame.back);
  await wizard.arrives(find.title.ended.both);
  // The first to be found is chosen already, and that may be either.
  const found = page.getByRole("group", { name: find.group.lagrange });
  await found.getByRole("radio", { checked: false }).click();
  await wizard.toLink();
  await expect(wizard.field("host")).toHaveValue("127.0.0.1");
});

const twoEntries = (port: number): string => `{
  // 两条都可能是
  "Implementations": [
    { "Type": "ReverseWebSocket", "Host": "127.0.0.1", "Port": ${port}, "Suffix": "/wrong" },
    { "Type": "ReverseWebSocket", "Host": "127.0.0.1", "Port": ${port}, "Suffix": "/alsowrong" },
  ]
}
`;

/** To the question which of the two entries is meant. */
async function askedWhich(world: WizardWorld, wizard: WizardPage): Promise<void> {
  const { frame, review } = wizard.locale.window;
  await wizard.toLink();
  await wizard.toVerified();
  await wizard.press(frame.next);
  await wizard.arrives(review.refused.titles.ambiguous);
  const go = wizard.button(review.refused.next["use-entry"]);
  await expect(go).toBeDisabled();
  await expect(go).toHaveAccessibleDescription(review.refused.entries.chooseFirst);
  expect(await world.read()).toBe(twoEntries(world.port));
}

test("where two entries could be meant the user is asked, and only the chosen one changes", async ({
  world,
  openWizard,
}) => {
  await world.write(twoEntries(world.port));
  const { page } = await openWizard();
  const wizard = wizardPage(page);
  const { review } = wizard.locale.window;
  await askedWhich(world, wizard);
  await wizard.card("/alsowrong").check();
  await wizard.press(review.refused.next["use-entry"]);
  await wizard.says(review.planned.title(1));
  await wizard.toDone();
  expect(await world.read()).toBe(twoEntries(world.port).replace("/alsowrong", "/OneBotv11"));
});

test("where two entries could be meant a new one can be added instead, and both stay", async ({
  world,
  openWizard,
}) => {
  await world.write(twoEntries(world.port));
  const { page } = await openWizard();
  const wizard = wizardPage(page);
  const { review } = wizard.locale.window;
  await askedWhich(world, wizard);
  await wizard.card(review.refused.entries.add).check();
  await wizard.press(review.refused.next["use-entry"]);
  await wizard.says(review.planned.title(1));
  await wizard.toDone();
  const lines = (await world.read()).split("\n");
  const [added] = lines.splice(5, 1);
  expect(added).toContain('"Suffix": "/OneBotv11"');
  expect(lines.join("\n")).toBe(twoEntries(world.port));
});
