import { expect, test } from "@playwright/test";
import { readStartOptions } from "../../electron/hosts/browser/start-options.ts";
import { readDesktopOptions } from "../../electron/hosts/desktop/desktop-options.ts";

const given = ["--practice", "--stopped", "--age", "B", "--auth", "a=1"];
const handedOn = ["--stopped", "--age", "B", "--auth", "a=1"];

test("what belongs to the practice world is handed on as it is, switches without a value", () => {
  expect(readStartOptions(given).request).toMatchObject({ kind: "start", practice: handedOn });
  expect(readDesktopOptions(given, "/here").practice).toEqual(handedOn);
});

test("a switch of the practice world wants a practice world, and no value", () => {
  const problemOf = (...args: readonly string[]): unknown => readStartOptions(args).request;
  expect(problemOf("--stopped")).toEqual({
    kind: "usage",
    problem: { kind: "practice-only", option: "stopped" },
  });
  expect(problemOf("--practice", "--stopped=yes")).toEqual({
    kind: "usage",
    problem: { kind: "value-not-wanted", option: "stopped" },
  });
  expect(problemOf("--browser")).toMatchObject({ kind: "start", practice: null });
});
