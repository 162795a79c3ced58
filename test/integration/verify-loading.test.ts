import { expect, test } from "@playwright/test";
import { verifyAim } from "../support/probe-world.ts";
import { beside } from "../support/verify-world.ts";
import { ages, segmentOf } from "../support/yunzai-ages.ts";

const loadingKinds = { Z: "refused", A: "refused", B: "loading", C0: "loading", C: "loading" } as const;

for (const age of ages) {
  const right = segmentOf[age];

  test(`Y6: age ${age}: while loading the right path is not called wrong`, async () => {
    await beside({ age, loadingMs: Number.POSITIVE_INFINITY }, async ({ verify }) => {
      expect(await verify(`/${right}`)).toMatchObject({ kind: loadingKinds[age], ok: false });
    });
  });

  test(`Y6, Y7: age ${age}: loading can be waited out, with a countdown`, async () => {
    await beside({ age, loadingMs: 1800 }, async ({ yunzai, verify }) => {
      const outcome = await verify(`/${right}`, { waitSeconds: 8 });
      expect(outcome.kind).toBe(age === "A" ? "unproven" : "handled");
      expect(outcome.ms).toBeGreaterThan(1500);
      expect(outcome.ms).toBeLessThan(6000);
      // In C the dials that were held are answered; no others are made.
      if (age === "C") expect(yunzai.recorded().dials).toHaveLength(2);
    });
  });
}

for (const age of ["A", "C0", "C"] as const) {
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
      expect(outcome.ms).toBeLessThan(4000);
      expect(seconds[0]).toBe(2);
      expect(Math.max(...seconds)).toBe(2);
    });
  });
}

test("the stages are told as they are settled, and again after waiting, between seconds that count down", async () => {
  await beside({ age: "C0", loadingMs: 1500 }, async ({ yunzai, folder }) => {
    const told: string[] = [];
    const outcome = await verifyAim(
      { port: yunzai.port, suffix: "/OneBotv11/?key=s3cret" },
      {
        yunzaiFolder: folder,
        waitSeconds: 5,
        onProgress({ url, ...news }) {
          expect(url).toBe(outcomeUrl(yunzai.port));
          told.push(news.type === "step" ? news.step.stage : String(news.secondsLeft));
        },
      },
    );
    expect(outcome.url).toBe(outcomeUrl(yunzai.port));
    const first = told.findIndex((news) => /^\d+$/.test(news));
    expect(told.slice(0, first)).toContain("ready");
    expect(told.slice(first, first + 2)).toEqual(["5", "4"]);
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
    expect(outcome.ms).toBeLessThan(1500);
  });
});

test("a handshake can be cancelled while it waits for somebody to listen", async () => {
  await beside({ age: "A", loadingMs: Number.POSITIVE_INFINITY }, async ({ verify }) => {
    const cancelling = new AbortController();
    setTimeout(() => cancelling.abort(), 300);
    const outcome = await verify("/go-cqhttp", { waitSeconds: 60, signal: cancelling.signal });
    expect(outcome.kind).toBe("cancelled");
    expect(outcome.ms).toBeLessThan(1500);
  });
});
