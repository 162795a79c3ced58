import { rm } from "node:fs/promises";
import { expect } from "@playwright/test";
import type { FindingCode } from "../../electron/core/findings.ts";
import { factorySettings, factoryLink } from "../../electron/core/settings/factory-settings.ts";
import { explained } from "../support/sample-facts.ts";
import { wizardPage } from "../support/wizard-page.ts";
import { test, type WizardWorld } from "../support/wizard-window.ts";

type Entry = Readonly<Record<string, unknown>>;

/** What is wrong with an entry that would reach the world's Yunzai, by the finding that it is to be. */
const faults: readonly (readonly [code: FindingCode, wrong: Entry])[] = [
  ["port-mismatch", { Port: 1 }],
  ["host-mismatch", { Host: "nobody.invalid" }],
  ["host-invalid", { Host: "0.0.0.0" }],
  ["port-invalid", { Port: 70000 }],
  ["suffix-no-slash", { Suffix: "OneBotv11" }],
  ["suffix-case", { Suffix: "/onebotv11" }],
  ["suffix-query", { Suffix: "/OneBotv11?a=b" }],
  ["entry-skipped", { Type: "ReverseWebsocket" }],
  ["entry-disabled", { Enable: "false" }],
  ["not-universal", { UseUniversalClient: false }],
];

async function writeEntry(world: WizardWorld, entry: Entry): Promise<void> {
  const settings: object = JSON.parse(factorySettings(factoryLink));
  const right = { Type: "ReverseWebSocket", Host: "127.0.0.1", Port: world.port, Suffix: "/OneBotv11" };
  const edited = { ...settings, Implementations: [{ ...right, AccessToken: "", ...entry }] };
  await world.write(JSON.stringify(edited, null, 4));
}

for (const [code, wrong] of faults) {
  test(`${code}: named on Health, repaired by clicks, and healthy after it`, async ({
    world,
    openWizard,
  }) => {
    await writeEntry(world, wrong);
    await world.remember();
    const { page } = await openWizard();
    const wizard = wizardPage(page);
    const titles = explained(wizard.locale, code).map(({ title }) => title);
    await expect.poll(async () => titles.includes(await wizard.heading.innerText())).toBe(true);
    await wizard.press(wizard.locale.window.verify.next.repair);
    await expect(wizard.button(wizard.locale.window.review.planned.write)).toBeEnabled();
    await wizard.toDone();
    await wizard.toHealthy();
  });
}

test("settings-missing: the file is created by clicks, and healthy after it", async ({
  world,
  openWizard,
}) => {
  await rm(world.settingsPath);
  await world.remember();
  const { page } = await openWizard();
  const wizard = wizardPage(page);
  await wizard.says(explained(wizard.locale, "settings-missing")[0]?.title ?? "");
  await wizard.press(wizard.locale.window.verify.next.repair);
  await expect(wizard.button(wizard.locale.window.review.planned.write)).toBeEnabled();
  await wizard.toDone();
  await wizard.toHealthy();
});
