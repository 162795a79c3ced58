import { expect, test } from "@playwright/test";
import { findingCodes, findingRules } from "../../electron/core/findings.ts";
import { rows, unmakeable } from "../support/matrix-rows.ts";
import { toldBy, withScene, type Row } from "../support/matrix-scene.ts";
import { hasRedis } from "../support/redis-server.ts";

/** What `check` has to tell in this row's world, in any order; the row's own code leads where it is no info. */
function toldIn(row: Row, runs: boolean) {
  const { code, severity = findingRules[code].severity, beside = [], verdict, foreign } = row;
  const isHealthy = (verdict ?? (severity === "error" ? "broken" : "healthy")) === "healthy";
  const ambient = [
    ...(runs || foreign ? [] : ["lagrange-not-running: info"]),
    ...(isHealthy ? ["link-healthy: info"] : []),
  ];
  const own = severity === "error" ? code : `${code}: ${severity}`;
  return { own, verdict: isHealthy ? "healthy" : "broken", all: [...new Set([own, ...beside, ...ambient])] };
}

for (const row of rows) {
  const { code, name, world = {}, fault, cure } = row;
  test(`${code}${name === undefined ? "" : `, ${name}`}: told as the one thing it is${cure ? `, and cured (${cure.by})` : ""}`, async () => {
    test.skip(code === "redis-not-running" && !hasRedis, "redis-server is not installed");
    await withScene(world, async (scene) => {
      const request = (await fault(scene)) ?? {};
      const before = await scene.check(request);
      const expected = toldIn(row, before.lagrange?.running === true);
      const told = toldBy(before, code);
      expect(told.toSorted()).toEqual(expected.all.toSorted());
      expect(before.verdict).toBe(expected.verdict);
      if (!cure) return;
      expect(told[0]).toBe(expected.own);
      expect(before.findings[0]?.remedies).toContain(cure.by);
      const after = await scene.check((await cure.act(scene, request)) ?? {});
      expect(toldBy(after).filter((item) => !item.endsWith(": info"))).toEqual([]);
      expect(after.verdict).toBe("healthy");
    });
  });
}

test("every finding has its row, and every row its finding", () => {
  const withRow = new Set(rows.map(({ code }) => code));
  for (const [code, reason] of Object.entries(unmakeable))
    process.stdout.write(`without a world here: ${code} (${reason})\n`);
  expect(findingCodes.filter((code) => !withRow.has(code))).toEqual(
    findingCodes.filter((code) => unmakeable[code] !== undefined),
  );
  // What no tool and nobody by hand can change is at most worth an info.
  const uncured = rows
    .filter(({ cure }) => !cure)
    .map(({ code, severity }) => severity ?? findingRules[code].severity);
  expect(new Set(uncured)).toEqual(new Set(["info"]));
});
