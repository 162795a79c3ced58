import { fileURLToPath } from "node:url";
import {
  defineConfig,
  type PlaywrightTestOptions,
  type PlaywrightWorkerOptions,
  type Project,
} from "@playwright/test";
import { systemBrowser } from "./build/system-browser.mjs";
import { electronExecutable } from "./test/support/electron-runtime.ts";
import { leftOutHere, withoutThem } from "./test/support/left-out.ts";
import { onWindows } from "./test/support/platform.ts";
import type { WizardOptions } from "./test/support/wizard-window.ts";

const executablePath = systemBrowser();
const tellTally = fileURLToPath(import.meta.resolve("./test/support/tally-reporter.ts"));
const tellLeftOut = fileURLToPath(import.meta.resolve("./test/support/left-out-reporter.ts"));

/** The window's tests, in one of its two hosts. */
function windowIn(
  host: WizardOptions["host"],
): Project<PlaywrightTestOptions & WizardOptions, PlaywrightWorkerOptions> {
  return {
    name: host,
    testDir: "test/wizard",
    use: {
      browserName: "chromium",
      viewport: { width: 900, height: 640 },
      locale: "zh-CN",
      launchOptions: executablePath === undefined ? {} : { executablePath },
      host,
    },
  };
}

export default defineConfig<WizardOptions>({
  testDir: "test",
  outputDir: "test-results",
  globalSetup: "./test/support/global-setup.ts",
  fullyParallel: true,
  // Most tests wait for sockets and processes rather than compute.
  workers: "100%",
  forbidOnly: true,
  retries: 0,
  // Limits for what never comes. What comes late, on a machine that has much to do, is no failure.
  timeout: 120_000,
  expect: { timeout: 60_000 },
  reporter: [
    ["list"],
    [tellTally],
    ...(onWindows ? ([[tellLeftOut, { leftOut: leftOutHere }]] as const) : []),
  ],
  ...withoutThem(leftOutHere),
  projects: [
    { name: "unit", testDir: "test/unit" },
    { name: "integration", testDir: "test/integration" },
    { name: "contract", testDir: "test/contract" },
    // The window as its users see it; the same tests again in Electron where its runtime is installed.
    windowIn("browser"),
    ...(electronExecutable() === null ? [] : [windowIn("desktop")]),
    // What needs a well-known port for itself runs when everything else is over.
    {
      name: "alone",
      testDir: "test/alone",
      fullyParallel: false,
      dependencies: ["unit", "integration", "contract", "browser"],
    },
  ],
});
