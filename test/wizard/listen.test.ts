import { once } from "node:events";
import { expect } from "@playwright/test";
import { WebSocket } from "ws";
import { isFree } from "../support/free-port.ts";
import { wizardPage, type WizardPage } from "../support/wizard-page.ts";
import { withPrograms } from "../support/wizard-programs.ts";
import { test, type WizardWorld } from "../support/wizard-window.ts";

/** From the search to a Yunzai that does not run, and to the question where Lagrange connects to. */
async function listening(world: WizardWorld, wizard: WizardPage): Promise<void> {
  await world.stopYunzai();
  const { link, listen } = wizard.locale.window;
  await wizard.toLink();
  await wizard.press(link.verify);
  await wizard.press(listen.open);
  const dialog = wizard.page.getByRole("dialog", { name: listen.title });
  await expect(dialog.getByRole("progressbar", { name: listen.holding })).toBeVisible();
}

test("what Lagrange dials is shown with what it means, dials alike are counted, and to close it frees the port", async ({
  world,
  openWizard,
}) => {
  await withPrograms(world, async ({ runLagrange }) => {
    const { page } = await openWizard();
    const wizard = wizardPage(page);
    const { listen: texts, window } = wizard.locale;
    const { frame, listen, start } = window;
    await listening(world, wizard);
    expect(await isFree(world.port)).toBe(false);
    await runLagrange({ suffix: "/onebot/v11/ws", accessToken: "s3cret-of-a-dial" });
    const dialog = page.getByRole("dialog", { name: listen.title });
    const rows = dialog.getByRole("listitem");
    await expect(rows).toHaveCount(1);
    await expect(rows).toContainText("/onebot/v11/ws");
    await expect(rows).toContainText(texts.paths.factory);
    await expect(rows).toContainText(listen.fact(texts.token, texts.tokens.header));
    await expect(rows).toContainText("12****890");
    await expect(rows).toContainText(/\d+ 次/);
    await expect(rows).toHaveCount(1);
    await expect(dialog).not.toContainText(/1234567890|s3cret/);
    // The way to a repair is to start Yunzai.
    await expect(dialog.getByText(listen.repair)).toBeVisible();
    await expect(dialog.getByRole("button", { name: start.open.yunzai })).toBeVisible();

    await dialog.getByRole("button", { name: frame.close }).click();
    await expect(dialog).toHaveCount(0);
    await expect(wizard.button(listen.open)).toBeFocused();
    await expect.poll(() => isFree(world.port)).toBe(true);
  });
});

test("nobody is let in, and whoever asks for the port gets it", async ({ world, openWizard }) => {
  const { page } = await openWizard();
  const wizard = wizardPage(page);
  const { listen: texts, window } = wizard.locale;
  await listening(world, wizard);
  const socket = new WebSocket(`ws://127.0.0.1:${world.port}/OneBotv11`);
  const [refusal] = await once(socket, "error");
  expect(String(refusal)).toContain("503");
  const dialog = page.getByRole("dialog", { name: window.listen.title });
  await expect(dialog.getByRole("listitem")).toContainText(texts.fromUnknown);
  await expect(dialog.getByText(window.listen.repair)).toHaveCount(0);

  // As a Yunzai does at its start (FACTS Y10).
  await fetch(`http://127.0.0.1:${world.port}/exit`).catch(() => null);
  await expect(dialog.getByText(texts.ended["exit-asked"])).toBeVisible();
  await world.startYunzai();
  await dialog.getByRole("button", { name: window.listen.goOn }).click();
  await wizard.says(window.verify.title.good);
});

test("from a wrong path one click leads to the start of Yunzai, the port free again", async ({
  world,
  openWizard,
}) => {
  await withPrograms(world, async ({ runLagrange }) => {
    const { page } = await openWizard();
    const wizard = wizardPage(page);
    const { listen, start } = wizard.locale.window;
    await listening(world, wizard);
    await runLagrange({ suffix: "/onebotv11" });
    await page.getByRole("dialog").getByRole("button", { name: start.open.yunzai }).click();
    await expect(page.getByRole("alertdialog", { name: start.title.yunzai })).toBeVisible();
    await expect(page.getByRole("dialog", { name: listen.title })).toHaveCount(0);
    await expect.poll(() => isFree(world.port)).toBe(true);
  });
});

test("a Yunzai that runs by then is not disturbed, and the page goes on with it", async ({
  world,
  openWizard,
}) => {
  await world.stopYunzai();
  const { page } = await openWizard();
  const wizard = wizardPage(page);
  const { link, listen, verify } = wizard.locale.window;
  await wizard.toLink();
  await wizard.press(link.verify);
  await expect(wizard.button(listen.open)).toBeVisible();
  await world.startYunzai();
  await wizard.press(listen.open);
  const dialog = page.getByRole("dialog", { name: listen.title });
  await expect(dialog.getByText(wizard.locale.listen.refused["yunzai-running"](world.port))).toBeVisible();
  await dialog.getByRole("button", { name: listen.goOn }).click();
  await wizard.says(verify.title.good);
});

test("Health offers the same, and Escape ends it", async ({ world, openWizard }) => {
  await world.remember();
  await world.stopYunzai();
  const { page } = await openWizard();
  const wizard = wizardPage(page);
  const { listen } = wizard.locale.window;
  await wizard.press(listen.open);
  const dialog = page.getByRole("dialog", { name: listen.title });
  await expect(dialog.getByRole("progressbar", { name: listen.holding })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect.poll(() => isFree(world.port)).toBe(true);
});
