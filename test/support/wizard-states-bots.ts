import { join } from "node:path";
import { expect } from "@playwright/test";
import { makeLagrangeFolder, makeYunzaiFolder } from "./folders.ts";
import type { WizardPage } from "./wizard-page.ts";
import { ambiguousSettings, deepFolder, settingsFor } from "./wizard-settings.ts";
import { isResult, type Walk } from "./wizard-visit.ts";
import type { WizardWorld } from "./wizard-window.ts";

/** Another Lagrange folder in the world, logged in; hands its path back. */
export function addBot(
  world: Pick<WizardWorld, "folder" | "port">,
  name: string,
  uin: number,
  settings = settingsFor(world),
): Promise<string> {
  return makeLagrangeFolder(join(world.folder, name), { uin, settings });
}

/** Leaves the next run these Lagrange folders, all with the world's Yunzai, the newest first. */
export function rememberBots(
  { remember, yunzai }: Pick<WizardWorld, "remember" | "yunzai">,
  lagranges: readonly string[],
): Promise<void> {
  return remember(lagranges.map((lagrange) => ({ lagrange, yunzai })));
}

/** What a button of one bot's row is called; the bot by its masked QQ and the name of its folder. */
export function rowButton(
  { locale }: WizardPage,
  what: "repair" | "details",
  maskedId: string,
  folder: string,
): string {
  const { bots } = locale.window;
  return bots.of(bots[what], bots.name.full(bots.name.qq(maskedId), folder));
}

const wrong = "/onebot/v11/ws";

const several: Walk = {
  name: "several bots, repaired together",
  states: [
    "bots-checking",
    "bots-broken",
    "bots-health",
    "bots-review-planning",
    "bots-review",
    "bots-review-opened",
    "bots-review-writing",
    "bots-rechecking",
    "bots-written",
  ],
  async go({ world, open, traffic, stop, page }) {
    await world.write(settingsFor(world, "/onebotv11"));
    const others = [
      await addBot(world, deepFolder, 2_345_678_901, ambiguousSettings(world)),
      await addBot(world, "机器人 2", 1_234_567_890, settingsFor(world, wrong)),
      await addBot(world, "备用", 3_456_789_012),
      await addBot(world, "备用 - 副本", 3_456_789_012),
    ];
    await rememberBots(world, [world.lagrange, ...others]);
    traffic.holdFrom(({ type }) => type === "event");
    const wizard = await open();
    const { bots } = wizard.locale.window;
    await wizard.says(bots.title.checking(5));
    await stop("bots-checking");
    traffic.release();
    await wizard.says(bots.title.broken(3, 5));
    // Shuts the tip of a path that has the focus.
    await page.keyboard.press("Escape");
    await stop("bots-broken");
    await wizard.press(rowButton(wizard, "details", "12****890", "机器人 2"));
    await expect(wizard.button(bots.showAll)).toBeVisible();
    await stop("bots-health");
    await wizard.press(bots.showAll);
    await wizard.arrives(bots.title.broken(3, 5));

    traffic.holdFrom(isResult);
    await wizard.press(bots.repairAll(3));
    await wizard.arrives(bots.review.title.planning);
    await expect(page.getByText(bots.review.progress(0, 3))).toBeVisible();
    await stop("bots-review-planning");
    traffic.release();
    await wizard.says(bots.review.title.planned(2));
    await stop("bots-review");
    await page.getByRole("button", { name: "publish", expanded: false }).click();
    await page.mouse.move(0, 0);
    await stop("bots-review-opened");
    traffic.holdFrom(isResult);
    await wizard.press(bots.review.write(2));
    await wizard.says(bots.review.title.writing(2));
    await stop("bots-review-writing");
    traffic.release();
    traffic.holdFrom(({ type }) => type === "event");
    await wizard.arrives(bots.title.checking(2));
    await stop("bots-rechecking");
    traffic.release();
    await wizard.says(bots.title.broken(1, 5));
    // Shuts the tip of a path that has the focus.
    await page.keyboard.press("Escape");
    await stop("bots-written");
  },
};

