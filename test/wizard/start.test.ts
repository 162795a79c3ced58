import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { expect } from "@playwright/test";
import { factoryLink, factorySettings } from "../../electron/core/settings/factory-settings.ts";
import { wizardKeyboard } from "../support/wizard-keyboard.ts";
import { wizardPage, type WizardPage } from "../support/wizard-page.ts";
import { withPrograms } from "../support/wizard-programs.ts";
import { test } from "../support/wizard-window.ts";

/** From the search to a Yunzai that does not run. */
async function notRunning(wizard: WizardPage): Promise<void> {
  const { link, start } = wizard.locale.window;
  await wizard.toLink();
  await wizard.press(link.verify);
  await expect(wizard.button(start.open.yunzai)).toBeVisible();
}

/** The Node that the wizard finds by name. */
function nodeOfPath(): string {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  return folders.map((folder) => join(folder, "node")).find((file) => existsSync(file)) ?? "node";
}

test("Yunzai is started by clicks from the page that misses it, and the page goes on by itself", async ({
  world,
  openWizard,
}) => {
  await world.stopYunzai();
  await withPrograms(world, async ({ install, desktop, terminals }) => {
    await install();
    const { page } = await openWizard({ environment: desktop });
    const wizard = wizardPage(page);
    const { start, verify } = wizard.locale.window;
    await notRunning(wizard);
    await wizard.press(start.open.yunzai);
    const dialog = page.getByRole("alertdialog", { name: start.title.yunzai });
    await expect(dialog.getByText(world.yunzai, { exact: true })).toBeVisible();
    await expect(dialog.getByText(/^\/.*\/node$/)).toBeVisible();
    expect(await terminals()).toEqual([]);
    await dialog.getByRole("button", { name: start.start, exact: true }).click();
    await expect(dialog).toHaveCount(0);
    await expect(wizard.heading).toHaveText(verify.title.good);
    expect(await terminals()).toEqual([expect.stringMatching(new RegExp(`^${world.yunzai} .*node \\.$`))]);
    await wizard.toReview();
  });
});

test("Lagrange is started from the last page, which then follows it to a stable connection", async ({
  world,
  openWizard,
}) => {
  await withPrograms(world, async ({ install, desktop, terminals }) => {
    await install();
    const { page } = await openWizard({ environment: desktop });
    const wizard = wizardPage(page);
    const { done, start } = wizard.locale.window;
    await wizard.toLink();
    await wizard.toVerified();
    await wizard.toReview();
    await wizard.toDone();
    await wizard.press(start.open.lagrange);
    const dialog = page.getByRole("alertdialog", { name: start.title.lagrange });
    await expect(dialog.getByText(`${world.lagrange}/Lagrange.OneBot`, { exact: true })).toBeVisible();
    await dialog.getByRole("button", { name: start.start, exact: true }).click();
    await expect(wizard.heading).toHaveText(done.verdict.stable);
    expect(await terminals()).toEqual([`${world.lagrange} ./Lagrange.OneBot`]);
  });
});

test("Lagrange is started from Health, and its row and the picture follow it", async ({
  world,
  openWizard,
}) => {
  await world.write(factorySettings({ ...factoryLink, port: world.port, suffix: "/OneBotv11" }));
  await world.remember();
  await withPrograms(world, async ({ install, desktop }) => {
    await install();
    const { page } = await openWizard({ environment: desktop });
    const wizard = wizardPage(page);
    const { health, start, ui, watch } = wizard.locale.window;
    await wizard.says(wizard.locale.verdicts.healthy);
    await expect(page.getByText(health.healthy["never-logged-in"])).toBeVisible();
    await wizard.startProgram("lagrange");
    await expect(page.getByText(watch.words.stable, { exact: true })).toBeVisible();
    await expect(page.getByText(wizard.locale.watch.stable("12****890"))).toBeVisible();
    await expect(page.getByText(health.healthy.running)).toBeVisible();
    await expect(page.getByRole("main").getByRole("group").first()).toContainText(ui.picture.running);
    await expect(wizard.button(start.open.lagrange)).toHaveCount(0);
  });
});

test("a Yunzai that dies at once ends the wait, and the page says how to find out why", async ({
  world,
  openWizard,
}) => {
  await world.stopYunzai();
  await withPrograms(world, async ({ install, desktop, folders }) => {
    await install();
    const app = join(world.yunzai, "app.js");
    const sound = await readFile(app, "utf8");
    await writeFile(app, 'import "icqq-that-nobody-installed";\n');
    const { page } = await openWizard({ environment: desktop });
    const wizard = wizardPage(page);
    const { folder, start, verify } = wizard.locale.window;
    await notRunning(wizard);
    await wizard.startProgram("yunzai");
    // Long before the five minutes that it would wait.
    await expect(wizard.heading).toHaveText(start.ended.title.yunzai);
    for (const step of start.ended.see.other(`${nodeOfPath()} .`)) {
      await expect(page.getByText(step, { exact: true })).toBeVisible();
    }
    await expect(page.getByText(start.ended.hint.yunzai, { exact: true })).toBeVisible();
    await wizard.press(folder.open.any);
    await expect.poll(folders).toEqual([world.yunzai]);

    // Another wait is for whoever starts it by hand; another start is followed anew.
    await wizard.press(verify.next.waitStarted);
    await wizard.says(verify.title.waiting.start);
    await wizard.press(verify.stopWaiting);
    await wizard.press(verify.again);
    await writeFile(app, sound);
    await wizard.startProgram("yunzai");
    await expect(wizard.heading).toHaveText(verify.title.good);
  });
});

