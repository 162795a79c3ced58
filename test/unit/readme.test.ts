import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import { findingCodes, findingRules } from "../../electron/core/findings.ts";
import { localeFor } from "../../electron/locales/index.ts";
import type { Locale } from "../../electron/locales/types.ts";
import { explained } from "../support/sample-facts.ts";

const readmeFile = new URL("../../README.md", import.meta.url);
const headings = {
  "zh-CN": "| 代码 | 级别 | 原因（举例） | 怎么办 |",
  en: "| code | severity | cause (an example) | cure |",
} as const;

/** The findings table of one language, from the sentences that the wizard itself says. */
function tableOf(locale: Locale): string {
  const rows = findingCodes.map((code) => {
    const [sample] = explained(locale, code);
    const { cause = "", cure = [] } = sample ?? {};
    const cells = [
      `\`${code}\``,
      locale.severities[findingRules[code].severity],
      cause,
      cure.join(" ") || "—",
    ];
    return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  });
  return [headings[locale.tag], "| --- | --- | --- | --- |", ...rows].join("\n");
}

for (const tag of ["zh-CN", "en"] as const) {
  test(`the README's findings table says what the ${tag} locale says`, async () => {
    const readme = await readFile(readmeFile, "utf8");
    const [begin, end] = [`<!-- findings:${tag} -->\n`, `\n<!-- /findings -->`];
    const from = readme.indexOf(begin) + begin.length;
    const until = readme.indexOf(end, from - 1);
    const table = tableOf(localeFor(tag));
    // The table is kept by this test: UPDATE_README=1 writes it anew.
    if (process.env["UPDATE_README"] === "1") {
      await writeFile(readmeFile, readme.slice(0, from) + table + readme.slice(until));
      return;
    }
    expect(readme.slice(from, until)).toBe(table);
  });
}

for (const name of ["README.md", "CONTRIBUTING.md"]) {
  test(`${name} shows and links nothing that is not there`, async () => {
    const text = await readFile(new URL(name, readmeFile), "utf8");
    const named = [...text.matchAll(/(?:\]\(|src(?:set)?=")(?!https:|\.\.\/|#)([^)"#]+)/g)].map(
      ([, path = ""]) => path,
    );
    expect(named.length).toBeGreaterThan(3);
    expect(named.filter((path) => !existsSync(new URL(path, readmeFile)))).toEqual([]);
  });
}

test("the demo's picture holds no blanks that a browser leaves out, which would stretch the words beside them", async () => {
  const picture = await readFile(new URL("docs/demo.svg", readmeFile), "utf8");
  const runs = [...picture.matchAll(/<tspan[^>]*>([^<]*)</g)].map(([, run = ""]) => run);
  expect(runs).toContain("$ npm run demo");
  expect(runs.filter((run) => run !== run.trim() || run.includes("  "))).toEqual([]);
});
