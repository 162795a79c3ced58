import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { errorsOf, portOf, withWorld } from "../support/engine.ts";

// FACTS N1, N5: Lagrange stops at its start when a layer over the settings cannot be read.
for (const [name, layer] of [
  ["that does not parse", "{ broken"],
  ["with one key twice", '{ "a": 1, "A": 2 }'],
] as const) {
  for (const [which, suffix] of [
    ["right", "/OneBotv11"],
    ["wrong", "/x"],
  ] as const) {
    test(`under a layer ${name}, ${which} settings are not called right and not written`, async () => {
      await withWorld({ age: "C" }, async (world) => {
        await world.write({ port: portOf(world), suffix });
        await writeFile(join(world.lagrange, "appsettings.Production.json"), layer);
        const before = await world.read();
        const names = await readdir(world.lagrange);
        for (const rebuild of [false, true]) {
          expect(await world.apply({ rebuild, unverified: true })).toMatchObject({
            kind: "refused",
            reason: "layer-unreadable",
          });
        }
        expect(await world.read()).toBe(before);
        expect(await readdir(world.lagrange)).toEqual(names);
        expect(errorsOf(await world.check())[0]).toMatch(/^(settings-unreadable|duplicate-key)$/);
      });
    });
  }
}

test("under a layer that does not parse, settings that do not parse either are no reason to rebuild yet", async () => {
  await withWorld({ age: "C" }, async (world) => {
    await world.write('{ "Implementations": [');
    await writeFile(join(world.lagrange, "appsettings.Production.json"), "{ broken");
    expect(await world.apply()).toMatchObject({ kind: "refused", reason: "layer-unreadable" });
    await writeFile(join(world.lagrange, "appsettings.Production.json"), "{}");
    expect(await world.apply()).toMatchObject({ kind: "refused", reason: "settings-unreadable" });
  });
});
