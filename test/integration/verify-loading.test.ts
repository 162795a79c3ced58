import { expect, test } from "@playwright/test";
import { createNetwork } from "../../electron/adapters/network/network.ts";
import type { Step } from "../../electron/core/outcome.ts";
import { verifyAim } from "../support/probe-world.ts";
import { beside } from "../support/verify-world.ts";
import { ages, segmentOf } from "../support/yunzai-ages.ts";

const loadingKinds = { Z: "refused", A: "refused", B: "loading", C0: "loading", C: "loading" } as const;

for (const age of ages) {
  test(`Y6: age ${age}: while loading the right path is not called wrong`, async () => {
    await beside({ age, loadingMs: Number.POSITIVE_INFINITY }, async ({ verify }) => {
      expect(await verify(`/${segmentOf[age]}`)).toMatchObject({ kind: loadingKinds[age], ok: false });
    });
  });
}

for (const age of ["B", "C0", "C"] as const) {
  test(`Y6, Y7: age ${age}: loading can be waited out, with a countdown`, async () => {
    await beside({ age, loadingMs: Number.POSITIVE_INFINITY }, async ({ yunzai, verify }) => {
      const loaded: Promise<void>[] = [];
      const outcome = await verify(`/${segmentOf[age]}`, {
        waitSeconds: 60,
        onProgress: ({ type }) => type === "wait" && loaded.push(yunzai.finishLoading()),
      });
      await Promise.all(loaded);
      expect(loaded).not.toEqual([]);
      expect(outcome.kind).toBe("handled");
      // In C the dials that were held are answered; no others are made.
      if (age === "C") expect(yunzai.recorded().dials).toHaveLength(2);
    });
  });
}

for (const age of ["B", "C0"] as const) {
  test(`Y6: age ${age}: a path is not called wrong because Yunzai got ready between the dial and the question`, async () => {
    await beside({ age, loadingMs: Number.POSITIVE_INFINITY }, async ({ yunzai, verify }) => {
      const network = createNetwork("0.0.0-test");
      const readiness: typeof network.readiness = async (...asked) => {
        await yunzai.finishLoading();
        return network.readiness(...asked);
      };
      const told: Step[] = [];
      const outcome = await verify("/OneBotv11", {
        network: { ...network, readiness },
        onProgress: (news) => news.type === "step" && told.push(news.step),
      });
      expect(outcome.kind).toBe("handled");
      expect(told.findLast(({ stage }) => stage === "upgrade")).toMatchObject({ status: "ok" });
    });
  });
}

for (const age of ["C0", "C"] as const) {
  test(`Y6: age ${age}: a Yunzai that never gets ready is given up when the waiting is over, which never seems longer than granted`, async () => {
    await beside({ age, loadingMs: Number.POSITIVE_INFINITY }, async ({ verify }) => {
      const seconds: number[] = [];
      const outcome = await verify(`/${segmentOf[age]}`, {
        deadlineMs: 1500,
        waitSeconds: 2,
        onProgress: (news) => news.type === "wait" && seconds.push(news.secondsLeft),
      });
      expect(outcome.kind).toBe(loadingKinds[age]);
      expect(outcome.ms).toBeGreaterThan(2000);
      expect(seconds).not.toEqual([]);
      expect(Math.max(...seconds)).toBeLessThanOrEqual(2);
    });
  });
}

test("the stages are told as they are settled, and again after waiting, between seconds that count down", async () => {
  await beside({ age: "C0", loadingMs: Number.POSITIVE_INFINITY }, async ({ yunzai, folder }) => {
    const told: string[] = [];
    const seconds: number[] = [];
    const outcome = await verifyAim(
      { port: yunzai.port, suffix: "/OneBotv11/?key=s3cret" },
      {
        yunzaiFolder: folder,
        waitSeconds: 60,
        onProgress({ url, ...news }) {
          expect(url).toBe(outcomeUrl(yunzai.port));
          told.push(news.type === "step" ? news.step.stage : news.type);
          if (news.type === "wait" && seconds.push(news.secondsLeft) === 2) void yunzai.finishLoading();
        },
      },
    );
    expect(outcome.url).toBe(outcomeUrl(yunzai.port));
    expect(told.slice(0, told.indexOf("wait"))).toContain("ready");
    expect(seconds).toEqual(seconds.toSorted((a, b) => b - a));
    expect(seconds.at(0)).toBeGreaterThan(seconds.at(-1) ?? 60);
    expect(told.filter((news) => news === "upgrade")).toHaveLength(2);
    // At the end every stage of the outcome has been told.
    expect(told).toEqual(expect.arrayContaining(outcome.steps.map(({ stage }) => stage)));
  });
});

function outcomeUrl(port: number): string {
  return `ws://127.0.0.1:${port}/OneBotv11/?key=***`;
}

test("a handshake can be cancelled at any moment, and before its first", async () => {
  await beside({ age: "C", loadingMs: Number.POSITIVE_INFINITY }, async ({ verify, yunzai }) => {
    const never = await verify("/OneBotv11", { signal: AbortSignal.abort() });
    expect(never).toMatchObject({ kind: "cancelled", ok: false, address: null });
    expect(yunzai.recorded().dials).toEqual([]);
    const cancelling = new AbortController();
    const running = verify("/OneBotv11", { waitSeconds: 60, signal: cancelling.signal });
    setTimeout(() => cancelling.abort(), 200);
    const outcome = await running;
    expect(outcome.kind).toBe("cancelled");
    expect(outcome.ms).toBeLessThan(60_000);
  });
});
