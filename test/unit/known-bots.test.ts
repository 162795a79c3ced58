import { expect, test } from "@playwright/test";
import { createPassingMemory } from "../../electron/adapters/memory.ts";
import { createOfferedMemory } from "../../electron/hosts/desktop/known-bots.ts";
import { createSetups } from "../../electron/service/setups.ts";
import { createClock } from "../../electron/adapters/clock.ts";
import { createDisk } from "../../electron/adapters/disk.ts";

const found = { lagrange: "/bots/found", yunzai: null };
const other = { lagrange: "/bots/other", yunzai: "/bots/Yunzai" };

/** What is on record once the window that opened on `found` has set one up. */
async function recordOf(setUp: typeof found | typeof other) {
  const real = createPassingMemory();
  const memory = createOfferedMemory(real);
  memory.offer([found, { lagrange: null, yunzai: "/bots/Yunzai" }]);
  expect((await memory.recall()).setups).toEqual([found]);
  await createSetups({ memory, disk: createDisk(), clock: createClock() }, null).remember({ ...setUp });
  return (await real.recall()).setups;
}

test("a bot that Health was opened on is not remembered before it was written or found healthy", async () => {
  expect(await recordOf(other)).toEqual([other]);
  expect(await recordOf(found)).toEqual([found]);
});

test("the bots that were offered last are those that Health opens on, and none beside what is set up", async () => {
  const real = createPassingMemory();
  const memory = createOfferedMemory(real);
  const recalled = async () => (await memory.recall()).setups;
  expect(await recalled()).toEqual([]);
  memory.offer([found]);
  const earlier = await recalled();
  memory.offer([other]);
  expect(await recalled()).toEqual([other]);
  // What was recalled before the second offer is still no more than an offer.
  await memory.remember({ setups: earlier });
  expect((await real.recall()).setups).toEqual([]);
  await real.remember({ setups: [found] });
  expect(await recalled()).toEqual([found]);
});
