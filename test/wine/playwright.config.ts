import { fileURLToPath } from "node:url";
import {
  defineConfig,
  type PlaywrightTestOptions,
  type PlaywrightWorkerOptions,
  type Project,
} from "@playwright/test";
import { withoutThem } from "../support/left-out.ts";
import type { WizardOptions } from "../support/wizard-window.ts";
import { leftOut } from "./left-out.ts";

const reporter = fileURLToPath(import.meta.resolve("../support/left-out-reporter.ts"));

/** Where the browser of Linux' side is, when the window's tests are asked for. */
const wsEndpoint = process.env["LINUX_BROWSER"];

function windowBy(endpoint: string): Project<PlaywrightTestOptions & WizardOptions, PlaywrightWorkerOptions> {
  return {
    name: "browser",
    testDir: "../wizard",
    use: {
      browserName: "chromium",
      viewport: { width: 900, height: 640 },
      locale: "zh-CN",
      connectOptions: { wsEndpoint: endpoint },
      host: "browser",
    },
  };
}

// The tests of `npm test`, run by Node for Windows (build/wine.mjs).
export default defineConfig<WizardOptions>({
  testDir: "..",
  outputDir: "../../test-results/wine",
  globalSetup: "../support/global-setup.ts",
  fullyParallel: true,
  workers: "100%",
  forbidOnly: true,
  // Wine stalls now and then; what needed its second try is told as flaky.
  retries: 1,
  // Wine's file and process calls take several times Linux' time.
  timeout: 180_000,
  expect: { timeout: 60_000 },
  reporter: [["dot"], [reporter, { leftOut, where: "under Wine" }]],
  ...withoutThem(leftOut),
  projects: [
    { name: "unit", testDir: "../unit" },
    { name: "integration", testDir: "../integration" },
    { name: "contract", testDir: "../contract" },
    ...(wsEndpoint === undefined ? [] : [windowBy(wsEndpoint)]),
  ],
});
