import { existsSync } from "node:fs";
import { join } from "node:path";

/** What does not run on some system, and why. What a single test cannot do there it skips itself, with its reason. */
export interface LeftOut {
  /** Below `test/`. */
  readonly file: string;
  /** The beginning of a test's title; without one the whole file is meant. */
  readonly test?: string;
  readonly reason: string;
}

/** States of the window that take a terminal or a file manager of a test's own, or the want of one. */
const walksOfLinux = [
  "programs that are started from here",
  "programs that end as soon as they were started",
  "what has to be mended by hand",
];

/** About Linux by nature: what no other system can run. */
const linuxAlone: readonly LeftOut[] = [
  { file: "integration/system-linux.test.ts", reason: "is about Linux' /proc" },
  {
    file: "integration/launch-linux.test.ts",
    reason: "starts programs in Linux' terminals; Windows' consoles are in launch-windows",
  },
  ...["integration/start.test.ts", "integration/service-start.test.ts"].map((file) => ({
    file,
    reason: "plays with Linux' names and scripts; Windows' own are in launch-windows and practice-start",
  })),
  {
    file: "wizard/start.test.ts",
    reason:
      "puts a terminal of its own into the way, as Windows lets nobody; practice.test.ts starts both there",
  },
  ...walksOfLinux.map((test) => ({
    file: "wizard/every-state.test.ts",
    test,
    reason: "needs Linux' desktop, which a test can make up",
  })),
];

/** What this system leaves out of `npm test`: on Linux nothing. */
export const leftOutHere = process.platform === "linux" ? [] : there(linuxAlone);

/** The list itself; throws where it names a file that is gone. */
export function there(list: readonly LeftOut[]): readonly LeftOut[] {
  const missing = list.filter(({ file }) => !existsSync(join(import.meta.dirname, "..", file)));
  if (missing.length > 0)
    throw new Error(`left out, but not there: ${missing.map(({ file }) => file).join(", ")}`);
  return list;
}

/** For Playwright's configuration. */
export function withoutThem(list: readonly LeftOut[]): {
  readonly testIgnore: string[];
  readonly grepInvert: RegExp[];
} {
  return {
    testIgnore: list.filter(({ test }) => test === undefined).map(({ file }) => `**/${file}`),
    grepInvert: list.flatMap(({ file, test }) => (test === undefined ? [] : [titled(file, test)])),
  };
}

/** Playwright matches against `<project> <file> <titles>`. */
function titled(file: string, title: string): RegExp {
  const name = file.slice(file.lastIndexOf("/") + 1);
  return new RegExp(`${escaped(name)} .*${escaped(title)}`);
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}
