import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { writeFiles } from "../support/folders.ts";
import { runChild } from "../support/run-child.ts";
import { makeFolder, removeFolder } from "../support/temp-folder.ts";

const root = join(import.meta.dirname, "../..");
const compiler = join(root, "node_modules/typescript/bin/tsc");

/** What the compiler says of a module that imports the locales' types as `FindingTexts` and English as `en`. */
async function compile(source: string): Promise<string> {
  const folder = await makeFolder();
  // An import's path has `/` on every system.
  const from = (path: string): string =>
    JSON.stringify(join(root, "electron/locales", path).replaceAll("\\", "/"));
  const imports = `import type { FindingTexts } from ${from("types.ts")};\nimport { en } from ${from("en/index.ts")};\n`;
  const config = {
    extends: join(root, "tsconfig.base.json"),
    compilerOptions: { lib: ["ES2023", "DOM"], types: [], noUnusedLocals: false },
    files: ["probe.ts"],
  };
  try {
    await writeFiles(folder, { "probe.ts": imports + source, "tsconfig.json": JSON.stringify(config) });
    return (await runChild(compiler, ["-p", folder, "--pretty", "false"])).stdout;
  } finally {
    await removeFolder(folder);
  }
}

test("a locale with every text compiles", async () => {
  expect(await compile("export const whole: FindingTexts = en.findings;\n")).toBe("");
});

test("a missing translation fails the type check", async () => {
  const source = `const { "link-healthy": taken, ...rest } = en.findings;\nexport const torn: FindingTexts = rest;\n`;
  expect(await compile(source)).toMatch(/error TS2741: Property '"link-healthy"' is missing/);
});

test("a translation for a code that does not exist fails the type check", async () => {
  const source = `export const more = { "link-holy": en.findings["link-healthy"] } satisfies Partial<FindingTexts>;\n`;
  expect(await compile(source)).toMatch(/error TS2353: .*"link-holy"/);
});

test("a sentence that uses a fact its code does not have fails the type check", async () => {
  const source = `export const wrong: FindingTexts["link-healthy"]["cause"] = ({ path }) => path;\n`;
  expect(await compile(source)).toMatch(/error TS2339: Property 'path' does not exist/);
});
