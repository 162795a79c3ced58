import { expect, test } from "@playwright/test";
import type { WatchEvent } from "../../electron/jobs/results.ts";
import { deferred } from "../support/deferred.ts";
import { watchPlays } from "../support/watch-world.ts";

const play = watchPlays();

test("another QQ id than the folder's is no success, and is told", async () => {
  await play({ age: "C" }, async ({ start, follow }) => {
    await start({ uin: 222222222, loginAs: 111111111 });
    const until = ({ connected, otherId }: WatchEvent): boolean => connected && otherId !== null;
    expect(await follow({ until })).toMatchObject({ kind: "absent", arrived: null, otherId: "222222222" });
  });
});

test("a stranger with another QQ id that arrives meanwhile is told, and does not count", async () => {
  await play({ age: "C", lagrange: { uin: 111111111 } }, async ({ startOther, follow }) => {
    const watched = follow({ until: ({ otherId }) => otherId !== null });
    await startOther({ uin: 222222222, loginAs: null });
    expect(await watched).toMatchObject({ kind: "not-running", connects: 0, otherId: "222222222" });
  });
});

test("Y9: a second program with the same QQ id takes the bot over, which is no success", async () => {
  await play({ age: "C" }, async ({ start, startOther, follow }) => {
    await start();
    const arrived = deferred<void>();
    // Slow enough that the second program is there before the first one's ten seconds are over.
    const watched = follow({
      haste: 0.5,
      until: ({ cause }) => cause?.kind === "replaced",
      onEvent: (event) => event.arrived !== null && arrived.resolve(undefined),
    });
    await arrived.promise;
    await startOther();
    expect(await watched).toMatchObject({ kind: "absent", cause: { kind: "replaced" } });
  });
});
