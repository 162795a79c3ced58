import { expect, test } from "@playwright/test";
import { editBytes, shown, utf8 } from "../support/edit-settings-bytes.ts";
import { entry, unmark, yunzai, type SettingsCase } from "../support/settings-cases.ts";
import { hopelessCases } from "../support/settings-hopeless-cases.ts";
import { newCases } from "../support/settings-new-cases.ts";
import { styleCases } from "../support/settings-style-cases.ts";
import { unreadableCases } from "../support/settings-unreadable-cases.ts";
import { valueCases } from "../support/settings-value-cases.ts";

test.describe("an entry is changed in the file's own style", () => runCases(styleCases));
test.describe("an entry's values are made right", () => runCases(valueCases));
test.describe("an entry that no value makes right is left alone", () => runCases(hopelessCases));
test.describe("an entry is added", () => runCases(newCases));

test.describe("a file is left alone", () => {
  for (const { name, text, refusal } of unreadableCases) {
    test(name, () => {
      expect(editBytes(utf8.encode(text), entry(0), yunzai)).toBe(refusal);
      expect(editBytes(utf8.encode(text), { kind: "new" }, yunzai)).toBe(refusal);
    });
  }
});

function runCases(cases: readonly SettingsCase[]): void {
  for (const { name, text, choice = entry(0), desired = yunzai, result } of cases) {
    test(name, () => {
      const { before, after } = unmark(text);
      expect(shown(editBytes(utf8.encode(before), choice, desired))).toBe(
        result ?? shown(utf8.encode(after)),
      );
    });
  }
}
