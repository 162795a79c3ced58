import { expect, test } from "@playwright/test";
import { codesOf, errorsOf, withWorld } from "../support/engine.ts";

// `127.1` is 127.0.0.1 to every system's resolver, and no spelling that the settings alone would show as this machine's.
const host = "127.1";

test("an entry that reaches Yunzai by a name of this machine is the link: healthy, and left as it is", async () => {
  await withWorld({ age: "C" }, async (world) => {
    const port = Number(new URL(world.url).port);
    await world.write({ host, port, suffix: "/OneBotv11" });
    const result = await world.check();
    expect(result.verdict).toBe("healthy");
    expect(result.lagrange?.links).toMatchObject([{ state: "used", isYunzaiLink: true }]);
    expect(result.recommended).toMatchObject({ host, port, suffix: "/OneBotv11" });
    expect(await world.apply()).toMatchObject({ kind: "unchanged" });
  });
});

test("a wrong path under such a name is corrected in place, the name kept, whatever address was given", async () => {
  await withWorld({ age: "C" }, async (world) => {
    const port = Number(new URL(world.url).port);
    const given = { secure: false, host: "127.0.0.1", port, suffix: "/OneBotv11" };
    for (const url of [null, given]) {
      await world.write({ host, port, suffix: "/onebot/v11/ws" });
      expect(errorsOf(await world.check({ url }))).toEqual(["suffix-mismatch"]);
      expect((await world.apply({ url })).kind).toBe("written");
      const mended = await world.check();
      expect(mended.lagrange?.links).toMatchObject([{ url: `ws://${host}:${port}/OneBotv11` }]);
      expect(codesOf(mended, "info")).toContain("link-healthy");
    }
  });
});

test("Y8: what Yunzai's settings ask for is met under such a name too", async () => {
  await withWorld({ age: "C", auth: { authorization: "Bearer s3cret" } }, async (world) => {
    const port = Number(new URL(world.url).port);
    await world.write({ host, port, suffix: "/OneBotv11" });
    expect(errorsOf(await world.check())).toEqual(["token-mismatch"]);
    expect((await world.apply()).kind).toBe("written");
    expect((await world.check()).verdict).toBe("healthy");
  });
});

test("an address given under such a name is this machine's, also while nobody listens there", async () => {
  await withWorld({ age: "C" }, async (world) => {
    const port = Number(new URL(world.url).port);
    await world.server.close();
    const url = { secure: false, host, port, suffix: "/OneBotv11" };
    expect(errorsOf(await world.check({ url }))[0]).toBe("yunzai-not-running");
  });
});

test("while nobody answers anywhere, no spelling of this machine is told to be better than the entry's", async () => {
  await withWorld({ age: "C" }, async (world) => {
    const port = Number(new URL(world.url).port);
    await world.server.close();
    await world.write({ host: "127.0.0.1", port, suffix: "/OneBotv11" });
    const url = { secure: false, host: "localhost", port, suffix: "/OneBotv11" };
    expect(errorsOf(await world.check({ url }))).toEqual(["yunzai-not-running"]);
  });
});
