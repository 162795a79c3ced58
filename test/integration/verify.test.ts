import { expect, test } from "@playwright/test";
import type { OutcomeKind } from "../../electron/core/outcome.ts";
import { stepIn } from "../support/probe-world.ts";
import { beside } from "../support/verify-world.ts";
import { ages, segmentOf } from "../support/yunzai-ages.ts";

for (const age of ages) {
  const right = segmentOf[age];
  // In A every path looks healthy: only the folder can tell (FACTS Y6).
  const proved = <Kind extends OutcomeKind>(kind: Kind): Kind | "unproven" =>
    age === "A" ? "unproven" : kind;

  test(`Y6, Y7: age ${age}: the right path is told from every other`, async () => {
    await beside({ age }, async ({ verify, yunzai }) => {
      const outcome = await verify(`/${right}`, { yunzaiFolder: null });
      expect(outcome).toMatchObject({
        kind: proved("registered"),
        ok: age !== "A",
        address: "127.0.0.1",
        url: `ws://127.0.0.1:${yunzai.port}/${right}`,
      });
      for (const stage of ["resolve", "connect", "upgrade", "stay", "ping", "close"] as const) {
        expect(stepIn(outcome, stage).status, stage).toBe("ok");
      }
      expect(yunzai.recorded().frames).toEqual([]);
      const dialled = () => yunzai.recorded().dials.find(({ path }) => path === `/${right}`);
      // Both ends learn of the end by themselves, in either order.
      await expect.poll(() => dialled()?.closeCode).toBe(1000);
      expect(dialled()?.pings).toBe(1);
    });
  });

  test(`Y9, Y12: age ${age}: the marker's echo proves the adapter`, async () => {
    await beside({ age }, async ({ verify, yunzai }) => {
      const outcome = await verify(`/${right}`);
      expect(outcome.kind).toBe(proved("handled"));
      expect(yunzai.recorded().frames).toHaveLength(age === "A" ? 0 : 1);
      expect(stepIn(outcome, "marker").status).toBe(age === "A" ? "skipped" : "ok");
    });
  });

  test(`Y5, Y6: age ${age}: wrong, wrong case, glued query, doubled slash and encoded paths are unknown`, async () => {
    await beside({ age }, async ({ verify }) => {
      const suffixes = [
        "/onebot/v11/ws",
        `/${right.toUpperCase()}`,
        `/${right}?a=b`,
        `//${right}`,
        `/%4F${right}`,
        "",
      ];
      const outcomes = await Promise.all(suffixes.map((suffix) => verify(suffix)));
      const kinds = outcomes.map(({ kind, ok }) => [kind, ok]);
      expect(kinds).toEqual(suffixes.map(() => [proved("path-unknown"), false]));
      if (age !== "A")
        for (const outcome of outcomes) expect(stepIn(outcome, "ready").facts).toEqual({ status: 302 });
    });
  });

  test(`Y5: age ${age}: a slash, a longer path or a query behind a slash change nothing`, async () => {
    await beside({ age }, async ({ verify }) => {
      const suffixes = [`/${right}/`, `/${right}/x`, `/${right}/?a=b`];
      const outcomes = await Promise.all(suffixes.map((suffix) => verify(suffix)));
      expect(outcomes.map(({ kind }) => kind)).toEqual(suffixes.map(() => proved("handled")));
    });
  });

  test(`Y4: age ${age}: the adapters that do not speak OneBot v11 get no frame`, async () => {
    await beside({ age }, async ({ verify, yunzai }) => {
      const segments = age === "Z" ? ["ComWeChat", "GSUIDCore"] : ["ComWeChat", "GSUIDCore", "OPQBot"];
      const outcomes = await Promise.all(segments.map((segment) => verify(`/${segment}`)));
      expect(outcomes.map(({ kind, ok }) => [kind, ok])).toEqual(
        segments.map(() => ["wrong-adapter", false]),
      );
      expect(yunzai.recorded().frames).toEqual([]);
    });
  });
}

test("Y4: go-cqhttp works between 2024-03 and 2025-05, and is gone after that", async () => {
  const kinds: OutcomeKind[] = [];
  for (const age of ["B", "C0", "C"] as const) {
    await beside({ age }, async ({ verify }) => void kinds.push((await verify("/go-cqhttp")).kind));
  }
  expect(kinds).toEqual(["handled", "handled", "path-unknown"]);
});

test("Y7: age A is good enough only when the folder shows the adapter's file", async () => {
  await beside({ age: "A" }, async ({ verify }) => {
    expect(await verify("/go-cqhttp", { adapterKnown: true })).toMatchObject({ kind: "unproven", ok: true });
    expect(await verify("/go-cqhttp", { adapterKnown: false })).toMatchObject({
      kind: "unproven",
      ok: false,
    });
  });
});
