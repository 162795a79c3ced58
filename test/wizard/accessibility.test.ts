import { expect } from "@playwright/test";
import { axeFaults, motionFaults, namelessControls, tabFaults } from "../support/wizard-access.ts";
import { walks } from "../support/wizard-states.ts";
import { goThrough } from "../support/wizard-visit.ts";
import { test } from "../support/wizard-window.ts";

test.beforeEach(({ host }) => {
  test.skip(host === "desktop", "what the host tells is kept back on its socket, which only a browser has");
});

for (const walk of walks) {
  test.describe(walk.name, () => {
    test.use({ practice: walk.practice ?? [] });

    test("leaves axe nothing to find in any look, every control has a name, and Tab leads through all of them", async ({
      world,
      page,
      openWizard,
      complaints,
    }, testInfo) => {
      testInfo.setTimeout(240_000);
      const faults: string[] = [];
      const tell = (state: string, found: readonly string[]): void => {
        faults.push(...found.map((fault) => `${state}: ${fault}`));
      };
      await goThrough(walk, { world, page, openWizard, complaints }, "zh-CN", async (state, shown) => {
        tell(state, await axeFaults(shown));
        tell(state, await namelessControls(shown));
        if (state === "verify-running") tell(state, await motionFaults(shown));
        // Tab chooses from an open list, and shuts it.
        if (state !== "link-suffixes") tell(state, await tabFaults(shown));
      });
      expect(faults).toEqual([]);
    });
  });
}
