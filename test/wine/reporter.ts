import type { FullResult, Reporter, Suite, TestCase } from "@playwright/test/reporter";
import { leftOut } from "./left-out.ts";

/** Says at the end how many tests ran under Wine, and names every one that did not with its reason. */
class WineReporter implements Reporter {
  private all: Suite | null = null;

  onBegin(_: unknown, suite: Suite): void {
    this.all = suite;
  }

  onEnd({ status, duration }: FullResult): void {
    const tests = this.all?.allTests() ?? [];
    const skipped = tests.filter((test) => test.outcome() === "skipped");
    const failed = tests.filter((test) => test.outcome() === "unexpected");
    const passed = tests.length - skipped.length - failed.length;
    const lines = [
      "",
      ...skipped.map((test) => `skipped: ${nameOf(test)}: ${reasonOf(test)}`),
      ...leftOut.map(({ file, test, reason }) => `left out: ${file}${test ? ` › ${test}` : ""}: ${reason}`),
      `${process.platform} ${process.arch}, Node ${process.version}, under Wine: ${status}`,
      `${passed + failed.length} tests run (${passed} passed, ${failed.length} failed), ${skipped.length} skipped, ` +
        `${leftOut.length} files or groups left out, ${Math.round(duration / 1000)} s`,
      "",
    ];
    process.stdout.write(lines.join("\n"));
  }
}

function nameOf(test: TestCase): string {
  const [, , file = "", ...titles] = test.titlePath();
  return `${file.replaceAll("\\", "/")} › ${titles.join(" › ")}`;
}

function reasonOf({ annotations, results }: TestCase): string {
  const all = [...annotations, ...results.flatMap((result) => result.annotations)];
  return all.find(({ type }) => type === "skip")?.description ?? "no reason given";
}

// Playwright loads a reporter by its file's default export.
// oxlint-disable-next-line import/no-default-export
export default WineReporter;
