// Measures what the README states: `npm run bench`. Absolute figures are for orientation; they are of this machine.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { gzipSync } from "node:zlib";
import { chromium } from "@playwright/test";
import { systemBrowser } from "./system-browser.mjs";

const root = join(import.meta.dirname, "..");
const dist = join(root, "dist");
const rounds = 7;

/** Bytes of the window's JavaScript as gzip sends it. */
function windowBytes() {
  const assets = join(dist, "renderer/assets");
  const scripts = readdirSync(assets).filter((name) => name.endsWith(".js"));
  return scripts.reduce(
    (sum, name) => sum + gzipSync(readFileSync(join(assets, name)), { level: 9 }).length,
    0,
  );
}

async function startHost() {
  const args = [join(dist, "start.js"), "--practice", "--browser", "--no-open", "--lang", "zh-CN"];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith("http://127.0.0.1:")) return { child, address: line };
  }
  throw new Error("the host ended without telling its address");
}

/** Milliseconds from opening the page until both programs are chosen and the next step is open. */
async function firstStep(browser) {
  const { child, address } = await startHost();
  const page = await browser.newPage({ locale: "zh-CN", viewport: { width: 900, height: 640 } });
  await page.goto(address, { waitUntil: "commit" });
  const handle = await page.waitForFunction(
    () => {
      const next = [...document.querySelectorAll("footer button")].at(-1);
      const open = next !== undefined && next.getAttribute("aria-disabled") !== "true";
      return open && document.querySelectorAll("input[type=radio]:checked").length >= 2
        ? performance.now()
        : 0;
    },
    undefined,
    { polling: "raf" },
  );
  const ms = await handle.jsonValue();
  await page.close();
  child.kill("SIGTERM");
  await once(child, "exit");
  return ms;
}

function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

if (!existsSync(join(dist, "start.js"))) throw new Error("run `npm run build` first");
const executablePath = systemBrowser();
const browser = await chromium.launch(executablePath === undefined ? {} : { executablePath });
const times = [];
for (let round = 0; round < rounds; round += 1) times.push(await firstStep(browser));
await browser.close();
const rows = [
  ["window, JavaScript", `${(windowBytes() / 1000).toFixed(0)} kB gzip`, "at most 300 kB"],
  ["window, first step usable", `${median(times).toFixed(0)} ms (median of ${rounds})`, "at most 1000 ms"],
];
for (const row of rows) console.log(row.map((cell, at) => cell.padEnd([28, 30, 0][at])).join(""));
