import { expect, type Page } from "@playwright/test";
import { createMemory } from "../../electron/adapters/memory.ts";
import type { LocaleTag } from "../../electron/locales/types.ts";
import { memoryFileIn } from "../support/own-home.ts";
import { axeFaults, motionFaults, namelessControls, tabFaults } from "../support/wizard-access.ts";
import { layoutFaults } from "../support/wizard-layout.ts";
import { walks } from "../support/wizard-states.ts";
import { goThrough } from "../support/wizard-visit.ts";
import { test, type WizardWorld } from "../support/wizard-window.ts";

/** The window as it opens, the smallest it should be, and the first at 200 % zoom: there one may have to scroll. */
const sizes = [
  { width: 900, height: 640, fits: true, primaryInSight: true },
  { width: 720, height: 520, fits: false, primaryInSight: true },
  { width: 450, height: 320, fits: false, primaryInSight: false },
];

test.beforeEach(({ host }) => {
  test.skip(host === "desktop", "what the host tells is kept back on its socket, which only a browser has");
});

for (const walk of walks) {
  test.describe(walk.name, () => {
    test.use({ practice: walk.practice ?? [] });

    test("shows all its text and the next step, and is reached by Tab and by screen readers, at every size, in every look and language", async ({
      world,
      page,
      openWizard,
      complaints,
    }, testInfo) => {
      testInfo.setTimeout(240_000);
      const faults: string[] = [];
      await goThrough(walk, { world, page, openWizard, complaints }, "zh-CN", async (state, shown) => {
        const found = [...(await looksOf(world, shown)), ...(await accessOf(state, shown))];
        faults.push(...found.map((fault) => `${state} ${fault}`));
      });
      expect(faults).toEqual([]);
    });
  });
}

/** What is wrong with how the window looks as it stands, at every size and in both languages; it is left as it was. */
async function looksOf(world: WizardWorld, page: Page): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const language of ["zh-CN", "en"] as const) {
    if (!(await speak(world, page, language))) continue;
    for (const { width, height, ...rules } of sizes) {
      await page.setViewportSize({ width, height });
      const found = await layoutFaults(page, rules);
      faults.push(...found.map((fault) => `in ${language} at ${width}×${height}: ${fault}`));
    }
  }
  await page.setViewportSize({ width: 900, height: 640 });
  await speak(world, page, "zh-CN");
  return faults;
}

/** What keeps somebody out of the window as it stands who has no mouse, sees little or nothing, or wants no motion. */
async function accessOf(state: string, page: Page): Promise<readonly string[]> {
  return [
    ...(await axeFaults(page)),
    ...(await namelessControls(page)),
    ...(state === "verify-running" ? await motionFaults(page) : []),
    // Tab chooses from an open list, and shuts it.
    ...(state === "link-suffixes" ? [] : await tabFaults(page)),
  ];
}

/** Changes the language where the window stands; false where it speaks another and has no button for that. */
async function speak({ home }: WizardWorld, page: Page, language: LocaleTag): Promise<boolean> {
  const html = page.locator("html");
  if ((await html.getAttribute("lang")) === language) return true;
  const button = page.locator("footer button", { hasText: language === "en" ? "English" : "中文" });
  if ((await button.count()) === 0) return false;
  // Also behind a dialog, which no person could reach past.
  await button.dispatchEvent("click");
  await expect(html).toHaveAttribute("lang", language);
  // A walk may leave the next run something of its own there.
  const memory = createMemory(memoryFileIn(home));
  await expect.poll(async () => (await memory.recall()).language).toBe(language);
  return true;
}
