import { test as base } from "@playwright/test";
import { makeFolder, removeFolder } from "./temp-folder.ts";

interface FolderFixtures {
  /** A folder of the test's own, empty at first. */
  readonly folder: string;
}

/** A test that works in a folder of its own. */
export const test = base.extend<FolderFixtures>({
  // Playwright reads from the pattern which fixtures are wanted: none.
  // oxlint-disable-next-line no-empty-pattern
  folder: async ({}, use) => {
    const folder = await makeFolder();
    await use(folder);
    await removeFolder(folder);
  },
});
