import { expect, test } from "@playwright/test";
import type { WatchEvent } from "../../electron/jobs/results.ts";
import { makePracticeYunzaiFolder } from "../../electron/practice/yunzai-folder.ts";
import { startPracticeYunzai } from "../../electron/practice/yunzai-server.ts";
import { portOf } from "../support/engine.ts";
import { listenOn } from "../support/listen.ts";
import { isFlapping, watchPlays } from "../support/watch-world.ts";

const play = watchPlays();

for (const age of ["B", "C0", "C"] as const) {
  test(`age ${age}: a wrong path is flapping, and the path is told`, async () => {
    await play({ age }, async ({ start, follow }) => {
      await start({ suffix: "/onebot/v11/ws" });
      const result = await follow({ until: isFlapping });
      expect(result).toMatchObject({
        kind: "flapping",
        arrived: null,
        cause: { kind: "path-unknown", path: "/onebot/v11/ws" },
      });
      expect(result.connects).toBeGreaterThanOrEqual(3);
    });
  });
}

test("Y6: in age A a wrong path stays open, and is told from a bot that arrived", async () => {
  await play({ age: "A" }, async ({ start, follow }) => {
    await start({ suffix: "/onebot/v11/ws" });
    const result = await follow({ until: ({ cause }) => cause?.kind === "not-greeted" });
    expect(result).toMatchObject({ kind: "absent", connected: true, cause: { kind: "not-greeted" } });
  });
});

test("a refused token is flapping, and what Yunzai missed is told, but no token", async () => {
  await play({ age: "C", auth: { authorization: "Bearer right" } }, async ({ start, follow }) => {
    await start({ accessToken: "s3cret" });
    const result = await follow({ until: isFlapping });
    expect(result).toMatchObject({ kind: "flapping", cause: { kind: "unauthorized", key: "authorization" } });
    expect(JSON.stringify(result)).not.toContain("s3cret");
  });
});

test("a server that drops what it took in is flapping, by the sockets alone", async () => {
  const { server, port } = await listenOn("127.0.0.1");
  server.on("connection", (socket) => {
    socket.on("error", () => undefined);
    setTimeout(() => socket.destroy(), 120);
  });
  try {
    await play({ age: "C" }, async ({ start, follow }) => {
      await start({ port });
      const url = { secure: false, host: "127.0.0.1", port, suffix: "/OneBotv11" };
      const result = await follow({ request: { yunzai: null, url }, until: isFlapping });
      expect(result.kind).toBe("flapping");
      expect(result.connects).toBeGreaterThanOrEqual(3);
    });
  } finally {
    server.close();
  }
});

test("a Yunzai that stops in the middle is told, and a new one is followed to the end", async () => {
  await play({ age: "C" }, async ({ world, start, follow }) => {
    await start();
    const stopped: Promise<void>[] = [];
    const stop = ({ connected }: WatchEvent): void => {
      if (connected) stopped.push(world.server.close());
    };
    const gone = await follow({ onEvent: stop, until: ({ cause }) => cause?.kind === "not-listening" });
    await Promise.all(stopped);
    expect(gone).toMatchObject({ kind: "absent", connected: false, connects: 1 });
    expect(gone.cause).toEqual({ kind: "not-listening" });

    const port = portOf(world);
    await makePracticeYunzaiFolder(world.yunzai, { age: "C", port });
    const again = await startPracticeYunzai({ age: "C", port, folder: world.yunzai });
    expect(await follow()).toMatchObject({ kind: "stable", arrived: "1234567890" });
    await again.close();
  });
});

test("check tells of a Lagrange that connects and drops again and again, and not of one that stays", async () => {
  await play({ age: "B" }, async ({ world, start, follow }) => {
    await world.write({ port: portOf(world), suffix: "/OneBotv11" });
    const flapping = async () => {
      const { findings } = await world.check();
      return findings.find(({ code }) => code === "lagrange-flapping") ?? null;
    };
    const restless = await start({ suffix: "/wrong" });
    await expect.poll(flapping).toMatchObject({ severity: "warning" });
    await restless.stop();
    await start();
    await follow({ until: ({ arrived }) => arrived !== null });
    expect(await flapping()).toBeNull();
  });
});
