import type { Reporter, Suite, TestCase, TestResult } from "@playwright/test/reporter";
import { tallyKinds, tallyType } from "./tally.ts";

/** What the lines below it have in common: the tests that counted would have failed otherwise. */
const heading = "in the tests that passed, with nothing lost and nothing leaked:";

/** Tells at the end of a run how much stands behind its tests: what they counted, summed up by kind. */
class TallyReporter implements Reporter {
  private all: Suite | null = null;

  onBegin(_: unknown, suite: Suite): void {
    this.all = suite;
  }

  onEnd(): void {
    const lines = tallyLines(this.all?.allTests() ?? []);
    if (lines.length > 0) process.stdout.write(`\n${lines.join("\n")}\n`);
  }
}

/** What a reporter knows of a test that counts here. */
export interface CountingTest extends Pick<TestCase, "expectedStatus"> {
  readonly results: readonly Pick<TestResult, "status" | "annotations">[];
}

/**
 * A line for each kind that was counted, under one that says what they have in common; of a test its last try counts,
 * and only where it passed.
 */
export function tallyLines(tests: readonly CountingTest[]): readonly string[] {
  const sums = new Map<string, number>();
  for (const { expectedStatus, results } of tests) {
    const last = results.at(-1);
    if (expectedStatus !== "passed" || last?.status !== "passed") continue;
    for (const { type, description = "" } of last.annotations) {
      if (type !== tallyType) continue;
      const [kind = "", count] = description.split("=");
      sums.set(kind, (sums.get(kind) ?? 0) + Number(count));
    }
  }
  const told = Object.entries(tallyKinds).flatMap(([kind, words]) => {
    const sum = sums.get(kind) ?? 0;
    return sum === 0 ? [] : [[sum.toLocaleString("en-US"), words] as const];
  });
  if (told.length === 0) return [];
  const width = Math.max(...told.map(([sum]) => sum.length));
  return [heading, ...told.map(([sum, words]) => `  ${sum.padStart(width)} ${words}`)];
}

// Playwright loads a reporter by its file's default export.
// oxlint-disable-next-line import/no-default-export
export default TallyReporter;
