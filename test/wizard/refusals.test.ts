import { chmod, writeFile } from "node:fs/promises";
import { execFile } from "node:child_process";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { expect } from "@playwright/test";
import { factoryLink, factorySettings } from "../../electron/core/settings/factory-settings.ts";
import { backupTexts } from "../support/settings-world.ts";
import { wizardPage, type WizardPage } from "../support/wizard-page.ts";
import { test, type WizardFixtures, type WizardWorld } from "../support/wizard-window.ts";

const run = promisify(execFile);
const isRoot = process.getuid?.() === 0;

/** Before an edit that can be written. */
async function reviewed(openWizard: WizardFixtures["openWizard"]): Promise<WizardPage> {
  const wizard = wizardPage((await openWizard()).page);
  await wizard.toLink();
  await wizard.toVerified();
  await wizard.toReview();
  return wizard;
}

test("a file that changed after it was shown is not written; shown and confirmed again, it is", async ({
  world,
  openWizard,
}) => {
  const wizard = await reviewed(openWizard);
  const { review, done } = wizard.locale.window;
  const meanwhile = (await world.read()).replace('"Uin": 0', '"Uin": 10001');
  await world.write(meanwhile);
  await wizard.press(review.planned.write);
  await wizard.says(review.refused.titles["changed-meanwhile"]);
  await expect(wizard.page.getByText(review.refused.nothingChanged)).toBeVisible();
  expect(await world.read()).toBe(meanwhile);
  expect(await backupTexts(world.settingsPath)).toEqual([]);

  await wizard.press(review.refused.next["check-again"]);
  await wizard.says(review.planned.title(2));
  await wizard.press(review.planned.write);
  await wizard.arrives(done.title);
  const right = factorySettings({ ...factoryLink, port: world.port, suffix: "/OneBotv11" });
  expect(await world.read()).toBe(right.replace('"Uin": 0', '"Uin": 10001'));
  expect(await backupTexts(world.settingsPath)).toEqual([meanwhile]);
});

/** Makes the file refuse a write, for root as well; the returned function takes that back. */
async function shutFile({ settingsPath }: WizardWorld): Promise<() => Promise<void>> {
  if (!isRoot) {
    await chmod(settingsPath, 0o444);
    return () => chmod(settingsPath, 0o644);
  }
  const refusal = await run("chattr", ["+i", settingsPath]).then(
    () => null,
    (error: Error) => error.message,
  );
  test.skip(refusal !== null, `no immutable mark here: ${refusal}`);
  return async () => void (await run("chattr", ["-i", settingsPath]));
}

test("a file that refuses the write stays as it is, says why, and is written once it gives way", async ({
  world,
  openWizard,
}) => {
  const before = await world.read();
  const wizard = await reviewed(openWizard);
  const { review, done } = wizard.locale.window;
  const open = await shutFile(world);
  try {
    await wizard.press(review.planned.write);
    await wizard.says(review.refused.titles["read-only"]);
    await expect(wizard.page.getByText(review.refused.nothingChanged)).toBeVisible();
    expect(await world.read()).toBe(before);
  } finally {
    await open();
  }
  await wizard.press(review.refused.next["try-again"]);
  await wizard.says(review.planned.title(2));
  await wizard.press(review.planned.write);
  await wizard.arrives(done.title);
  expect(await world.read()).not.toBe(before);
});

test("Yunzai that stops before the last look is told, nothing is written, and the way leads back to Verify", async ({
  world,
  openWizard,
}) => {
  const before = await world.read();
  const { page } = await openWizard();
  const wizard = wizardPage(page);
  const { frame, review, verify } = wizard.locale.window;
  await wizard.toLink();
  await wizard.toVerified();
  await world.stopYunzai();
  await wizard.press(frame.next);
  await wizard.arrives(review.refused.titles["not-verified"]);
  expect(await world.read()).toBe(before);
  await wizard.press(review.refused.next.verify);
  const facts = { path: world.yunzai, host: "127.0.0.1", port: world.port, window: null };
  await wizard.arrives(wizard.titleOf("yunzai-not-running", facts));
  await world.startYunzai();
  await wizard.press(verify.next.again);
  await wizard.says(verify.title.good);
  await wizard.toReview();
});

