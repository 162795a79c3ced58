import { once } from "node:events";
import { expect, test } from "@playwright/test";
import { WebSocket } from "ws";
import { startPracticeLagrange } from "../../electron/practice/lagrange-client.ts";
import { portOf, withWorld, type EngineWorld } from "../support/engine.ts";
import { freePort, isFree } from "../support/free-port.ts";
import { bundleLagrange, startLagrange } from "../support/lagrange-process.ts";
import { underWine } from "../support/platform.ts";
import { makeFolder, removeFolder } from "../support/temp-folder.ts";
import { callOf, openService, quietCall, refusalOf } from "../support/window-service.ts";

let folder = "";
let script = "";
test.beforeAll(async () => {
  folder = await makeFolder();
  script = await bundleLagrange(folder);
});
test.afterAll(async () => removeFolder(folder));

const seconds = 300;

/** A service that may name both folders of the world. */
async function serviceOf(world: EngineWorld): Promise<ReturnType<typeof openService>> {
  const opened = openService();
  opened.grant(world.folder);
  await opened.service.takeFolder({ path: world.folder }, quietCall());
  return opened;
}

test("watch follows the real Lagrange to a stable connection, and tells each change on the way", async () => {
  await withWorld({ age: "C" }, async (world) => {
    const { service } = await serviceOf(world);
    const { lagrange, yunzai } = world;
    const child = await startLagrange(lagrange, script, { port: portOf(world) });
    try {
      const call = callOf("watch");
      const result = await service.watch({ lagrange, yunzai, link: null, seconds }, call);
      expect(result).toMatchObject({ kind: "stable", connected: true });
      expect(call.told.at(-1)).toMatchObject({ type: "progress", connected: true });
    } finally {
      await child.stop();
    }
  });
});

test("watch ends when the window calls it off, and looks only into folders that were given", async () => {
  await withWorld({ age: "C" }, async (world) => {
    const { service } = await serviceOf(world);
    const { lagrange, yunzai } = world;
    const ending = new AbortController();
    const call = callOf("watch", ending.signal);
    const watching = service.watch({ lagrange, yunzai, link: null, seconds }, call);
    ending.abort();
    expect((await watching).kind).not.toBe("stable");
    const elsewhere = { lagrange: folder, yunzai: null, link: null, seconds };
    expect(await refusalOf(() => service.watch(elsewhere, call))).toBe("unknown-folder");
  });
});

test("listen tells that it holds the port, then each dial with what its path means, and no token", async () => {
  const port = await freePort();
  const ending = new AbortController();
  const call = callOf("listen", ending.signal);
  const listening = openService().service.listen({ yunzai: null, port, seconds }, call);
  await expect.poll(() => call.told.length).toBe(1);
  expect(call.told).toEqual([{ type: "holding" }]);
  const lagrange = startPracticeLagrange({
    host: "127.0.0.1",
    port,
    suffix: "/onebot/v11/ws",
    accessToken: "s3cret",
    uin: 123456,
  });
  await expect.poll(() => call.told.length).toBe(2);
  lagrange.close();
  expect(call.told[1]).toMatchObject({
    type: "dial",
    meaning: "factory",
    fromLagrange: true,
    dial: { path: "/onebot/v11/ws", hasToken: true, selfId: "123456" },
  });
  expect(JSON.stringify(call.told)).not.toContain("s3cret");
  ending.abort();
  expect(await listening).toMatchObject({ kind: "listened", ended: "interrupted", dials: 1 });
  expect(await isFree(port)).toBe(true);
});

test("listen is refused where somebody has the port, and lets nobody in where it holds it", async () => {
  await withWorld({ age: "C" }, async (world) => {
    const { service } = await serviceOf(world);
    const { yunzai } = world;
    const taken = await service.listen({ yunzai, port: portOf(world), seconds }, callOf("listen"));
    // Wine names no process that owns a socket.
    expect(taken).toMatchObject({ kind: "refused", holder: { pid: underWine ? null : process.pid } });
    const port = await freePort();
    const ending = new AbortController();
    const call = callOf("listen", ending.signal);
    const listening = service.listen({ yunzai, port, seconds }, call);
    await expect.poll(() => call.told.length).toBe(1);
    const socket = new WebSocket(`ws://127.0.0.1:${port}/OneBotv11`);
    const [error] = await once(socket, "error");
    expect(String(error)).toContain("503");
    ending.abort();
    await listening;
  });
});
