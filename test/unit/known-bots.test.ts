import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { createPassingMemory } from "../../electron/adapters/memory.ts";
import { createOfferedMemory } from "../../electron/hosts/desktop/known-bots.ts";
import { createSetups } from "../../electron/service/setups.ts";
import { createClock } from "../../electron/adapters/clock.ts";
import { createDisk } from "../../electron/adapters/disk.ts";
import { makeFolder, removeFolder } from "../support/temp-folder.ts";

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

test("the bots that were offered last are recalled behind what is set up, and no offer is ever remembered", async () => {
  const real = createPassingMemory();
  const memory = createOfferedMemory(real);
  const recalled = async () => (await memory.recall()).setups;
  expect(await recalled()).toEqual([]);
  memory.offer([found]);
  memory.offer([other]);
  expect(await recalled()).toEqual([other]);
  await memory.remember(() => ({ language: "en" }));
  expect(await real.recall()).toEqual({ folders: [], setups: [], language: "en" });
  await real.remember(() => ({ setups: [found] }));
  expect(await recalled()).toEqual([found, other]);
});

test("where nothing is left of the bot that was set up, Health opens on the one that was found", async () => {
  const folder = await makeFolder();
  try {
    const memory = createOfferedMemory(createPassingMemory());
    const [moved, there] = ["moved", "there"].map((name) => ({ lagrange: join(folder, name), yunzai: null }));
    if (!moved || !there) throw new Error("two bots");
    await mkdir(there.lagrange);
    await memory.remember(() => ({ setups: [moved] }));
    memory.offer([there, there]);
    const setups = createSetups({ memory, disk: createDisk(), clock: createClock() }, null);
    expect(await setups.recall()).toEqual([{ ...there, link: null, token: null }]);
  } finally {
    await removeFolder(folder);
  }
});
