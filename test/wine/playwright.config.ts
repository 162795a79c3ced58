import { fileURLToPath } from "node:url";
import { defineConfig } from "@playwright/test";
import { leftOut } from "./left-out.ts";

// The tests of `npm test` that a window is not needed for, run by Node for Windows (build/wine.mjs).
const testIgnore = leftOut.filter((item) => item.test === undefined).map(({ file }) => `**/${file}`);

export default defineConfig({
  testDir: "..",
  outputDir: "../../test-results/wine",
  globalSetup: "../support/global-setup.ts",
  fullyParallel: true,
  workers: "100%",
  forbidOnly: true,
  // Wine stalls now and then; what needed its second try is told as flaky.
  retries: 1,
  // Wine's file and process calls take several times Linux' time.
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [["dot"], [fileURLToPath(import.meta.resolve("./reporter.ts"))]],
  grepInvert: leftOut.flatMap(({ file, test }) => (test === undefined ? [] : [titled(file, test)])),
  projects: [
    { name: "unit", testDir: "../unit", testIgnore },
    { name: "integration", testDir: "../integration", testIgnore },
  ],
});

/** Playwright matches against `<project> <file> <titles>`. */
function titled(file: string, title: string): RegExp {
  const name = file.slice(file.lastIndexOf("/") + 1);
  return new RegExp(`${escaped(name)} .*${escaped(title)}`);
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}
