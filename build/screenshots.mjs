// Draws the README's pictures from the real wizard on a practice world: `npm run screenshots`.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { chromium } from "@playwright/test";
import { systemBrowser } from "./system-browser.mjs";

const root = join(import.meta.dirname, "..");
const folder = join(root, "docs/screenshots");

async function startHost(language) {
  const args = [join(root, "dist/start.js"), "--practice", "--browser", "--no-open", "--lang", language];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith("http://127.0.0.1:")) return { child, address: line };
  }
  throw new Error("the host ended without telling its address");
}

/**
 * Waits until the given step (0 for Health) is shown with as many buttons at its foot, the last of them
 * open, and everything has come to rest.
 */
async function arrived(page, step, buttons) {
  await page.waitForFunction(
    ([wanted, count]) => {
      const current = document.querySelector("nav [aria-current=step]");
      const items = [...document.querySelectorAll("nav li")];
      const at = items.findIndex((item) => item.contains(current)) + 1;
      const foot = [...document.querySelectorAll("footer button")];
      const next = foot.at(-1);
      const open =
        next?.getAttribute("aria-disabled") !== "true" && next?.getAttribute("aria-busy") !== "true";
      return at === wanted && foot.length === count && open && !document.querySelector("[role=progressbar]");
    },
    [step, buttons],
  );
  await page.evaluate(async () => {
    await document.fonts.ready;
    await Promise.allSettled(document.getAnimations().map((animation) => animation.finished));
  });
}

async function draw(page, language, scheme, name) {
  await page.mouse.move(0, 0);
  await page.screenshot({ path: join(folder, `${name}-${scheme}.${language}.png`) });
}

/** One run from the search to Health, a wrong suffix on the way, a picture of each step. */
async function walk(browser, language, scheme) {
  const { child, address } = await startHost(language);
  const page = await browser.newPage({
    locale: language,
    colorScheme: scheme,
    viewport: { width: 900, height: 640 },
    reducedMotion: "reduce",
  });
  const next = () => page.locator("footer button").last().click();
  const shown = async (step, buttons, name) => {
    await arrived(page, step, buttons);
    await draw(page, language, scheme, name);
  };
  await page.goto(address);
  await shown(1, 3, "1-find");
  await next();
  await shown(2, 4, "2-link");
  const suffix = page.getByRole("combobox");
  await suffix.fill("/onebot/v11/ws");
  await suffix.press("Escape");
  await next();
  const use = page.getByRole("button", { name: "/OneBotv11" });
  await use.waitFor();
  await draw(page, language, scheme, "3-verify-broken");
  await use.click();
  await shown(3, 4, "3-verify");
  await next();
  await shown(4, 4, "4-review");
  await next();
  // Lagrange is started, and followed until its connection has been stable for ten seconds.
  await page.locator("main button:has-text('Lagrange')").click();
  await page.getByRole("alertdialog").getByRole("button").last().click();
  await page.getByRole("progressbar").waitFor();
  await shown(5, 4, "5-done");
  await page.locator("footer button").nth(-2).click();
  await shown(0, 5, "6-health");
  await page.close();
  child.kill("SIGTERM");
  await once(child, "exit");
}

const executablePath = systemBrowser();
await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
const browser = await chromium.launch(executablePath === undefined ? {} : { executablePath });
for (const language of ["zh-CN", "en"]) {
  for (const scheme of ["light", "dark"]) await walk(browser, language, scheme);
}
await browser.close();
