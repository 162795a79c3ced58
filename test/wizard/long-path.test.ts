import { join } from "node:path";
import { expect } from "@playwright/test";
import { makeLagrangeFolder } from "../support/folders.ts";
import { wizardPage } from "../support/wizard-page.ts";
import { test } from "../support/wizard-window.ts";

const deep = "很久以前下载的机器人/Lagrange.OneBot_win-x64_net9.0_SelfContained/bin/Release/net9.0/publish";

/** Runs in the page: hands back what tells, of every frame from now on, which paths would be painted cut. */
const watchPaths = `(() => {
  const cut = [];
  const boxes = [...document.querySelectorAll("main span")].filter((box) => {
    const { whiteSpace, overflowX } = getComputedStyle(box);
    return whiteSpace === "pre" && overflowX === "hidden";
  });
  // Made after the window's own observers, so it is told after them, and still before anything is painted.
  const observer = new ResizeObserver((entries) => {
    for (const { target } of entries) if (target.scrollWidth > target.clientWidth) cut.push(target.textContent);
  });
  for (const box of boxes) observer.observe(box);
  return { cut, widths: () => boxes.map((box) => box.clientWidth) };
})()`;

interface WatchedPaths {
  readonly cut: readonly string[];
  readonly widths: () => readonly number[];
}

test("a path gives up more of its middle in the very frame in which the window gets narrower", async ({
  world,
  page,
  openWizard,
}) => {
  await makeLagrangeFolder(join(world.folder, deep), { uin: 1_234_567_890 });
  const wizard = wizardPage((await openWizard()).page);
  const { find } = wizard.locale.window;
  await wizard.says(find.title.ended.both);
  await wizard.press(find.full);
  await expect(wizard.card("publish")).toBeVisible();
  await wizard.says(find.title.ended.both);

  const watched = await page.evaluateHandle<WatchedPaths>(watchPaths);
  const widths = (): Promise<readonly number[]> => watched.evaluate((paths) => paths.widths());
  expect((await widths()).length).toBeGreaterThan(0);
  for (const width of [720, 680, 650]) {
    const last = await widths();
    await page.setViewportSize({ width, height: 640 });
    await expect.poll(widths).not.toEqual(last);
  }
  expect(await watched.evaluate(({ cut }) => cut)).toEqual([]);
});
