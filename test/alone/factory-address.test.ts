import { expect, test } from "@playwright/test";
import { factoryLink } from "../../electron/core/settings/factory-settings.ts";
import { expectCured, linksIn, portOf, withWorld } from "../support/engine.ts";
import { withOtherBot } from "../support/other-bot.ts";

// Holds the one port that every untouched settings file names, so nothing else may run beside it.

test("which entry: one on the factory address with a live bot behind it is never touched", async () => {
  await withOtherBot(async () => {
    await withWorld({ age: "C" }, async (world) => {
      const [factory] = await linksIn(world);
      expect((await world.apply()).kind).toBe("written");
      const links = await linksIn(world);
      expect(links).toHaveLength(2);
      expect(links[0]).toEqual(factory);
      expect(links[1]).toMatchObject({ Port: portOf(world), Suffix: "/OneBotv11" });
      await expectCured(world);
    });
  }, factoryLink.port);
});