test("a Lagrange that dies at once is told on Health until it runs", async ({ world, openWizard }) => {
  await world.write(factorySettings({ ...factoryLink, port: world.port, suffix: "/OneBotv11" }));
  await world.remember();
  await withPrograms(world, async ({ install, desktop }) => {
    await install();
    const program = join(world.lagrange, "Lagrange.OneBot");
    const sound = await readFile(program, "utf8");
    await writeFile(program, "#!/bin/sh\nexit 1\n");
    const { page } = await openWizard({ environment: desktop });
    const wizard = wizardPage(page);
    const { start, watch } = wizard.locale.window;
    await wizard.says(wizard.locale.verdicts.healthy);
    await wizard.startProgram("lagrange");
    await expect(page.getByText(start.ended.title.lagrange)).toBeVisible();
    await expect(page.getByText(watch.words.ended, { exact: true })).toBeVisible();
    await writeFile(program, sound);
    await wizard.startProgram("lagrange");
    await expect(page.getByText(watch.words.stable, { exact: true })).toBeVisible();
    await expect(page.getByText(start.ended.title.lagrange)).toHaveCount(0);
  });
});

test("a start that the system refuses says why, changes nothing, and can be tried again", async ({
  world,
  openWizard,
}) => {
  await world.stopYunzai();
  await withPrograms(world, async ({ install, bare, terminals }) => {
    await install();
    const { page } = await openWizard({ environment: bare });
    const wizard = wizardPage(page);
    const { frame, start } = wizard.locale.window;
    await notRunning(wizard);
    await wizard.press(start.open.yunzai);
    const dialog = page.getByRole("alertdialog");
    await dialog.getByRole("button", { name: start.start, exact: true }).click();
    await expect(dialog).toHaveAccessibleName(start.notStarted);
    await expect(dialog.getByText(start.failed["no-console"])).toBeVisible();
    expect(await terminals()).toEqual([]);
    // Somebody else has started it meanwhile.
    await world.startYunzai();
    await dialog.getByRole("button", { name: start.again }).click();
    await expect(dialog.getByText(start.refused.running("yunzai"))).toBeVisible();
    await dialog.getByRole("button", { name: frame.close }).click();
    await expect(dialog).toHaveCount(0);
    await expect(wizard.button(start.open.yunzai)).toBeFocused();
  });
});

test("by keyboard alone: Enter by accident starts nothing, Escape leads out, and Tab leads to the start", async ({
  world,
  openWizard,
}) => {
  await world.stopYunzai();
  await withPrograms(world, async ({ install, desktop, terminals }) => {
    await install();
    const { page } = await openWizard({ environment: desktop });
    const wizard = wizardPage(page);
    const { tabTo, key } = wizardKeyboard(page);
    const { frame, start, verify } = wizard.locale.window;
    await notRunning(wizard);
    const dialog = page.getByRole("alertdialog", { name: start.title.yunzai });
    await tabTo("button", start.open.yunzai);
    await key("Enter");
    await expect(dialog.getByRole("button", { name: frame.cancel })).toBeFocused();
    // As a key does that is held down too long.
    await key("Enter");
    await expect(dialog).toHaveCount(0);
    await expect(wizard.button(start.open.yunzai)).toBeFocused();
    await key("Space");
    await expect(dialog.getByText(world.yunzai, { exact: true })).toBeVisible();
    await key("Escape");
    await expect(dialog).toHaveCount(0);
    expect(await terminals()).toEqual([]);

    await key("Enter");
    await expect(dialog.getByText(world.yunzai, { exact: true })).toBeVisible();
    await tabTo("button", start.start);
    await key("Enter");
    await expect(wizard.heading).toHaveText(verify.title.good);
    // The button is gone with its page; Tab goes on from where it stood.
    await expect(page.getByRole("main").locator(":focus")).toHaveCount(1);
    await tabTo("button", frame.next);
    expect(await terminals()).toHaveLength(1);
  });
});

test("the folder in which something is mended by hand opens by a click", async ({ world, openWizard }) => {
  const right = factorySettings({ ...factoryLink, port: world.port, suffix: "/OneBotv11" });
  await world.write(right.replace('"HeartBeatInterval": 5000', '"HeartBeatInterval": "5 s"'));
  await world.remember();
  await withPrograms(world, async ({ desktop, folders }) => {
    const { page } = await openWizard({ environment: desktop });
    const wizard = wizardPage(page);
    const { folder } = wizard.locale.window;
    await wizard.press(folder.open.any);
    await expect.poll(folders).toEqual([world.lagrange]);
    await expect(page.getByText(folder.failed(world.lagrange))).toHaveCount(0);
  });
});