/** A comma is missing behind a value: the next key stands where none may. */
function broken(settings: string): { readonly text: string; readonly line: number; readonly column: number } {
  const text = settings
    .replace('"SignServerUrl": ""', '"SignServerUrl": "https://sign.example"')
    .replace('"Protocol": "Linux",', '"Protocol": "Linux"');
  const lines = text.split("\n");
  const line = lines.findIndex((each) => each.includes('"AutoReconnect"'));
  return { text, line: line + 1, column: (lines[line] ?? "").indexOf('"') + 1 };
}

/** From the refusal to a file that was made anew, with what could still be read. */
async function rebuilds(world: WizardWorld, wizard: WizardPage, before: string): Promise<void> {
  const { review } = wizard.locale.window;
  await wizard.says(review.planned.rebuilt.title);
  expect(await world.read()).toBe(before);
  await wizard.toDone();
  expect(JSON.parse(await world.read())).toMatchObject({
    SignServerUrl: "https://sign.example",
    Account: { Protocol: "Linux", AutoReconnect: true },
    Implementations: [{ Type: "ReverseWebSocket", Port: world.port, Suffix: "/OneBotv11" }],
  });
  expect(await backupTexts(world.settingsPath)).toEqual([before]);
  await wizard.toHealthy();
}

test("settings that Lagrange cannot read are shown with line and column, and rebuilt", async ({
  world,
  openWizard,
}) => {
  const { text, line, column } = broken(await world.read());
  await world.write(text);
  const { page } = await openWizard();
  const wizard = wizardPage(page);
  const { frame, review } = wizard.locale.window;
  await wizard.toLink();
  await wizard.toVerified();
  await wizard.press(frame.next);
  await wizard.arrives(review.refused.titles["settings-unreadable"]);
  const facts = { path: world.settingsPath, line, column, problem: "unexpected-token" } as const;
  await expect(page.getByText(wizard.locale.findings["settings-unreadable"].cause(facts))).toBeVisible();
  expect(await world.read()).toBe(text);
  await wizard.press(review.refused.next.rebuild);
  await rebuilds(world, wizard, text);
});

test("a file over the settings that Lagrange cannot read is shown with line and column, and mended by hand", async ({
  world,
  openWizard,
}) => {
  const before = await world.read();
  const layer = join(dirname(world.settingsPath), "appsettings.Production.json");
  await writeFile(layer, '{\n  "Uin" 1\n}');
  const { page } = await openWizard();
  const wizard = wizardPage(page);
  const { frame, review } = wizard.locale.window;
  await wizard.toLink();
  await wizard.toVerified();
  await wizard.press(frame.next);
  await wizard.arrives(review.refused.titles["layer-unreadable"]);
  const facts = { path: layer, line: 2, column: 9, problem: "unexpected-token" } as const;
  await expect(page.getByText(wizard.locale.findings["settings-unreadable"].cause(facts))).toBeVisible();
  await expect(wizard.button(review.refused.next.rebuild)).toHaveCount(0);
  await writeFile(layer, '{\n  "Uin": 1\n}');
  await wizard.press(review.refused.next["check-again"]);
  await wizard.says(review.planned.title(2));
  expect(await world.read()).toBe(before);
});

test("Health says where the settings break, and leads to their rebuilding", async ({ world, openWizard }) => {
  const { text, line, column } = broken(await world.read());
  await world.write(text);
  await world.remember();
  const { page } = await openWizard();
  const wizard = wizardPage(page);
  const facts = { path: world.settingsPath, line, column, problem: "unexpected-token" } as const;
  await wizard.says(wizard.titleOf("settings-unreadable", facts));
  await expect(page.getByText(wizard.locale.findings["settings-unreadable"].cause(facts))).toBeVisible();
  await wizard.press(wizard.locale.window.verify.next.rebuild);
  await rebuilds(world, wizard, text);
});
