import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { chromium, type Browser } from "@playwright/test";
import { systemBrowser } from "../../build/system-browser.mjs";
import { interleave } from "./measure.ts";
import type { Row } from "./row.ts";

/** How soon the wizard's first step can be used, in the system's browser on a practice world. */
export async function benchWindow(dist: string): Promise<readonly Row[]> {
  const executablePath = systemBrowser();
  const browser = await chromium.launch(executablePath === undefined ? {} : { executablePath });
  try {
    const [ours = 0] = await interleave(7, [() => firstStep(browser, dist)]);
    return [{ id: "first-step", what: "window's first step usable", unit: "ms", ours, peer: null }];
  } finally {
    await browser.close();
  }
}

/** Milliseconds from opening the page until both programs are chosen and the next step is open. */
async function firstStep(browser: Browser, dist: string): Promise<number> {
  const { child, address } = await startHost(dist);
  const page = await browser.newPage({ locale: "zh-CN", viewport: { width: 900, height: 640 } });
  await page.goto(address, { waitUntil: "commit" });
  await page.getByRole("radio", { checked: true }).nth(1).waitFor();
  // Looked for in every frame, unlike what `expect` waits for.
  await page.locator("footer button").last().and(page.locator(':not([aria-disabled="true"])')).waitFor();
  const ms = await page.evaluate(() => performance.now());
  await page.close();
  child.kill("SIGTERM");
  await once(child, "exit");
  return ms;
}

async function startHost(dist: string): Promise<{ readonly child: ChildProcess; readonly address: string }> {
  const args = [join(dist, "start.js"), "--practice", "--browser", "--no-open", "--lang", "zh-CN"];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith("http://127.0.0.1:")) return { child, address: line };
  }
  throw new Error("the host ended without telling its address");
}
