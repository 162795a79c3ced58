import { expect, test } from "@playwright/test";
import { tallyKinds, tally } from "../support/tally.ts";
import { tallyLines, type CountingTest } from "../support/tally-reporter.ts";

function tried(status: "passed" | "failed" | "skipped", ...counts: readonly string[]) {
  return { status, annotations: counts.map((description) => ({ type: "tally", description })) };
}

function ran(...results: CountingTest["results"]): CountingTest {
  return { expectedStatus: "passed", results };
}

test("what passed tests counted is summed up by kind, in the kinds' order", () => {
  const lines = tallyLines([
    ran(tried("passed", "fuzzed-inputs=4000")),
    ran(tried("passed", "disk-errors=12", "kills=3")),
    ran(tried("passed", "fuzzed-inputs=7")),
    ran(tried("passed")),
  ]);
  expect(lines.slice(1)).toEqual([
    `     12 ${tallyKinds["disk-errors"]}`,
    `      3 ${tallyKinds.kills}`,
    `  4,007 ${tallyKinds["fuzzed-inputs"]}`,
  ]);
});

test("what a failed, a skipped or an earlier try counted is not told", () => {
  const failing: CountingTest = { expectedStatus: "failed", results: [tried("failed", "kills=1")] };
  const none = [ran(tried("failed", "kills=1")), ran(tried("skipped", "kills=1")), ran(), failing];
  expect(tallyLines(none)).toEqual([]);
  const flaky = ran(tried("failed", "kills=2"), tried("passed", "kills=5"));
  expect(tallyLines([...none, flaky]).slice(1)).toEqual([`  5 ${tallyKinds.kills}`]);
});

test("other notes of a test are no counts", () => {
  const annotations = [{ type: "issue", description: "kills=9" }];
  expect(tallyLines([ran({ status: "passed", annotations })])).toEqual([]);
});

test("what a test counts stands among its own notes", () => {
  tally("probes", 0);
  expect(test.info().annotations).toContainEqual({ type: "tally", description: "probes=0" });
});
