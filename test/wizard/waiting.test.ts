import { expect } from "@playwright/test";
import { wizardPage } from "../support/wizard-page.ts";
import { test } from "../support/wizard-window.ts";

test("Yunzai is started while the page waits for it, and the page goes on by itself", async ({
  world,
  openWizard,
}) => {
  await world.stopYunzai();
  const { page } = await openWizard();
  const wizard = wizardPage(page);
  const { link, verify } = wizard.locale.window;
  await wizard.toLink();
  await wizard.press(link.verify);
  const facts = { path: world.yunzai, host: "127.0.0.1", port: world.port, window: null };
  await wizard.arrives(wizard.titleOf("yunzai-not-running", facts));
  await wizard.press(verify.next.waitStarted);
  await wizard.says(verify.title.waiting.start);
  await expect(page.getByRole("progressbar", { name: verify.waiting.start })).toBeVisible();

  await world.startYunzai();
  await wizard.says(verify.title.good);
  await wizard.toReview();
});

test("the wait can be given up, and taken up again", async ({ world, openWizard }) => {
  await world.stopYunzai();
  const { page } = await openWizard();
  const wizard = wizardPage(page);
  const { link, verify } = wizard.locale.window;
  await wizard.toLink();
  await wizard.press(link.verify);
  await wizard.press(verify.next.waitStarted);
  await wizard.says(verify.title.waiting.start);
  await wizard.press(verify.stopWaiting);
  await wizard.says(verify.title.stopped);
  await world.startYunzai();
  await wizard.press(verify.again);
  await wizard.says(verify.title.good);
});

test("a second run waits for Yunzai on Health, and finds everything well once it runs", async ({
  world,
  openWizard,
}) => {
  await world.remember();
  await world.stopYunzai();
  const { page } = await openWizard();
  const wizard = wizardPage(page);
  const { verify } = wizard.locale.window;
  const facts = { path: world.yunzai, host: "127.0.0.1", port: world.port, window: null };
  await wizard.says(wizard.titleOf("yunzai-not-running", facts));
  await wizard.press(verify.next.waitStarted);
  await wizard.says(verify.title.waiting.start);
  await world.startYunzai();
  // The settings are still the factory's: what is wrong now is theirs.
  await expect(wizard.button(verify.next.repair)).toBeVisible();
});

test.describe("a Yunzai that refuses everybody while it loads", () => {
  test.use({ practice: ["--age", "C0"] });

  test("is waited for with a countdown until its plugins are there", async ({ world, openWizard }) => {
    const { page } = await openWizard();
    const wizard = wizardPage(page);
    const { link, verify } = wizard.locale.window;
    await wizard.toLink();
    await world.stopYunzai();
    await world.startYunzai(["--age", "C0", "--loading", "600"]);
    await wizard.press(link.verify);
    await wizard.arrives(wizard.titleOf("yunzai-loading", { url: "" }));
    await wizard.press(verify.next.waitReady);
    await wizard.says(verify.title.waiting.ready);
    const bar = page.getByRole("progressbar", { name: verify.waiting.ready });
    await expect(bar).toBeVisible();
    const first = await bar.getAttribute("aria-valuetext");
    await expect(bar).not.toHaveAttribute("aria-valuetext", first ?? "");
    // The same as one whose plugins are there at last.
    await world.stopYunzai();
    await world.startYunzai();
    await wizard.says(verify.title.good);
  });
});
