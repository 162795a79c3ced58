import { readdir } from "node:fs/promises";
import { resolve } from "node:path";
import { expect, test } from "@playwright/test";
import { readStartOptions } from "../../electron/hosts/browser/start-options.ts";
import { localeFor } from "../../electron/locales/index.ts";
import { withStart } from "../support/started-host.ts";

const { start: texts } = localeFor("en");

const nowhere = resolve("/nowhere/at/all");
const wrong = [
  [["--brwoser"], texts.usage["unknown-option"]({ kind: "unknown-option", option: "--brwoser" })],
  [["-x"], texts.usage["unknown-option"]({ kind: "unknown-option", option: "-x" })],
  [["--constructor"], texts.usage["unknown-option"]({ kind: "unknown-option", option: "--constructor" })],
  [["more"], texts.usage["unexpected-argument"]({ kind: "unexpected-argument", argument: "more" })],
  [["--browser=yes"], texts.usage["value-not-wanted"]({ kind: "value-not-wanted", option: "browser" })],
  [["--lang"], texts.usage["value-missing"]({ kind: "value-missing", option: "lang" })],
  [["--lang", "--browser"], texts.usage["value-missing"]({ kind: "value-missing", option: "lang" })],
  [["--lang", "fr"], texts.usage["no-such-language"]({ kind: "no-such-language", value: "fr" })],
  [["--age", "B"], texts.usage["practice-only"]({ kind: "practice-only", option: "age" })],
  [
    ["--practice", "--within", "."],
    texts.usage["not-together"]({ kind: "not-together", options: ["practice", "within"] }),
  ],
  [["--within", nowhere], texts.usage["not-a-folder"]({ kind: "not-a-folder", path: nowhere })],
] as const;

for (const [args, sentence] of wrong) {
  test(`"${args.join(" ")}" ends with 2 and one sentence`, async () => {
    await withStart(args, async ({ ended }, home) => {
      expect(await ended).toMatchObject({ code: 2, stdout: "", stderr: `${sentence}\n` });
      expect(await readdir(home)).toEqual([]);
    });
  });
}

test("what the practice world cannot be told ends with 2 and its own sentence, and leaves nothing", async () => {
  await withStart(["--practice", "--no-open", "--age", "Z"], async ({ ended }, home) => {
    const { code, stdout, stderr } = await ended;
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(/^--age can be A, B, C0, C, but not “Z”\.\n$/);
    expect(await readdir(home)).toEqual([]);
  });
});

test("--help lists every option in both languages", async () => {
  for (const [lang, { start }] of [
    ["en", localeFor("en")],
    ["zh-CN", localeFor("zh-CN")],
  ] as const) {
    await withStart(["--help", "--lang", lang], async ({ ended }) => {
      const { code, stdout, stderr } = await ended;
      expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
      for (const [name, text] of Object.entries(start.help.option)) {
        expect(stdout).toMatch(new RegExp(`^  --${name}\\b.* {2}`, "m"));
        expect(stdout).toContain(text);
      }
    });
  }
});

test("the last --lang counts, also beside what is wrong", () => {
  const { lang, request } = readStartOptions(["--lang", "en", "--lang=ZH-cn", "--nonsense"]);
  expect(lang).toBe("zh-CN");
  expect(request.kind).toBe("usage");
});
