import { expect } from "@playwright/test";
import { join } from "node:path";
import {
  listenerOf,
  makeFindWorld,
  makeYunzai,
  processOf,
  runFind,
  systemTelling,
} from "../support/find-world.ts";
import { deferred } from "../support/deferred.ts";
import { test } from "../support/folder-test.ts";
import { listenOn } from "../support/listen.ts";

test("Y10: `/status` is asked once, where a Node process listens and nothing else tells its folder", async ({
  folder,
}) => {
  const yunzai = await makeYunzai(join(folder, "Yunzai"), 2599);
  const node = processOf(4242, {
    executable: "/usr/bin/node",
    commandLine: ["node", "pm2"],
    workingDirectory: "/",
  });
  const world = makeFindWorld({
    system: systemTelling([node], [listenerOf(4242, 2599)]),
    status: async () => ({ folder: yunzai, pid: 4242 }),
  });
  const found = await runFind(world, { roots: [folder], full: true });
  expect(found.yunzai).toMatchObject([{ path: yunzai, running: true, reason: "listening" }]);
  expect(world.asked).toEqual([2599]);
});

test("Y10: the owner is not known, on the factory port: asked, and its folder is found without a walk", async ({
  folder,
}) => {
  const yunzai = await makeYunzai(join(folder, "Yunzai"));
  const world = makeFindWorld({
    system: systemTelling([], [listenerOf(null, 2536)]),
    status: async () => ({ folder: yunzai, pid: 99 }),
  });
  const found = await runFind(world, {});
  expect(found.yunzai).toMatchObject([{ path: yunzai, running: true, reason: "listening" }]);
  expect(world.asked).toEqual([2536]);
});

test("Y10: an answer from another process than the port's owner is not believed", async ({ folder }) => {
  const yunzai = await makeYunzai(join(folder, "Yunzai"));
  const node = processOf(4242, { executable: "/usr/bin/node" });
  const world = makeFindWorld({
    system: systemTelling([node], [listenerOf(4242, 2536)]),
    status: async () => ({ folder: yunzai, pid: 4243 }),
  });
  const found = await runFind(world, { roots: [folder] });
  expect(found.yunzai).toMatchObject([{ path: yunzai, running: false, reason: "walk" }]);
  expect(world.asked).toEqual([2536]);
});

test("Y10: nobody is asked where the folder is told, where another program listens, or where nobody does", async ({
  folder,
}) => {
  const yunzai = await makeYunzai(join(folder, "Yunzai"));
  const status = async () => ({ folder: yunzai, pid: 4242 });
  const here = processOf(4242, {
    executable: "/usr/bin/node",
    commandLine: ["node", "."],
    workingDirectory: yunzai,
  });
  const nginx = processOf(4242, { executable: "/usr/sbin/nginx", workingDirectory: "/" });
  for (const system of [
    systemTelling([here], [listenerOf(4242, 2536)]),
    systemTelling([nginx], [listenerOf(4242, 2536)]),
    systemTelling([here], []),
  ]) {
    const world = makeFindWorld({ system, status });
    await runFind(world, { roots: [folder], full: true });
    expect(world.asked).toEqual([]);
  }
});

test("a Yunzai that listens on another port than its settings name is told again, as running", async ({
  folder,
}) => {
  const yunzai = await makeYunzai(join(folder, "Yunzai"), 2540);
  const seen = deferred<void>();
  const world = makeFindWorld({
    system: systemTelling([], [listenerOf(null, 2536)]),
    tell: ({ type }) => void (type === "yunzai" && seen.resolve()),
    status: async () => {
      await seen.promise;
      return { folder: yunzai, pid: 1 };
    },
  });
  const found = await runFind(world, { roots: [folder], full: true });
  const running = found.events.flatMap((event) => (event.type === "yunzai" ? [event.candidate.running] : []));
  expect(running).toEqual([false, true]);
  expect(found.yunzai).toMatchObject([{ path: yunzai, running: true }]);
});

test("a real listener that says nothing holds nothing up beyond the time limit", async ({ folder }) => {
  const { server, port } = await listenOn("127.0.0.1");
  await makeYunzai(join(folder, "Yunzai"), port);
  const asked = deferred<void>();
  const status = (): Promise<never> => {
    asked.resolve();
    return new Promise(() => undefined);
  };
  const world = makeFindWorld({ status, timeIsUp: asked.promise });
  await runFind(world, { roots: [folder], maxSeconds: 600 });
  server.close();
  expect(world.asked).toEqual([port]);
});
