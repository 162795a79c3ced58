import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { makeLagrangeFolder, makeYunzaiFolder } from "./folders.ts";
import { deepFolder } from "./wizard-settings.ts";
import { isResult, type Walk } from "./wizard-visit.ts";

const search: Walk = {
  name: "a search that takes its time",
  states: ["connecting", "find-searching", "find-searching-found", "find-stopped"],
  async go({ world, open, traffic, stop, page }) {
    await makeLagrangeFolder(join(world.folder, "备用"), { uin: 1_234_567_890 });
    traffic.holdFrom(() => true);
    const wizard = await open();
    const { frame, find } = wizard.locale.window;
    await expect(page.getByText(frame.connecting)).toBeVisible();
    await stop("connecting");
    traffic.release();

    traffic.holdFrom(({ type }) => type === "event");
    await wizard.says(find.title.searching.nothing);
    await expect(page.getByText(find.stillSearching.lagrange)).toBeVisible();
    await stop("find-searching");
    traffic.release();
    await wizard.says(find.title.ended.both);

    traffic.holdFrom(isResult);
    await wizard.press(find.full);
    await wizard.says(find.title.searching.both);
    await expect(wizard.button(find.stop)).toBeVisible();
    await stop("find-searching-found");
    await wizard.press(find.stop);
    await wizard.says(find.title.ended.both);
    await stop("find-stopped");
  },
};

const folders: Walk = {
  name: "many folders, and the choice among them",
  states: [
    "find-many",
    "find-refused",
    "folder-dialog",
    "folder-dialog-nothing",
    "find-taken",
    "find-elsewhere",
    "link-elsewhere",
    "link-elsewhere-bearer",
  ],
  async go({ world, open, stop, page }) {
    await makeLagrangeFolder(join(world.folder, "机器人 2"), { uin: 1_234_567_890 });
    await makeLagrangeFolder(join(world.folder, deepFolder), { executable: null });
    await makeLagrangeFolder(join(world.folder, "Milky"), { milky: true });
    await makeYunzaiFolder(join(world.folder, "Miao-Yunzai"), {
      age: "C",
      name: "miao-yunzai",
      adapters: [],
    });
    await mkdir(join(world.folder, "空的"));
    const wizard = await open();
    const { frame, find, link } = wizard.locale.window;
    const { dialog: texts } = find;
    await wizard.says(find.title.ended.both);
    await wizard.press(find.full);
    await expect(wizard.card("Milky")).toBeVisible();
    await wizard.says(find.title.ended.both);
    await stop("find-many");
    const refused = page.getByRole("button", { name: find.refused(1) });
    if ((await refused.count()) === 1) await refused.click();
    await stop("find-refused");

    await wizard.press(find.browse);
    const dialog = page.getByRole("dialog", { name: texts.title });
    await expect(dialog.getByRole("option").first()).toBeVisible();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await expect(dialog.getByRole("option", { name: "空的" })).toBeVisible();
    await dialog.getByRole("option", { name: "空的" }).click();
    await stop("folder-dialog");
    await dialog.getByRole("button", { name: texts.take("空的") }).click();
    await expect(dialog.getByText(find.nothingIn(join(world.folder, "空的")))).toBeVisible();
    await stop("folder-dialog-nothing");
    await dialog.getByRole("option", { name: "机器人 2" }).click();
    await dialog.getByRole("button", { name: texts.take("机器人 2") }).click();
    await expect(dialog).toHaveCount(0);
    await stop("find-taken");

    await wizard.card(find.elsewhere.label).check();
    await wizard.says(find.title.ended.elsewhere);
    const chosen = page.locator("label", { has: wizard.card(find.elsewhere.label) });
    await expect(chosen).toBeInViewport({ ratio: 0.99 });
    await stop("find-elsewhere");
    await wizard.press(frame.next);
    await wizard.arrives(link.title.guess);
    await stop("link-elsewhere");
    await page.getByLabel(link.token.labelOptional).fill("Bearer s3cret");
    await expect(page.getByText(link.token.bearer)).toBeVisible();
    await stop("link-elsewhere-bearer");
  },
};

const nothing: Walk = {
  name: "a machine with neither program on it",
  states: ["find-only-lagrange", "find-nothing", "find-nothing-anywhere"],
  async go({ world, open, stop }) {
    await world.stopYunzai();
    await rm(world.yunzai, { recursive: true });
    const wizard = await open();
    const { find } = wizard.locale.window;
    await wizard.says(find.title.ended.lagrange);
    await stop("find-only-lagrange");
    await rm(world.lagrange, { recursive: true });
    const again = await open();
    await again.says(find.title.ended.nothing);
    await stop("find-nothing");
    await again.press(find.full);
    await expect(again.page.getByText(find.missing.lagrange.nextAfterFull)).toBeVisible();
    await stop("find-nothing-anywhere");
  },
};

/** The states of looking for both programs, and of choosing between what was found. */
export const findWalks: readonly Walk[] = [search, folders, nothing];
