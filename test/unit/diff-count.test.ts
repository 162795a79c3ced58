import { expect, test } from "@playwright/test";
import { maskedDiff } from "../../electron/jobs/masked-diff.ts";
import { changedLines, createsFile } from "../../renderer/steps/review-diff.ts";
import { diffLines } from "../../renderer/ui/diff-lines.ts";

const lines = (...texts: readonly string[]): string => `${texts.join("\n")}\n`;
const many = Array.from({ length: 30 }, (_, index) => `    "Key${index}": ${index},`);
const file = lines("{", ...many, '    "Last": 0', "}");

const count = (from: string | null, to: string): number => changedLines(diffLines(maskedDiff(from, to)));

test.describe("the count of changed lines", () => {
  test("a line that changes its value counts once", () => {
    expect(count(file, file.replace('"Key7": 7', '"Key7": 2536'))).toBe(1);
  });

  test("neighbouring lines count each, though the difference shows them twice", () => {
    const changed = file.replace('"Key7": 7', '"Key7": 1').replace('"Key8": 8', '"Key8": 2');
    expect(diffLines(maskedDiff(file, changed)).filter(({ kind }) => kind === "removed")).toHaveLength(2);
    expect(count(file, changed)).toBe(2);
  });

  test("places far apart are counted together", () => {
    expect(count(file, file.replace('"Key2": 2', '"Key2": 1').replace('"Key27": 27', '"Key27": 1'))).toBe(2);
  });

  test("a line on each side of an unchanged one counts on its own", () => {
    expect(count(file, file.replace('"Key2": 2', '"Key2": 1').replace('"Key4": 4', '"Key4": 1'))).toBe(2);
  });

  test("added lines count, with the comma that the line before them gets", () => {
    expect(count(file, file.replace('"Last": 0', '"Last": 0,\n    "More": 1,\n    "Most": 2'))).toBe(3);
  });

  test("removed lines count", () => {
    expect(count(file, file.replace(`${many[4]}\n`, "").replace(`${many[5]}\n`, ""))).toBe(2);
  });

  test("a value that looks like a sign of the difference is a line as any other", () => {
    expect(count(lines("a", "-- b", "c"), lines("a", "++ b", "c"))).toBe(1);
  });

  test("a file that differs only in line ends changes in every line", () => {
    expect(count(lines("a", "b"), "a\r\nb\r\n")).toBe(2);
  });

  test("nothing changes in an empty difference", () => {
    expect(count(file, file)).toBe(0);
  });

  test("all lines of a new file count", () => {
    expect(count(null, lines("{", "}"))).toBe(2);
  });
});

test("a difference tells a file that is made from one that is changed", () => {
  expect(createsFile(maskedDiff(null, file))).toBe(true);
  expect(createsFile(maskedDiff("", file))).toBe(false);
  expect(createsFile(maskedDiff(file, file))).toBe(false);
});