const oneOfSeveral: Walk = {
  name: "one bot of several, repaired alone",
  states: ["done-of-several"],
  async go({ world, open, stop }) {
    await world.write(settingsFor(world));
    const broken = await addBot(world, "机器人 2", 1_234_567_890, settingsFor(world, wrong));
    await rememberBots(world, [world.lagrange, broken]);
    const wizard = await open();
    const { bots, review } = wizard.locale.window;
    await wizard.says(bots.title.broken(1, 2));
    await wizard.press(rowButton(wizard, "repair", "12****890", "机器人 2"));
    await wizard.says(review.planned.title(1));
    await wizard.toDone();
    await expect(wizard.button(bots.showAll)).toBeVisible();
    await stop("done-of-several");
  },
};

const pair: Walk = {
  name: "two bots that were found, and nothing wrong with them",
  states: ["find-together", "bots-stopped", "bots-healthy"],
  async go({ world, open, traffic, stop }) {
    await world.write(settingsFor(world));
    await addBot(world, "备用", 1_234_567_890);
    const wizard = await open();
    const { bots, find, health } = wizard.locale.window;
    await wizard.says(find.title.ended.both);
    await expect(wizard.button(bots.examine(2))).toBeVisible();
    await stop("find-together");
    traffic.holdFrom(() => true);
    await wizard.press(bots.examine(2));
    await wizard.arrives(bots.title.checking(2));
    await wizard.press(health.stop);
    await wizard.says(bots.title.stopped);
    await stop("bots-stopped");
    traffic.release();
    await wizard.press(health.again);
    await wizard.says(bots.title.healthy(2));
    await stop("bots-healthy");
  },
};

const crowd: Walk = {
  name: "twelve bots of two Yunzais, in folders deep down",
  states: ["bots-twelve", "bots-twelve-review", "bots-twelve-written"],
  async go({ world, open, stop }) {
    const otherYunzai = await makeYunzaiFolder(join(world.folder, "第二个云崽", "TRSS-Yunzai"), {
      age: "C",
      port: 1,
    });
    const setups = await Promise.all(
      Array.from({ length: 12 }, async (_, index) => {
        const settings = settingsFor(world, index % 3 === 0 ? "/OneBotv11" : wrong);
        const lagrange = await addBot(
          world,
          `第 ${index + 1} 个/${deepFolder}`,
          1_000_000_000 + index,
          settings,
        );
        return { lagrange, yunzai: index === 5 ? otherYunzai : world.yunzai };
      }),
    );
    await world.remember(setups);
    const wizard = await open();
    const { bots } = wizard.locale.window;
    await wizard.says(bots.title.broken(8, 12));
    await stop("bots-twelve");
    await wizard.press(bots.repairAll(7));
    await wizard.says(bots.review.title.planned(7));
    await stop("bots-twelve-review");
    await wizard.press(bots.review.write(7));
    await wizard.says(bots.title.broken(1, 12));
    await stop("bots-twelve-written");
  },
};

const stubborn: Walk = {
  name: "bots that cannot be repaired together, or not now",
  states: ["bots-review-nothing", "bots-refused", "bots-failed", "bots-interrupted"],
  async go({ world, open, traffic, stop }) {
    await world.write(ambiguousSettings(world));
    const other = await addBot(world, "机器人 2", 1_234_567_890, ambiguousSettings(world));
    await rememberBots(world, [world.lagrange, other]);
    const wizard = await open();
    const { bots, frame, health } = wizard.locale.window;
    await wizard.says(bots.title.broken(2, 2));
    await wizard.press(bots.repairAll(2));
    await wizard.says(bots.review.title.nothing);
    await stop("bots-review-nothing");

    await world.write(settingsFor(world, wrong));
    await wizard.press(health.again);
    await wizard.says(bots.title.broken(2, 2));
    await wizard.press(bots.repairAll(2));
    await wizard.says(bots.review.title.planned(1));
    await world.write(settingsFor(world, "/other"));
    await wizard.press(bots.review.write(1));
    await wizard.says(bots.title.broken(2, 2));
    await stop("bots-refused");

    traffic.failNext();
    await wizard.press(health.again);
    await wizard.says(bots.title.unfinished);
    await stop("bots-failed");
    await wizard.press(frame.failed.again);
    await wizard.says(bots.title.broken(2, 2));
    await wizard.press(bots.repairAll(2));
    await wizard.says(bots.review.title.planned(1));
    traffic.failNext();
    await wizard.press(bots.review.write(1));
    await wizard.says(bots.title.broken(1, 2));
    await stop("bots-interrupted");
  },
};

/** The table of several bots, and the edits of all of them. */
export const botWalks: readonly Walk[] = [several, oneOfSeveral, pair, crowd, stubborn];
