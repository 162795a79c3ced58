import type { FullResult, Reporter, Suite, TestCase } from "@playwright/test/reporter";
import type { LeftOut } from "./left-out.ts";

interface Options {
  readonly leftOut: readonly LeftOut[];
  /** Said behind the system's name: `under Wine`. */
  readonly where?: string;
}

/** Says at the end how many tests ran on this system, and names every one that did not with its reason. */
class LeftOutReporter implements Reporter {
  private all: Suite | null = null;
  private readonly options: Options;

  constructor(options: Options) {
    this.options = options;
  }

  onBegin(_: unknown, suite: Suite): void {
    this.all = suite;
  }

  onEnd({ status, duration }: FullResult): void {
    const { leftOut, where = "" } = this.options;
    const tests = this.all?.allTests() ?? [];
    const skipped = tests.filter((test) => test.outcome() === "skipped");
    const failed = tests.filter((test) => test.outcome() === "unexpected");
    const passed = tests.length - skipped.length - failed.length;
    const lines = [
      "",
      ...skipped.map((test) => `skipped: ${nameOf(test)}: ${reasonOf(test)}`),
      ...leftOut.map(({ file, test, reason }) => `left out: ${file}${test ? ` › ${test}` : ""}: ${reason}`),
      `${[`${process.platform} ${process.arch}, Node ${process.version}`, where].filter(Boolean).join(", ")}: ${status}`,
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
  return (
    all.find(({ type, description }) => type === "skip" && description)?.description ?? "no reason given"
  );
}

// Playwright loads a reporter by its file's default export.
// oxlint-disable-next-line import/no-default-export
export default LeftOutReporter;
