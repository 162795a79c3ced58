import { defineConfig } from "@playwright/test";

export default defineConfig({
  testDir: "test",
  outputDir: "test-results",
  globalSetup: "./test/support/factory-port-free.ts",
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  timeout: 30_000,
  reporter: [["list"]],
  projects: [
    { name: "unit", testDir: "test/unit" },
    { name: "integration", testDir: "test/integration" },
    // What needs a well-known port for itself runs when everything else is over.
    { name: "alone", testDir: "test/alone", fullyParallel: false, dependencies: ["unit", "integration"] },
  ],
});
