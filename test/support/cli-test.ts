import { expect } from "@playwright/test";
import { startPractice, type RunningPractice } from "./cli.ts";
import { test as base } from "./folder-test.ts";

interface CliFixtures {
  /** Home and temporary folder of everything the test starts. */
  readonly home: string;
  /** Opens a practice world that ends with the test. */
  readonly practice: (...args: readonly string[]) => Promise<RunningPractice>;
}

/** A test of the built command line, in a home folder of its own. */
export const test = base.extend<CliFixtures>({
  home: async ({ folder }, use) => use(folder),
  practice: async ({ home }, use) => {
    const worlds: RunningPractice[] = [];
    await use(async (...args) => {
      const world = await startPractice(home, args);
      worlds.push(world);
      return world;
    });
    await Promise.all(worlds.map((world) => world.stop()));
  },
});

/** Parses what must be exactly one JSON document on one line. */
export function onlyDocument(stdout: string): Readonly<Record<string, unknown>> {
  expect(stdout).toMatch(/^[^\n]+\n$/);
  return JSON.parse(stdout);
}
