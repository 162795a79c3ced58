import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";

const checklist = readFileSync(join(import.meta.dirname, "../MANUAL-WINDOWS.md"), "utf8");

/** The parts of the checklist: heading and what is to be done below it. */
const parts = checklist
  .split(/^## /m)
  .slice(1)
  .map((text) => ({
    heading: text.split("\n")[0] ?? "",
    items: text.split("\n").filter((line) => line.startsWith("- [ ] ")),
  }));

test("what one person looks at before every release takes half an hour", () => {
  const minutes = parts.map(({ heading }) => /\((\d+) minutes\)$/.exec(heading)?.[1]);
  // The last part is for a release whose part has changed.
  expect(minutes.slice(0, -1).every((told) => told !== undefined)).toBe(true);
  expect(minutes.at(-1)).toBeUndefined();
  expect(minutes.slice(0, -1).reduce((sum, told) => sum + Number(told), 0)).toBeLessThanOrEqual(30);
});

test("every line says what to do, and what must be seen", () => {
  expect(parts.every(({ items }) => items.length > 0)).toBe(true);
  for (const item of parts.flatMap(({ items }) => items)) expect(item).toMatch(/^- \[ \] .+ → .+\.$/);
});
