import { expect, test } from "@playwright/test";
import type { Disk } from "../../electron/jobs/ports.ts";
import { startPracticeYunzai } from "../../electron/practice/yunzai-server.ts";
import { errorsOf, portOf, ports, reverse, withWorld } from "../support/engine.ts";
import {
  callOf,
  linkOf,
  openService,
  quietCall,
  usualPlan,
  withGivenFolders,
} from "../support/window-service.ts";
import { segmentOf } from "../support/yunzai-ages.ts";

test("a token that no header can carry is an outcome, not a failure", async () => {
  await withGivenFolders({ age: "C" }, async ({ world, service }) => {
    for (const token of ["密码", "a\r\nX-Evil: 1", "\0", "\ud800"]) {
      const result = await service.check({ ...linkOf(world), token }, quietCall());
      expect([token, result.outcome?.ok]).toEqual([token, false]);
    }
  });
});

test("a check tells its stages while it dials", async () => {
  await withGivenFolders({ age: "C" }, async ({ world, service }) => {
    const call = callOf("check");
    const request = { ...linkOf(world), lagrange: null };
    const { outcome } = await service.check(request, call);
    const told = call.told.flatMap((news) => (news.type === "step" ? [news.step] : []));
    expect(told).toHaveLength(outcome?.steps.length ?? 0);
    expect(told).toEqual(expect.arrayContaining([...(outcome?.steps ?? [])]));
  });
});

test("a cancelled check and a cancelled plan answer, and a cancelled plan cannot be written", async () => {
  await withGivenFolders({ age: "C" }, async ({ world, service }) => {
    const link = linkOf(world);
    const over = AbortSignal.abort();
    expect((await service.check(link, callOf("check", over))).outcome?.kind).toBe("cancelled");
    const planned = await service.plan({ ...link, ...usualPlan }, callOf("plan", over));
    expect(planned).toMatchObject({ id: null, result: { kind: "refused" } });
  });
});

test("whatever waits for folders on a share that has gone ends when it is cancelled", async () => {
  await withWorld({ age: "C" }, async (world) => {
    let gone = false;
    const here = <Answer>(answer: Promise<Answer>): Promise<Answer> =>
      gone ? new Promise(() => undefined) : answer;
    const disk: Disk = {
      ...ports.disk,
      list: (path) => here(ports.disk.list(path)),
      read: (path, limit) => here(ports.disk.read(path, limit)),
      tail: (path, limit, from) => here(ports.disk.tail(path, limit, from)),
      realPath: (path) => here(ports.disk.realPath(path)),
    };
    const { service } = openService({ within: world.folder }, { disk });
    await service.find({ full: true }, quietCall());
    gone = true;
    const link = linkOf(world);
    const stop = new AbortController();
    const ended = Promise.all([
      service.check(link, callOf("check", stop.signal)),
      service.waitAndCheck({ ...link, seconds: 600 }, callOf("waitAndCheck", stop.signal)),
      service.plan({ ...link, ...usualPlan }, callOf("plan", stop.signal)),
      service.suggest(link, callOf("suggest", stop.signal)),
      service.revealToken(link, callOf("revealToken", stop.signal)),
    ]);
    stop.abort();
    const [checked, waited, planned] = await ended;
    expect([checked.outcome?.kind, waited.outcome?.kind]).toEqual(["cancelled", "cancelled"]);
    expect(planned.result).toMatchObject({ kind: "refused", reason: "cancelled" });
  });
});

test("a Yunzai that starts while it is waited for is found healthy", async () => {
  await withGivenFolders({ age: "C" }, async ({ world, service }) => {
    const port = portOf(world);
    await world.write(JSON.stringify({ Implementations: [reverse(port, "/OneBotv11")] }));
    await world.server.close();
    const call = callOf("waitAndCheck");
    const waiting = service.waitAndCheck({ ...linkOf(world), seconds: 600 }, call);
    await expect.poll(() => call.told.some(({ type }) => type === "wait")).toBe(true);
    const yunzaiAgain = await startPracticeYunzai({ age: "C", folder: world.yunzai, port });
    try {
      expect((await waiting).verdict).toBe("healthy");
    } finally {
      await yunzaiAgain.close();
    }
  });
});

for (const age of ["A", "B", "C0", "C"] as const) {
  test(`Y6: a Yunzai of age ${age} that loads is waited for`, async () => {
    await withGivenFolders({ age, loadingMs: Infinity }, async ({ world, service }) => {
      const entry = reverse(portOf(world), `/${segmentOf[age]}`);
      await world.write(JSON.stringify({ Implementations: [entry] }));
      const call = callOf("waitAndCheck");
      const waiting = service.waitAndCheck({ ...linkOf(world), seconds: 600 }, call);
      // Age C holds whoever dials it, the others are seen to load.
      const isMet = (): boolean =>
        call.told.some(({ type }) => type === "wait") || world.server.recorded().dials.length === 2;
      await expect.poll(isMet).toBe(true);
      await world.server.finishLoading();
      expect((await waiting).verdict).toBe("healthy");
    });
  });
}

test("with an address alone it is the entry's own target that is waited for", async () => {
  await withGivenFolders({ age: "C" }, async ({ world, service }) => {
    const port = portOf(world);
    await world.write(JSON.stringify({ Implementations: [reverse(port, "/OneBotv11")] }));
    await world.server.close();
    const call = callOf("waitAndCheck");
    const waiting = service.waitAndCheck({ ...linkOf(world), yunzai: null, seconds: 600 }, call);
    await expect.poll(() => call.told.some(({ type }) => type === "wait")).toBe(true);
    expect(call.told.map((news) => news.type !== "ended" && news.url)).toContain(
      `ws://127.0.0.1:${port}/OneBotv11`,
    );
    const yunzaiAgain = await startPracticeYunzai({ age: "C", folder: world.yunzai, port });
    try {
      expect((await waiting).verdict).toBe("healthy");
    } finally {
      await yunzaiAgain.close();
    }
  });
});

test("waiting that is cancelled answers with what it has, long before its time", async () => {
  await withGivenFolders({ age: "C" }, async ({ world, service }) => {
    await world.server.close();
    const stop = new AbortController();
    const call = callOf("waitAndCheck", stop.signal);
    const waiting = service.waitAndCheck({ ...linkOf(world), seconds: 600 }, call);
    await expect.poll(() => call.told.some(({ type }) => type === "wait")).toBe(true);
    stop.abort();
    expect((await waiting).verdict).not.toBe("healthy");
  });
});

test("waiting in vain ends with the plain verdict", async () => {
  await withGivenFolders({ age: "C" }, async ({ world, service }) => {
    await world.server.close();
    const result = await service.waitAndCheck({ ...linkOf(world), seconds: 1 }, quietCall());
    expect(errorsOf(result)[0]).toBe("yunzai-not-running");
  });
});
