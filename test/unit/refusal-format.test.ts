import { expect, test } from "@playwright/test";
import { formatApply } from "../../electron/hosts/terminal/format-apply.ts";
import { formatRestore } from "../../electron/hosts/terminal/format-restore.ts";
import { formatHelp, formatJobHelp } from "../../electron/hosts/terminal/help.ts";
import { parseArguments } from "../../electron/hosts/terminal/options.ts";
import type { ApplyResult, RestoreResult } from "../../electron/jobs/results.ts";
import { chinese, plain } from "../support/terminal-look.ts";

const notFound = { kind: "refused", reason: "not-found", step: null, backup: null, diff: "" } as const;
const applied: ApplyResult = { ...notFound, outcome: null, candidates: [], remaining: [] };
const restored: RestoreResult = { ...notFound, restored: null, backups: [] };
const backup = { path: "/l/b.bak", at: 1_700_000_000_000, diff: "" };

test("what an apply did not find is named: the folder, the entry, or the file at its step", () => {
  expect(formatApply(applied, null, plain)[1]).toBe(
    "No Lagrange was found: name its folder with --lagrange.",
  );
  expect(formatApply(applied, "/l", plain).join(" ")).toContain("There is no entry of that number");
  expect(formatApply({ ...applied, step: "read" }, "/l", plain).join(" ")).toContain("does not exist");
});

test("what a restore did not find is named: the folder, any backup, that one, or the file at its step", () => {
  expect(formatRestore(restored, plain, false)[1]).toContain("No Lagrange was found");
  expect(formatRestore(restored, plain)[1]).toBe("There are no backups yet.");
  expect(formatRestore({ ...restored, backups: [backup] }, plain)[1]).toContain("no such backup");
  expect(formatRestore({ ...restored, step: "replace" }, plain)[1]).toContain("does not exist");
});

test("the usage line is in the reader's language", () => {
  expect(formatHelp(chinese).join("\n")).toContain("-- <命令> [选项]\n");
  expect(formatJobHelp("apply", chinese).join("\n")).toContain("-- apply [选项]\n");
  expect(formatHelp(plain).join("\n")).toContain("-- <job> [options]\n");
});

test("the language counts also where the option before it lacks its value", () => {
  for (const args of [
    ["apply", "--stay", "--lang", "en"],
    ["find", "--root", "--lang", "EN"],
  ]) {
    const { request, lang } = parseArguments(args);
    expect(request).toMatchObject({ kind: "usage", problem: { kind: "value-missing" } });
    expect(lang).toBe("en");
  }
  expect(parseArguments(["apply", "--lang"]).lang).toBeNull();
  expect(parseArguments(["apply", "en"]).lang).toBeNull();
});
