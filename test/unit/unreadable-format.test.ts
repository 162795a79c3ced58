import { expect, test } from "@playwright/test";
import { finding, type Finding } from "../../electron/core/findings.ts";
import { formatCheck } from "../../electron/hosts/terminal/format-check.ts";
import { explain } from "../../electron/locales/explain.ts";
import { localeFor } from "../../electron/locales/index.ts";
import { plain } from "../support/terminal-look.ts";

function told(first: Finding): string {
  const options = { lagrange: null, yunzai: null, url: null, tokenEnv: null, stayMs: 1500 };
  const nothing = { lagrange: null, yunzai: null, outcome: null, recommended: null };
  return formatCheck({ verdict: "broken", findings: [first], ...nothing }, options, plain).join("\n");
}

const path = "/l/appsettings.json";

test("a rebuild is offered for settings that say something, not for a file that cannot be read at all", () => {
  const broken = finding("settings-unreadable", { path, line: 3, column: 1, problem: "bad-number" });
  const noFile = finding("settings-unreadable", { path, line: null, column: null, problem: "not-a-file" });
  expect(told(broken)).toMatch(/apply.* --rebuild$/);
  expect(told(noFile)).not.toContain("--rebuild");
});

for (const tag of ["zh-CN", "en"] as const) {
  test(`${tag}: a rebuild is no cure for a layer over the settings`, () => {
    const cureOf = (file: string): readonly string[] => {
      const facts = { path: file, line: 3, column: 1, problem: "bad-number" } as const;
      return explain(localeFor(tag).findings, finding("settings-unreadable", facts)).cure;
    };
    expect(cureOf(path)).toHaveLength(2);
    expect(cureOf("D:\\机器人\\appsettings.Production.json")).toEqual(cureOf(path).slice(0, 1));
  });
}
