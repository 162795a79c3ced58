import { expect, test } from "@playwright/test";
import { tally, type TallyKind } from "../support/tally.ts";
import type { FuzzTarget } from "./target.ts";

/** The same inputs in every ordinary run; `npm run fuzz` draws others. */
const fixedSeed = 20_250_601;

/** A bounded run of each target, as a test of its own; `counted` as what its inputs are told at the end. */
export function testTargets(targets: readonly FuzzTarget[], counted: TallyKind = "fuzzed-inputs"): void {
  for (const target of targets) {
    test(`${target.name} (${target.runs} inputs, seed ${fixedSeed})`, async () => {
      const { inputs, failure } = await target.run({ seed: fixedSeed, runs: target.runs });
      expect(failure && `${failure.error}\nThe input: ${failure.input}`).toBeNull();
      expect(inputs).toBeGreaterThanOrEqual(target.runs);
      tally(counted, inputs);
    });
  }
}
