import { execFileSync } from "node:child_process";
import { expect, test } from "@playwright/test";
import { localeFor } from "../../electron/locales/index.ts";
import { endedText } from "../../renderer/steps/ended-text.ts";
import { onWindows } from "../support/platform.ts";

const locale = localeFor("en");

/** What is to be typed, as the last line of the steps that lead to it. */
function typed(program: string, args: readonly string[], folder: string): string {
  const end = { home: folder, target: { is: "lagrange", program, args, folder }, log: null } as const;
  const { see } = locale.window.start.ended;
  const lead = see[program.startsWith("/") ? "other" : "windows"]("").at(-1) ?? "";
  const line = endedText(locale, end).cure.find((step) => step.startsWith(lead));
  if (line === undefined) throw new Error("no step says what to type");
  return line.slice(lead.length);
}

const folders = [
  "/home/u/bots(1)/L",
  "/home/u/it's/L",
  "/home/u/a b/$HOME",
  "/home/u/`x`;&|*~#!/L",
  "/u/a\\b",
];

for (const folder of folders) {
  test(`what ran in ${folder} comes out of a shell as it was`, () => {
    test.skip(onWindows, "its shell is another");
    const file = `${folder}/Lagrange.OneBot.dll`;
    const words = execFileSync("/bin/sh", [
      "-c",
      `printf '%s\\n' ${typed("/usr/bin/dotnet", [file], folder)}`,
    ]);
    expect(words.toString()).toBe(`/usr/bin/dotnet\n${file}\n`);
  });
}

test("a word that Windows' shell takes for more than a name stands in quotes, and no other", () => {
  const folder = "D:\\R&D\\机器人";
  expect(typed("C:\\dotnet.exe", [`${folder}\\L.dll`], folder)).toBe(`C:\\dotnet.exe "${folder}\\L.dll"`);
  expect(typed("D:\\bots(1)\\L.exe", [], "D:\\bots")).toBe('"D:\\bots(1)\\L.exe"');
  expect(typed("D:\\机器人\\L-1.exe", ["-x", "a b"], "D:\\bots")).toBe('D:\\机器人\\L-1.exe -x "a b"');
});
