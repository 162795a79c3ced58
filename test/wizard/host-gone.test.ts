import { expect } from "@playwright/test";
import { wizardPage } from "../support/wizard-page.ts";
import { test } from "../support/wizard-window.ts";

test.beforeEach(({ host }) => {
  test.skip(host === "desktop", "the window of the desktop ends with its host, and there is only one");
});

test("a host that has ended is told on a clear page, whatever was being done", async ({
  world,
  openWizard,
}) => {
  const before = await world.read();
  const { page, endHost } = await openWizard();
  const wizard = wizardPage(page);
  const { frame } = wizard.locale.window;
  await wizard.toLink();
  await wizard.toVerified();
  await wizard.toReview();
  await endHost();
  await wizard.arrives(frame.gone.title);
  await expect(page.getByText(frame.gone.text)).toBeVisible();
  await expect(wizard.button(frame.gone.again)).toBeVisible();
  expect(await world.read()).toBe(before);
});

test("a host that ends while a dialog is open takes the dialog along", async ({ openWizard }) => {
  const { page, endHost } = await openWizard();
  const wizard = wizardPage(page);
  const { find, frame } = wizard.locale.window;
  await wizard.says(find.title.ended.both);
  await wizard.press(frame.help);
  await expect(page.getByRole("dialog", { name: frame.help })).toBeVisible();
  await endHost();
  await wizard.arrives(frame.gone.title);
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("a host that ends in the middle of a start is told by that page alone, not by the dialog as well", async ({
  world,
  openWizard,
}) => {
  await world.stopYunzai();
  const { page, endHost, pauseHost } = await openWizard();
  const wizard = wizardPage(page);
  const { frame, link, start } = wizard.locale.window;
  await wizard.toLink();
  await wizard.press(link.verify);
  // What the page says from here on, whether anybody could read it or not.
  await page.evaluate(`{
    globalThis.said = "";
    const note = () => (globalThis.said += document.body.textContent);
    new MutationObserver(note).observe(document.body, { childList: true, characterData: true, subtree: true });
  }`);
  await expect(wizard.button(start.open.yunzai)).toBeVisible();
  pauseHost?.();
  await wizard.press(start.open.yunzai);
  await expect(page.getByRole("alertdialog")).toBeVisible();
  await endHost();
  await wizard.arrives(frame.gone.title);
  await expect(page.getByRole("alertdialog")).toHaveCount(0);
  const said = await page.evaluate<string>("globalThis.said");
  expect(said).toContain(frame.gone.title);
  expect(said).not.toContain(start.broken);
});

test("to connect again to a host that is gone keeps the clear page", async ({ openWizard, complaints }) => {
  const { page, endHost } = await openWizard();
  const wizard = wizardPage(page);
  const { find, frame } = wizard.locale.window;
  await wizard.says(find.title.ended.both);
  await endHost();
  await wizard.arrives(frame.gone.title);
  const asked = page.waitForEvent("requestfailed");
  await wizard.press(frame.gone.again);
  await asked;
  await wizard.says(frame.gone.title);
  // The browser itself reports the request that nobody answered.
  await expect.poll(() => complaints.splice(0)).toEqual([expect.stringContaining("ERR_CONNECTION_REFUSED")]);
});

test("a connection that broke is made again by one click, and the wizard goes on", async ({
  page,
  openWizard,
}) => {
  let breakIt = async (): Promise<void> => undefined;
  await page.routeWebSocket(/\/socket$/, (socket) => {
    const server = socket.connectToServer();
    breakIt = async () => {
      await server.close();
      await socket.close({ code: 1011 });
    };
  });
  await openWizard();
  const wizard = wizardPage(page);
  const { find, frame } = wizard.locale.window;
  await wizard.says(find.title.ended.both);
  await breakIt();
  await wizard.arrives(frame.gone.title);
  await wizard.press(frame.gone.again);
  await wizard.toLink();
  await wizard.toVerified();
});

test("the same address in a second tab says that the wizard is open elsewhere, and the first goes on", async ({
  page,
  openWizard,
}) => {
  const asked = page.waitForRequest(/\?token=/);
  await openWizard();
  const wizard = wizardPage(page);
  const { find, frame } = wizard.locale.window;
  await wizard.says(find.title.ended.both);
  const second = await page.context().newPage();
  await second.goto((await asked).url());
  await wizardPage(second).arrives(frame.otherWindow.title);
  await wizard.toLink();
});

test("a tab that is duplicated takes the wizard over, and the first says so", async ({
  page,
  openWizard,
}) => {
  await openWizard();
  const wizard = wizardPage(page);
  const { find, frame } = wizard.locale.window;
  await wizard.says(find.title.ended.both);
  const opened = page.waitForEvent("popup");
  // As a browser does when a tab is duplicated: with the first one's session.
  await page.evaluate("void window.open(location.href)");
  const second = wizardPage(await opened);
  await wizard.arrives(frame.otherWindow.title);
  await expect(page.getByText(frame.otherWindow.text)).toBeVisible();
  await second.toLink();
});
